"""What is kept: damaged entries, indexes, rows, settings and exports are noticed, not obeyed."""

import json
import logging
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from bot.retriever.index.entry import entry_of
from bot.retriever.index.indexed_article import DamagedEntry, IndexedArticle
from bot.retriever.index.library import Library
from bot.retriever.index.packed import packed, unpacked
from bot.retriever.index.shelf_index import ShelfIndex
from bot.settings import SettingsError, read_settings
from corpus.archive import read_archive_at
from corpus.article import Article
from corpus.errors import VerbatimError
from corpus.export import export_server
from corpus.feeds import Item, ItemState, Terms, Visit
from corpus.feeds import Standing as FeedStanding
from corpus.intake import take_in
from corpus.questions import Asked, Cited
from corpus.readers import read_paths
from corpus.samples import starter_articles
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.fuzz.hostile_bytes import damaged
from tests.fuzz.hostile_text import line, text
from tests.fuzz.target import Input, Piece, Target
from tests.fuzz.targets.reading import json_line

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
MO = Actor("mo", "test")
HERE = 1001
ODD = (
    "",
    "null",
    "[]",
    "{}",
    "[[]]",
    '[[1, "a", 1, 0, 3, "best"]]',
    '[["1"]]',
    "0",
    "-1",
    "NaN",
    "1e400",
    "[" * 3000,
    "2024-02-30",
    "2024-01-01",
)
NUMBERS = count(2_000_000)


def entered(given: bytes, number: str) -> None:
    """An entry is read as it was made, or is damaged and made again."""
    article, made = _made(int(number))
    with suppress(DamagedEntry):
        read = IndexedArticle(article, given)
        assert given == made
        assert read.passages


@cache
def _made(number: int) -> tuple[Article, bytes]:
    article = starter_articles()[number]
    return article, entry_of(article)


def _entry(rng: Random) -> Input:
    number = rng.randrange(5)
    _, made = _made(number)
    return rng.choice(
        (damaged(rng, made), made[: rng.randint(0, len(made))], bytes(rng.randint(0, 99)))
    ), str(number)


@cache
def _index() -> bytes:
    empty = ShelfIndex(HERE, _library())
    articles = [IndexedArticle(each, entry_of(each)) for each in starter_articles()[:5]]
    return b"".join(packed(empty.with_articles(articles)))


@cache
def _library() -> Library:
    return Library(SQLiteStore(":memory:"))


def indexed(given: bytes) -> None:
    """A packed index is what it was, or is made anew."""
    with suppress(ValueError):
        unpacked(ShelfIndex(HERE, _library()), 1, given)
        assert given == _index()


def _packed(rng: Random) -> Input:
    made = _index()
    return (rng.choice((damaged(rng, made), made[: rng.randint(0, len(made))], bytes(rng.randint(0, 99)))),)


@cache
def _filled() -> tuple[SQLiteStore, Path, Sequence[tuple[str, str]], "tempfile.TemporaryDirectory[str]"]:
    """A store with something in every table, and its columns of text, numbers and bytes."""
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name, "fuzz.db")
    store = SQLiteStore(path)
    shelf, records = Shelf(store), store.records
    one = shelf.add(HERE, starter_articles()[0], MO).article
    shelf.revise(HERE, one.id, replace(one, text=f"{one.text} And more."), MO)
    records.servers.keep_settings(HERE, ServerSettings(channels=frozenset({7})), "a", MO)
    cited = (Cited(HERE, one.id, 1, 0, 9),)
    records.questions.keep(HERE, Asked("x" * 14, HERE, 5, "Who?", NOW, 6, 7, "s", cited=cited, closest=cited))
    records.questions.judge(HERE, "x" * 14, 9, helpful=True)
    records.questions.choose_home(5, HERE)
    feed = records.feeds.add(HERE, "https://a.example/", "A", Terms(("b",)), by="mo", now=NOW)
    item = Item(feed.number, "k", one, ItemState.WAITING, "d")
    records.feeds.visited(HERE, feed.number, Visit(FeedStanding(NOW), new=[item]), NOW)
    tables = (
        "article",
        "revision",
        "body",
        "change",
        "asked",
        "week",
        "quoted",
        "server",
        "event",
        "told",
        "feed",
        "item",
    )
    with closing(sqlite3.connect(path)) as database:
        columns = [
            (table, row[1]) for table in tables for row in database.execute(f"PRAGMA table_info({table})")
        ]
    return store, path, columns, folder


def end() -> None:
    """Close the store and remove its file."""
    if _filled.cache_info().currsize:
        store, _, _, folder = _filled()
        store.close()
        folder.cleanup()
        _filled.cache_clear()
    if _library.cache_info().currsize:
        _library()._store.close()
        _library.cache_clear()


