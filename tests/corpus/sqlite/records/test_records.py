"""What is kept of servers besides their articles, in a file and in memory."""

import itertools
import json
import sqlite3
from contextlib import closing

import pytest

from corpus.servers import ServerSettings
from corpus.sqlite import SQLiteStore
from tests.corpus.question_store_contract import QuestionStoreContract
from tests.corpus.server_store_contract import HERE, ServerStoreContract


@pytest.fixture(params=["file", "memory"])
def make_store(request, tmp_path):
    numbers, stores = itertools.count(), []

    def make():
        path = ":memory:" if request.param == "memory" else tmp_path / f"{next(numbers)}.db"
        stores.append(SQLiteStore(path))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


class TestSQLiteQuestions(QuestionStoreContract):
    @pytest.fixture
    def make_questions(self, make_store):
        def make():
            store = make_store()
            return store.records.questions, store.close

        return make


class TestSQLiteServers(ServerStoreContract):
    @pytest.fixture
    def make_servers(self, make_store):
        def make():
            store = make_store()
            return store.records.servers, store.close

        return make


def test_settings_of_an_older_and_of_a_newer_version_are_read(tmp_path):
    path = tmp_path / "a.db"
    SQLiteStore(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        kept = {"private": True, "colour": "green"}
        connection.execute("INSERT INTO server (id, settings) VALUES (?, ?)", (HERE, json.dumps(kept)))
    with SQLiteStore(path) as store:
        assert store.records.servers.settings(HERE) == ServerSettings(private=True)
