"""How much a database holds, and how large its files are."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from corpus.figures import Figures
from corpus.sqlite.sizes import pages, size_of_log

_COUNTS = """
    SELECT
        (SELECT count(*) FROM article WHERE removed = 0),
        (SELECT count(*) FROM asked),
        (SELECT coalesce(sum(length(data)), 0) FROM packed_index),
        (SELECT count(*) FROM feed WHERE paused = 0),
        (SELECT count(*) FROM feed WHERE paused = 0 AND failing_since IS NOT NULL),
        (SELECT count(*) FROM feed WHERE paused = 1),
        (SELECT max(succeeded) FROM feed)
"""


def figures(connection: sqlite3.Connection) -> Figures:
    """The figures of the database that this connection reads."""
    articles, questions, index, feeds, failing, paused, succeeded = connection.execute(_COUNTS).fetchone()
    taken = pages(connection)
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    return Figures(
        articles=articles,
        questions=questions,
        file_bytes=taken.total,
        log_bytes=size_of_log(Path(file)) if file else 0,
        free_bytes=taken.unused,
        index_bytes=index,
        disk_free_bytes=shutil.disk_usage(Path(file).parent).free if file else None,
        feeds=feeds,
        feeds_failing=failing,
        feeds_paused=paused,
        feed_succeeded=None if succeeded is None else datetime.fromisoformat(succeeded),
    )
