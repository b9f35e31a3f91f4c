"""Articles before they are saved, as cards."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.articles.draft import duplicate_card, many_card, preview_card, refused_card, revision_card
from bot.formatter.articles.outcome import added_card, overtaken_card, removal_card, revised_card
from bot.formatter.card import Row
from corpus.article import Article
from corpus.difference import difference
from corpus.readers import Problem
from corpus.store import Likeness, Listing, Match
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import constructs

NOON = datetime(2022, 11, 16, 12, tzinfo=UTC)
SHIP = Article("The ship", "It left. It sank.", "Herald", ("A. One",), date(2022, 11, 16))


def shown(card):
    return "\n".join(card.texts)


def labels(card):
    return [button.label for part in card.parts if isinstance(part, Row) for button in part.buttons]


def match(title, likeness=Likeness.SAME_TEXT):
    return Match(Listing("a1", 1, title, None, (), None, None, NOON), likeness)


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("The harbour bridge will close for nine nights, the city said on Wednesday.", True),
        ("The harbour bridge will close for nine nights", False),
        ("Who will pay for the harbour bridge?", False),
        ("Ferry freed.", False),
    ],
)
def test_a_preview_warns_of_a_title_that_is_a_sentence(title, warned):
    assert ("reads like a sentence" in shown(preview_card(replace(SHIP, title=title)))) == warned


def test_a_preview_says_all_that_was_read_and_that_nothing_is_saved():
    card = preview_card(SHIP, [Problem("b.txt", 3, "no text")], may_be_cut=True)
    for part in ("Nothing is saved yet", "**The ship**", "Herald · by A. One · 16 November 2022"):
        assert part in shown(card)
    assert "2 sentences" in shown(card)
    assert "- b.txt, line 3: no text" in shown(card)
    assert "cut off" in shown(card)
    assert labels(card) == ["Save", "Edit", "Cancel"]


def test_a_duplicate_says_what_differs_or_that_nothing_does():
    card = duplicate_card(difference(SHIP, replace(SHIP, text="It left. It came back.")), Likeness.SAME_URL)
    assert "On the shelf: **The ship** (same address)" in shown(card)
    assert "➖ It sank.\n➕ It came back." in shown(card)
    assert labels(card) == ["Save as a revision", "Edit", "Leave it"]
    assert labels(duplicate_card(difference(SHIP, SHIP), Likeness.SAME_TEXT)) == []


def test_many_are_counted_and_the_first_named():
    new = [replace(SHIP, title=f"Ship {number}") for number in range(12)]
    card = many_card(new, [("Train", match("The train"))], [Problem("x.png", None, "no text")])
    assert "**12 new · 1 already here · 1 problem**" in shown(card)
    assert "**Ship 9**" in shown(card)
    assert "- … and 2 more" in shown(card)
    assert "**Train**, which is **The train** (same text)" in shown(card)
    assert labels(card) == ["Save all 12", "Cancel"]


def test_without_anything_new_nothing_can_be_saved():
    assert labels(many_card([], [("Train", match("Train"))], [])) == []


def test_one_that_was_added_can_be_taken_back():
    assert shown(added_card(["The ship"])) == "Added **The ship**. `/article undo` takes it back."
    assert shown(added_card([])) == "Nothing was added."


titles = st.lists(hostile_texts(), max_size=30)


@given(titles, titles, titles)
def test_however_much_there_is_to_tell_it_fits_and_nothing_of_it_is_alive(new, known, problems):
    articles = [replace(SHIP, title=each * 20, outlet=each) for each in new]
    there = [(each * 20, match(each[::-1])) for each in known]
    bad = [Problem(each, 7, each * 20) for each in problems]
    for card in (many_card(articles, there, bad), added_card([each.title for each in articles], there, bad)):
        kinds = {kind for text in card.texts for kind, _ in constructs(text)}
        assert kinds <= {"bold", "heading", "subtext", "item", "list", "code"}


@pytest.mark.parametrize("sign", ["*", "🎉", "a", "> "])
def test_the_longest_article_fits_into_every_card(sign):
    long = sign * 3000
    text = " ".join(f"{sign * 300} {number}." for number in range(60))
    article = Article(long, text, long, (long,) * 9, NOON, f"https://a.example/{'a' * 2000}")
    changed = difference(article, replace(SHIP, text=text.replace("1", "2")))
    bad = [Problem(long, 7, long)] * 50
    preview_card(article, bad, may_be_cut=True)
    duplicate_card(changed, Likeness.NEAR_TEXT, bad)
    revision_card(changed)
    revised_card(changed, 2)
    overtaken_card(changed)
    removal_card(article)
    refused_card([long])
