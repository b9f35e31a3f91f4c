"""Which feed a moderator means by what they typed, and what a list of feeds shows: no Discord in here."""

from dataclasses import dataclass

from bot.client.numbers import number_in
from bot.formatter.card import MAX_CHOICE, MAX_CHOICES
from bot.formatter.feeds import FEEDS_A_PAGE, ListedFeed
from bot.formatter.one_line import one_line, shortened
from corpus.article import ServerId
from corpus.errors import VerbatimError, excerpt
from corpus.feeds import Feed, FeedNotFound, FeedStore


class NoSuchFeed(VerbatimError):
    """What was typed names no feed of this server, or more than one."""


def choices(feeds: FeedStore, server_id: ServerId, typed: str) -> list[tuple[str, str]]:
    """(label, number) of the feeds whose title or address contains what was typed. Blocks."""
    found = _named(feeds, server_id, typed)
    return [(label(each), str(each.number)) for each in found[:MAX_CHOICES]]


def find(feeds: FeedStore, server_id: ServerId, typed: str) -> Feed:
    """The feed whose number this is, or the only one whose title or address contains it. Blocks.

    Raises:
        NoSuchFeed: there is none, or there are several.
    """
    if (number := number_in(typed)) is not None:
        try:
            return feeds.feed(server_id, number)
        except FeedNotFound:
            pass  # a title may be a number
    found = _named(feeds, server_id, typed)
    if len(found) == 1:
        return found[0]
    many = "More than one feed" if found else "No feed"
    raise NoSuchFeed(
        f"{many} of this server has “{excerpt(typed)}” in its title. Please pick one from the list that "
        "Discord shows while you type."
    )


def label(feed: Feed) -> str:
    """A feed in one line of at most `MAX_CHOICE` code points."""
    return shortened(one_line(feed.title) or feed.url, MAX_CHOICE)


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a server's feeds; `number` counts from 1, `total` is the number of feeds on all pages."""

    number: int
    pages: int
    total: int
    feeds: tuple[ListedFeed, ...]


def read_feed_page(feeds: FeedStore, server_id: ServerId, number: int) -> FeedPage:
    """The page of this number, or the nearest there is. Blocks."""
    known = feeds.feeds(server_id)
    pages = max(1, -(-len(known) // FEEDS_A_PAGE))
    number = max(1, min(number, pages))
    shown = known[(number - 1) * FEEDS_A_PAGE : number * FEEDS_A_PAGE]
    listed = (ListedFeed(feed, feeds.counts(server_id, feed.number)) for feed in shown)
    return FeedPage(number, pages, len(known), tuple(listed))


def _named(feeds: FeedStore, server_id: ServerId, typed: str) -> list[Feed]:
    sought = typed.casefold().strip()
    known = feeds.feeds(server_id)
    return [each for each in known if sought in each.title.casefold() or sought in each.url.casefold()]
