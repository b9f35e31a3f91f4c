"""A message of a chat becomes the sentences that claim or ask something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.retriever.evidence import evidence_of
from bot.retriever.folding import fold
from corpus.segment import sentences

MAX_PARTS: Final = 6
"""How many sentences of a message are looked at."""

_MARKUP: Final = re.compile(
    r"```.*?(?:```|\Z)"  # code
    r"|<?https?://\S+"
    r"|<(?:[@#]|@[!&]|a?:\w{1,32}:|/[^>:]{1,100}:|t:|id:)[^>\s]{0,40}>"  # mentions, emoji, commands, times
    r"|^[ \t]*(?:>>>|>|-#|#{1,3}|[-*])[ \t]"
    r"|(?<!\w)@(?:everyone|here)\b"
    r"|\*+|~~|\|\||`|(?<!\w)_+|_+(?!\w)",
    re.DOTALL | re.MULTILINE,
)
"""What Discord does not show as words; https://support.discord.com/hc/en-us/articles/210298617 and its
message formatting reference.
"""

_OPENING: Final = re.compile(
    r"\A\W*(?:(?:i|we) (?:just |also )?(?:think|thought|believe|heard|read|saw|guess|know|bet)(?: that)?\b"
    r"|did you (?:know|hear|see|read)(?: that)?\b|you know(?: that)?\b|apparently\b|breaking\b|source:)\W*",
    re.IGNORECASE,
)
"""How someone passes on what they know."""

_PERSONAL: Final = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|we|we're|we've|(?-i:us)|our|you|you're|your|u|ur)\b", re.IGNORECASE
)
_SAID: Final = re.compile(r'"[^"]*"')

_LINE: Final = re.compile(r"[^\n]+")
_FEW: Final = 3
"""Terms below which a sentence claims nothing, unless one of two is a name."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a message, at `[start, end)`, as it is `read`: without what is no word."""

    start: int
    end: int
    read: str

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.read.endswith("?")


def parts_of(message: str) -> list[Part]:
    """The first `MAX_PARTS` sentences of a message that say enough to be claims or questions."""
    return list(islice(_parts(message), MAX_PARTS))


def _parts(message: str) -> Iterator[Part]:
    # blanks of the same length keep every word where it was
    plain = _MARKUP.sub(lambda markup: re.sub(r"[^\n]", " ", markup.group()), message)
    for line in _LINE.finditer(plain):
        for sentence in sentences(plain, line.start(), line.end()):
            read = _OPENING.sub("", " ".join(plain[sentence.start : sentence.end].split()))
            part = Part(sentence.start, sentence.end, read)
            if part.asks or _claims(read):
                yield part


def _claims(read: str) -> bool:
    """Whether a sentence may claim something of the world: enough is said, and not of whoever says it."""
    offers = evidence_of(read)
    terms = len(set(offers.terms))
    enough = terms >= _FEW or (terms == _FEW - 1 and bool(offers.names))
    return enough and not _PERSONAL.search(_SAID.sub("", fold(read)))
