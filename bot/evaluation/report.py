"""What an evaluation found, as JSON and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.evaluation.metrics import Figure

_MEANINGS: Final = {
    "quote_at_1": "the first quote is right",
    "quote_at_3": "one of the first three quotes is right",
    "passage_at_1": "a gold sentence lies in the best passage",
    "passage_at_5": "... in the best 5 passages",
    "passage_at_20": "... in the best 20 passages",
    "auroc": "confidence separates answerable from unanswerable",
    "calibration_error": "expected calibration error of confidence",
    "answered": "answerable questions that are answered",
    "right_when_answered": "... and of those, answered rightly",
    "false_answers": "unanswerable questions that are answered",
    "verbatim": "quotes that are exact spans of their article",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation; a figure is None where there was nothing to measure it on.

    `left_out` says what was wrong with each article that could not be used. Latencies are in milliseconds a
    question, memory in megabytes (10^6 bytes) at its peak.
    """

    articles: int
    left_out: tuple[str, ...]
    answerable: int
    unanswerable: int
    threshold: float
    figures: Mapping[str, Figure | None]
    p50_ms: float
    p95_ms: float
    p99_ms: float
    questions_per_second: float
    build_seconds: float
    peak_memory_mb: float

    def as_object(self) -> dict[str, object]:
        """The report for JSON: each figure by its name, and the intervals under `intervals`."""
        return {
            "articles": self.articles,
            "left_out": list(self.left_out),
            "answerable": self.answerable,
            "unanswerable": self.unanswerable,
            "threshold": self.threshold,
            **{name: figure.value if figure else None for name, figure in self.figures.items()},
            **{name: round(value, 3) for name, value in self._costs().items()},
            "intervals": {
                name: [figure.low, figure.high] if figure else None for name, figure in self.figures.items()
            },
        }

    def table(self) -> str:
        """The report for a person, one figure a line."""
        asked = f"{self.answerable:,} answerable and {self.unanswerable:,} unanswerable questions"
        lines = [f"{self.articles:,} articles; {asked}; threshold {self.threshold:g}"]
        if self.left_out:
            lines.append(f"{len(self.left_out):,} articles could not be used, such as {self.left_out[0]}")
        lines.append("")
        for name, figure in self.figures.items():
            lines.append(f"{name:<22}{_shown(figure):<22}{_MEANINGS[name]}".rstrip())
        lines.append("")
        lines.extend(f"{name:<22}{value:,.1f}" for name, value in self._costs().items())
        return "\n".join(lines)

    def _costs(self) -> dict[str, float]:
        return {
            "p50_ms": self.p50_ms,
            "p95_ms": self.p95_ms,
            "p99_ms": self.p99_ms,
            "questions_per_second": self.questions_per_second,
            "build_seconds": self.build_seconds,
            "peak_memory_mb": self.peak_memory_mb,
        }


def _shown(figure: Figure | None) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]" if figure else "-"
