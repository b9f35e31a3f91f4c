import inspect
import random
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime

import pytest

from corpus.article import Article
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, ArticleStore, Entry, Fingerprint, StoreError, StoreUnavailable

ANNA = Actor("anna", "test")
HERE = 1001
PAGE = 4096
ENTRIES = {"a": Entry("f1", b"entry" * 2000), "gone": Entry("f1", b"short")}


def article(article_id, text="A sentence.", **fields):
    return Article(f"Title of {article_id}", text, outlet="The Post", id=article_id, **fields)


def print_of(number):
    return Fingerprint(None, f"{number:064x}", number * 0x9E3779B97F4A7C15 % 2**64)


def transact(store):
    with store.transaction(HERE):
        store.remove(HERE, "b", ANNA)


READS = {
    "get": lambda store: store.get(HERE, "a"),
    "articles": lambda store: list(store.articles(HERE)),
    "newest": lambda store: store.newest(),
    "listings": lambda store: store.listings(HERE, matching="title"),
    "count": lambda store: store.count(HERE),
    "find": lambda store: store.find(HERE, "title"),
    "outlets": lambda store: store.outlets(HERE),
    "matches": lambda store: store.matches(HERE, print_of(1)),
    "changes": lambda store: store.changes(HERE),
    "history": lambda store: store.history(HERE),
    "revision": lambda store: store.revision(HERE, "a", 1),
    "standing": lambda store: store.standing(HERE),
    "readings": lambda store: store.readings(HERE, [("a", 1), ("gone", 1)], "f1"),
    "packed": lambda store: store.packed(HERE, "f1"),
    "version": lambda store: store.version(HERE),
    "erased": lambda store: store.erased(HERE),
    "identity": lambda store: store.identity(),
}
WRITES = {
    "add": lambda store: store.add(HERE, article("new"), print_of(9), ANNA),
    "revise": lambda store: store.revise(HERE, article("a"), print_of(9), ANNA),
    "remove": lambda store: store.remove(HERE, "a", ANNA),
    "restore": lambda store: store.restore(HERE, "gone", ANNA),
    "keep_entries": lambda store: store.keep_entries(HERE, "f1", [("b", 1, b"late")]),
    "keep_packed": lambda store: store.keep_packed(HERE, "f1", 4, [b"packed" * 999]),
    "erase": lambda store: store.erase(HERE),
    "transaction": transact,
}
METHODS = READS | WRITES


@pytest.fixture
def path(tmp_path):
    """A database with two articles that stand and one that was removed."""
    path = tmp_path / "a.db"
    with SQLiteStore(path) as store:
        fill(store)
    return path


def fill(store):
    for number, article_id in enumerate(["a", "b", "gone"]):
        store.add(HERE, article(article_id), print_of(number), ANNA, entry=ENTRIES.get(article_id))
    store.remove(HERE, "gone", ANNA)
    store.keep_packed(HERE, "f1", 3, [b"packed" * 2000])


def what_stands(path):
    with SQLiteStore(path) as store:
        return [each.id for each in store.articles(HERE)], len(store.changes(HERE))


AS_IT_WAS = (["a", "b"], 4)


def test_no_method_is_forgotten_here():
    methods = {name for name, _ in inspect.getmembers(ArticleStore, inspect.isfunction) if name[0] != "_"}
    assert set(METHODS) == methods - {"close"}


# Locked


