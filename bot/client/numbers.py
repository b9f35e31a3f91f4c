"""Numbers in what Discord sends as text: anybody can forge a press, and what a menu chose."""

from typing import Final

_GREATEST: Final = 2**63 - 1  # of a database
_DIGITS: Final = len(str(_GREATEST))


def number_in(text: str) -> int | None:
    """The number from 0 to 2⁶³ - 1 that a text is; None if it is none."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        return None
    number = int(text)
    return number if number <= _GREATEST else None
