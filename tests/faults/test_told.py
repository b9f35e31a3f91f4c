"""What members and the log are told while the store is in trouble, and that all goes on afterwards."""

import sqlite3
from contextlib import closing

import pytest

from bot.verbatim import Verbatim
from corpus.article import Article
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from tests.bot.client.conftest import MAINTAINER, WordFinder, bot, web

__all__ = ["bot", "web"]

pytestmark = pytest.mark.usefixtures("bot")

HARBOUR = "It reached the harbour on Tuesday."
TROUBLE = "in trouble, and this was not done. Please try again in a few minutes"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "verbatim.db"


@pytest.fixture
def verbatim(database):
    with SQLiteStore(database, patience=0.1) as store:
        yield Verbatim(Shelf(store), WordFinder(store), store.records)


@pytest.fixture
def mo(loopback):
    return loopback.user("mo", manage_messages=True)


@pytest.fixture
async def answered(loopback, mo, verbatim):
    """Ask, and wait for the answer."""
    verbatim.shelf.add(loopback.server.id, Article("Ship arrives", HARBOUR), MAINTAINER)

    async def answered():
        mo.mentions_bot(loopback.channel, "when did it reach the harbour?")
        return (await loopback.channel.next_message()).text

    assert HARBOUR in await answered()
    return answered


def check_log(caplog, words):
    """Each line is one line, none has a traceback, and one says what happened."""
    assert any(words in record.getMessage() for record in caplog.records)
    for record in caplog.records:
        assert record.exc_info is None, record.getMessage()
        assert "\n" not in record.getMessage()


async def test_a_database_that_is_away_for_a_while(answered, database, caplog):
    database.rename(f"{database}.away")
    told = await answered()
    assert TROUBLE in told
    assert str(database) not in told
    database.with_name("verbatim.db.away").rename(database)
    assert HARBOUR in await answered()
    check_log(caplog, "is not there any more")


async def test_a_locked_database_keeps_no_answer_back_and_refuses_changes(
    loopback, answered, mo, verbatim, database, caplog
):
    said = await mo.slash("article undo").response()
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert HARBOUR in await answered()
        assert TROUBLE in (await mo.clicks(said, "Undo").followup()).content
    await mo.clicks(said, "Undo").response()
    assert verbatim.shelf.store.count(loopback.server.id) == 0
    check_log(caplog, "is locked")


async def test_a_database_that_was_written_over(answered, database, caplog):
    backup = database.with_name("backup.db")
    with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(backup)) as copy:
        live.backup(copy)
    database.write_bytes(b"something else " * 1000)
    assert TROUBLE in await answered()
    backup.rename(database)
    assert HARBOUR in await answered()
    check_log(caplog, "Another program has written into")