@contextmanager
def writing_elsewhere(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM body")
        yield


@pytest.mark.parametrize("method", READS.values(), ids=READS)
def test_reading_goes_on_while_another_process_writes(path, method):
    with SQLiteStore(path, patience=0.05) as store:
        before = method(store)
        with writing_elsewhere(path):
            assert method(store) == before
            with SQLiteStore(path, patience=0.05) as another:
                assert method(another) == before


@pytest.mark.parametrize("method", WRITES.values(), ids=WRITES)
def test_writing_waits_for_a_lock_and_then_says_so(path, method):
    with SQLiteStore(path, patience=0.05) as store:
        with writing_elsewhere(path), pytest.raises(StoreUnavailable, match=r"is locked.*try again"):
            method(store)
        method(store)


def test_opening_a_file_locked_wholly_says_so(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("DELETE FROM body")
        with pytest.raises(StoreUnavailable, match="is locked"):
            SQLiteStore(path, patience=0.05)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_in_memory_everything_waits_for_a_transaction_of_another_thread(method):
    with SQLiteStore(":memory:", patience=0.05) as store, ThreadPoolExecutor(1) as threads:
        fill(store)
        with store.transaction(HERE), pytest.raises(StoreUnavailable, match="is locked"):
            threads.submit(method, store).result()
        threads.submit(method, store).result()


# Full


@contextmanager
def no_more_pages(store):
    with store._connections.reading(), store._connections.writing(HERE) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    with store._connections.writing(HERE) as connection:
        connection.execute("PRAGMA max_page_count = 1000000")


LONG = "A sentence. " * PAGE


def test_a_full_disk_is_said_and_nothing_is_lost(path):
    with SQLiteStore(path) as store:
        with no_more_pages(store), pytest.raises(StoreUnavailable, match=r"is full.*make room"):
            store.add(HERE, article("long", LONG), print_of(9), ANNA)
        assert store.count(HERE) == 2
        store.add(HERE, article("long", LONG), print_of(9), ANNA)
    assert what_stands(path) == (["a", "b", "long"], 5)


def test_a_disk_that_fills_up_in_a_transaction_takes_back_all_of_it(path):
    with SQLiteStore(path) as store:
        with no_more_pages(store), pytest.raises(StoreUnavailable, match="took back all"):
            write_on_regardless(store)
        assert store.count(HERE) == 2
    assert what_stands(path) == AS_IT_WAS


def write_on_regardless(store):
    with store.transaction(HERE):
        store.remove(HERE, "a", ANNA)
        with pytest.raises(StoreUnavailable, match="is full"):
            store.add(HERE, article("long", LONG), print_of(9), ANNA)
        store.remove(HERE, "b", ANNA)


def test_a_packed_index_that_sqlite_cannot_take_is_said_and_the_one_before_stays(path):
    with SQLiteStore(path) as store:
        before = store.packed(HERE, "f1")
        with store._connections.writing(HERE) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 10_000)
        with pytest.raises(StoreUnavailable, match="larger than SQLite takes"):
            store.keep_packed(HERE, "f1", 99, [bytes(10_001)])
        assert store.packed(HERE, "f1") == before


FILL = """
import resource, sys
from corpus.article import Article
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Fingerprint, StoreUnavailable
store = SQLiteStore(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
for number in range(100):
    article = Article("T", "x" * 20_000, id=f"n{number}")
    try:
        store.add(1001, article, Fingerprint(None, str(number), 0), Actor("a", "b"))
    except StoreUnavailable as error:
        print(number, error)
        break
"""


def test_a_file_that_may_not_grow_is_said_and_nothing_is_lost(path):
    run = subprocess.run([sys.executable, "-c", FILL, path], capture_output=True, text=True, check=True)
    acknowledged, _, message = run.stdout.partition(" ")
    assert "check the disk and try again" in message
    assert 3 < int(acknowledged) < 99
    with SQLiteStore(path) as store:
        assert store.count(HERE) == 2 + int(acknowledged)
    assert what_is_broken(path) == []


def what_is_broken(path):
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


# Read-only


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_read_only_file_is_read_and_not_written(ordinary_folder, method):
    path = ordinary_folder / "a.db"
    with SQLiteStore(path) as store:
        fill(store)
    path.chmod(0o444)
    with SQLiteStore(path) as store:
        if method in READS.values():
            method(store)
        else:
            with pytest.raises(StoreUnavailable, match=r"is read-only.*let the bot's user write"):
                method(store)
        assert len(store.changes(HERE)) == 4


def test_a_read_only_folder_is_said(ordinary_folder):
    ordinary_folder.chmod(0o555)
    with pytest.raises(StoreUnavailable, match=r"cannot be opened.*may read and write"):
        SQLiteStore(ordinary_folder / "a.db")
    with pytest.raises(StoreUnavailable, match=r"cannot be made.*Permission denied"):
        SQLiteStore(ordinary_folder / "data" / "a.db")


def test_an_unreadable_file_is_said(ordinary_folder):
    path = ordinary_folder / "a.db"
    SQLiteStore(path).close()
    path.chmod(0)
    with pytest.raises(StoreUnavailable, match=r"cannot be opened.*Permission denied"):
        SQLiteStore(path)


# Corrupt


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_an_overwritten_database_is_said(path, method):
    content = bytearray(path.read_bytes())
    for start in pages_of_rows(path):
        content[start : start + PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    with SQLiteStore(path) as store, pytest.raises(StoreUnavailable, match=r"is damaged.*backup"):
        method(store)
    assert path.read_bytes() == content


def test_an_overwritten_schema_is_said(path):
    content = bytearray(path.read_bytes())
    content[100:PAGE] = b"\xff" * (PAGE - 100)
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="is damaged"), SQLiteStore(path) as store:
        store.get(HERE, "a")


@pytest.mark.parametrize("seed", range(30))
def test_bytes_overwritten_anywhere_raise_nothing_but_what_is_expected(path, seed):
    """SQLite keeps no checksums, so a hit in a text may go unseen; but no hit may look like a bug of ours."""
    dice = random.Random(seed)
    with SQLiteStore(path) as store, store.transaction(HERE):
        for number in range(12):
            full = article(f"{number}", published=datetime.now(UTC), authors=("A. One", "B. Two"))
            store.add(HERE, full, print_of(number), ANNA)
    content = bytearray(path.read_bytes())
    for page in pages_of_rows(path):
        start, length = page + dice.randrange(PAGE - 512), dice.choice([1, 8, 64, 512])
        content[start : start + length] = dice.randbytes(length)
    path.write_bytes(content)
    for method in METHODS.values():
        # An integrity error is SQLite's word for tables that contradict one another; it writes nothing then.
        with suppress(StoreError, sqlite3.IntegrityError), SQLiteStore(path) as store:
            method(store)


def pages_of_rows(path):
    """Where the pages of tables and indexes begin; the others hold the schema, without which nothing goes."""
    with closing(sqlite3.connect(path)) as connection:
        return [PAGE * (row[0] - 1) for row in connection.execute("SELECT rootpage FROM sqlite_schema")]


# Bugs


def test_a_bug_is_not_dressed_up(path):
    with SQLiteStore(path) as store, closing(sqlite3.connect(path)) as other:
        other.execute("ALTER TABLE body RENAME COLUMN text TO words")
        with pytest.raises(sqlite3.OperationalError, match="no such column"):
            store.get(HERE, "a")


def test_the_errors_of_the_block_of_a_transaction_stay_what_they_are(path):
    with SQLiteStore(path) as store, closing(sqlite3.connect(__file__)) as connection:
        with pytest.raises(sqlite3.DatabaseError) as raised, store.transaction(HERE):
            connection.execute("SELECT * FROM other")
        assert raised.type is sqlite3.DatabaseError
