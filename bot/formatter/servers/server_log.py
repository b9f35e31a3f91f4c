"""What happened to a server's articles and settings, told in its log channel: one line a change."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bot.formatter.actor import name_of
from bot.formatter.escape import escape
from bot.formatter.message import MAX_CONTENT, Message, units
from bot.formatter.one_line import one_line, shortened
from bot.formatter.source import UNTITLED
from bot.translation import ENGLISH, Language, phrase, phrases
from corpus.servers import Event, EventKind
from corpus.store import Actor, Change, ChangeKind

MAX_LINES: Final = 20
"""If there is more to tell, changes of one kind by one person are told together, whenever they happened."""

_MAX_TITLES: Final = 3
_MAX_TITLE: Final = 80
_MAX_ABOUT: Final = 200
_MAX_NAME: Final = 80
_ENTITY: Final = re.compile(r"(<(?:#|@&)\d+>)")
"""A channel or role, which Discord shows by its name."""

_ONE: Final = {
    ChangeKind.ADDED: phrase("**{title}** was added by {actor} through {door}"),
    ChangeKind.REVISED: phrase("**{title}** was revised by {actor} through {door}"),
    ChangeKind.REMOVED: phrase("**{title}** was removed by {actor} through {door}"),
    ChangeKind.RESTORED: phrase("**{title}** was put back by {actor} through {door}"),
}
_MANY: Final = {
    ChangeKind.ADDED: phrases(
        "{n} article added by {actor} through {door}",
        "{n} articles added by {actor} through {door}",
    ),
    ChangeKind.REVISED: phrases(
        "{n} article revised by {actor} through {door}",
        "{n} articles revised by {actor} through {door}",
    ),
    ChangeKind.REMOVED: phrases(
        "{n} article removed by {actor} through {door}",
        "{n} articles removed by {actor} through {door}",
    ),
    ChangeKind.RESTORED: phrases(
        "{n} article put back by {actor} through {door}",
        "{n} articles put back by {actor} through {door}",
    ),
}
_EVENTS: Final = {
    EventKind.SETTINGS_CHANGED: phrase("{actor} changed a setting: {about}"),
    EventKind.FEED_ADDED: phrase("{actor} added the feed {about}"),
    EventKind.FEED_PAUSED: phrase("{actor} paused the feed {about}"),
    EventKind.FEED_RESUMED: phrase("{actor} resumed the feed {about}"),
    EventKind.FEED_REMOVED: phrase("{actor} removed the feed {about}"),
    EventKind.FEED_FAILING: phrase("A feed has failed for a day: {about}"),
    EventKind.FEED_RECOVERED: phrase("The feed {about} works again"),
    EventKind.LOG_CLOSED: phrase("I could not write in {about} for a while, so this log has a gap there"),
    EventKind.QUEUE_CLOSED: phrase(
        "I cannot ask about articles of the feed {about}, as its channel is closed to me"
    ),
    EventKind.ITEM_REJECTED: phrase("{actor} rejected {about}"),
    EventKind.EXPORTED: phrase("{actor} exported everything this server has here"),
    EventKind.ERASED: phrase("{actor} erased everything this server had here"),
}


@dataclass(frozen=True, slots=True)
class _Doing:
    """What changes have in common that are told in one line."""

    kind: ChangeKind
    actor: Actor
    undoing: bool


def log_messages(
    changes: Sequence[Change], events: Sequence[Event], to: Language = ENGLISH
) -> tuple[Message, ...]:
    """The messages that tell of all these, as few as can be; the changes first."""
    groups = [list(group) for _, group in groupby(changes, _doing)]
    if len(groups) + len(events) > MAX_LINES:
        together: dict[_Doing, list[Change]] = {}
        for change in changes:
            together.setdefault(_doing(change), []).append(change)
        groups = list(together.values())
    lines = [_changes_line(group, to) for group in groups]
    lines += [event_line(event.kind, event.about, event.actor, to) for event in events]
    return tuple(Message(content) for content in _packed(lines))


def event_line(kind: EventKind, about: str, actor: Actor, to: Language = ENGLISH) -> str:
    """One line of a server's trail."""
    said = shortened(one_line(_retold(kind, about, to)), _MAX_ABOUT)
    shown = _with_names(said) if kind is EventKind.SETTINGS_CHANGED else escape(said)
    return f"- {to.say(_EVENTS[kind], actor=_name(actor), about=shown or '?')}"


def _with_names(about: str) -> str:
    """Of a setting, channels and roles are shown by name; anywhere else they were written by others."""
    pieces = _ENTITY.split(about)
    return "".join(piece if number % 2 else escape(piece) for number, piece in enumerate(pieces))


def _retold(kind: EventKind, about: str, to: Language) -> str:
    """What is noted in English: how a setting was changed; why a feed fails, behind its name and a colon."""
    if kind is EventKind.SETTINGS_CHANGED:
        return to.retell(about)
    if kind is EventKind.FEED_FAILING:
        for colon in re.finditer(": ", about):
            name, why = about[: colon.end()], about[colon.end() :]
            if (told := to.retell(why)) != why:
                return name + told
    return about


def _doing(change: Change) -> _Doing:
    return _Doing(change.kind, change.actor, change.undoes is not None)


def _changes_line(group: Sequence[Change], to: Language) -> str:
    doing = _doing(group[0])
    by = {
        "actor": _name(doing.actor),
        "door": escape(shortened(one_line(to.retell(doing.actor.door)), _MAX_NAME)),
    }
    titles = [_title(change, to) for change in group[:_MAX_TITLES]]
    if len(group) == 1:
        line = to.say(_ONE[doing.kind], title=titles[0], **by)
    else:
        more = ", …" if len(group) > _MAX_TITLES else ""
        line = f"{to.count(*_MANY[doing.kind], len(group), **by)}: {', '.join(titles)}{more}"
    return f"- {line} {to.say('(undone)')}" if doing.undoing else f"- {line}"


def _title(change: Change, to: Language) -> str:
    return escape(shortened(one_line(change.title) or to.say(UNTITLED), _MAX_TITLE))


def _name(actor: Actor) -> str:
    return escape(shortened(one_line(name_of(actor)), _MAX_NAME))


def _packed(lines: Iterable[str]) -> list[str]:
    """Lines put together into texts of at most `MAX_CONTENT` characters."""
    texts: list[str] = []
    for line in lines:
        if texts and units(texts[-1]) + 1 + units(line) <= MAX_CONTENT:
            texts[-1] += f"\n{line}"
        else:
            texts.append(line)
    return texts
