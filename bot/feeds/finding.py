"""A feed is looked at before anybody decides to follow it."""

import asyncio
from dataclasses import dataclass

from bot.feeds.arrivals import newest_first
from bot.feeds.door import Door
from corpus.address import web_address
from corpus.download import FEEDS
from corpus.errors import VerbatimError
from corpus.page import Page, PageRefused, Version
from corpus.readers.feed import FeedItem, NoFeed, read_feed
from corpus.readers.feed_links import feed_links


@dataclass(frozen=True, slots=True)
class Found:
    """A feed as it is at the moment: where it is for good, its title, and its items, the newest first."""

    url: str
    title: str
    items: tuple[FeedItem, ...]

    @property
    def whole(self) -> int:
        """How many of its items carry their whole article."""
        return sum(bool(item.article.text) for item in self.items)


async def find_feed(door: Door, typed: str) -> Found:
    """The feed at an address, or one that the web page there links to.

    Raises:
        NotAWebAddress: it is no address.
        DownloadError: there is nothing at the address.
        UnreadableFeed: there is no feed, or none that can be read.
    """
    typed = typed.strip()
    address, page = await _page(door, web_address(typed if "://" in typed else f"https://{typed}"))
    try:
        return await _read(address, page)
    except NoFeed:
        links = await asyncio.to_thread(feed_links, page.url, page.data)
        for link in links:
            found = await _tried(door, link)
            if found is not None:
                return found
        raise


async def _tried(door: Door, url: str) -> Found | None:
    try:
        return await _read(*await _page(door, url))
    except VerbatimError:  # a page may link to feeds that are gone, and to one that is not
        return None


async def _page(door: Door, url: str) -> tuple[str, Page]:
    fetched = await door.fetch(url, Version(), FEEDS)
    if fetched.page is None:
        raise PageRefused("The site says that nothing changed, but nobody had asked.")
    return fetched.moved or url, fetched.page


async def _read(address: str, page: Page) -> Found:
    read = await asyncio.to_thread(read_feed, page.url, page.data, page.media_type)
    return Found(address, read.title, tuple(newest_first(read.items)))
