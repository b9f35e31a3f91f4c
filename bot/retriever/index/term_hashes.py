"""Terms as numbers of 64 bits, the same in every process and at every time."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]

_BYTES: Final = 8
_REMEMBERED: Final = 1 << 14
"""How many terms' hashes are kept: enough for nine of ten words of a text."""


@lru_cache(_REMEMBERED)
def hash_of(term: str) -> int:
    """The number `term` is known by: the first 64 bits of its BLAKE2b.

    Two terms with one hash would count as one term. Among a million terms, two such are to be found once in
    some forty million shelves.
    """
    return int.from_bytes(blake2b(term.encode(errors="surrogatepass"), digest_size=_BYTES).digest(), "little")


def hashes_of(terms: Iterable[str]) -> Hashes:
    """The numbers of `terms`, in their order."""
    return np.array([*map(hash_of, terms)], dtype=np.uint64)
