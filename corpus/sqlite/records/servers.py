"""`ServerStore` on the SQLite file of the articles."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from types import NoneType
from typing import Any, Final

from corpus.article import ServerId
from corpus.servers import Event, EventKind, ServerSettings, ServerStore, Told, Where
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.connection.failures import rows_of_ours
from corpus.sqlite.rows import storable
from corpus.store import Actor

FORGET: Final = (
    "DELETE FROM server WHERE id = ?",
    "DELETE FROM event WHERE server_id = ?",
    "DELETE FROM told WHERE server_id = ?",
)


_ID: Final = (int, NoneType)
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "answers_in": (str,),
    "channels": (list,),
    "answer_channel": _ID,
    "curator_role": _ID,
    "private": (bool,),
    "log_channel": _ID,
    "per_member": (int,),
    "per_server": (int,),
    "retention_days": (int,),
    "language": (str, NoneType),
}
"""What settings are, as JSON has them, by the names of the fields of `ServerSettings`."""


class SQLiteServers(ServerStore):
    """Settings and trails; what each method does and raises is said in `ServerStore`."""

    def __init__(self, connections: Connections, clock: Callable[[], datetime]) -> None:
        self._connections = connections
        self._clock = clock

    def settings(self, server_id: ServerId) -> ServerSettings:
        found = self._rows("SELECT settings FROM server WHERE id = ?", (server_id,))
        with self._connections.translated(), rows_of_ours():
            return _settings(found[0][0]) if found else ServerSettings()

    def keep_settings(self, server_id: ServerId, settings: ServerSettings, about: str, actor: Actor) -> None:
        with self._writing(server_id) as connection:
            connection.execute(
                "INSERT INTO server (id, settings) VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET settings = excluded.settings",
                (server_id, json.dumps(asdict(settings) | {"channels": sorted(settings.channels)})),
            )
            self._note(connection, server_id, EventKind.SETTINGS_CHANGED, about, actor)

    def note(self, server_id: ServerId, kind: EventKind, about: str, actor: Actor) -> Event:
        with self._writing(server_id) as connection:
            return self._note(connection, server_id, kind, about, actor)

    def trail(self, server_id: ServerId, *, after: int = 0, limit: int = 1000) -> Sequence[Event]:
        rows = self._rows(
            "SELECT number, kind, about, actor, door, at FROM event "
            "WHERE server_id = ? AND number > ? ORDER BY number LIMIT ?",
            (server_id, after, limit),
        )
        with self._connections.translated(), rows_of_ours():
            return [
                Event(
                    number, server_id, EventKind(kind), about, Actor(actor, door), datetime.fromisoformat(at)
                )
                for number, kind, about, actor, door, at in rows
            ]

    def newest(self) -> int:
        found = self._rows("SELECT seq FROM sqlite_sequence WHERE name = 'event'", ())
        return int(found[0][0]) if found else 0

    def told(self, server_id: ServerId) -> Told | None:
        found = self._rows("SELECT change, event, corrected FROM told WHERE server_id = ?", (server_id,))
        return Told(*found[0]) if found else None

    def keep_told(self, server_id: ServerId, told: Told) -> None:
        with self._writing(server_id) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO told (server_id, change, event, corrected) VALUES (?, ?, ?, ?)",
                (server_id, told.change, told.event, told.corrected),
            )

    def forget(self, server_id: ServerId) -> None:
        with self._writing(server_id) as connection:
            for statement in FORGET:
                connection.execute(statement, (server_id,))

    def _note(
        self, connection: sqlite3.Connection, server_id: ServerId, kind: EventKind, about: str, actor: Actor
    ) -> Event:
        at = self._clock()
        number = connection.execute(
            "INSERT INTO event (server_id, kind, about, actor, door, at) VALUES (?, ?, ?, ?, ?, ?)",
            (server_id, kind.value, storable(about), storable(actor.name), actor.door, at.isoformat()),
        ).lastrowid
        return Event(number or 0, server_id, kind, about, actor, at)

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._connections.reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self, server_id: ServerId) -> Iterator[sqlite3.Connection]:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            yield connection


def _settings(packed: str) -> ServerSettings:
    """Settings as they were kept, perhaps by an older or a newer version of the program.

    Raises:
        TypeError, ValueError, ...: they are not what any version kept; every use of them would fail.
    """
    kept: dict[str, Any] = json.loads(packed)
    known = {name: value for name, value in kept.items() if name in _TYPES}
    channels = known.get("channels", [])
    wrong = [name for name, value in known.items() if type(value) not in _TYPES[name]]
    if wrong or not all(type(each) is int for each in channels):
        raise TypeError(f"of the settings, {wrong or 'channels'} cannot be read")
    known["answers_in"] = Where(known.get("answers_in", Where.EVERYWHERE))
    known["channels"] = frozenset(channels)
    return ServerSettings(**known)
