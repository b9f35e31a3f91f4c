import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import corpus
from corpus.article import Article
from corpus.clean import clean_article
from corpus.samples import starter_articles

STARTERS = starter_articles()
each_starter = pytest.mark.parametrize("article", STARTERS, ids=lambda article: article.id)


def test_there_are_enough_to_try_the_bot_on():
    assert len(STARTERS) >= 14


def test_ids_are_unique():
    assert len({article.id for article in STARTERS}) == len(STARTERS)


def test_they_come_oldest_first():
    days = [str(article.published)[:10] for article in STARTERS]
    assert days == sorted(days)


@each_starter
def test_a_person_sees_that_it_is_a_sample(article: Article):
    assert article.id.startswith("sample-")
    assert article.outlet is not None
    assert article.outlet.endswith(" (sample)")


@each_starter
def test_every_field_is_filled(article: Article):
    assert article.title
    assert article.authors
    assert article.published is not None


@each_starter
def test_its_address_leads_to_no_real_page(article: Article):
    assert article.url is not None
    assert article.url.startswith("https://example.com/")


@each_starter
def test_it_has_the_length_of_a_short_news_report(article: Article):
    assert 250 <= len(article.text.split()) <= 500


@each_starter
def test_nothing_of_the_markup_is_left_in_the_text(article: Article):
    assert "---" not in article.text
    assert not re.search(r"^(#|title:|outlet:)", article.text, re.MULTILINE)


@each_starter
def test_the_door_has_nothing_to_clean_in_it(article: Article):
    assert clean_article(article) == article


def test_they_can_be_read_from_a_zip_file(tmp_path: Path):
    package = Path(next(iter(corpus.__path__)))
    archive = shutil.make_archive(str(tmp_path / "verbatim"), "zip", package.parent, package.name)
    program = "import corpus.samples; print(corpus.__file__, len(corpus.samples.starter_articles()))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": archive},
        check=True,
        capture_output=True,
        text=True,
    )
    place, count = done.stdout.rsplit(maxsplit=1)
    assert place.startswith(archive)
    assert int(count) == len(STARTERS)


@pytest.mark.data
def test_the_report_on_a_real_event_is_in_our_own_words(shared: Path):
    (ours,) = (article for article in STARTERS if article.id == "sample-milley-moscow-call")
    theirs = (shared / "data" / "article.txt").read_text("utf-8")
    assert _runs(ours.title + " " + ours.text, 6).isdisjoint(_runs(theirs, 6))


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
