"""A shelf of its own for an evaluation: every article of a file, duplicates and all."""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from bot.evaluation.progress import Progress, no_progress
from corpus.article import SHARED, Article, ExportedRevision
from corpus.errors import VerbatimError
from corpus.readers import Problem, read_paths
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, ArticleExists, ArticleStore, Fingerprint

Change: TypeAlias = Callable[[Article], Article]

_ACTOR: Final = Actor("maintainer", "evaluation")


class UnreadableArticles(VerbatimError):
    """No article of a file can be used; the message names the first thing that was wrong."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How many articles came onto a shelf, and what was wrong with each that did not."""

    articles: int
    left_out: tuple[str, ...]


@contextmanager
def filled_store(
    path: Path, progress: Progress = no_progress, *, change: Change | None = None
) -> Iterator[tuple[ArticleStore, Filled]]:
    """A store in a temporary folder whose shared shelf holds every article of `path`, duplicates and all.

    `change` may make another of each, for instance one that does not say when it came out.

    Raises:
        UnreadableArticles: none could be put there.
    """
    with tempfile.TemporaryDirectory() as folder, SQLiteStore(Path(folder) / "evaluation.db") as store:
        yield store, _fill(store, path, progress, change)


def _fill(store: ArticleStore, path: Path, progress: Progress, change: Change | None) -> Filled:
    count, left_out = 0, []
    with store.transaction(SHARED):
        for number, reading in enumerate(progress(read_paths([path]), "Reading articles"), 1):
            if isinstance(reading, Problem):
                left_out.append(str(reading))
                continue
            read = reading.article if isinstance(reading, ExportedRevision) else reading
            article = read if read.id else replace(read, id=f"line-{number}")
            if change:
                article = change(article)
            try:
                store.add(SHARED, article, _fingerprint(article), _ACTOR)
                count += 1
            except ArticleExists as error:
                left_out.append(f"{path}, article {number:,}: {error}")
    if not count:
        raise UnreadableArticles(f"There is nothing to search. {' '.join(left_out[:1])}")
    return Filled(count, tuple(left_out))


@contextmanager
def store_of_one(store: ArticleStore, article_id: str) -> Iterator[ArticleStore]:
    """A store whose shared shelf holds this one article of the shared shelf of `store`."""
    article = store.get(SHARED, article_id)
    with SQLiteStore(":memory:") as single:
        single.add(SHARED, article, _fingerprint(article), _ACTOR)
        yield single


def _fingerprint(article: Article) -> Fingerprint:
    """Enough for a shelf that never asks whether it knows an article already."""
    return Fingerprint(None, hashlib.sha256(article.id.encode()).hexdigest(), 0)


def without_date(article: Article) -> Article:
    """The same article, which does not say when it came out."""
    return replace(article, published=None)
