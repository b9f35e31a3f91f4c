"""`QuestionStore` on the SQLite file of the articles."""

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date, datetime
from typing import Any, Final

from corpus.article import SHARED, ServerId
from corpus.questions import (
    Asked,
    Cited,
    Personal,
    QuestionStore,
    Quoted,
    Standing,
    Verdicts,
    Week,
    answer_gone,
    monday_of,
)
from corpus.sqlite import erasing
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.connection.failures import rows_of_ours
from corpus.sqlite.rows import storable, time_text

_FIELDS: Final = (
    *("id", "server_id", "asker", "question", "at", "channel_id", "message_id", "subject", "language"),
    *("confidence", "cited", "closest", "standing"),
)
_CITED: Final = [int, str, int, int, int, str]
_SELECT: Final = """
    SELECT id, server_id, asker, question, at, channel_id, message_id, subject, language, confidence,
           cited, closest, standing
    FROM asked WHERE
"""
_KEEP: Final = """
    INSERT INTO asked (
        id, server_id, asker, question, at, channel_id, message_id, subject, language, confidence,
        cited, closest, standing, shelf, article_id
    )
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
        asker = excluded.asker, question = excluded.question, at = excluded.at,
        channel_id = excluded.channel_id, message_id = excluded.message_id, subject = excluded.subject,
        language = excluded.language, confidence = excluded.confidence, cited = excluded.cited,
        closest = excluded.closest, standing = excluded.standing, shelf = excluded.shelf,
        article_id = excluded.article_id
"""
FORGET: Final = (
    "DELETE FROM asked WHERE server_id = ?",
    "DELETE FROM week WHERE server_id = ?",
    # Direct messages, which are on the server 0 (`SHARED`), are answered from its shelf as well.
    "DELETE FROM quoted WHERE server_id = ?1 OR (server_id = 0 AND shelf = ?1)",
    "DELETE FROM person WHERE server_id = ?",
)
EXPIRE: Final = "DELETE FROM asked WHERE server_id = ? AND at < ?"
_EXPIRE_SOME: Final = """
    DELETE FROM asked WHERE rowid IN (SELECT rowid FROM asked WHERE server_id = ? AND at < ? LIMIT ?)
"""
_AT_ONCE: Final = 200
"""So many questions expire in one transaction, in some hundredths of a second: others wait to write."""

FORGET_PERSON: Final = (
    "DELETE FROM verdict WHERE person = ?",
    "DELETE FROM asked WHERE asker = ?",
    "DELETE FROM person WHERE id = ?",
)
_COUNT: Final = """
    INSERT INTO week (server_id, monday, asked, answered) VALUES (?, ?, 1, ?)
    ON CONFLICT DO UPDATE SET asked = asked + 1, answered = answered + excluded.answered
"""
_COUNT_QUOTED: Final = """
    INSERT INTO quoted (server_id, monday, shelf, article_id, times) VALUES (?, ?, ?, ?, 1)
    ON CONFLICT DO UPDATE SET times = times + 1
"""
_COUNT_VERDICT: Final = """
    INSERT INTO week (server_id, monday, helpful, unhelpful) VALUES (:server, :monday, :helpful, :unhelpful)
    ON CONFLICT DO UPDATE SET helpful = helpful + :helpful, unhelpful = unhelpful + :unhelpful
"""
_CITING: Final = (
    "id IN (SELECT asked FROM cites WHERE shelf = ? AND article_id = ?) AND message_id IS NOT NULL "
    "ORDER BY at DESC, rowid DESC"
)
_ANSWERED: Final = f"""
    {_SELECT} server_id = ? AND article_id IS NOT NULL AND message_id IS NOT NULL AND standing = 'stands'
    ORDER BY at DESC, rowid DESC LIMIT ?
"""
_GAPS: Final = f"""
    {_SELECT} server_id = ? AND article_id IS NULL AND standing = 'stands'
    ORDER BY at DESC, rowid DESC LIMIT ?
"""


