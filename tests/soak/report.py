"""What the day showed, and whether that is well."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tests.soak.haste import HASTE
from tests.soak.plan import Scale
from tests.soak.subject import Sample

PARTS: Final = 10

GROWTH: Final = 1.10
"""How much more memory the last part of the day may hold than the second."""

SLOWER: Final = 1.10
"""The same for the processor time by question, in yardsticks: the machine is not as fast at every hour."""

MORE: Final = 10
"""More tasks, threads or files than in the second part are leaks; as many as this may be under way."""

_MORNING: Final = slice(1, 4)
_EVENING: Final = slice(-3, None)
"""The parts whose median cost is compared: a tenth alone is a matter of what else the machine did."""


@dataclass(frozen=True, slots=True)
class Part:
    """One tenth of the day: medians of its samples and answers, the processor time by question.

    `yardstick` is the processor time of a piece of work that is always the same, all times in seconds.
    """

    resident_bytes: float
    objects: float
    tasks: float
    threads: float
    files: float
    p50: float
    p99: float
    cpu: float
    yardstick: float
    questions: int

    @property
    def cost(self) -> float:
        """The processor time by question, in yardsticks."""
        return self.cpu / self.yardstick


@dataclass(frozen=True, slots=True)
class Seen:
    """The day's parts, and what must be nothing: lost and doubled answers, violations, tasks left behind."""

    parts: Sequence[Part]
    seconds: float
    reconnected: int
    lost: int
    twice: int
    violations: Sequence[str]
    left_behind: Sequence[str]


def part_of(samples: Sequence[Sample], seconds: Sequence[float]) -> Part:
    """One part from what was seen in it; at least one sample and two answers."""
    held = ("resident_bytes", "objects", "tasks", "threads", "files")
    return Part(
        *(statistics.median(getattr(each, name) for each in samples) for name in held),
        p50=statistics.median(seconds),
        p99=statistics.quantiles(seconds, n=100)[98],
        cpu=(samples[-1].cpu_seconds - samples[0].cpu_seconds) / len(seconds),
        yardstick=statistics.median(each.yardstick for each in samples),
        questions=len(seconds),
    )


def complaints(seen: Seen) -> list[str]:
    """What is not well. Of the first part nothing is held against it: the bot fills what it keeps at hand."""
    early, late = seen.parts[1], seen.parts[-1]
    found = [*seen.violations, *(f"left behind: {each}" for each in seen.left_behind)]
    if seen.lost or seen.twice:
        found.append(f"{seen.lost} questions were lost, {seen.twice} answered twice")
    if late.resident_bytes > GROWTH * early.resident_bytes:
        found.append(f"memory grew {late.resident_bytes / early.resident_bytes:.2f} times")
    found += [
        f"{name} grew from {getattr(early, name):g} to {getattr(late, name):g}"
        for name in ("tasks", "threads", "files")
        if getattr(late, name) > getattr(early, name) + MORE
    ]
    morning, evening = (
        statistics.median(part.cost for part in seen.parts[tenths]) for tenths in (_MORNING, _EVENING)
    )
    if evening > SLOWER * morning:
        found.append(f"a question took {evening / morning:.2f} times as much of the processor")
    return found


def story(scale: Scale, seen: Seen) -> str:
    """The day in a sentence and, its parts, in a table of Markdown."""
    return (
        f"{scale.questions:,} questions, {scale.articles:,} articles in and out, {seen.reconnected} "
        f"reconnects, {scale.servers} servers, {scale.people:,} people, in {seen.seconds / 60:.0f} minutes "
        f"({seen.seconds * HASTE / 3600:.1f} hours for what waits). Lost: {seen.lost}; answered twice: "
        f"{seen.twice}.\n\n{_table(seen.parts)}\n"
    )


def _table(parts: Sequence[Part]) -> str:
    columns = ("part", "questions", "resident MB", "objects", "tasks", "threads", "files")
    columns += ("CPU ms", "yardsticks", "p50 ms", "p99 ms")
    lines = [f"| {' | '.join(columns)} |", "|" + "---:|" * len(columns)]
    for number, part in enumerate(parts, 1):
        held = f"{part.resident_bytes / 1e6:.1f} | {part.objects:,.0f} | {part.tasks:g}"
        took = f"{1000 * part.cpu:.1f} | {part.cost:.2f} | {1000 * part.p50:.1f} | {1000 * part.p99:.1f}"
        lines.append(
            f"| {number} | {part.questions:,} | {held} | {part.threads:g} | {part.files:g} | {took} |"
        )
    return "\n".join(lines)
