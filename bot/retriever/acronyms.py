"""Acronyms that an article explains: "the International Monetary Fund (IMF)"."""

import re
from collections.abc import Iterator
from typing import Final

from bot.retriever.aliases import Form, form_of

_EXPLAINED: Final = re.compile(r"\(([A-Z]{2,7})\)")
_SPACE_BEFORE: Final = 90
_MOST_WORDS: Final = 4
"""How many more words than letters a long form may have; "of" and "the" count too."""


def explained(text: str) -> Iterator[tuple[Form, Form]]:
    """Each acronym that stands in brackets in `text`, and its long form before them."""
    for match in _EXPLAINED.finditer(text):
        words = text[max(0, match.start() - _SPACE_BEFORE) : match.start()].split()
        long = _long_form(match.group(1).lower(), words[-len(match.group(1)) - _MOST_WORDS :])
        short, spelled = form_of(match.group(1)), form_of(long)
        if len(short.terms) == 1 and len(spelled.terms) > 1:
            yield short, spelled


def _long_form(letters: str, words: list[str]) -> str:
    """The last of `words`, from the latest capitalised one on that begins with the first of `letters`.

    The others must follow in it in their order, each at the start of a word if it has one there, as in
    Schwartz and Hearst (2003); the empty string if there is no such word.
    """
    for first in range(len(words) - 1, -1, -1):
        run = words[first:]
        if run[0][:1] == letters[0].upper() and _spells(letters, run):
            return " ".join(run)
    return ""


def _spells(letters: str, words: list[str]) -> bool:
    """Whether the initials of `words`, without some, are `letters`."""
    initials = iter("".join(word[:1] for word in re.split(r"[\s-]", " ".join(words)) if word).lower())
    return all(letter in initials for letter in letters)
