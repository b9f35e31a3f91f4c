"""Several ways to answer, asked in turn: whatever disturbs the machine disturbs all of them alike."""

import gc
import random
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any, Final, TypeAlias, TypeVar

Item = TypeVar("Item")
Way: TypeAlias = Callable[[Item], Any]

_WARM: Final = 20
"""So many questions are asked once before, which count for nothing."""


def in_turn(ways: Mapping[str, Way[Item]], items: Sequence[Item], rounds: int) -> dict[str, list[float]]:
    """For each way and item the seconds it took: the median of `rounds`.

    Every item goes to all ways before the next one does, in another order each time.
    """
    taken: dict[str, list[list[float]]] = {name: [[] for _ in items] for name in ways}
    chance = random.Random(0)
    gc.collect()
    gc.freeze()  # what was built is not walked again and again while it is measured
    for item in items[:_WARM]:
        for way in ways.values():
            way(item)
    for _ in range(rounds):
        for number, item in enumerate(items):
            for name, way in chance.sample(list(ways.items()), len(ways)):
                taken[name][number].append(timed(way, item))
    gc.unfreeze()
    return {name: [median(each) for each in of_items] for name, of_items in taken.items()}


def timed(do: Callable[..., Any], *arguments: Any) -> float:
    """The seconds that one call takes."""
    began = time.perf_counter()
    do(*arguments)
    return time.perf_counter() - began
