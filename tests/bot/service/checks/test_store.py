"""What doctor says of the store, and that it leaves it as it is."""

import shutil
import sqlite3
from collections import namedtuple

import pytest

from bot.service.checks import store
from bot.service.checks.finding import Level
from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import SHARED, Article
from corpus.store import Actor

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def path(tmp_path):
    """A database with an article on the shared shelf, and its index."""
    path = tmp_path / "verbatim.db"
    with open_verbatim(Settings(corpus_url=f"sqlite:///{path}")) as verbatim:
        for number in range(30):
            article = Article(
                id=f"a{number}", title=f"Bridge {number}", text=f"Bridge {number} opened on Monday."
            )
            verbatim.shelf.add(SHARED, article, Actor("mo", "test"))
        verbatim.prepare()
    return path


def looked(path):
    return {finding.subject: finding for finding in store.look(f"sqlite:///{path}")}


def test_a_store_that_is_as_it_should_be_is_left_as_it_is(path):
    before = path.read_bytes()
    assert {finding.level for finding in looked(path).values()} == {Level.OK}
    assert path.read_bytes() == before


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    found = looked(tmp_path / "new" / "verbatim.db")
    assert (found["store"].level, [*tmp_path.iterdir()]) == (Level.OK, [])


def test_a_database_of_another_schema_is_not_migrated(path):
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert looked(path)["store"].level is Level.NOTE
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert "newer" in looked(path)["store"].said
    assert looked(path)["store"].level is Level.WRONG


def test_a_locked_database(path):
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    found = looked(path)["store"]
    writer.close()
    assert (found.level, "locked" in found.said) == (Level.WRONG, True)


def test_a_damaged_database(path):
    data = bytearray(path.read_bytes())
    data[8192:16384] = b"\x5a" * 8192
    path.write_bytes(data)
    found = looked(path)
    assert (found["store"].level, "damaged" in found["store"].said) == (Level.WRONG, True)
    assert found["disk"].level is Level.OK


def test_a_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 20)
    assert "not a database of Verbatim" in looked(path)["store"].said
    (index,) = store.look_at_index(f"sqlite:///{path}")
    assert index.level is Level.SKIPPED


@pytest.mark.parametrize(("free", "level"), [(1 << 40, Level.OK), (1 << 20, Level.WRONG)])
def test_a_disk_that_is_full(path, monkeypatch, free, level):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1 << 40, 0, free))
    assert looked(path)["disk"].level is level


def test_a_check_that_takes_too_long_is_given_up(path):
    (finding,) = [each for each in store.look(f"sqlite:///{path}", -1.0) if each.subject == "integrity"]
    assert finding.level in (Level.NOTE, Level.OK)  # a small file may be through before the first look


class TestIndex:
    def said(self, path):
        (finding,) = store.look_at_index(f"sqlite:///{path}")
        return finding

    def test_it_fits(self, path):
        assert "fits the store" in self.said(path).said

    def test_it_is_behind(self, path):
        with open_verbatim(Settings(corpus_url=f"sqlite:///{path}")) as verbatim:
            verbatim.shelf.remove(SHARED, "a3", Actor("mo", "test"))
        assert "takes in 1 changes" in self.said(path).said

    def test_it_is_damaged(self, path):
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE packed_index SET data = x'00'")
        connection.close()
        assert "the next start makes their index" in self.said(path).said

    def test_there_is_no_store(self, tmp_path):
        assert self.said(tmp_path / "none.db").level is Level.SKIPPED
