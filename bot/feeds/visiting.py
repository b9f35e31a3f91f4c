"""One visit to a feed: ask it, keep what is new, and bring the articles of what is pending."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from bot.bulk import Bulk
from bot.feeds.arrivals import arrivals
from bot.feeds.bringing import AlreadyDecided, Bringing
from bot.feeds.door import Door
from bot.feeds.owner import Owner
from bot.feeds.schedule import Dice, dice, failed, fails_for_long, succeeded
from corpus.article import Article
from corpus.clean import ArticleRefused
from corpus.clock import Clock, utc_now
from corpus.decode import NotText
from corpus.download import FEEDS, PAGES
from corpus.errors import VerbatimError
from corpus.feeds import Feed, FeedNotFound, FeedStore, Item, ItemState, Visit
from corpus.page import AddressRefused, DownloadError, Fetched, NotAPage, PageRefused, PageTooLarge, Version
from corpus.readers import UnreadableArticle, read_page
from corpus.readers.feed import UnreadableFeed, read_feed
from corpus.shelf import Shelf
from corpus.store import StoreError

PAGES_A_VISIT: Final = 10
"""Pages fetched at one visit, those of the newest items first; the rest comes at the next ones."""

ITEMS_A_VISIT: Final = 30
"""Items brought at one visit."""

MAX_ATTEMPTS: Final = 24
"""How often a page is asked for that cannot be had at the moment: for six hours at least."""

MISSING_ATTEMPTS: Final = 4
"""The same for a page that is not there: some feeds are quicker than their pages."""

READING: Final = 2
"""Feeds and pages read at once: each takes a thread, and a process."""

_FOR_GOOD: Final = (AddressRefused, NotAPage, PageTooLarge, NotText, UnreadableArticle, ArticleRefused)

log = logging.getLogger(__name__)


class Visitor:
    """Visits feeds. What a visit brought is kept before anything is done with it: a crash loses nothing."""

    def __init__(
        self,
        shelf: Shelf,
        feeds: FeedStore,
        owner: Owner,
        door: Door,
        *,
        bulk: Bulk | None = None,
        clock: Clock = utc_now,
        dice: Dice = dice,
    ) -> None:
        self._feeds = feeds
        self._owner = owner
        self._door = door
        self._clock = clock
        self._dice = dice
        self._bulk = bulk or Bulk()
        self._bringing = Bringing(shelf, feeds)
        self._reading = asyncio.Semaphore(READING)

    async def visit(self, feed: Feed) -> None:
        """Ask a feed, and bring what is pending; what goes wrong with the feed is kept with it.

        Raises:
            StoreUnavailable: what was kept before stays.
        """
        standing = feed.standing
        try:
            fetched = await self._door.fetch(feed.url, Version(standing.etag, standing.modified), FEEDS)
            async with self._reading:
                await self._bulk.run(self._receive, feed, fetched)
        except (DownloadError, UnreadableFeed) as failure:
            await self._failed(feed, failure)
        except StoreError:
            raise
        except Exception:  # a bug of ours must not meet the same feed every few seconds
            await self._failed(feed, VerbatimError("Something went wrong on my side."))
            raise
        else:
            if standing.told:
                await self._owner.recovered(feed)
        await self._bring_pending(feed)

    def _receive(self, feed: Feed, fetched: Fetched) -> None:
        """Keep what came, all at once. Blocks."""
        now, page = self._clock(), fetched.page
        if page is None:
            known = Version(feed.standing.etag, feed.standing.modified)
            if known == Version():
                raise UnreadableFeed("The site says that nothing changed, but nobody had asked.")
            standing = succeeded(now, known, fetched.wait, self._dice)
            self._feeds.visited(feed.server_id, feed.number, Visit(standing, fetched.moved), now)
            return
        read = read_feed(page.url, page.data, page.media_type)
        wait = max(fetched.wait or timedelta(), read.ttl or timedelta())
        known_items = self._feeds.known(feed.server_id, feed.number, [item.key for item in read.items])
        urls = [item.article.url for item in read.items if item.article.url and item.key not in known_items]
        elsewhere = self._feeds.known_elsewhere(feed.server_id, urls)
        came = arrivals(feed, read, known_items, elsewhere)
        visit = Visit(
            succeeded(now, fetched.version, wait, self._dice),
            fetched.moved,
            new=came.new,
            changed=came.changed,
            seen=[item.key for item in read.items],
        )
        self._feeds.visited(feed.server_id, feed.number, visit, now)

    async def _failed(self, feed: Feed, failure: VerbatimError) -> None:
        log.info("feed %d of server %d: %s", feed.number, feed.server_id, failure)
        now = self._clock()
        told = failure.wait if isinstance(failure, PageRefused) else None
        standing = failed(feed.standing, now, str(failure), told, self._dice)
        if fails_for_long(standing, now):
            await self._owner.failing(replace(feed, standing=standing))
            standing = replace(standing, told=True)
        await asyncio.to_thread(self._feeds.visited, feed.server_id, feed.number, Visit(standing), now)

    async def _bring_pending(self, feed: Feed) -> None:
        """Bring items until enough were brought, enough pages fetched, or a site turns out to be away."""
        try:
            feed = await asyncio.to_thread(self._feeds.feed, feed.server_id, feed.number)
        except FeedNotFound:
            return
        pages, reachable = PAGES_A_VISIT, True
        for item in await asyncio.to_thread(self._pending, feed):
            needs_page = not item.article.text
            if needs_page and not (pages and reachable):
                continue
            pages -= needs_page
            reachable = await self._bring(feed, item) and reachable
        if feed.terms.queue is not None:
            await self._owner.queued(feed)

    def _pending(self, feed: Feed) -> list[Item]:
        """New items, those never tried before first, and of those the newest. Blocks."""
        items = self._feeds.items(feed.server_id, ItemState.NEW, feed=feed.number)
        return sorted(items, key=lambda item: item.attempts)[:ITEMS_A_VISIT]

    async def _bring(self, feed: Feed, item: Item) -> bool:
        """Bring one item; whether its site could be reached."""
        try:
            article = item.article if item.article.text else await self._article(item)
            async with self._reading:
                await self._bulk.run(self._bringing.bring, feed, item, article)
        except AlreadyDecided:
            log.info("item %d was decided about, or its feed removed, while it was fetched", item.number)
        except (*_FOR_GOOD, DownloadError) as failure:
            patience = _patience(failure)
            await self._not_brought(feed, item, failure, patience)
            return patience < MAX_ATTEMPTS
        except StoreError:
            raise
        except Exception:  # a bug of ours must not keep the feed's other items from coming, at every visit
            await self._not_brought(
                feed, item, VerbatimError("Something went wrong on my side."), MAX_ATTEMPTS
            )
            raise
        return True

    async def _not_brought(self, feed: Feed, item: Item, failure: VerbatimError, patience: int) -> None:
        for_good = item.attempts + 1 >= patience
        await asyncio.to_thread(self._bringing.fail, feed.server_id, item, str(failure), for_good=for_good)

    async def _article(self, item: Item) -> Article:
        """The article on an item's page; what the feed says of it stands where the page says nothing."""
        told = item.article
        fetched = await self._door.fetch(told.url or "", Version(), PAGES)
        if fetched.page is None:
            raise PageRefused("The site gave no page.")
        page = fetched.page
        async with self._reading:
            found = await self._bulk.run(read_page, page.url, page.data, page.media_type)
        return replace(
            found,
            title=told.title or found.title,
            authors=found.authors or told.authors,
            published=found.published or told.published,
        )


def _patience(failure: VerbatimError) -> int:
    """How often a page is asked for that fails like this."""
    if isinstance(failure, _FOR_GOOD):
        return 1
    match failure:
        case PageRefused(status=HTTPStatus.GONE):
            return 1
        case PageRefused(status=HTTPStatus.NOT_FOUND):
            return MISSING_ATTEMPTS
        case _:
            return MAX_ATTEMPTS
