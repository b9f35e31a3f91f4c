"""What happens on the day, and when: the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class Scale:
    """How much happens on a day."""

    questions: int
    articles: int
    reconnects: int
    servers: int
    people: int = 2_000
    looks: int = 50
    """How often the bot is looked at in each part of the day."""
    hours: int = 24
    """How long the day is at least, for what waits: nothing happens sooner than its time."""


A_DAY: Final = Scale(questions=100_000, articles=5_000, reconnects=200, servers=50)
A_MOMENT: Final = Scale(questions=200, articles=20, reconnects=8, servers=4, people=40, looks=5, hours=0)


class Doing(StrEnum):
    """One thing that happens."""

    MENTION = "mention"
    COMMAND = "command"
    DIRECT = "direct message"
    BUTTON = "button"
    ARTICLE_IN = "article in"
    ARTICLE_OUT = "article out"
    RECONNECT = "reconnect"


_QUESTIONS: Final = ((Doing.MENTION, 80), (Doing.COMMAND, 12), (Doing.DIRECT, 8))
_PRESSED: Final = 20
"""One button for so many questions."""


def the_day(scale: Scale, seed: int) -> Iterator[tuple[float, Doing]]:
    """What happens, in order, each with the part of the day (0 to 1) at which it does."""
    chance = random.Random(seed)
    kinds, weights = zip(*_QUESTIONS, strict=True)
    happening = [(chance.random(), kind) for kind in chance.choices(kinds, weights, k=scale.questions)]
    happening += [(chance.random(), Doing.BUTTON) for _ in range(scale.questions // _PRESSED)]
    happening += [(chance.random(), Doing.ARTICLE_IN) for _ in range(scale.articles)]
    happening += [(chance.random(), Doing.ARTICLE_OUT) for _ in range(scale.articles)]
    happening += [((each + 0.5) / scale.reconnects, Doing.RECONNECT) for each in range(scale.reconnects)]
    yield from sorted(happening)