def kept(column: str, value: Piece) -> None:
    """Whatever a column holds, reading it gives something or a message."""
    store, path, _, _ = _filled()
    table, _, name = column.partition(".")
    numbers = (
        [value]
        if isinstance(value, bytes)
        else [
            value,
            int(value) if value.strip("-").isdecimal() and value.isascii() and len(value) < 19 else None,
        ]
    )
    for each in numbers:
        with closing(sqlite3.connect(path)) as database, suppress(sqlite3.Error, UnicodeEncodeError):
            before = [row[0] for row in database.execute(f"SELECT {name} FROM {table} ORDER BY rowid")]
            rows = [row[0] for row in database.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
            with database:
                database.execute(f"UPDATE {table} SET {name} = ?", (each,))
            try:
                for read in _reads(store):
                    with suppress(VerbatimError):
                        read()
            finally:
                with database:
                    database.executemany(
                        f"UPDATE {table} SET {name} = ? WHERE rowid = ?", zip(before, rows, strict=True)
                    )


def _reads(store: SQLiteStore) -> list[Callable[[], object]]:
    servers, questions, feeds = store.records.servers, store.records.questions, store.records.feeds
    return [
        lambda: list(store.articles(HERE)),
        lambda: store.listings(HERE),
        lambda: store.history(HERE),
        lambda: store.changes(HERE),
        lambda: servers.settings(HERE),
        lambda: servers.trail(HERE),
        lambda: servers.told(HERE),
        lambda: questions.questions(HERE),
        lambda: questions.gaps(HERE),
        lambda: questions.personal(5),
        lambda: questions.weeks(HERE, date(2000, 1, 1)),
        lambda: questions.most_quoted(HERE, date(2000, 1, 1)),
        lambda: feeds.feeds(HERE),
        lambda: feeds.items(HERE, ItemState.WAITING),
    ]


def _kept(rng: Random) -> Input:
    table, name = rng.choice(_filled()[2])
    shape = {
        "answers_in": "only",
        "channels": [rng.choice((1, "x", None))],
        rng.choice(("per_member", "private", "language", "log_channel")): rng.choice(
            (1, "x", None, [], 10**30)
        ),
    }
    value = rng.choice(
        (line(rng, 60), rng.choice(ODD), rng.randbytes(8), json.dumps(shape), str(rng.getrandbits(62)))
    )
    return f"{table}.{name}", value


def configured(name: str, value: str, whole: bytes) -> None:
    """Settings are read, or the one that is wrong is named."""
    logging.getLogger("dotenv").setLevel(logging.ERROR)
    environment = {name: value} if name and "\0" not in name + value else {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, ".env")
        path.write_bytes(whole)
        try:
            read_settings(environment, path)
        except SettingsError as refusal:
            said = str(refusal)
            assert said


SETTINGS = (
    "DISCORD_TOKEN",
    "CORPUS_URL",
    "CONFIDENCE_THRESHOLD",
    "LOG_LEVEL",
    "MESSAGE_CONTENT",
    "METRICS_ADDRESS",
    "BACKUP_EVERY_HOURS",
    "BACKUP_KEEP",
    "GRACE_DAYS",
    "SHARD_IDS",
    "SHARD_COUNT",
    "LOG_FORMAT",
    "BACKUP_FOLDER",
)


def _setting(rng: Random) -> Input:
    def value() -> str:
        return rng.choice(
            (
                line(rng, 40),
                "nan",
                "inf",
                "-0.0",
                "1e-400",
                "yes",
                "127.0.0.1:99999",
                "[::1]:80",
                ":",
                "0,1,",
                "-1",
                "9" * 30,
                "٣",
                "/",
            )
        )

    body = "".join(
        rng.choice(("", "export ", "#"))
        + f"{rng.choice(SETTINGS)}={rng.choice(('', chr(34), chr(39), '${'))}{value()}\n"
        for _ in range(rng.randint(0, 4))
    )
    data = body.encode("utf-8", "replace")
    return rng.choice(SETTINGS), value(), damaged(rng, data) if rng.random() < 0.5 else data


def put_back(lines: str, title: str, body: str) -> None:
    """What was exported comes back, whatever it says; a forged export breaks nothing."""
    server = next(NUMBERS)
    with SQLiteStore(":memory:") as store, tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(store)
        path = Path(folder, "forged.jsonl")
        path.write_bytes(lines.encode("utf-8", "replace"))
        take_in(shelf, server, read_paths([path]), MO)
        with suppress(VerbatimError):
            shelf.add(server, Article(title, body), MO)
        exported = export_server(store, store.records, server, Path(folder))
        again = take_in(
            shelf, server + 1, (each for part in exported.parts for each in read_archive_at(part)), MO
        )
        assert not again.problems, again.problems
        assert store.count(server) == store.count(server + 1)


def _export(rng: Random) -> Input:
    lines = "\n".join(json_line(rng) for _ in range(rng.randint(0, 4)))
    return lines, line(rng), text(rng, 500)


TARGETS = (
    Target("entry", _entry, entered, weight=0.1, seconds=0.1),
    Target("packed-index", _packed, indexed, weight=0.2, seconds=0.1, end=end),
    Target("rows", _kept, kept, weight=0.05, seconds=0.2, end=end),
    Target("settings", _setting, configured, weight=0.2, seconds=0.1),
    Target("export", _export, put_back, weight=0.03, seconds=0.3, seconds_per_kilo=0.1),
)
