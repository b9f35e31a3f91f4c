import re

import pytest

from corpus.article import Article
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
