"""Differences in a few lines."""

import time
from dataclasses import replace
from datetime import date

from hypothesis import given

from bot.formatter.articles.difference import difference_text
from bot.formatter.articles.words import fitted
from bot.formatter.message import units
from bot.translation import ENGLISH
from corpus.article import Article
from corpus.difference import difference
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import constructs

SHIP = Article("The ship", "It left. It sank.\n\nNobody was hurt.", "Herald", ("A. One", "B. Two"))


def told(after, room=1000):
    return difference_text(difference(SHIP, after), room)


def test_fields_are_told_with_what_they_said_and_say():
    after = replace(SHIP, title="A ship", outlet=None, published=date(2022, 11, 16), authors=("A. One",))
    assert told(after).split("\n") == [
        "Title: The ship → A ship",
        "Outlet: Herald → –",
        "Authors: A. One and B. Two → A. One",
        "Published: – → 16 November 2022",
    ]


def test_sentences_are_counted_and_told():
    after = replace(SHIP, text="It left. It came back.\n\nNobody was hurt. All were glad.")
    assert told(after).split("\n") == [
        "Text: 2 sentences added, 1 removed",
        "➖ It sank.",
        "➕ It came back.",
        "➕ All were glad.",
    ]


def test_a_text_that_is_only_set_otherwise_is_told_to_be():
    assert (
        told(replace(SHIP, text=SHIP.text.replace("\n\n", " "))) == "Text: the same sentences, set otherwise"
    )


def test_no_difference_is_told_to_be_none():
    assert told(SHIP) == "Nothing differs."


def test_what_does_not_fit_is_counted():
    text = " ".join(f"Sentence number {number} is new." for number in range(500))
    shown = told(replace(SHIP, text=text), 400)
    assert units(shown) <= 400
    assert shown.endswith(" more lines.")


@given(hostile_texts(), hostile_texts())
def test_nothing_in_it_is_alive(before, after):
    one, other = Article(before, before, before, (before,)), Article(after, after, after, (after,))
    assert constructs(difference_text(difference(one, other), 3000)) == []


def test_a_difference_of_very_many_lines_is_soon_cut():
    lines = [f"Line {number}" for number in range(100_000)]
    began = time.process_time()
    assert fitted(lines, 3_000, ENGLISH).endswith("more lines.")
    assert time.process_time() - began < 2
