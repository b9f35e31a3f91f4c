"""Who is told what feeds bring, and what befalls them."""

from typing import Protocol

from corpus.feeds import Feed


class Owner(Protocol):
    """Tells people. What it raises is a bug; that somebody cannot be told is its own affair."""

    async def queued(self, feed: Feed) -> None:
        """Items of this feed wait for a decision, perhaps some that nobody was asked about yet."""
        ...

    async def failing(self, feed: Feed) -> None:
        """A feed has failed for a day; its standing says why."""
        ...

    async def recovered(self, feed: Feed) -> None:
        """A feed that was said to fail works again."""
        ...
