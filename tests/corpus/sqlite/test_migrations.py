import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.sqlite import SQLiteStore
from corpus.sqlite.schema import MIGRATIONS
from corpus.store import Actor, ChangeKind, Fingerprint, Likeness

ANNA = Actor("anna", "test")
VERSION_1 = Path(__file__).with_name("version_1.sql")
"""A database as version 1 of the schema made it. It stays as it is, whatever becomes of the schema."""

MORE = [*MIGRATIONS, ["ALTER TABLE article ADD COLUMN mood TEXT", "UPDATE article SET mood = id || '!'"]]


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text())
    connection.close()
    return path


def ask(path, question):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_a_database_of_version_1_is_read_whole(old):
    with SQLiteStore(old) as store:
        assert list(store.articles(1001)) == [
            Article(
                "Second title",
                "New text.\n\n“Quoted,” she said.",
                "The Post",
                ("A. One", "B. Two"),
                datetime(2026, 1, 31, 12, 30, tzinfo=UTC),
                "https://example.org/a?b=1",
                "a",
                2,
            )
        ]
        assert store.revision(1001, "a", 1).published == date(2026, 1, 31)
        assert [(change.kind, change.undone) for change in store.changes(1001)] == [
            (ChangeKind.ADDED, False),
            (ChangeKind.REVISED, False),
            (ChangeKind.ADDED, True),
            (ChangeKind.REMOVED, False),
        ]
        assert [listing.id for listing in store.find(1001, "SECOND")] == ["a"]
        assert store.outlets(1001) == ["The Post"]
        asked = Fingerprint(None, "", 0xFFFF_0000_FFFF_0007)
        assert [match.likeness for match in store.matches(1001, asked)] == [Likeness.NEAR_TEXT]


def test_a_database_of_version_1_is_written_on(old):
    with SQLiteStore(old) as store:
        last = store.version(1001)
        change = store.restore(1001, "b", ANNA)
        assert (change.number, change.title) == (last + 1, "Removed")


def test_the_articles_of_version_1_have_no_entries_until_some_are_made(old):
    with SQLiteStore(old) as store:
        assert store.standing(1001) == [("a", 2)]
        assert store.readings(1001, [("a", 2)], "f1")["a", 2].entry is None
        assert store.packed(1001, "f1") is None
        store.keep_entries(1001, "f1", [("a", 2, b"second"), ("b", 1, b"removed")])
        store.keep_packed(1001, "f1", 4, [b"packed"])
    with SQLiteStore(old) as store:
        read = store.readings(1001, [("a", 1), ("a", 2), ("b", 1)], "f1").values()
        assert {each.article.title: each.entry for each in read} == {
            "First title": None,
            "Second title": b"second",
            "Removed": b"removed",
        }
        assert store.packed(1001, "f1") == (4, b"packed")
        assert store.version(1001) == 4


def test_an_older_database_is_brought_forward(old):
    with SQLiteStore(old, migrations=MORE) as store:
        assert store.count(1001) == 1
    assert ask(old, "SELECT mood FROM article") == [("a!",), ("b!",)]
    assert ask(old, "PRAGMA user_version") == [(len(MORE),)]


def test_a_migration_happens_once(old):
    for _ in range(2):
        SQLiteStore(old, migrations=MORE).close()
    assert ask(old, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize(
    "failing",
    [
        ["CREATE TABLE new (thing TEXT) STRICT", "DELETE FROM change", "SELECT nonsense"],
        ["DELETE FROM revision"],
    ],
)
def test_a_migration_that_fails_leaves_the_database_as_it_was(old, failing):
    with pytest.raises((sqlite3.OperationalError, sqlite3.IntegrityError)):
        SQLiteStore(old, migrations=[*MORE, failing])
    assert ask(old, "PRAGMA user_version") == [(1,)]
    with SQLiteStore(old) as store:
        assert len(store.changes(1001)) == 4
