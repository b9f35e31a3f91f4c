"""Keeps the process from holding more memory than it uses, where the C library is glibc."""

import ctypes
import sys
from typing import Final

_M_ARENA_MAX: Final = -8
"""mallopt(3); a heap for each thread would keep what that thread once needed."""

_ARENAS: Final = 2


def share_heaps() -> None:
    """Let threads share a few heaps; to be called before there are any threads."""
    if (library := _glibc()) is not None:
        library.mallopt(_M_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Give the system back what is free at the ends and in the midst of the heaps (malloc_trim(3))."""
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
