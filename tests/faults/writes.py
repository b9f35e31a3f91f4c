"""Everything the bot writes to its store, to be prepared, tried, tried again and looked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.verbatim import Verbatim
from corpus.article import Article
from corpus.feeds import Item, ItemState, Settlement, Standing, Terms, Visit
from corpus.questions import Asked, Cited
from corpus.servers import ServerSettings
from corpus.store import Actor, ArticleNotFound, StoreError

ANNA = Actor("anna", "test")
HERE = 1001
THERE = 5000
NOW = datetime(2026, 11, 20, tzinfo=UTC)
LATER = datetime(2026, 12, 20, tzinfo=UTC)
FORM = "a form"


@dataclass(frozen=True, slots=True)
class Write:
    """One kind of write; each function takes the program and the number of the attempt's own article."""

    act: Callable[[Verbatim, int], object]
    is_there: Callable[[Verbatim, int], bool]
    prepare: Callable[[Verbatim, int], object] = lambda _verbatim, _number: None


def article(number: int, text: str = "") -> Article:
    """An article like no other; long enough to fill some pages."""
    words = " ".join(f"word{number}x{place}" for place in range(400))
    return Article(f"Title {number}", text or f"Snow closed harbour {number}. {words}.", id=f"n{number}")


def add(verbatim: Verbatim, number: int) -> object:
    """Put the article on the shelf."""
    return verbatim.shelf.add(HERE, article(number), ANNA)


def revise(verbatim: Verbatim, number: int) -> object:
    """Give the article a second revision."""
    text = article(number + 1_000_000).text
    return verbatim.shelf.revise(HERE, f"n{number}", article(number, text), ANNA)


def stands(verbatim: Verbatim, number: int, revision: int = 1) -> bool:
    """Whether the article is on the shelf in this revision."""
    try:
        return verbatim.shelf.store.get(HERE, f"n{number}").revision == revision
    except ArticleNotFound:
        return False


def add_many(verbatim: Verbatim, number: int) -> object:
    """Put eight articles on another shelf, all of them or none."""
    with verbatim.shelf.store.transaction(THERE + number):
        return [verbatim.shelf.add(THERE + number, article(n), ANNA) for n in range(8)]


def count_there(verbatim: Verbatim, number: int) -> int:
    """The articles of that shelf."""
    return verbatim.shelf.store.count(THERE + number)


def keep_question(verbatim: Verbatim, number: int) -> object:
    """Keep what was asked and answered."""
    cited = (Cited(HERE, "a", 1, 0, 5),)
    asked = Asked(f"q{number}", HERE, 7, "Is it?" * 300, NOW, 1, number, "subject", cited=cited)
    return verbatim.records.questions.keep(HERE, asked)


def has_question(verbatim: Verbatim, number: int) -> bool:
    """Whether the question is kept."""
    try:
        verbatim.records.questions.get(HERE, f"q{number}")
    except StoreError:
        return False
    return True


def keep_settings(verbatim: Verbatim, number: int) -> object:
    """Change the settings, and note it."""
    settings = ServerSettings(retention_days=1 + number % 90)
    return verbatim.records.servers.keep_settings(HERE, settings, f"change {number}", ANNA)


def noted(verbatim: Verbatim, number: int) -> bool:
    """Whether that change is on the server's trail."""
    trail = verbatim.records.servers.trail(HERE, limit=100_000)
    return any(event.about == f"change {number}" for event in trail)


def add_feed(verbatim: Verbatim, number: int) -> object:
    """Follow a feed."""
    url = f"https://h.example/{number}"
    return verbatim.records.feeds.add(THERE + number, url, "The Herald", Terms(), by="mo", now=NOW)


def visit_feed(verbatim: Verbatim, number: int) -> object:
    """Keep what a visit brought."""
    [feed] = verbatim.records.feeds.feeds(THERE + number)
    items = [Item(feed.number, f"k{n}", article(n), ItemState.NEW, "d") for n in range(5)]
    visit = Visit(Standing(LATER), new=items)
    return verbatim.records.feeds.visited(THERE + number, feed.number, visit, NOW)


