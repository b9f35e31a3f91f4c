"""What a moderator is told about what they did: no Discord in here."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.client.articles.doors import Known, Outcome
from bot.formatter.escape import escape
from bot.formatter.message import MAX_CONTENT, escaped_line, units
from corpus.readers import Problem
from corpus.store import Change, ChangeKind

MAX_NAMED: Final = 10
"""Articles or problems named one by one; the others are counted."""

MAX_TITLE: Final = 120
"""UTF-16 code units of a title, or of the name of a file."""

MAY_BE_CUT: Final = (
    "The text filled its field to the last character, so Discord has probably cut off the end. "
    "Check it with `/article show`; a longer article can be added as a file."
)

_UNDONE: Final = {
    ChangeKind.ADDED: "is on the shelf again",
    ChangeKind.RESTORED: "is on the shelf again",
    ChangeKind.REMOVED: "is off the shelf again",
    ChangeKind.REVISED: "is again as it was",
}


def outcome_text(outcome: Outcome, note: str | None = None) -> str:
    """What was added, what was there already, what could not be read; within Discord's limit."""
    blocks = [
        *_block("Added", "articles", [title(each) for each in outcome.added]),
        *_block("Already here, so not added:", "articles", [_known(each) for each in outcome.known]),
        *_block("Not added:", "problems", [_problem(each) for each in outcome.problems]),
    ]
    if not blocks:
        blocks = ["There is no article in it."]
    if len(outcome.added) == 1:
        blocks.append("`/article undo` takes it back.")
    if note:
        blocks.append(note)
    return fitted(blocks)


def undone_text(change: Change) -> str:
    """What undoing did."""
    return f"Undone: {title(change.title)} {_UNDONE[change.kind]}."


def title(text: str) -> str:
    """A title inside a sentence: bold, harmless, not too long."""
    return f"**{escaped_line(text, MAX_TITLE)}**"


def fitted(lines: Iterable[str], limit: int = MAX_CONTENT) -> str:
    """The lines that fit into `limit` UTF-16 code units, and a last one that says how many did not."""
    lines = [line for text in lines for line in text.split("\n")]
    whole = "\n".join(lines)
    kept = len(lines)
    while units(whole) > limit:
        kept -= 1
        whole = "\n".join([*lines[:kept], f"… and {len(lines) - kept} more lines."])
    return whole


def _block(lead: str, noun: str, items: Sequence[str]) -> list[str]:
    if len(items) <= 1:
        return [f"{lead} {item}" for item in items]
    counted = f"{lead.removesuffix(':')} ({len(items)} {noun}):"
    left = len(items) - MAX_NAMED
    return [
        counted,
        *(f"- {item}" for item in items[:MAX_NAMED]),
        *([f"- … and {left} more"] if left > 0 else []),
    ]


def _known(known: Known) -> str:
    there = known.match.listing.title
    likeness = known.match.likeness.value
    if there == known.title:
        return f"{title(there)} ({likeness})"
    return f"{title(known.title)}, which is {title(there)} ({likeness})"


def _problem(problem: Problem) -> str:
    place = escaped_line(problem.source, MAX_TITLE) + (f", line {problem.line}" if problem.line else "")
    return f"{place}: {escape(problem.message)}"
