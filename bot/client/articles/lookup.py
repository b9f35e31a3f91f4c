"""Which article a curator means by what they typed: no Discord in here."""

from collections.abc import Sequence

from bot.formatter.articles.listing import choice_label
from bot.formatter.card import MAX_CHOICE, MAX_CHOICES
from bot.formatter.message import units
from bot.formatter.one_line import one_line
from bot.translation import ENGLISH, Language
from corpus.article import Article, ServerId
from corpus.errors import VerbatimError, excerpt
from corpus.store import ArticleNotFound, ArticleStore, Listing


class NoSuchArticle(VerbatimError):
    """What was typed names no article of this server, or more than one."""


def choices(
    store: ArticleStore, server_id: ServerId, typed: str, to: Language = ENGLISH, *, removed_too: bool = False
) -> list[tuple[str, str]]:
    """(label, article id) of the articles that may be meant, likeliest first. Blocks."""
    found = store.find(server_id, typed, removed_too=removed_too, limit=MAX_CHOICES)
    return [(choice_label(each, to), each.id) for each in found if units(each.id) <= MAX_CHOICE]


def outlet_choices(store: ArticleStore, server_id: ServerId, typed: str) -> list[str]:
    """The names of outlets that may be meant. Blocks."""
    names = store.outlets(server_id, matching=typed, limit=MAX_CHOICES)
    return [name for name in dict.fromkeys(map(one_line, names)) if units(name) <= MAX_CHOICE]


def find(store: ArticleStore, server_id: ServerId, typed: str) -> Article:
    """The article whose id this is, or the only one whose title or outlet holds it. Blocks.

    Raises:
        NoSuchArticle: there is none, or there are several.
    """
    try:
        return store.get(server_id, typed)
    except ArticleNotFound:
        return store.get(server_id, _only(store.find(server_id, typed, limit=2), typed).id)


def find_once_there(store: ArticleStore, server_id: ServerId, typed: str) -> str:
    """The id of the article that is meant, also of one that was removed. Blocks.

    Raises:
        NoSuchArticle: as for `find`.
    """
    if store.history(server_id, article_id=typed, limit=1):
        return typed
    return _only(store.find(server_id, typed, removed_too=True, limit=2), typed).id


def _only(found: Sequence[Listing], typed: str) -> Listing:
    if len(found) == 1:
        return found[0]
    many = "More than one article" if found else "No article"
    raise NoSuchArticle(
        f"{many} of this server has “{excerpt(typed)}” in its title. Please pick one from the list that "
        "Discord shows while you type."
    )
