"""`ArticleStore` on one SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from corpus.article import Article, ServerId
from corpus.clock import Clock, utc_now
from corpus.records import Records
from corpus.sqlite import erasing
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.keeping.migrating import backed_up_before
from corpus.sqlite.schema import MIGRATIONS, Migration
from corpus.sqlite.shelf import indexing, lists, reading
from corpus.sqlite.shelf.lists import Wanted
from corpus.sqlite.shelf.writing import ShelfWriter
from corpus.store import (
    Actor,
    ArticleStore,
    Buffer,
    Change,
    Entry,
    Fingerprint,
    Listing,
    Match,
    Order,
    Reading,
    RevisionKey,
    not_found,
)

if TYPE_CHECKING:
    from corpus.departures import DepartureStore
    from corpus.feeds import FeedStore
    from corpus.figures import Figures
    from corpus.keeping import Keeping
    from corpus.leases import LeaseStore
    from corpus.questions import QuestionStore
    from corpus.servers import ServerStore

_HURRY: Final = 0.2
"""Seconds to wait for others who write with what only saves time: somebody may be waiting for an answer."""


class SQLiteStore(ArticleStore):
    """Articles in one SQLite file; what each method does and raises is said in `ArticleStore`.

    Readers never wait, and see what other processes have written. Writers wait for one another, at most
    `patience` seconds each; so whoever writes much should do it in transactions of a few seconds. A
    transaction belongs to the thread that opened it.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        patience: float = 10.0,
        clock: Clock = utc_now,
        migrations: Sequence[Migration] = MIGRATIONS,
        backups: Path | None = None,
    ) -> None:
        """Open the database at `path`, making it and its folder where needed; ":memory:" is kept nowhere.

        `clock` gives the aware time of a change; `migrations` is there for tests. A database of an older
        version of the program is backed up to the folder `backups` ("backups" beside it) and then migrated.

        Raises:
            SchemaTooNew: the database was written by a newer version of the program.
            ForeignFile: the file is something else.
            NoRoom, BackupFailed: it must be migrated, but cannot be backed up before.
            StoreUnavailable: it cannot be opened.
        """
        first = partial(backed_up_before, Path(path), backups, migrations, clock)
        self._connections = Connections(path, patience, migrations, first)
        self._clock = clock
        self.records = Records(
            questions=self._questions,
            servers=self._servers,
            feeds=self._feeds,
            leases=self._leases,
            departures=self._departures,
            figures=self._figures,
            keeping=self._keeping,
        )

    def add(
        self,
        server_id: ServerId,
        article: Article,
        fingerprint: Fingerprint,
        actor: Actor,
        *,
        entry: Entry | None = None,
    ) -> Change:
        with self._shelf(server_id, actor) as shelf:
            return shelf.add(article, fingerprint, entry)

    def revise(
        self,
        server_id: ServerId,
        article: Article,
        fingerprint: Fingerprint,
        actor: Actor,
        *,
        undoes: int | None = None,
        entry: Entry | None = None,
    ) -> Change:
        with self._shelf(server_id, actor, undoes) as shelf:
            return shelf.revise(article, fingerprint, entry)

    def remove(
        self, server_id: ServerId, article_id: str, actor: Actor, *, undoes: int | None = None
    ) -> Change:
        with self._shelf(server_id, actor, undoes) as shelf:
            return shelf.remove(article_id)

    def restore(
        self, server_id: ServerId, article_id: str, actor: Actor, *, undoes: int | None = None
    ) -> Change:
        with self._shelf(server_id, actor, undoes) as shelf:
            return shelf.restore(article_id)

    def get(self, server_id: ServerId, article_id: str, revision: int | None = None) -> Article:
        with self._connections.reading() as connection:
            found = reading.article(connection, server_id, article_id, revision, removed_too=False)
        if found is None:
            raise not_found(article_id, revision)
        return found

    def revision(self, server_id: ServerId, article_id: str, revision: int) -> Article:
        with self._connections.reading() as connection:
            found = reading.article(connection, server_id, article_id, revision, removed_too=True)
        if found is None:
            raise not_found(article_id, revision)
        return found

    def articles(self, server_id: ServerId, ids: Sequence[str] | None = None) -> Iterator[Article]:
        if self._connections.read_through_writer():
            with self._connections.reading() as connection:
                found = list(reading.articles(connection, server_id, ids))
            yield from found
        else:
            with self._connections.reading() as connection:
                yield from reading.articles(connection, server_id, ids)

    def listings(
        self,
        server_id: ServerId,
        *,
        matching: str = "",
        outlet: str = "",
        order: Order = Order.ADDED,
        offset: int = 0,
        limit: int = 50,
    ) -> Sequence[Listing]:
        with self._connections.reading() as connection:
            return lists.listings(connection, Wanted(server_id, matching, outlet), order, offset, limit)

    def count(self, server_id: ServerId, *, matching: str = "", outlet: str = "") -> int:
        with self._connections.reading() as connection:
            return lists.count(connection, Wanted(server_id, matching, outlet))

    def find(
        self, server_id: ServerId, typed: str, *, removed_too: bool = False, limit: int = 25
    ) -> Sequence[Listing]:
        with self._connections.reading() as connection:
            return lists.find(connection, server_id, typed, limit, removed_too=removed_too)

    def outlets(self, server_id: ServerId, *, matching: str = "", limit: int = 25) -> Sequence[str]:
        with self._connections.reading() as connection:
            return lists.outlets(connection, server_id, matching, limit)

    def matches(self, server_id: ServerId, fingerprint: Fingerprint) -> Sequence[Match]:
        with self._connections.reading() as connection:
            return reading.matches(connection, server_id, fingerprint)

    def changes(self, server_id: ServerId, *, after: int = 0) -> Sequence[Change]:
        with self._connections.reading() as connection:
            return reading.changes(connection, server_id, after)

    def history(
        self, server_id: ServerId, *, article_id: str | None = None, offset: int = 0, limit: int = 50
    ) -> Sequence[Change]:
        with self._connections.reading() as connection:
            return reading.history(connection, server_id, article_id, offset, limit)

    def version(self, server_id: ServerId) -> int:
        with self._connections.reading() as connection:
            return reading.version(connection, server_id)

    def newest(self) -> int:
        with self._connections.reading() as connection:
            return reading.newest(connection)

    def standing(self, server_id: ServerId, ids: Sequence[str] | None = None) -> Sequence[RevisionKey]:
        with self._connections.reading() as connection:
            return indexing.standing(connection, server_id, ids)

    def readings(
        self, server_id: ServerId, revisions: Sequence[RevisionKey], form: str
    ) -> Mapping[RevisionKey, Reading]:
        with self._connections.reading() as connection:
            return indexing.readings(connection, server_id, revisions, form)

    def keep_entries(self, server_id: ServerId, form: str, entries: Iterable[tuple[str, int, bytes]]) -> None:
        made = list(entries)
        with self._connections.writing(server_id, _HURRY) as connection, self._connections.translated():
            indexing.keep_entries(connection, server_id, form, made)

    def packed(self, server_id: ServerId, form: str) -> tuple[int, bytes] | None:
        with self._connections.reading() as connection:
            return indexing.packed(connection, server_id, form)

    def keep_packed(
        self, server_id: ServerId, form: str, version: int, pieces: Sequence[Buffer], *, of: str | None = None
    ) -> None:
        with self._connections.writing(server_id, _HURRY) as connection, self._connections.translated():
            if of not in (None, self._identity(connection)):
                return
            indexing.keep_packed(connection, server_id, form, version, pieces)

    def erase(self, server_id: ServerId) -> None:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            erasing.erase_shelf(connection, server_id)
            for records in self.records.stores():
                records.forget(server_id)
        self._connections.leave_no_log()

    def identity(self) -> str:
        with self._connections.reading() as connection:
            return self._identity(connection)

    def erased(self, server_id: ServerId) -> int:
        with self._connections.reading() as connection:
            return erasing.erased(connection, server_id)

    @contextmanager
    def transaction(self, server_id: ServerId) -> Iterator[None]:
        with self._connections.writing(server_id):
            yield

    def close(self) -> None:
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _identity(self, connection: sqlite3.Connection) -> str:
        """A copy that was moved into the place of a database has the name of that: so openings count too."""
        return f"{reading.identity(connection)}.{self._connections.openings}"

    def _questions(self) -> "QuestionStore":
        from corpus.sqlite.records.questions import SQLiteQuestions  # noqa: PLC0415  as `Records` has it

        return SQLiteQuestions(self._connections)

    def _servers(self) -> "ServerStore":
        from corpus.sqlite.records.servers import SQLiteServers  # noqa: PLC0415

        return SQLiteServers(self._connections, self._clock)

    def _feeds(self) -> "FeedStore":
        from corpus.sqlite.records.feeds import SQLiteFeeds  # noqa: PLC0415

        return SQLiteFeeds(self._connections)

    def _figures(self) -> "Figures":
        from corpus.sqlite.records.figures import figures  # noqa: PLC0415

        with self._connections.reading() as connection:
            return figures(connection)

    def _leases(self) -> "LeaseStore":
        from corpus.sqlite.records.leases import SQLiteLeases  # noqa: PLC0415

        return SQLiteLeases(self._connections, self._clock)

    def _departures(self) -> "DepartureStore":
        from corpus.sqlite.records.departures import SQLiteDepartures  # noqa: PLC0415

        return SQLiteDepartures(self._connections)

    def _keeping(self) -> "Keeping":
        from corpus.sqlite.keeping.keeping import SQLiteKeeping  # noqa: PLC0415

        return SQLiteKeeping(self._connections)

    @contextmanager
    def _shelf(self, server_id: ServerId, actor: Actor, undoes: int | None = None) -> Iterator[ShelfWriter]:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            yield ShelfWriter(connection, server_id, actor, self._clock(), undoes)
