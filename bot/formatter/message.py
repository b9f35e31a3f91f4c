"""A message as Discord takes it: a text and link buttons, within Discord's limits."""

from dataclasses import dataclass
from typing import Final

from bot.formatter.escape import escape
from bot.formatter.one_line import one_line, shortened

MAX_CONTENT: Final = 2000
"""Characters in a message, counted in UTF-16 code units (the strictest way Discord might count)."""

MAX_LINKS: Final = 5
"""Buttons in a row."""

MAX_LABEL: Final = 80
"""Characters on a button."""

MAX_URL: Final = 512
"""Characters in a link button's address."""


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens a web address."""

    label: str
    url: str

    def __post_init__(self) -> None:
        if not 0 < units(self.label) <= MAX_LABEL or units(self.url) > MAX_URL:
            raise ValueError(f"a label of {units(self.label)} and an address of {units(self.url)} characters")


@dataclass(frozen=True, slots=True)
class Message:
    """A Discord message: Markdown, and a row of link buttons. Too long a message cannot be made."""

    content: str
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < units(self.content) <= MAX_CONTENT or len(self.links) > MAX_LINKS:
            raise ValueError(f"a message of {units(self.content)} characters and {len(self.links)} links")


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def escaped_line(text: str, limit: int) -> str:
    """`text` on one line and escaped, in at most `limit` UTF-16 code units; what is too long ends in "…"."""
    line = one_line(text)
    limit = max(limit, 0)
    length = len(line)
    while (excess := units(escape(shortened(line, length))) - limit) > 0:
        length -= (excess + 1) // 2  # a code point costs at most two units
    return escape(shortened(line, length))
