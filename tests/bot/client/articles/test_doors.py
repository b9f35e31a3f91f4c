"""What comes in through the doors is read."""

import pytest

from bot.client.articles.doors import MAX_FILES, FileRefused, check_file, read_file, read_pasted
from bot.client.articles.pasted import Pasted
from corpus.readers import Problem
from tests.corpus.test_archive import packed


@pytest.mark.parametrize("name", ["a.txt", "A.MD", "a.b.html", "a.jsonl", "a.zip"])
def test_files_that_can_be_read_are_worth_fetching(name):
    check_file(name, MAX_FILES)


@pytest.mark.parametrize(
    ("name", "size", "words"), [("a.png", 1, ".jsonl"), ("a", 1, ".zip"), ("a.txt", MAX_FILES + 1, "8.0 MB")]
)
def test_others_are_not(name, size, words):
    with pytest.raises(FileRefused, match=words):
        check_file(name, size)


def test_files_together_must_fit_as_well():
    with pytest.raises(FileRefused, match="split"):
        check_file("a.txt", 11, 10)


def test_an_archive_is_opened():
    [article] = read_file(packed(("ship.txt", b"Ship\n\nIt sank.")), "news.ZIP")
    assert article.title == "Ship"


def test_what_is_wrong_with_a_form_is_told_as_the_forms():
    [problem] = read_pasted(Pasted("Words without a title.", url="mailto:a@b"))
    assert isinstance(problem, Problem)
    assert str(problem).startswith("The form: “mailto:a@b”")
