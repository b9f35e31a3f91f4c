"""What an evaluation found, as JSON and as tables."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

from bot.evaluation.figures import Bin, Figures, KindFigures
from bot.evaluation.metrics import Figure
from bot.evaluation.misses import Misses

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
class Costs:
    """What an evaluation took: latencies in milliseconds a question, memory in megabytes at its peak.

    A megabyte is 10^6 bytes. Memory includes what other evaluations of the same process took.
    """

    p50_ms: float
    p95_ms: float
    p99_ms: float
    questions_per_second: float
    build_seconds: float
    peak_memory_mb: float


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation; a figure is None where there was nothing to measure it on.

    `left_out` says what was wrong with each article that could not be used. `alone` and `undated` say whether
    each question was asked over one article, and whether all dates were taken away first. `misses` is None
    unless they were asked for.
    """

    articles: int
    left_out: tuple[str, ...]
    answerable: int
    unanswerable: int
    threshold: float
    alone: bool
    undated: bool
    figures: Figures
    by_kind: tuple[KindFigures, ...]
    reliability: tuple[Bin, ...]
    costs: Costs
    misses: tuple[Misses, ...] | None = None

    def as_object(self) -> dict[str, object]:
        """The report for JSON: each figure by its name, and the intervals under `intervals`.

        `misses` is there only if they were asked for.
        """
        report: dict[str, object] = {
            "articles": self.articles,
            "left_out": list(self.left_out),
            "answerable": self.answerable,
            "unanswerable": self.unanswerable,
            "threshold": self.threshold,
            "alone": self.alone,
            "undated": self.undated,
            **_figures_object(self.figures),
            **{name: round(value, 3) for name, value in asdict(self.costs).items()},
            "by_kind": {each.kind.value: _kind_object(each) for each in self.by_kind},
            "reliability": [_bin_object(each) for each in self.reliability],
        }
        if self.misses is not None:
            report["misses"] = {each.kind.value: each.as_object() for each in self.misses}
        return report

    def text(self, width: int = 100) -> str:
        """The report for a person: a table of figures, one by kind of question, one by confidence, misses.

        Only the misses are wrapped to `width` columns; the tables take 93.
        """
        return "\n\n".join("\n".join(part) for part in self._parts(width))

    def _parts(self, width: int) -> Iterator[list[str]]:
        yield list(self._head())
        yield [
            f"{name:<22}{_shown(each):<22}{_MEANINGS[name]}".rstrip() for name, each in self.figures.items()
        ]
        yield list(self._kind_table())
        yield list(self._reliability_table())
        yield [f"{name:<22}{value:,.1f}" for name, value in asdict(self.costs).items()]
        yield from ([each.text(width)] for each in self.misses or ())

    def _head(self) -> Iterator[str]:
        asked = f"{self.answerable:,} answerable and {self.unanswerable:,} unanswerable questions"
        yield f"{self.articles:,} articles; {asked}; threshold {self.threshold:g}"
        if self.alone:
            yield "Each question asked over one article alone: one that answers or, without one, the closest"
        if self.undated:
            yield "All dates of articles and questions taken away"
        if self.left_out:
            yield f"{len(self.left_out):,} articles could not be used, such as {self.left_out[0]}"

    def _kind_table(self) -> Iterator[str]:
        """One line for each kind of thing asked for."""
        yield (
            f"{'asks for':<15}{'answerable':>10}  {'quote_at_1':<22}{'answered':<10}"
            f"{'right_when_answered':<21}false_answers"
        )
        for each in self.by_kind:
            found = each.figures
            yield (
                f"{each.kind:<15}{each.answerable:>10,}  {_shown(found['quote_at_1']):<22}"
                f"{_short(found['answered']):<10}{_short(found['right_when_answered']):<21}"
                f"{_short(found['false_answers'])}"
            )

    def _reliability_table(self) -> Iterator[str]:
        """One line for each range of confidence that has questions."""
        yield f"{'confidence':<15}{'questions':>10}  {'first quote right':<22}mean confidence"
        for each in self.reliability:
            if each.count:
                span = f"{each.low:.1f} to {each.high:.1f}"
                right = _shown(each.share_right)
                yield f"{span:<15}{each.count:>10,}  {right:<22}{each.confidence:.3f}"


def _figures_object(figures: Figures) -> dict[str, object]:
    return {
        **{name: figure.value if figure else None for name, figure in figures.items()},
        "intervals": {name: _interval(figure) for name, figure in figures.items()},
    }


def _kind_object(each: KindFigures) -> dict[str, object]:
    return {
        "answerable": each.answerable,
        "unanswerable": each.unanswerable,
        **_figures_object(each.figures),
    }


def _bin_object(each: Bin) -> dict[str, object]:
    right = each.share_right
    return {
        "low": each.low,
        "high": each.high,
        "questions": each.count,
        "confidence": each.confidence if each.count else None,
        "right": right.value if right else None,
        "interval": _interval(right),
    }


def _interval(figure: Figure | None) -> list[float] | None:
    return [figure.low, figure.high] if figure else None


def _shown(figure: Figure | None) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]" if figure else "-"


def _short(figure: Figure | None) -> str:
    return f"{figure.value:.3f}" if figure else "-"
