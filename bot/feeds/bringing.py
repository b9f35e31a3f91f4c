"""An item's article comes on the shelf, or before a curator; and what a curator decides is done. Blocks."""

from dataclasses import replace
from typing import Final

from bot.feeds.arrivals import is_same_text
from corpus.article import Article, ServerId
from corpus.clean import clean_article
from corpus.errors import VerbatimError
from corpus.feeds import Feed, FeedStore, Item, ItemState, Settlement
from corpus.fingerprint import fingerprint
from corpus.shelf import Added, AlreadyOnShelf, Shelf, Unchanged
from corpus.store import Actor, ArticleNotFound, Fingerprint, Likeness

DOOR: Final = "feed"
"""How the audit trail says that an article came by a feed."""

MOST_COMPARED: Final = 200
"""Waiting items that a new one is compared with, lest a curator be asked twice."""

_MOST_FINGERPRINTS: Final = 20 * MOST_COMPARED


class AlreadyDecided(VerbatimError):
    """Somebody else decided about the item, or its feed was removed."""


class ChangedMeanwhile(VerbatimError):
    """What somebody decided about is not what the item says now."""


class Bringing:
    """Brings the articles of items to a shelf. Each step is one transaction: all of it or nothing."""

    def __init__(self, shelf: Shelf, feeds: FeedStore) -> None:
        self._shelf = shelf
        self._feeds = feeds
        self._fingerprints: dict[tuple[int, str], Fingerprint] = {}
        """Of waiting items, by number and digest: each newcomer is compared with all of them."""

    def bring(self, feed: Feed, item: Item, article: Article) -> Item:
        """Put a new item's article on the shelf or, if its feed has a queue, let it wait for a decision.

        Raises:
            ArticleRefused: the article cannot be kept.
            AlreadyDecided: the item is not new any more.
        """
        item = replace(item, article=article)
        if feed.terms.queue is None:
            return self._put(feed.server_id, item, Actor(feed.title or feed.url, DOOR), ItemState.NEW)
        article = clean_article(article)
        if self._is_here(feed.server_id, item, article):
            state = ItemState.ADDED if item.article_id else ItemState.DUPLICATE
            return self._settled(feed.server_id, _done(item, state), ItemState.NEW)
        waiting = replace(item, article=article, state=ItemState.WAITING, message=None)
        return self._settled(feed.server_id, waiting, ItemState.NEW)

    def approve(self, server_id: ServerId, number: int, digest: str, actor: Actor) -> Item:
        """Put a waiting item's article on the shelf, as somebody decided; gives what became of it.

        `digest` is the beginning of the digest of what they saw.

        Raises:
            AlreadyDecided: it does not wait any more.
            ChangedMeanwhile: it does, but says something else now.
            ItemNotFound: its feed was removed.
            ArticleRefused: the article cannot be kept.
        """
        item = self._waiting(server_id, number, digest)
        return self._put(server_id, replace(item, note=actor.name), actor, ItemState.WAITING)

    def reject(self, server_id: ServerId, number: int, digest: str, actor: Actor) -> Item:
        """Leave a waiting item's article out; one that only changed stays as it was.

        Raises:
            AlreadyDecided, ChangedMeanwhile, ItemNotFound: as for `approve`.
        """
        item = self._waiting(server_id, number, digest)
        state = ItemState.KEPT if item.article_id else ItemState.REJECTED
        return self._settled(server_id, _done(replace(item, note=actor.name), state), ItemState.WAITING)

    def fail(self, server_id: ServerId, item: Item, why: str, *, for_good: bool) -> None:
        """Note that an item's article could not be had; it is tried again unless that is `for_good`.

        One that came in before and is only to be had again is left as it was.
        """
        state = ItemState.NEW
        if for_good:
            state = ItemState.ADDED if item.article_id else ItemState.FAILED
        article = replace(item.article, text="") if for_good else item.article
        failed = replace(item, state=state, note=why, attempts=item.attempts + 1, article=article)
        self._feeds.settle(server_id, Settlement(failed, ItemState.NEW))

    def _put(self, server_id: ServerId, item: Item, actor: Actor, was: ItemState) -> Item:
        if item.article_id is not None:
            return self._revise(server_id, item, item.article_id, actor, was)
        newcomer = self._shelf.prepared(replace(item.article, id=""))
        with self._shelf.store.transaction(server_id):
            outcome = self._shelf.put(server_id, newcomer, actor)
            if isinstance(outcome, Added):
                added = replace(_done(item, ItemState.ADDED), article_id=outcome.article.id)
                return self._settled(server_id, added, was)
            return self._settled(server_id, _done(item, ItemState.DUPLICATE), was)

    def _revise(self, server_id: ServerId, item: Item, article_id: str, actor: Actor, was: ItemState) -> Item:
        """Give the article that came by an item its new text.

        One that a moderator has changed since stays as it is, unless a curator has seen and approved this.
        """
        done = _done(item, ItemState.ADDED)
        with self._shelf.store.transaction(server_id):
            try:
                current = self._shelf.store.get(server_id, article_id)
            except ArticleNotFound:  # a moderator took it off the shelf, and that stands
                return self._settled(server_id, _done(replace(item, note=None), ItemState.REJECTED), was)
            article = clean_article(
                replace(item.article, published=current.published or item.article.published)
            )
            approved = was is ItemState.WAITING
            if not is_same_text(article, current) and (approved or self._came_by_feed(server_id, article_id)):
                try:
                    self._shelf.revise(server_id, article_id, article, actor)
                except (AlreadyOnShelf, Unchanged) as refusal:
                    done = replace(done, note=str(refusal))
            return self._settled(server_id, done, was)

    def _came_by_feed(self, server_id: ServerId, article_id: str) -> bool:
        last = self._shelf.store.history(server_id, article_id=article_id, limit=1)
        return bool(last) and last[0].actor.door == DOOR

    def _is_here(self, server_id: ServerId, item: Item, article: Article) -> bool:
        """Whether an article says what stands on the shelf, or waits for a decision already."""
        if item.article_id is not None:
            try:
                return is_same_text(article, self._shelf.store.get(server_id, item.article_id))
            except ArticleNotFound:
                return True
        known_by = fingerprint(article)
        if any(
            match.likeness is not Likeness.NEAR_TEXT
            for match in self._shelf.store.matches(server_id, known_by)
        ):
            return True
        waiting = self._feeds.items(server_id, ItemState.WAITING, limit=MOST_COMPARED)
        return any(self._fingerprint(each).likeness(known_by) for each in waiting)

    def _fingerprint(self, waiting: Item) -> Fingerprint:
        key = waiting.number, waiting.digest
        if key not in self._fingerprints:
            if len(self._fingerprints) >= _MOST_FINGERPRINTS:
                self._fingerprints.clear()
            self._fingerprints[key] = fingerprint(waiting.article)
        return self._fingerprints[key]

    def _waiting(self, server_id: ServerId, number: int, digest: str) -> Item:
        item = self._feeds.item(server_id, number)
        if item.state is not ItemState.WAITING:
            raise AlreadyDecided("Somebody has decided about this already.")
        if not item.digest.startswith(digest):
            raise ChangedMeanwhile("This article has changed since you were asked. Please look at it again.")
        return item

    def _settled(self, server_id: ServerId, item: Item, was: ItemState) -> Item:
        if not self._feeds.settle(server_id, Settlement(item, was)):
            raise AlreadyDecided("Somebody has decided about this already, or the feed was removed.")
        return item


def _done(item: Item, state: ItemState) -> Item:
    """An item with which nothing more is to be done: its text is not kept twice."""
    return replace(item, state=state, article=replace(item.article, text=""), attempts=item.attempts + 1)
