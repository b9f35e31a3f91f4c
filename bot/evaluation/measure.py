"""Ask every question of a file over every article of another, and count what was right."""

import resource
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bot.evaluation.metrics import Figure, Values, auroc, calibration_error, share
from bot.evaluation.progress import Progress, no_progress
from bot.evaluation.questions import KnownQuestion, every_nth, read_questions
from bot.evaluation.report import Report
from bot.evaluation.shelf import Filled, filled_store
from bot.retriever.ranking import Ranking
from bot.retriever.retriever import DEFAULT_THRESHOLD, Retriever
from corpus.article import SHARED, Quote
from corpus.store import ArticleStore

_QUOTES: Final = 3
_PASSAGES: Final = (1, 5, 20)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question: which quotes and passages were right, how sure, answered, how fast."""

    answerable: bool
    right: tuple[bool, ...]
    passages: tuple[bool, ...]
    verbatim: tuple[bool, ...]
    confidence: float
    answered: bool
    seconds: float

    @property
    def first_right(self) -> bool:
        """Whether the first quote is right."""
        return any(self.right[:1])


def evaluate(
    articles_path: Path,
    questions_path: Path,
    limit: int | None = None,
    progress: Progress = no_progress,
    *,
    threshold: float = DEFAULT_THRESHOLD,
) -> Report:
    """Measure the retriever over a store of its own in a temporary folder.

    With `limit`, only so many questions are asked, spread evenly over the file.

    Raises:
        UnreadableArticles, UnreadableQuestions: a file cannot be used.
    """
    questions = every_nth(read_questions(questions_path), limit)
    start = time.perf_counter()
    with filled_store(articles_path, progress) as (store, filled):
        retriever = Retriever(store, threshold=threshold)
        retriever.prepare(SHARED)
        build_seconds = time.perf_counter() - start
        outcomes = [
            ask(store, retriever, question) for question in progress(questions, "Asking", len(questions))
        ]
    return report_of(outcomes, filled, threshold, build_seconds)


def ask(store: ArticleStore, retriever: Retriever, question: KnownQuestion) -> Outcome:
    """Ask one question as of its own day, or of today if it has none."""
    start = time.perf_counter()
    ranking = retriever.rank(SHARED, question.question, question.clock)
    answer = retriever.decide(ranking)
    seconds = time.perf_counter() - start
    quotes = [candidate.quote for candidate in ranking.candidates[:_QUOTES]]
    said = [finding.quote for finding in (answer.best, *answer.others) if finding]
    return Outcome(
        answerable=question.answerable,
        right=tuple(question.answerable and question.is_right(quote) for quote in quotes),
        passages=_gold_passages(question, ranking),
        verbatim=tuple(_is_verbatim(store, quote) for quote in (*quotes, *said)),
        confidence=ranking.confidence,
        answered=answer.best is not None,
        seconds=seconds,
    )


def _gold_passages(question: KnownQuestion, ranking: Ranking) -> tuple[bool, ...]:
    return tuple(
        question.holds_gold(
            found.indexed.article.text[found.passage.start : found.passage.end], found.indexed.article.id
        )
        for found in ranking.passages[: max(_PASSAGES)]
    )


def _is_verbatim(store: ArticleStore, quote: Quote) -> bool:
    stored = store.get(quote.server_id, quote.article.id, quote.article.revision).text
    return 0 <= quote.start < quote.end <= len(stored) and stored[quote.start : quote.end] == quote.text


def report_of(outcomes: Sequence[Outcome], filled: Filled, threshold: float, build_seconds: float) -> Report:
    """The figures of `outcomes` with their intervals, and what they cost."""
    milliseconds = np.array([outcome.seconds * 1000 for outcome in outcomes] or [0.0])
    p50, p95, p99 = np.percentile(milliseconds, (50, 95, 99)).tolist()
    answerable = sum(outcome.answerable for outcome in outcomes)
    return Report(
        articles=filled.articles,
        left_out=filled.left_out,
        answerable=answerable,
        unanswerable=len(outcomes) - answerable,
        threshold=threshold,
        figures=_figures(outcomes),
        p50_ms=p50,
        p95_ms=p95,
        p99_ms=p99,
        questions_per_second=1000 / max(float(milliseconds.mean()), 1e-9),
        build_seconds=build_seconds,
        peak_memory_mb=_peak_memory_mb(),
    )


def _figures(outcomes: Sequence[Outcome]) -> dict[str, Figure | None]:
    known = [outcome for outcome in outcomes if outcome.answerable]
    unknown = [outcome for outcome in outcomes if not outcome.answerable]
    return {
        "quote_at_1": share(_values(outcome.first_right for outcome in known)),
        "quote_at_3": share(_values(any(outcome.right) for outcome in known)),
        **{f"passage_at_{k}": share(_values(any(o.passages[:k]) for o in known)) for k in _PASSAGES},
        "auroc": auroc(_values(o.confidence for o in known), _values(o.confidence for o in unknown)),
        "calibration_error": calibration_error(
            _values(outcome.confidence for outcome in outcomes),
            _values(outcome.first_right for outcome in outcomes),
        ),
        "answered": share(_values(outcome.answered for outcome in known)),
        "right_when_answered": share(_values(o.first_right for o in known if o.answered)),
        "false_answers": share(_values(outcome.answered for outcome in unknown)),
        "verbatim": share(_values(exact for outcome in outcomes for exact in outcome.verbatim)),
    }


def _values(values: Iterable[float]) -> Values:
    return np.array(list(values), dtype=np.float64)


def _peak_memory_mb() -> float:
    """Of this process; Linux counts in kibibytes, macOS in bytes (getrusage(2))."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
