"""Which article a moderator means by what they typed: no Discord in here."""

from typing import Final

from bot.formatter.age import day_words
from bot.formatter.one_line import shortened
from bot.formatter.source import BETWEEN
from corpus.article import Article, ServerId
from corpus.errors import VerbatimError, excerpt
from corpus.store import ArticleNotFound, ArticleStore, Listing

MAX_CHOICES: Final = 25
MAX_CHOICE: Final = 100
"""How many choices Discord shows while someone types, and how many characters of each."""


class NoSuchArticle(VerbatimError):
    """What was typed names no article of this server, or more than one."""


def choices(store: ArticleStore, server_id: ServerId, typed: str) -> list[tuple[str, str]]:
    """(label, article id) of articles whose title or outlet contains what was typed. Blocks."""
    return [(label(each), each.id) for each in store.listings(server_id, matching=typed, limit=MAX_CHOICES)]


def find(store: ArticleStore, server_id: ServerId, typed: str) -> Article:
    """The article whose id this is, or the only one whose title or outlet contains it. Blocks.

    Raises:
        NoSuchArticle: there is none, or there are several.
    """
    try:
        return store.get(server_id, typed)
    except ArticleNotFound:
        found = store.listings(server_id, matching=typed, limit=2)
    if len(found) == 1:
        return store.get(server_id, found[0].id)
    many = "More than one article" if found else "No article"
    raise NoSuchArticle(
        f"{many} of this server has “{excerpt(typed)}” in its title. Please pick one from the list that "
        "Discord shows while you type."
    )


def label(listing: Listing) -> str:
    """An article in one line of at most `MAX_CHOICE` code points: title, outlet, day."""
    day = day_words(listing.published) if listing.published else None
    after = "".join(f"{BETWEEN}{part}" for part in (listing.outlet, day) if part)[: MAX_CHOICE // 2]
    return shortened(listing.title, MAX_CHOICE - len(after)) + after
