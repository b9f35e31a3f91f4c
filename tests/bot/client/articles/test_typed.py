"""An article goes into the form for editing, and comes back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.articles.pasted import FIELD
from bot.client.articles.typed import applied, completed, typed_of
from corpus.article import Article
from corpus.clean import ArticleRefused, clean_article
from corpus.published import NotADate

SHIP = Article(
    "The ship", "It sank.\n\nNobody was hurt.", "Herald", ("King, Jr.",), date(2022, 11, 16), id="a"
)


@pytest.mark.parametrize(
    "article",
    [
        SHIP,
        Article("T", "Words."),
        replace(SHIP, authors=("A. One", "B. Two"), published=datetime(2022, 11, 16, 18, 30, tzinfo=UTC)),
        replace(SHIP, text="word " * 2000 + "end"),
    ],
)
def test_what_nobody_touches_stays_as_it_is(article):
    assert applied(typed_of(article), article) == article


@given(st.text(min_size=1, max_size=FIELD), st.lists(st.text()), st.text())
def test_that_holds_for_any_article(text, authors, outlet):
    try:
        article = clean_article(Article("A title", text, outlet, tuple(authors), url="https://a.example/b"))
    except ArticleRefused:
        return
    assert applied(typed_of(article), article) == article


@pytest.mark.parametrize("typed", ["A. One, B. Two", " A. One ;B. Two;"])
def test_authors_are_parted_by_commas_or_semicolons(typed):
    assert applied(replace(typed_of(SHIP), authors=typed), SHIP).authors == ("A. One", "B. Two")


def test_an_emptied_box_takes_the_field_away():
    emptied = replace(typed_of(SHIP), outlet=" ", authors="", published="", url="")
    assert applied(emptied, SHIP) == replace(SHIP, outlet=None, authors=(), published=None)


def test_a_text_that_does_not_fit_into_a_box_is_no_part_of_the_form():
    assert typed_of(replace(SHIP, text="x" * (FIELD - 10))).text is not None
    assert typed_of(replace(SHIP, text="x" * (FIELD - 9))).text is None
    assert typed_of(replace(SHIP, text="🎉" * (FIELD // 2))).text is None


def test_a_revision_from_elsewhere_keeps_what_that_does_not_say():
    said = Article("A ship", "It was raised.", authors=("B. Two",))
    assert completed(said, SHIP) == replace(SHIP, title="A ship", text="It was raised.", authors=("B. Two",))


def test_what_cannot_be_is_refused():
    with pytest.raises(NotADate):
        applied(replace(typed_of(SHIP), published="soon"), SHIP)
    with pytest.raises(ArticleRefused):
        applied(replace(typed_of(SHIP), url="mailto:a@b"), SHIP)
    with pytest.raises(ArticleRefused):
        applied(replace(typed_of(SHIP), text="…"), SHIP)
