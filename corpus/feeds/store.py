"""The protocol that every store of feeds fulfils."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from corpus.article import ServerId
from corpus.feeds.words import Feed, Item, ItemState, Settlement, Terms, Visit


class FeedStore(Protocol):
    """Feeds and their items by server.

    Every method but `servers_due` takes the server first and touches no other server's feeds. Each write is
    one transaction, or a part of the one that the thread has open on the server's shelf in the same database.
    Any method may raise `StoreUnavailable`. Times are aware.
    """

    def servers_due(self, now: datetime) -> Sequence[ServerId]:
        """The servers with feeds to be asked by now."""
        ...

    def due(self, server_id: ServerId, now: datetime) -> Sequence[Feed]:
        """The feeds that are to be asked by now and are not paused, the longest due first."""
        ...

    def claim(self, server_id: ServerId, number: int, due: datetime, until: datetime) -> bool:
        """Let a feed that is due at `due` be due at `until` instead; False if it is not, or not any more.

        Of several that claim the same feed, one is told True. Who fails to visit it may claim it back.
        """
        ...

    def add(self, server_id: ServerId, url: str, title: str, terms: Terms, *, by: str, now: datetime) -> Feed:
        """Keep a new feed, added `by` somebody, due at once.

        Raises:
            FeedExists: the server has it.
            TooManyFeeds: it has `MAX_FEEDS`.
        """
        ...

    def feeds(self, server_id: ServerId) -> Sequence[Feed]:
        """All feeds of a server, in the order they were added."""
        ...

    def feed(self, server_id: ServerId, number: int) -> Feed:
        """One feed.

        Raises:
            FeedNotFound: there is none.
        """
        ...

    def pause(self, server_id: ServerId, number: int, paused: bool, now: datetime) -> Feed:
        """Ask a feed no more, or again from now on.

        Raises:
            FeedNotFound: there is none.
        """
        ...

    def remove(self, server_id: ServerId, number: int) -> Feed:
        """Forget a feed and its items; the articles stay. Gives the feed as it was.

        Raises:
            FeedNotFound: there is none.
        """
        ...

    def known(self, server_id: ServerId, number: int, keys: Collection[str]) -> Mapping[str, Item]:
        """The items of a feed that have these keys, by key."""
        ...

    def known_elsewhere(self, server_id: ServerId, urls: Collection[str]) -> Collection[str]:
        """Those of these addresses that items of any feed have which came in, wait, or were rejected."""
        ...

    def visited(self, server_id: ServerId, number: int, visit: Visit, now: datetime) -> None:
        """Keep what came of asking a feed, all at once; nothing if it was removed meanwhile.

        Items that are settled and that the feed has not had for `KEPT` are forgotten; so are all but the
        last `MOST_REMEMBERED` of those, settled or not, that it has no more.
        """
        ...

    def settle(self, server_id: ServerId, settlement: Settlement) -> bool:
        """Keep what became of an item; False if it is not in that state any more, or gone."""
        ...

    def item(self, server_id: ServerId, number: int) -> Item:
        """One item.

        Raises:
            ItemNotFound: there is none.
        """
        ...

    def items(
        self,
        server_id: ServerId,
        state: ItemState,
        *,
        feed: int | None = None,
        asked: bool | None = None,
        limit: int = 1000,
    ) -> Sequence[Item]:
        """Items in a state, those that came last first; of one feed, or of all.

        With `asked`, only those about which a curator was asked in a message, or only those without one.
        """
        ...

    def counts(self, server_id: ServerId, number: int) -> Mapping[ItemState, int]:
        """How many items of a feed are in each state; states without any are left out."""
        ...

    def asked_in(self, server_id: ServerId, message: int) -> Item | None:
        """The item that waits for a decision in this message, if one does. Cheap: every deletion asks."""
        ...

    def shown(self, server_id: ServerId, number: int, message: int | None) -> None:
        """Keep in which message a curator was asked about an item."""
        ...

    def forget(self, server_id: ServerId) -> None:
        """Forget everything about a server's feeds."""
        ...
