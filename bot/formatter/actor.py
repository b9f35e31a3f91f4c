"""Who changed something, as people are told."""

import re
from typing import Final

from corpus.store import Actor

_NUMBER: Final = re.compile(r" \(\d+\)\Z")


def name_of(actor: Actor) -> str:
    """Somebody's name, unescaped, without the number that the trail keeps with it."""
    return unnumbered(actor.name)


def unnumbered(name: str) -> str:
    """A name as the trail keeps it, without its number."""
    return _NUMBER.sub("", name)
