"""`LeaseStore` on the SQLite file of the articles."""

from corpus.article import SHARED
from corpus.clock import Clock
from corpus.leases import LeaseStore
from corpus.sqlite.connection.connections import Connections


class SQLiteLeases(LeaseStore):
    """Leases; what each method does and raises is said in `LeaseStore`."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def take(self, name: str, holder: str, seconds: float) -> bool:
        with self._connections.writing(SHARED) as connection, self._connections.translated():
            # Now, that nobody else writes: before the wait for that, it may be earlier than another's taking.
            now = self._clock().timestamp()
            taken = connection.execute(
                "INSERT INTO lease (name, holder, taken, seconds) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
                "SET holder = excluded.holder, taken = excluded.taken, seconds = excluded.seconds "
                "WHERE holder = excluded.holder OR NOT excluded.taken BETWEEN taken AND taken + seconds",
                (name, holder, now, seconds),
            )
            return taken.rowcount == 1

    def release(self, name: str, holder: str) -> None:
        with self._connections.writing(SHARED) as connection, self._connections.translated():
            connection.execute("DELETE FROM lease WHERE name = ? AND holder = ?", (name, holder))

    def free_in(self, name: str) -> float:
        now = self._clock().timestamp()
        with self._connections.reading() as connection:
            found = connection.execute("SELECT taken, seconds FROM lease WHERE name = ?", (name,)).fetchone()
        taken, seconds = found or (now, 0.0)
        return max(0.0, taken + seconds - now) if taken <= now else 0.0
