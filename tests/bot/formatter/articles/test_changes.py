"""The audit trail as cards."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from bot.formatter.articles.changes import (
    PAGE,
    HistoryPage,
    change_line,
    compared_card,
    history_card,
    undo_card,
    undone_text,
)
from bot.formatter.card import Menu
from bot.translation import ENGLISH
from corpus.article import Article
from corpus.difference import difference
from corpus.store import Actor, Change, ChangeKind
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import constructs

NOON = datetime(2022, 11, 16, 12, tzinfo=UTC)
ADDED = Change(1, 1, "a1", 1, ChangeKind.ADDED, "The ship sails", Actor("ann (1)", "Discord"), NOON)


def menu(card):
    return next(part for part in card.parts if isinstance(part, Menu))


def test_a_change_is_told_with_who_when_what_and_through_which_door():
    assert change_line(ADDED, ENGLISH) == (
        "added **The ship sails**, revision 1\n-# <t:1668600000:f> · ann, Discord"
    )
    undoing = replace(ADDED, kind=ChangeKind.REMOVED, undoes=1, undone=True)
    assert "undid a change (removed), revision 1 (undone)" in change_line(undoing, ENGLISH, named=False)


def test_the_revisions_of_an_article_can_be_read_and_compared():
    changes = tuple(
        replace(ADDED, number=number, revision=number, kind=ChangeKind.REVISED) for number in (4, 3, 2)
    )
    removed = replace(ADDED, number=5, revision=4, kind=ChangeKind.REMOVED)
    made = menu(history_card(HistoryPage((removed, *changes), 1, more=True, of="The ship sails")))
    assert [choice.value for choice in made.choices] == ["4", "3", "2"]
    assert made.most == 2
    assert menu(history_card(HistoryPage((ADDED,), 1, more=False, of="T"))).most == 1


def test_the_history_of_a_shelf_leads_to_each_article_once():
    page = HistoryPage((ADDED, replace(ADDED, article_id="b2", title=""), ADDED), 1, more=False)
    assert [choice.value for choice in menu(history_card(page)).choices] == ["a1", "b2"]


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_undoing_is_told_for_every_kind_of_change(kind):
    change = replace(ADDED, kind=kind)
    assert undone_text(change).startswith("Undone: **The ship sails** is ")
    assert "This would be taken back" in "\n".join(undo_card(change).texts)
    assert "Undoing once more" in "\n".join(undo_card(change, done=change).texts)


@given(hostile_texts())
def test_the_longest_history_fits_and_nothing_in_it_is_alive(text):
    long = text * 100
    change = replace(ADDED, title=long, actor=Actor(long, long), kind=ChangeKind.REVISED, undone=True)
    changes = tuple(replace(change, number=number, revision=number + 1) for number in range(PAGE))
    differing = difference(Article(long, long), Article("T", "Words."))
    cards = [history_card(HistoryPage(changes, 2, more=True, of=of)) for of in (None, long)]
    for card in (*cards, undo_card(change, differing, change), compared_card(differing)):
        kinds = {kind for each in card.texts for kind, _ in constructs(each)}
        assert kinds <= {"bold", "heading", "subtext", "item", "list", "timestamp"}
