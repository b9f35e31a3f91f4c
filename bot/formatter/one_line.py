"""Text of others on one line: titles, outlets, names."""

import re
from typing import Final

from bot.translation import ENGLISH, Language

_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal obeys rather than shows: controls but tabs and line feeds, bidi marks, lone surrogates."""

_ID: Final = re.compile(r" \(\d+\)\Z")


def one_line(text: str) -> str:
    """`text` without control characters, and with every run of white space made one space."""
    return printable(re.sub(r"\s+", " ", text)).strip()


def printable(text: str) -> str:
    """`text` without what could move a terminal's cursor, change its colours or turn its text round.

    The store holds no such characters; this is for whatever has not been through its door.
    """
    return _OBEYED.sub("", text)


def shortened(text: str, length: int) -> str:
    """`text` in at most `length` code points: cut between words, if one ends in the last third, and "…"."""
    if len(text) <= length:
        return text
    kept = text[: max(0, length - 1)]
    space = kept.rfind(" ")
    return (kept[:space] if space > len(kept) * 2 / 3 else kept).rstrip() + "…" if length > 0 else ""


def listed(names: tuple[str, ...], most: int = 3, to: Language = ENGLISH) -> str:
    """Names as one reads them: "A", "A and B", "A, B and C", "A, B, C and 4 others"."""
    shown = list(names)
    if len(names) > most + 1:
        more = len(names) - most
        shown = [*names[:most], to.count("{n} other", "{n} others", more)]
    if len(shown) < 2:
        return "".join(shown)
    return to.say("{first} and {last}", first=", ".join(shown[:-1]), last=shown[-1])


def unnumbered(name: str) -> str:
    """Somebody's name, without the id that the trail keeps behind it: Discord's names are unique."""
    return _ID.sub("", name)
