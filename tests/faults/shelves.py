"""Shelves with a few articles, and what is there of them afterwards."""

import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.article import Article
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Change, Fingerprint

ANNA = Actor("anna", "test")
HERE = 1001


def add(store: SQLiteStore, article_id: str, text: str = "A sentence.") -> Change:
    """Add an article that is like no other."""
    known_by = Fingerprint(None, article_id, hash(article_id) % 2**64)
    return store.add(HERE, Article(f"Title of {article_id}", text, id=article_id), known_by, ANNA)


def filled(path: Path, *ids: str, patience: float = 10.0) -> SQLiteStore:
    """The store at `path` with these articles added."""
    store = SQLiteStore(path, patience=patience)
    for article_id in ids:
        add(store, article_id)
    return store


def ids_at(path: Path) -> list[str]:
    """The articles of a database that must be intact."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with SQLiteStore(path) as store:
        return ids_of(store)


def ids_of(store: SQLiteStore) -> list[str]:
    """The articles of a store, read one by one."""
    return [article.id for article in store.articles(HERE)]
