"""Text as people type it when they look for something: without regard to case, accents and spacing."""

import unicodedata
from typing import Final

_WHOLE_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"}
)
"""Letters that Unicode does not take apart, as people without that key write them."""


def folded(text: str) -> str:
    """`text` in the form in which it is compared with what somebody typed; folding twice changes nothing.

    Case is folded and accents are dropped (the marks of Unicode's compatibility decomposition, form NFKD);
    every run of white space becomes one space, and none stands at either end.
    """
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        kept = "".join(character for character in decomposed if not unicodedata.combining(character))
        text = kept.casefold().translate(_WHOLE_LETTERS)
    return " ".join(text.split())
