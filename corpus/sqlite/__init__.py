"""Articles, and all else that is kept, in one SQLite file."""

from corpus.sqlite.connection.failures import ForeignFile
from corpus.sqlite.store import SQLiteStore

__all__ = ["ForeignFile", "SQLiteStore"]
