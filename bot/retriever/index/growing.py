"""Arrays that get longer at their end, again and again, without being copied each time."""

import threading
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_SHARE: Final = 4
_LEAST: Final = 64
"""New room is larger than what is in it by a `_SHARE`-th, and by so many places at least."""


class _Room:
    """Memory of which the first `used` places have a meaning for someone."""

    def __init__(self, places: npt.NDArray[Any], used: int) -> None:
        self.places = places
        self.used = used
        self.lock = threading.Lock()


class Growing:
    """An array, never changed: `plus` gives a longer one, in the same memory if there is room behind this.

    Threads may share it.
    """

    def __init__(self, array: npt.NDArray[Any], room: _Room | None = None) -> None:
        self.array = array
        self._room = room or _Room(array, len(array))

    def plus(self, values: npt.NDArray[Any] | Sequence[Any]) -> "Growing":
        """With `values` behind its own."""
        begin, end = len(self.array), len(self.array) + len(values)
        with self._room.lock:
            if begin == self._room.used and end <= len(self._room.places):
                self._room.places[begin:end] = values
                self._room.used = end
                return Growing(self._room.places[:end], self._room)
        places = np.empty(end + end // _SHARE + _LEAST, self.array.dtype)
        places[:begin] = self.array
        places[begin:end] = values
        return Growing(places[:end], _Room(places, end))
