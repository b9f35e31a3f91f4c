import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.index.sections import pack, unpack


@given(st.lists(st.binary(max_size=40)))
def test_what_was_packed_is_unpacked(sections: list[bytes]) -> None:
    assert [bytes(section) for section in unpack(pack(sections))] == sections


def test_arrays_are_read_where_they_lie() -> None:
    data = pack([b"abc", np.arange(3, dtype=np.float64).tobytes()])
    array = np.frombuffer(unpack(data)[1], dtype=np.float64)
    assert array.tolist() == [0.0, 1.0, 2.0]
    assert array.flags.aligned
    assert not array.flags.owndata


@pytest.mark.parametrize("data", [b"", b"abc", pack([b"abcdefgh", b"x"])[:-8], pack([b"x"]) + bytes(8)])
def test_what_was_not_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"sections|buffer"):
        unpack(data)
