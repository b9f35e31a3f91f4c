"""What a moderator is told about what they did."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.articles.doors import Known, Outcome
from bot.client.articles.report import fitted, outcome_text, undone_text
from bot.formatter.message import MAX_CONTENT, units
from corpus.readers import Problem
from corpus.store import Actor, Change, ChangeKind, Likeness, Listing, Match

NOON = datetime(2022, 11, 16, 12, tzinfo=UTC)


def match(title, likeness=Likeness.SAME_TEXT):
    return Match(Listing("a1", 1, title, None, (), None, None, NOON), likeness)


def test_one_article_is_named_and_can_be_taken_back():
    text = outcome_text(Outcome(added=("The ship sails",)))
    assert text.startswith("Added **The ship sails**")
    assert "`/article undo`" in text


def test_a_duplicate_is_said_with_the_title_of_what_is_there():
    known = Known("Ship sails at last", match("The ship sails", Likeness.SAME_URL))
    text = outcome_text(Outcome(known=(known,)))
    assert "**Ship sails at last**" in text
    assert "**The ship sails** (same address)" in text
    assert "undo" not in text


def test_problems_are_told_by_name_and_line_beside_what_went_well():
    problems = (Problem("news.jsonl", 3, "no text"), Problem("news.jsonl", 9, "not JSON"))
    text = outcome_text(Outcome(added=("One", "Two"), problems=problems))
    assert "Added (2 articles):\n- **One**\n- **Two**" in text
    assert "- news.jsonl, line 3: no text\n- news.jsonl, line 9: not JSON" in text


def test_nothing_in_a_title_comes_alive():
    assert outcome_text(Outcome(added=("**@everyone** <@1>",))).startswith(r"Added **\*\*\@everyone\*\* \<")


def test_an_empty_file_is_said_to_be_one():
    assert outcome_text(Outcome()) == "There is no article in it."


titles = st.lists(st.text(min_size=1, max_size=400), max_size=30).map(tuple)


@given(titles, titles, titles)
def test_however_much_there_is_to_tell_it_fits_into_a_message(added, known, problems):
    outcome = Outcome(
        added,
        tuple(Known(title, match(title[::-1])) for title in known),
        tuple(Problem(title, 7, title) for title in problems),
    )
    assert 0 < units(outcome_text(outcome, "A note.")) <= MAX_CONTENT


def test_what_does_not_fit_is_counted():
    assert fitted(["a" * 20, "b" * 20, "c" * 20], limit=60) == "a" * 20 + "\n… and 2 more lines."


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_undoing_is_told_for_every_kind_of_change(kind):
    change = Change(2, 1, "a1", 1, kind, "The ship sails", Actor("ann (1)", "Discord"), NOON, undoes=1)
    assert undone_text(change).startswith("Undone: **The ship sails** is ")
