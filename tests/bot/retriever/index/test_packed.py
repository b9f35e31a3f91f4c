from hashlib import sha256

import pytest

from bot.retriever.index.entry import LAYOUT
from bot.retriever.index.library import Library
from bot.retriever.index.packed import PACKED_LAYOUT, packed, unpacked
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.samples import starter_articles
from corpus.shelf import Shelf
from corpus.store import Actor
from tests.bot.retriever.shelves import SERVER, index_of
from tests.corpus.fakes import MemoryStore

PACKED = {("2", "1"): "0ee773f859488c1aa5ba27f45d3480eb8484029d7848444427363637b91bb9fc"}
"""By the layouts of entries and of itself, the digest of the packed index of the starter articles."""


@pytest.fixture
def data() -> bytes:
    store = MemoryStore()
    for article in starter_articles():
        Shelf(store).add(SERVER, article, Actor("tester", "test"))
    return b"".join(packed(index_of(store)))


def test_a_form_names_one_way_to_write_an_index(data: bytes) -> None:
    """If this fails, give `PACKED_LAYOUT` another value, and write down the digest under it."""
    assert {(LAYOUT, PACKED_LAYOUT): sha256(data).hexdigest()} == PACKED


@pytest.mark.parametrize("place", [0, 8, 100, -1])
def test_damage_is_noticed_wherever_it_is(data: bytes, place: int) -> None:
    damaged = bytearray(data)
    damaged[place] ^= 1
    with pytest.raises(ValueError, match="checksum"):
        unpacked(ShelfIndex(SERVER, Library(MemoryStore())), 1, bytes(damaged))