def items_of(verbatim: Verbatim, number: int, state: ItemState) -> list[Item]:
    """What the feed brought."""
    return [*verbatim.records.feeds.items(THERE + number, state)]


def settle_item(verbatim: Verbatim, number: int) -> object:
    """Decide about an item."""
    item = items_of(verbatim, number, ItemState.NEW)[0]
    rejected = Item(item.feed, item.key, item.article, ItemState.REJECTED, "d", number=item.number)
    return verbatim.records.feeds.settle(THERE + number, Settlement(rejected, ItemState.NEW))


def bring_feed(verbatim: Verbatim, number: int) -> object:
    """Follow a feed and visit it."""
    add_feed(verbatim, number)
    return visit_feed(verbatim, number)


def keep_entry(verbatim: Verbatim, number: int) -> object:
    """Keep what was read of an article."""
    return verbatim.shelf.store.keep_entries(HERE, FORM, [(f"n{number}", 1, b"entry" * 3000)])


def has_entry(verbatim: Verbatim, number: int) -> bool:
    """Whether it is kept."""
    key = f"n{number}", 1
    return verbatim.shelf.store.readings(HERE, [key], FORM)[key].entry is not None


def pack(verbatim: Verbatim, number: int) -> object:
    """Keep a packed index."""
    return verbatim.shelf.store.keep_packed(THERE + number, FORM, 1, [bytes(100_000)])


WRITES = {
    "add": Write(add, stands),
    "revise": Write(revise, lambda verbatim, n: stands(verbatim, n, 2), add),
    "remove": Write(
        lambda verbatim, n: verbatim.shelf.remove(HERE, f"n{n}", ANNA),
        lambda verbatim, n: not stands(verbatim, n),
        add,
    ),
    "undo": Write(
        lambda verbatim, _: verbatim.shelf.undo(HERE, ANNA),
        lambda verbatim, n: not stands(verbatim, n),
        add,
    ),
    "bulk add": Write(add_many, lambda verbatim, n: count_there(verbatim, n) == 8),
    "question": Write(keep_question, has_question),
    "verdict": Write(
        lambda verbatim, n: verbatim.records.questions.judge(HERE, f"q{n}", 8, helpful=True),
        lambda verbatim, n: verbatim.records.questions.personal(n).verdicts == 0,
        keep_question,
    ),
    "forget person": Write(
        lambda verbatim, _: verbatim.records.questions.forget_person(7),
        lambda verbatim, n: not has_question(verbatim, n),
        keep_question,
    ),
    "expire": Write(
        lambda verbatim, _: verbatim.records.questions.expire(HERE, LATER),
        lambda verbatim, n: not has_question(verbatim, n),
        keep_question,
    ),
    "settings": Write(keep_settings, noted),
    "feed": Write(add_feed, lambda verbatim, n: bool(verbatim.records.feeds.feeds(THERE + n))),
    "feed visit": Write(
        visit_feed, lambda verbatim, n: len(items_of(verbatim, n, ItemState.NEW)) == 5, add_feed
    ),
    "feed decision": Write(
        settle_item, lambda verbatim, n: len(items_of(verbatim, n, ItemState.REJECTED)) == 1, bring_feed
    ),
    "lease": Write(
        lambda verbatim, n: verbatim.records.leases.take(f"l{n}", "me", 1e9),
        lambda verbatim, n: verbatim.records.leases.free_in(f"l{n}") > 0,
    ),
    "entry": Write(keep_entry, has_entry, add),
    "packed index": Write(pack, lambda verbatim, n: verbatim.shelf.store.packed(THERE + n, FORM) is not None),
    "erase": Write(
        lambda verbatim, n: verbatim.shelf.store.erase(THERE + n),
        lambda verbatim, n: count_there(verbatim, n) == 0,
        add_many,
    ),
}
