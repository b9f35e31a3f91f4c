import itertools

import pytest

from corpus.sqlite import SQLiteStore
from tests.corpus.store_contract import StoreContract


class TestSQLiteStore(StoreContract):
    @pytest.fixture
    def make_store(self, tmp_path):
        numbers, stores = itertools.count(), []

        def make():
            stores.append(SQLiteStore(tmp_path / f"{next(numbers)}.db"))
            return stores[-1]

        yield make
        for store in stores:
            store.close()


class TestSQLiteStoreInMemory(StoreContract):
    @pytest.fixture
    def make_store(self):
        stores = []

        def make():
            stores.append(SQLiteStore(":memory:"))
            return stores[-1]

        yield make
        for store in stores:
            store.close()
