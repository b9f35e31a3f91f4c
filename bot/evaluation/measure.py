"""Ask every question of a file over every article of another, and count what was right."""

import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from bot.evaluation.alone import ask_alone
from bot.evaluation.figures import figures_by_kind, figures_of, reliability_of
from bot.evaluation.misses import worst_misses
from bot.evaluation.outcome import Outcome, ask
from bot.evaluation.progress import Progress, no_progress
from bot.evaluation.questions import KnownQuestion, every_nth, read_questions
from bot.evaluation.report import Costs, Report
from bot.evaluation.shelf import filled_store, without_date
from bot.retriever.answer import DEFAULT_THRESHOLD
from bot.retriever.retriever import Retriever
from corpus.article import SHARED
from corpus.store import ArticleStore


def evaluate(
    articles_path: Path,
    questions_path: Path,
    limit: int | None = None,
    progress: Progress = no_progress,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    alone: bool = False,
    undated: bool = False,
    misses: int | None = None,
) -> Report:
    """Measure the retriever over a store of its own in a temporary folder.

    With `limit`, only so many questions are asked, spread evenly over the file; with `misses`, the report
    shows so many of each sort. `alone` asks each question over a shelf of one article, and leaves out those
    that no article shares a word with. `undated` takes every date from articles and questions first.

    Raises:
        UnreadableArticles, UnreadableQuestions: a file cannot be used.
    """
    questions = every_nth(read_questions(questions_path), limit)
    if undated:
        questions = [replace(question, asked=None) for question in questions]
    start = time.perf_counter()
    with filled_store(articles_path, progress, change=without_date if undated else None) as (store, filled):
        retriever = Retriever(store, threshold=threshold)
        retriever.prepare(SHARED)
        build_seconds = time.perf_counter() - start
        put = partial(ask_alone, threshold=threshold) if alone else _ask_all
        asked = progress(questions, "Asking", len(questions))
        outcomes = [outcome for question in asked for outcome in put(store, retriever, question)]
    answerable = sum(outcome.answerable for outcome in outcomes)
    return Report(
        articles=filled.articles,
        left_out=filled.left_out,
        answerable=answerable,
        unanswerable=len(outcomes) - answerable,
        threshold=threshold,
        alone=alone,
        undated=undated,
        figures=figures_of(outcomes),
        by_kind=figures_by_kind(outcomes),
        reliability=reliability_of(outcomes),
        costs=_costs(outcomes, build_seconds),
        misses=None if misses is None else worst_misses(outcomes, misses),
    )


def _ask_all(store: ArticleStore, retriever: Retriever, question: KnownQuestion) -> Iterator[Outcome]:
    yield ask(store, retriever, question)


def _costs(outcomes: Sequence[Outcome], build_seconds: float) -> Costs:
    milliseconds = np.array([outcome.seconds * 1000 for outcome in outcomes] or [0.0])
    p50, p95, p99 = np.percentile(milliseconds, (50, 95, 99)).tolist()
    return Costs(
        p50_ms=p50,
        p95_ms=p95,
        p99_ms=p99,
        questions_per_second=1000 / max(float(milliseconds.mean()), 1e-9),
        build_seconds=build_seconds,
        peak_memory_mb=_peak_memory_mb(),
    )


def _peak_memory_mb() -> float:
    """Of this process; Linux counts in kibibytes, macOS in bytes (getrusage(2))."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
