"""Servers that the bot was removed from, all of which is kept for a grace time, in case it comes back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from corpus.article import ServerId


@dataclass(frozen=True, slots=True)
class Departure:
    """That a bot (its user id) was found to be on a server no more; `since` is when."""

    server_id: ServerId
    bot: int
    since: datetime


class DepartureStore(Protocol):
    """Departures by server; every method may raise `StoreUnavailable`."""

    def servers(self) -> Collection[ServerId]:
        """The servers of which anything is kept; the shared shelf is none."""
        ...

    def departures(self) -> Sequence[Departure]:
        """All of them."""
        ...

    def depart(self, server_id: ServerId, bot: int, now: datetime) -> Departure:
        """Note that a bot is gone from a server; what was noted before of the same bot stays. Gives it."""
        ...

    def forget(self, server_id: ServerId) -> bool:
        """Forget that, because the bot is back or all is erased; whether there was anything to forget."""
        ...