class SQLiteQuestions(QuestionStore):
    """Questions and answers; what each method does and raises is said in `QuestionStore`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, server_id: ServerId, asked: Asked) -> None:
        monday = monday_of(asked.at).isoformat()
        best = asked.cited[0] if asked.cited else None
        with self._writing(server_id) as connection:
            owner = connection.execute("SELECT server_id FROM asked WHERE id = ?", (asked.id,)).fetchone()
            if owner and owner[0] != server_id:
                raise ValueError(f"the id {asked.id} belongs to an answer on another server")
            connection.execute(
                _KEEP,
                (
                    *(asked.id, server_id, asked.asker, storable(asked.question), time_text(asked.at)),
                    *(asked.channel_id, asked.message_id, storable(asked.subject), asked.language),
                    *(asked.confidence, _packed(asked.cited), _packed(asked.closest), asked.standing.value),
                    *(best.shelf if best else None, best.article_id if best else None),
                ),
            )
            connection.execute("DELETE FROM cites WHERE asked = ?", (asked.id,))
            connection.executemany(
                "INSERT OR IGNORE INTO cites (shelf, article_id, asked) VALUES (?, ?, ?)",
                [(each.shelf, each.article_id, asked.id) for each in asked.cited],
            )
            if owner:
                return
            connection.execute(_COUNT, (server_id, monday, int(asked.answered)))
            if best:
                connection.execute(_COUNT_QUOTED, (server_id, monday, best.shelf, best.article_id))

    def get(self, server_id: ServerId, answer_id: str) -> Asked:
        found = self._read(f"{_SELECT} id = ? AND server_id = ?", (storable(answer_id), server_id))
        if not found:
            raise answer_gone()
        return found[0]

    def by_message(self, server_id: ServerId, channel_id: int, message_id: int) -> Asked | None:
        where = "server_id = ? AND channel_id = ? AND message_id = ?"
        return next(iter(self._read(f"{_SELECT} {where}", (server_id, channel_id, message_id))), None)

    def mark(self, server_id: ServerId, answer_ids: Sequence[str], standing: Standing) -> None:
        with self._writing(server_id) as connection:
            connection.executemany(
                "UPDATE asked SET standing = ? WHERE id = ? AND server_id = ?",
                [(standing.value, storable(each), server_id) for each in answer_ids],
            )

    def correct(
        self, server_id: ServerId, answer_id: str, standing: Standing, cited: Sequence[Cited]
    ) -> None:
        with self._writing(server_id) as connection:
            connection.execute(
                "UPDATE asked SET standing = ?, cited = ? WHERE id = ? AND server_id = ?",
                (standing.value, _packed(cited), storable(answer_id), server_id),
            )

    def citing(self, shelf: ServerId, article_id: str) -> Sequence[Asked]:
        return self._read(f"{_SELECT} {_CITING}", (shelf, storable(article_id)))

    def gaps(self, server_id: ServerId, *, limit: int = 1000) -> Sequence[Asked]:
        return self._read(_GAPS, (server_id, limit))

    def answered(self, server_id: ServerId, *, limit: int = 20) -> Sequence[Asked]:
        return self._read(_ANSWERED, (server_id, limit))

    def questions(self, server_id: ServerId) -> Sequence[Asked]:
        return self._read(f"{_SELECT} server_id = ? ORDER BY at, rowid", (server_id,))

    def judge(self, server_id: ServerId, answer_id: str, person: int, *, helpful: bool) -> Verdicts:
        with self._connections.writing(server_id):
            asked = self.get(server_id, answer_id)
            with self._writing(server_id) as connection:
                before = connection.execute(
                    "SELECT helpful FROM verdict WHERE asked = ? AND person = ?", (asked.id, person)
                ).fetchone()
                connection.execute(
                    "INSERT INTO verdict (asked, person, helpful) VALUES (?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET helpful = excluded.helpful",
                    (asked.id, person, int(helpful)),
                )
                counted = {
                    "helpful": int(helpful) - int(before == (1,)),
                    "unhelpful": int(not helpful) - int(before == (0,)),
                }
                monday = monday_of(asked.at).isoformat()
                connection.execute(_COUNT_VERDICT, {"server": server_id, "monday": monday, **counted})
                return self._verdicts(connection, asked.id)

    def weeks(self, server_id: ServerId, since: date) -> Sequence[Week]:
        rows = self._rows(
            "SELECT monday, asked, answered, helpful, unhelpful FROM week "
            "WHERE server_id = ? AND monday > date(?, '-7 days') ORDER BY monday",
            (server_id, since.isoformat()),
        )
        with self._connections.translated(), rows_of_ours():
            return [Week(date.fromisoformat(monday), *counts) for monday, *counts in rows]

    def most_quoted(self, server_id: ServerId, since: date, *, limit: int = 10) -> Sequence[Quoted]:
        rows = self._rows(
            "SELECT shelf, article_id, sum(times) AS times FROM quoted "
            "WHERE server_id = ? AND monday > date(?, '-7 days') "
            "GROUP BY shelf, article_id ORDER BY times DESC, article_id LIMIT ?",
            (server_id, since.isoformat(), limit),
        )
        return [Quoted(*row) for row in rows]

    def personal(self, person: int) -> Personal:
        questions = self._read(f"{_SELECT} asker = ? ORDER BY at DESC, rowid DESC", (person,))
        verdicts = self._rows("SELECT count(*) FROM verdict WHERE person = ?", (person,))
        return Personal(questions, verdicts[0][0], self.home(person))

    def forget_person(self, person: int) -> None:
        with self._writing(SHARED) as connection:
            for statement in FORGET_PERSON:
                connection.execute(statement, (person,))
            erasing.remember(connection, "person", person)
        self._connections.leave_no_log()

    def home(self, person: int) -> ServerId | None:
        found = self._rows("SELECT server_id FROM person WHERE id = ?", (person,))
        return found[0][0] if found else None

    def choose_home(self, person: int, server_id: ServerId | None) -> None:
        with self._writing(SHARED) as connection:
            connection.execute("DELETE FROM person WHERE id = ?", (person,))
            if server_id is not None:
                connection.execute("INSERT INTO person (id, server_id) VALUES (?, ?)", (person, server_id))

    def servers(self) -> Sequence[ServerId]:
        return [server_id for (server_id,) in self._rows("SELECT DISTINCT server_id FROM asked", ())]

    def expire(self, server_id: ServerId, before: datetime) -> int:
        gone, some = 0, _AT_ONCE
        while some == _AT_ONCE:
            began = time.monotonic()
            with self._writing(server_id) as connection:
                values = (server_id, time_text(before), _AT_ONCE)
                some = connection.execute(_EXPIRE_SOME, values).rowcount
            gone += some
            if some == _AT_ONCE:
                time.sleep(time.monotonic() - began)  # half of the time is others' to write
        return gone

    def forget(self, server_id: ServerId) -> None:
        with self._writing(server_id) as connection:
            for statement in FORGET:
                connection.execute(statement, (server_id,))

    def _read(self, query: str, values: tuple[Any, ...]) -> list[Asked]:
        rows = self._rows(query, values)
        with self._connections.translated(), rows_of_ours():
            return [_asked(row) for row in rows]

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._connections.reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self, server_id: ServerId) -> Iterator[sqlite3.Connection]:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            yield connection

    @staticmethod
    def _verdicts(connection: sqlite3.Connection, answer_id: str) -> Verdicts:
        count = "SELECT coalesce(sum(helpful), 0), count(*) FROM verdict WHERE asked = ?"
        helpful, all_of_them = connection.execute(count, (answer_id,)).fetchone()
        return Verdicts(helpful, all_of_them - helpful)


def _packed(cited: Sequence[Cited]) -> str:
    return json.dumps([astuple(each) for each in cited])


def _asked(row: tuple[Any, ...]) -> Asked:
    values = dict(zip(_FIELDS, row, strict=True))
    read = {
        "at": datetime.fromisoformat(values["at"]),
        "cited": _unpacked(values["cited"]),
        "closest": _unpacked(values["closest"]),
        "standing": Standing(values["standing"]),
    }
    return Asked(**(values | read))


def _unpacked(cited: str) -> tuple[Cited, ...]:
    found = tuple(Cited(*each) for each in json.loads(cited))
    for each in found:
        if [type(value) for value in astuple(each)] != _CITED:
            raise TypeError(f"{each} does not name a sentence")
    return found
