"""The ids of articles: which ones people can use, and those that are made for a text."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from typing import Final

ID_LETTERS: Final = "23456789bcdfghjkmnpqrstvwxyz"
"""What the shelf makes ids of: no two are easily confused, and without vowels they spell nothing."""

ID_LENGTH: Final = 6
"""Letters of an id that is made here."""

_LONGEST: Final = 100


def is_usable(article_id: str) -> bool:
    """Whether people can use this id: print it, type it, and never take it for an option of a command."""
    return article_id[:1].isalnum() and len(article_id) <= _LONGEST and article_id.isprintable()


def made_ids(digest: str) -> Iterator[str]:
    """Ids for the text of this digest, always the same; those after the first for when that is taken."""
    for attempt in count():
        number = int.from_bytes(sha256(f"{digest} {attempt}".encode()).digest(), "big")
        letters = []
        for _ in range(ID_LENGTH):
            number, letter = divmod(number, len(ID_LETTERS))
            letters.append(ID_LETTERS[letter])
        yield "".join(letters)
