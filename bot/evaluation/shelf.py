"""A shelf of its own for an evaluation: every article of a file, duplicates and all."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.evaluation.progress import Progress
from corpus.article import SHARED, Article
from corpus.clean import clean_article
from corpus.errors import VerbatimError
from corpus.readers import Problem, read_paths
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, ArticleStore, Fingerprint

_ACTOR: Final = Actor("maintainer", "evaluation")


class UnreadableArticles(VerbatimError):
    """An articles file cannot be used; the message names the line."""


def fill_shelf(store: ArticleStore, path: Path, progress: Progress) -> int:
    """Put every article of `path` on the shared shelf, cleaned but not checked for duplicates; how many.

    Raises:
        UnreadableArticles: the file, or a line of it, cannot be read: figures over a part would mislead.
        ArticleRefused: an article cannot be kept.
        ArticleExists: two articles have one id.
    """
    count = 0
    with store.transaction(SHARED):
        for article in progress(_articles(path), "Reading articles"):
            store.add(SHARED, article, _fingerprint(article), _ACTOR)
            count += 1
    return count


@contextmanager
def alone(store: ArticleStore, article_id: str) -> Iterator[ArticleStore]:
    """A store whose shared shelf holds this one article of the shared shelf of `store`."""
    article = store.get(SHARED, article_id)
    with SQLiteStore(":memory:") as single:
        single.add(SHARED, article, _fingerprint(article), _ACTOR)
        yield single


def _articles(path: Path) -> Iterator[Article]:
    for number, read in enumerate(read_paths([path]), 1):
        if isinstance(read, Problem):
            place = f"{read.source}, line {read.line}" if read.line else read.source
            raise UnreadableArticles(f"{place}: {read.message}")
        article = clean_article(read)
        yield article if article.id else replace(article, id=f"line-{number}")


def _fingerprint(article: Article) -> Fingerprint:
    """Enough for a shelf that never asks whether it knows an article already."""
    return Fingerprint(None, hashlib.sha256(article.id.encode()).hexdigest(), 0)
