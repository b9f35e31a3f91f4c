"""The audit trail: who changed what, when, through which door, and what can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.formatter.actor import name_of
from bot.formatter.articles.difference import difference_text
from bot.formatter.articles.words import fitted, moment, title
from bot.formatter.card import MAX_CHOICE, Button, Card, Choice, Colour, Look, Menu, Part, Row, Text
from bot.formatter.message import escaped_line, units
from bot.formatter.one_line import one_line, shortened
from bot.formatter.source import BETWEEN, UNTITLED
from bot.translation import ENGLISH, Language
from corpus.difference import Difference
from corpus.store import Change, ChangeKind

PAGE: Final = 10
_MAX_ACTOR: Final = 60
_MAX_TITLE: Final = 90


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of a history, counted from 1: of one article, which is called `of`, or of the shelf (None)."""

    changes: tuple[Change, ...]
    number: int
    more: bool
    of: str | None = None


def history_card(page: HistoryPage, to: Language = ENGLISH) -> Card:
    """The changes, newest first.

    Presses: `page:NUMBER`; `revisions` (numbers are chosen) for an article, `article` (an id is chosen) for
    the shelf.
    """
    lead = to.say("History of this server's articles")
    if page.of is not None:
        lead = to.say("History of {title}", title=title(page.of))
    if not page.changes:
        return Card((Text(lead), Text(to.say("Nothing has happened yet."))))
    lines = [change_line(each, to, named=page.of is None) for each in page.changes]
    parts: list[Part] = [Text(f"### {lead}"), Text(fitted(lines, 3400, to))]
    if page.of is None:
        parts += _articles(page.changes, to)
    elif made := _revisions(page.changes):
        parts.append(_reading(made, to))
    if page.number > 1 or page.more:
        newer = Button(to.say("Newer"), f"page:{page.number - 1}:newer", off=page.number <= 1)
        older = Button(to.say("Older"), f"page:{page.number + 1}:older", off=not page.more)
        parts.append(Row((newer, older)))
    return Card(tuple(parts))


def compared_card(difference: Difference, to: Language = ENGLISH) -> Card:
    """What differs between two revisions. Presses: `back`."""
    before, after = difference.before.revision, difference.after.revision
    lead = to.say("From revision {before} to revision {after}", before=before, after=after)
    shown = Text(difference_text(difference, 3200, to))
    back = Row((Button(to.say("Back to the history"), "back"),))
    return Card((Text(f"### {lead}\n{title(difference.after.title)}"), shown, back))


def undo_card(
    change: Change | None,
    difference: Difference | None = None,
    done: Change | None = None,
    to: Language = ENGLISH,
) -> Card:
    """What was undone just now, and what undoing (further) would take back. Presses: `undo`, `cancel`.

    `difference` is what a revision changed.
    """
    parts: list[Part] = [Text(undone_text(done, to))] if done else []
    if change is None:
        parts.append(Text(to.say("There is nothing left to undo.")))
        return Card(tuple(parts), Colour.GOOD if done else Colour.SILENCE)
    lead = to.say("Undoing once more would take back:") if done else to.say("This would be taken back:")
    parts.append(Text(f"{lead}\n{change_line(change, to)}\n{_would(change, to)}"))
    if difference is not None:
        parts.append(Text(difference_text(difference, 2000, to)))
    label = to.say("Undo this too") if done else to.say("Undo")
    stop = to.say("Enough") if done else to.say("Cancel")
    parts.append(Row((Button(label, "undo", Look.DANGER), Button(stop, "cancel"))))
    return Card(tuple(parts), Colour.GOOD if done else Colour.CHANGED)


def undone_text(change: Change, to: Language = ENGLISH) -> str:
    """What undoing did; `change` is the change that it made."""
    texts = {
        ChangeKind.ADDED: to.say("Undone: {title} is on the shelf again.", title=title(change.title)),
        ChangeKind.RESTORED: to.say("Undone: {title} is on the shelf again.", title=title(change.title)),
        ChangeKind.REMOVED: to.say("Undone: {title} is off the shelf again.", title=title(change.title)),
        ChangeKind.REVISED: to.say("Undone: {title} is again as it was.", title=title(change.title)),
    }
    return texts[change.kind]


def change_line(change: Change, to: Language, *, named: bool = True) -> str:
    """One change: what, to which article if it is to be `named`; below, when, by whom, through which door."""
    did = to.say("undid a change") if change.undoes is not None else _did(change.kind, to)
    who = escaped_line(name_of(change.actor), _MAX_ACTOR)
    door = escaped_line(to.retell(change.actor.door), _MAX_ACTOR)
    what = f" {title(change.title, _MAX_TITLE)}" if named else ""
    if change.undoes is not None:
        did = f"{did} ({_did(change.kind, to)})"
    later = f" ({to.say('undone')})" if change.undone else ""
    revision = to.say("revision {number}", number=change.revision)
    return f"{did}{what}, {revision}{later}\n-# {moment(change.at)}{BETWEEN}{who}, {door}"


def _did(kind: ChangeKind, to: Language) -> str:
    texts = {
        ChangeKind.ADDED: to.say("added"),
        ChangeKind.REVISED: to.say("revised"),
        ChangeKind.REMOVED: to.say("removed"),
        ChangeKind.RESTORED: to.say("put back"),
    }
    return texts[kind]


def _would(change: Change, to: Language) -> str:
    texts = {
        ChangeKind.ADDED: to.say("The article would be off the shelf again."),
        ChangeKind.RESTORED: to.say("The article would be off the shelf again."),
        ChangeKind.REMOVED: to.say("The article would be on the shelf again."),
        ChangeKind.REVISED: to.say("The article would again say what it said before:"),
    }
    return texts[change.kind]


def _revisions(changes: Sequence[Change]) -> list[Change]:
    """The changes that made a revision, of each revision one."""
    made = {each.revision: each for each in changes if each.kind in (ChangeKind.ADDED, ChangeKind.REVISED)}
    return list(made.values())


def _reading(changes: Sequence[Change], to: Language) -> Menu:
    choices = tuple(
        Choice(
            to.say("Revision {number}", number=each.revision),
            str(each.revision),
            shortened(one_line(name_of(each.actor)), 48),
        )
        for each in changes
    )
    hint = to.say("Read one, or compare two")
    return Menu("revisions", choices, hint, most=min(2, len(choices)))


def _articles(changes: Sequence[Change], to: Language) -> list[Menu]:
    titles = {each.article_id: each.title for each in changes if units(each.article_id) <= MAX_CHOICE}
    choices = tuple(
        Choice(shortened(one_line(name), 48) or to.say(UNTITLED), article_id)
        for article_id, name in titles.items()
    )
    return [Menu("article", choices, to.say("See the history of one article"))] if choices else []
