import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.index.sections import in_pieces, pack, unpack


@given(st.lists(st.binary(max_size=40)))
def test_what_was_packed_is_unpacked(sections: list[bytes]) -> None:
    assert [bytes(section) for section in unpack(pack(sections))] == sections


@given(st.lists(st.lists(st.binary(max_size=20))))
def test_a_section_may_come_in_pieces_which_are_not_copied(sections: list[list[bytes]]) -> None:
    laid = in_pieces(sections)
    assert b"".join(laid) == pack([b"".join(pieces) for pieces in sections])
    assert {id(piece) for pieces in sections for piece in pieces} <= {id(piece) for piece in laid}


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
