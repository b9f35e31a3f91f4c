"""How much may be asked, by one person and on one server in a minute: no Discord in here."""

import math
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final

from bot.measures import UNMEASURED, Measures
from corpus.article import SHARED, ServerId
from corpus.servers import ServerSettings

WINDOW: Final = 60.0
"""Seconds over which questions are counted."""

CAPACITY: Final = 10_000
"""People and servers remembered; those that were quiet for longest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A question that comes too soon: after `seconds`, at least 1, there is room for another.

    `everyone` means that the server as a whole has asked too much, not this person. `first` means that the
    person has not been told since the room was used up.
    """

    seconds: int
    everyone: bool = False
    first: bool = True


@dataclass(slots=True)
class _Asked:
    """When somebody asked, oldest first, within the window; and until when they know that it was too much."""

    at: deque[float] = field(default_factory=deque)
    told_until: float = -math.inf

    def room_in(self, most: int, now: float) -> float:
        """Seconds until another may be asked; 0.0 or less means now."""
        while self.at and self.at[0] <= now - WINDOW:
            self.at.popleft()
        if len(self.at) < most:
            return 0.0
        return self.at[len(self.at) - most] + WINDOW - now if most else WINDOW


class Limits:
    """Counts questions, and says who has to wait; a question that has to wait does not count.

    Within any minute there are never more than the settings say. `clock` gives seconds that never go back;
    `measures` is told whenever somebody has to wait.
    """

    def __init__(
        self, clock: Callable[[], float], capacity: int = CAPACITY, measures: Measures = UNMEASURED
    ) -> None:
        self._clock = clock
        self._measures = measures
        self._capacity = capacity
        self._asked: OrderedDict[tuple[ServerId, int | None], _Asked] = OrderedDict()

    def ask(self, server_id: ServerId, person: int, settings: ServerSettings) -> Wait | None:
        """Count a question of a person's on a server; or how long they have to wait.

        What is asked on no server (`SHARED`), by direct message or through an account, counts for the person
        alone: strangers do not use up each other's room.
        """
        now = self._clock()
        own = self._of(server_id, person)
        everyones = None if server_id == SHARED else self._of(server_id, None)
        mine = own.room_in(settings.per_member, now)
        ours = everyones.room_in(settings.per_server, now) if everyones else 0.0
        if (longest := max(mine, ours)) > 0:
            first, own.told_until = now >= own.told_until, max(own.told_until, now + longest)
            self._measures.limited(everyone=ours > mine)
            return Wait(max(1, math.ceil(longest)), everyone=ours > mine, first=first)
        own.at.append(now)
        if everyones:
            everyones.at.append(now)
        return None

    def _of(self, server_id: ServerId, person: int | None) -> _Asked:
        key = (server_id, person)
        found = self._asked.setdefault(key, _Asked())
        self._asked.move_to_end(key)
        while len(self._asked) > self._capacity:
            self._asked.popitem(last=False)
        return found


class Once:
    """Lets something happen once for somebody, and again only after a while of `seconds`."""

    def __init__(self, seconds: float, clock: Callable[[], float], capacity: int = CAPACITY) -> None:
        self._seconds = seconds
        self._clock = clock
        self._capacity = capacity
        self._since: OrderedDict[Hashable, float] = OrderedDict()

    def first(self, key: Hashable) -> bool:
        """Whether it may happen now for this key; if so, it has."""
        now = self._clock()
        if now - self._since.get(key, -math.inf) < self._seconds:
            return False
        self._since[key] = now
        self._since.move_to_end(key)
        while len(self._since) > self._capacity:
            self._since.popitem(last=False)
        return True

    def again(self, key: Hashable) -> None:
        """It did not happen after all, and may at once."""
        self._since.pop(key, None)
