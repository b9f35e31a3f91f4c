"""Measure over one article at a time: `python -m bot.evaluation.alone --articles A --questions Q`."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.evaluation.measure import Outcome, ask, report_of
from bot.evaluation.questions import KnownQuestion, every_nth, read_questions
from bot.evaluation.report import Report
from bot.evaluation.shelf import filled_store, store_of_one
from bot.retriever.retriever import DEFAULT_THRESHOLD, Retriever
from corpus.article import SHARED
from corpus.errors import VerbatimError
from corpus.store import ArticleStore


def evaluate_alone(articles_path: Path, questions_path: Path, limit: int | None = None) -> Report:
    """Measure as on a moderator's first day: each question over a shelf that holds a single article.

    It is the first of the articles known to answer or, if none does, the one that comes closest to the
    question: the hardest to stay silent over. A question that no article shares a word with is left out.

    Raises:
        UnreadableArticles, UnreadableQuestions: a file cannot be used.
    """
    questions = every_nth(read_questions(questions_path), limit)
    start = time.perf_counter()
    with filled_store(articles_path) as (store, filled):
        retriever = Retriever(store)
        retriever.prepare(SHARED)
        build_seconds = time.perf_counter() - start
        outcomes = [outcome for question in questions for outcome in _asked(store, retriever, question)]
    return report_of(outcomes, filled, DEFAULT_THRESHOLD, build_seconds)


def _asked(store: ArticleStore, retriever: Retriever, question: KnownQuestion) -> Iterator[Outcome]:
    for article_id in _chosen(retriever, question):
        with store_of_one(store, article_id) as single:
            only = Retriever(single)
            only.prepare(SHARED)
            yield ask(single, only, question)


def _chosen(retriever: Retriever, question: KnownQuestion) -> list[str]:
    """The id of the article to stand alone; none if none comes close."""
    if question.article_ids:
        return [min(question.article_ids)]
    ranking = retriever.rank(SHARED, question.question, question.clock)
    return [passage.indexed.article.id for passage in ranking.passages[:1]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; exit status 1 if a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.alone", description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="a JSON Lines file of articles")
    parser.add_argument("--questions", type=Path, required=True, help="a JSON Lines file of questions")
    parser.add_argument("--limit", type=int, help="ask only so many questions, spread evenly")
    given = parser.parse_args(arguments)
    try:
        report = evaluate_alone(given.articles, given.questions, given.limit)
    except VerbatimError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{report.table()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
