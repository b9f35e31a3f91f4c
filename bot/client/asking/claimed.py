"""What a message claims that somebody wants a source for: no Discord in here."""

import re
from typing import Final

from bot.translation import phrase
from corpus.errors import VerbatimError

_EMOJI: Final = re.compile(r"<a?:\w{1,32}:\d{1,20}>")
_ADDRESS: Final = re.compile(r"<?\bhttps?://\S+>?", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2}")


class NothingClaimed(VerbatimError):
    """A message without a claim that articles could speak for or against."""


def claimed(text: str, *, by_machine: bool, with_files: bool) -> str:
    """The text of a message without addresses and emoji; `with_files`: it has pictures or files.

    Raises:
        NothingClaimed: nothing is left, or a bot wrote it.
    """
    if by_machine:
        raise NothingClaimed(phrase("I look for sources of what people write, not of what bots write."))
    words = _EMOJI.sub("", _ADDRESS.sub("", text)).strip()
    if _WORD.search(words):
        return words
    if _ADDRESS.search(text):
        raise NothingClaimed(
            phrase("This message is only a link. I open no links; I look for what is written.")
        )
    if with_files:
        raise NothingClaimed(
            phrase("I cannot read pictures or files. With /ask you can ask about what they say.")
        )
    raise NothingClaimed(phrase("There is no text in this message that I could look for."))
