"""Messages and interactions that were dealt with: Discord may send one again when a session is resumed."""

from collections import OrderedDict
from typing import Final

CAPACITY: Final = 10_000
"""So many are remembered; a session that breaks is resumed within minutes, or not at all."""


class Seen:
    """Remembers what came, by its id."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._ids: OrderedDict[int, None] = OrderedDict()

    def first(self, event_id: int) -> bool:
        """Whether this comes for the first time."""
        if event_id in self._ids:
            return False
        self._ids[event_id] = None
        if len(self._ids) > self._capacity:
            self._ids.popitem(last=False)
        return True
