"""Of an erased server nothing is left in the file, and nothing of the others is touched."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from corpus.article import SHARED, Article
from corpus.feeds import Item, ItemState, Terms, Visit
from corpus.feeds import Standing as FeedStanding
from corpus.questions import Asked, Cited
from corpus.servers import EventKind, ServerSettings, Told
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Entry

HERE, THERE = 730_001, 730_002
SECRETS = {HERE: "Quixotic zephyrs", THERE: "Boisterous wombats"}


def fill(store, server_id):
    """Let a server have something in every table; each text of it holds the server's secret."""
    secret = SECRETS[server_id]
    actor = Actor(f"{secret} actor", "test")
    shelf = Shelf(store, lambda article: Entry("form", article.text.encode()))
    for number in range(30):
        text = f"{secret} {'wander far ' * (number + 300)} {number**7}."
        shelf.add(server_id, Article(f"{secret} {number}", text, id=f"a{number}"), actor)
    shelf.revise(server_id, "a1", Article("Other", f"{secret} anew. {'stroll ' * 90}"), actor)
    shelf.remove(server_id, "a2", actor)
    shelf.undo(server_id, actor)
    store.keep_packed(server_id, "form", store.version(server_id), [secret.encode() * 5000])
    records, now = store.records, datetime.now(UTC)
    cited = (Cited(server_id, "a1", 1, 0, 5),)
    asked = Asked(f"q{server_id}", server_id, 5, secret, now, 6, 7, secret, cited=cited)
    records.questions.keep(server_id, asked)
    records.questions.judge(server_id, asked.id, 5, helpful=True)
    records.questions.choose_home(server_id + 9, server_id)
    records.servers.keep_settings(server_id, ServerSettings(private=True), secret, actor)
    feed = records.feeds.add(server_id, f"https://example.org/{secret}", secret, Terms(), by=secret, now=now)
    item = Item(feed.number, secret, Article(secret, secret), ItemState.WAITING, "digest")
    records.feeds.visited(server_id, feed.number, Visit(FeedStanding(now), new=[item]), now)
    records.servers.note(server_id, EventKind.EXPORTED, secret, actor)
    records.servers.keep_told(server_id, Told(1, 2))
    records.departures.depart(server_id, 5, now)


def forget_much(store):
    """Delete and replace much of what the server had, long before all of it is erased."""
    version, questions = store.version(HERE), store.records.questions
    store.keep_packed(HERE, "form", version, [b"short"])
    for number in range(40):
        asked = Asked(
            f"old{number}", HERE, 5, SECRETS[HERE] * 40, datetime(2020, 1, 1, tzinfo=UTC), 6, 7, "?"
        )
        questions.keep(HERE, asked)
    questions.expire(HERE, datetime(2021, 1, 1, tzinfo=UTC))


OF_NO_SERVER = {"lease", "store", "deletion"}
"""Tables that say nothing of any server."""


def rows(path, server_id):
    """How many rows of each table name the server, and how many rows each has."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        counted = {}
        for table in tables:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            own = {"server_id", "shelf"} & columns or ({"id"} & columns if table == "server" else set())
            where = " OR ".join(f"{column} = {server_id}" for column in own) or "FALSE"
            (named,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()
            (total,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            counted[table] = named, total
        return counted


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.db"


def test_no_table_and_no_byte_of_the_file_tells_of_an_erased_server(path):
    with SQLiteStore(path) as store:
        for server_id in (HERE, THERE):
            fill(store, server_id)
        forget_much(store)
        full = rows(path, HERE)
        store.erase(HERE)
        left = {table: named for table, (named, _) in rows(path, HERE).items() if named}
        assert left == {"erased": 1}
        for file in path.parent.iterdir():
            assert SECRETS[HERE].encode() not in file.read_bytes()
    for table, (_, total) in rows(path, HERE).items():
        if table not in ("erased", "sqlite_sequence", *OF_NO_SERVER):
            assert total == full[table][1] // 2, f"{table} keeps what hangs on what was erased"


def test_counts_of_direct_messages_do_not_tell_of_an_erased_shelf(path):
    with SQLiteStore(path) as store:
        fill(store, HERE)
        cited = (Cited(HERE, SECRETS[HERE], 1, 0, 5),)
        asked = Asked("dm", SHARED, 5, "?", datetime.now(UTC), 6, None, "?", cited=cited)
        store.records.questions.keep(SHARED, asked)
        store.erase(HERE)
        assert not store.records.questions.most_quoted(SHARED, date(2020, 1, 1))


def test_no_byte_of_the_files_tells_what_somebody_asked_who_was_forgotten(path):
    with SQLiteStore(path) as store:
        asked = Asked("q", HERE, 5, SECRETS[HERE], datetime.now(UTC), 6, 7, "?")
        store.records.questions.keep(HERE, asked)
        store.records.questions.forget_person(5)
        for file in path.parent.iterdir():
            assert SECRETS[HERE].encode() not in file.read_bytes()


def test_every_table_was_filled(path):
    with SQLiteStore(path) as store:
        fill(store, HERE)
        store.erase(THERE)
    counted = rows(path, HERE)
    assert not [table for table, (_, total) in counted.items() if not total and table not in OF_NO_SERVER]


def test_another_server_keeps_everything(path):
    with SQLiteStore(path) as store:
        for server_id in (HERE, THERE):
            fill(store, server_id)
        kept = list(store.articles(THERE)), store.changes(THERE), store.packed(THERE, "form")
        records = store.records.questions.questions(THERE), store.records.servers.trail(THERE)
        store.erase(HERE)
        assert kept == (list(store.articles(THERE)), store.changes(THERE), store.packed(THERE, "form"))
        assert records == (store.records.questions.questions(THERE), store.records.servers.trail(THERE))


def test_somebody_who_reads_meanwhile_does_not_keep_it_from_being_erased(path, caplog):
    with SQLiteStore(path, patience=0.05) as store:
        fill(store, HERE)
        reading = store.articles(HERE)
        next(reading)
        store.erase(HERE)
        assert store.count(HERE) == 0
        assert "stays in it" in caplog.text
        reading.close()


@pytest.mark.parametrize("erase", ["a server", "a person"])
def test_a_log_that_could_not_be_saved_goes_with_who_is_erased(tmp_path, erase):
    aside = tmp_path / "a.db-wal.left"
    with SQLiteStore(tmp_path / "a.db") as store:
        fill(store, HERE)
        aside.write_text(SECRETS[HERE])
        if erase == "a server":
            store.erase(HERE)
        else:
            store.records.questions.forget_person(5)
    assert not aside.exists()
