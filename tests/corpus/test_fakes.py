import pytest

from tests.corpus.fakes import MemoryStore
from tests.corpus.store_contract import StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def make_store(self):
        return MemoryStore
