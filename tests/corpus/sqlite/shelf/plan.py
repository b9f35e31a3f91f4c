"""How SQLite would answer what is asked of it."""

import sqlite3
from collections.abc import Mapping


class Plan:
    """Stands for a connection, and keeps the steps by which each query is answered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.steps: list[str] = []

    def execute(self, query: str, values: Mapping[str, object]) -> sqlite3.Cursor:
        self.steps += [row[3] for row in self.connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
        return self.connection.execute(query, values)
