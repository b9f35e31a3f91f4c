"""What people asked and nothing answered, for a server's moderators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.formatter.card import Button, Card, Colour, Look, Part, Row, Text
from bot.formatter.escape import escape
from bot.formatter.one_line import one_line, shortened
from bot.translation import ENGLISH, Language

PAGE, ADD, DISMISS = "gaps", "gap-add", "gap-dismiss"
"""What the buttons say: with a page's number; with the id of a question of the gap and the page's number."""

ON_PAGE: Final = 5
_MAX_QUESTION: Final = 200


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that ask the same: their ids, as the last one put it, who asked (how many), when last."""

    ids: tuple[str, ...]
    question: str
    askers: int
    last: datetime

    @property
    def asked(self) -> int:
        """How often it was asked."""
        return len(self.ids)


def gaps_card(gaps: Sequence[Gap], page: int, notice: str = "", to: Language = ENGLISH) -> Card:
    """A page of gaps, counted from 1; one past the end is the last."""
    pages = max(1, -(-len(gaps) // ON_PAGE))
    page = min(max(page, 1), pages)
    about = to.say(
        "Questions that nothing answered, most wanted first. Add an article that answers, or dismiss."
    )
    if not gaps:
        about = to.say(
            "Nothing: every question was answered, dismissed, or is older than questions are kept."
        )
    heading = f"## {to.say('Gaps')}\n{about}"
    parts: list[Part] = [Text(f"{heading}\n{notice}" if notice else heading)]
    for gap in gaps[(page - 1) * ON_PAGE : page * ON_PAGE]:
        parts += _gap(gap, page, to)
    if pages > 1:
        turned = (
            Button(to.say("Previous"), f"{PAGE}:{page - 1}", off=page == 1),
            Button(to.say("Next"), f"{PAGE}:{page + 1}", off=page == pages),
        )
        place = to.say("Page {page} of {pages}", page=page, pages=pages)
        parts += [Text(f"-# {place}"), Row(turned)]
    return Card(tuple(parts), Colour.ANSWER if gaps else Colour.GOOD)


def _gap(gap: Gap, page: int, to: Language) -> list[Part]:
    question = escape(shortened(one_line(gap.question), _MAX_QUESTION)) or "?"
    times = to.count("asked {n} time", "asked {n} times", gap.asked)
    people = to.count("by {n} person", "by {n} people", gap.askers)
    last = to.say("last {when}", when=f"<t:{int(gap.last.timestamp())}:R>")
    place = f"{gap.ids[0]}:{page}"
    return [
        Text(f"**{question}**\n-# {times} {people}, {last}"),
        Row(
            (
                Button(to.say("Add an article"), f"{ADD}:{place}", Look.MAIN),
                Button(to.say("Dismiss"), f"{DISMISS}:{place}"),
            )
        ),
    ]


def settled_text(answered: int, asked: int, to: Language = ENGLISH) -> str:
    """How many of a gap's questions are answered now that articles were added."""
    if not answered:
        return to.say(
            "I still do not answer this from the articles, so it stays among the gaps. Perhaps the article "
            "says it in other words than the question."
        )
    return to.count(
        "{n} of the questions is answered now.", "{n} of the questions are answered now.", answered
    ) + (f" {to.count('{n} is not yet.', '{n} are not yet.', asked - answered)}" if answered < asked else "")
