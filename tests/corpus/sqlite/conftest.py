"""Databases to keep and to restore."""

import pytest

from corpus.sqlite import SQLiteStore
from tests.corpus.sqlite.test_erasing import HERE, THERE, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A database in which two servers have something in every table."""
    path = tmp_path_factory.mktemp("filled") / "a.db"
    with SQLiteStore(path) as store:
        for server_id in (HERE, THERE):
            fill(store, server_id)
    return path
