"""`DepartureStore` on the SQLite file of the articles."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from corpus.article import SHARED, ServerId
from corpus.departures import Departure, DepartureStore
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.rows import time_text

FORGET: Final = ("DELETE FROM departed WHERE server_id = ?",)
_SERVERS = """
    SELECT server_id FROM article UNION SELECT server_id FROM asked UNION SELECT server_id FROM feed
    UNION SELECT server_id FROM told UNION SELECT id FROM server
"""


class SQLiteDepartures(DepartureStore):
    """Departures; what each method does and raises is said in `DepartureStore`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def servers(self) -> Collection[ServerId]:
        with self._connections.reading() as connection:
            return {server_id for (server_id,) in connection.execute(_SERVERS)} - {SHARED}

    def departures(self) -> Sequence[Departure]:
        query = "SELECT server_id, bot, since FROM departed ORDER BY since, server_id"
        with self._connections.reading() as connection:
            return [
                Departure(server_id, bot, datetime.fromisoformat(since))
                for server_id, bot, since in connection.execute(query)
            ]

    def depart(self, server_id: ServerId, bot: int, now: datetime) -> Departure:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            connection.execute(
                "INSERT INTO departed (server_id, bot, since) VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
                "SET bot = excluded.bot, since = excluded.since WHERE bot <> excluded.bot",
                (server_id, bot, time_text(now)),
            )
            (since,) = connection.execute(
                "SELECT since FROM departed WHERE server_id = ?", (server_id,)
            ).fetchone()
        return Departure(server_id, bot, datetime.fromisoformat(since))

    def forget(self, server_id: ServerId) -> bool:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            return sum(connection.execute(each, (server_id,)).rowcount for each in FORGET) == 1
