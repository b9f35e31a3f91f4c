"""What counting costs: `python -m tests.bot.service.watch.costs`."""

import timeit

from prometheus_client import generate_latest

from bot.measures import UNMEASURED, Measures, Stage, WayIn, counted
from bot.service.watch.metrics import Metrics
from tests.bot.service.watch.everything import everything


def a_question(measures: Measures) -> None:
    """What is told of one question."""
    with counted(measures, WayIn.MENTION) as underway:
        for stage in (Stage.SEARCH, Stage.RANK, Stage.CHECK):
            measures.took(stage, 0.003)
        underway.found(answered=True)


def microseconds(what, times):
    """Of one call, in the best of five rounds."""
    return min(timeit.repeat(what, number=times, repeat=5)) / times * 1e6


if __name__ == "__main__":
    metrics, registry = Metrics(), everything()
    print(f"a question, not counted: {microseconds(lambda: a_question(UNMEASURED), 20_000):6.1f} µs")  # noqa: T201
    print(f"a question, counted:     {microseconds(lambda: a_question(metrics), 20_000):6.1f} µs")  # noqa: T201
    print(f"the page:                {microseconds(lambda: generate_latest(registry), 50):6.0f} µs")  # noqa: T201
