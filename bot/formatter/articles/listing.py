"""A page of the list of a server's articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.formatter.articles.words import MAX_OUTLET, day, plain_day
from bot.formatter.card import MAX_CHOICE, Button, Card, Choice, Divider, Menu, Part, Row, Text
from bot.formatter.message import escaped_line, units
from bot.formatter.one_line import one_line, shortened
from bot.formatter.source import BETWEEN, UNTITLED, title_of
from bot.translation import ENGLISH, Language
from corpus.store import Listing, Order

LINE: Final = 180
"""UTF-16 code units of a line of a list: ten of them and what stands around fit a card."""

PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class ListAsked:
    """Which list somebody wants to see, and which page of it, counted from 1."""

    search: str = ""
    outlet: str = ""
    order: Order = Order.ADDED
    page: int = 1


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list; `total` is the number of articles on all pages."""

    asked: ListAsked
    total: int
    listings: tuple[Listing, ...]

    @property
    def last(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.total // PAGE))


def list_card(page: ListPage, to: Language = ENGLISH) -> Card:
    """The page: its articles, a menu to open one, a menu to sort, and buttons to turn the pages.

    Presses: `open` (the id is what is chosen), `sort`, `page:NUMBER`.
    """
    head = Text(_head(page, to))
    if not page.listings:
        return Card((head,))
    parts: list[Part] = [head, Text("\n".join(listing_lines(page.listings, to))), Divider()]
    parts += _opening(page.listings, to)
    if page.total > 1:
        parts.append(_sorting(page.asked.order, to))
    if page.last > 1:
        parts.append(_turning(page, to))
    return Card(tuple(parts))


def listing_lines(listings: Iterable[Listing], to: Language = ENGLISH) -> list[str]:
    """Title, outlet and day of each, as one Markdown list item in at most `LINE` UTF-16 code units."""
    return [_line(listing, to) for listing in listings]


def choice_label(listing: Listing, to: Language = ENGLISH) -> str:
    """An article in one line of raw text, of at most 100 UTF-16 code units: title, outlet, day."""
    shown = plain_day(listing.published, to)
    after = "".join(f"{BETWEEN}{part}" for part in (one_line(listing.outlet or ""), shown) if part)
    after = _cut(after, MAX_CHOICE // 2)
    return (_cut(one_line(listing.title), MAX_CHOICE - units(after)) or to.say(UNTITLED)) + after


def _head(page: ListPage, to: Language) -> str:
    asked = page.asked
    search, outlet = escaped_line(asked.search, 100), escaped_line(asked.outlet, 100)
    filters = [
        *([to.say("with “{search}” in title or outlet", search=search)] if search else []),
        *([to.say("of “{outlet}”", outlet=outlet)] if outlet else []),
    ]
    if page.total:
        lead = f"**{to.count('{n} article', '{n} articles', page.total)}**"
    else:
        lead = to.say("No articles") if filters else to.say("No articles here yet.")
    text = " ".join([lead, *filters])
    if not page.total and not filters:
        text += " " + to.say("`/article add` adds one.")
    if page.last > 1:
        text += "\n-# " + to.say(
            "Page {page} of {pages}", page=to.number(asked.page), pages=to.number(page.last)
        )
    return text


def _opening(listings: Sequence[Listing], to: Language) -> list[Menu]:
    short = (each for each in listings if units(each.id) <= MAX_CHOICE)  # an id from a file may be longer
    choices = tuple(Choice(choice_label(each, to), each.id) for each in short)
    return [Menu("open", choices, to.say("Open an article"))] if choices else []


def _sorting(order: Order, to: Language) -> Menu:
    labels = {
        Order.ADDED: to.say("Last added first"),
        Order.PUBLISHED: to.say("Last published first"),
        Order.TITLE: to.say("By title"),
    }
    choices = (Choice(label, each.value, chosen=each is order) for each, label in labels.items())
    return Menu("sort", tuple(choices), to.say("Sort"))


def _turning(page: ListPage, to: Language) -> Row:
    now, last = page.asked.page, page.last
    return Row(
        (
            Button(to.say("First"), "page:1:first", off=now <= 1),
            Button(to.say("Previous"), f"page:{max(1, now - 1)}:previous", off=now <= 1),
            Button(to.say("Next"), f"page:{now + 1}:next", off=now >= last),
            Button(to.say("Last"), f"page:{last}:last", off=now >= last),
        )
    )


def _line(listing: Listing, to: Language) -> str:
    outlet = escaped_line(listing.outlet or "", MAX_OUTLET)
    around = [part for part in (outlet, day(listing.published, to)) if part]
    below = f"\n-# {BETWEEN.join(around)}" if around else ""
    return f"**{title_of(listing.title, LINE - units(f'****{below}'))}**{below}"


def _cut(text: str, most: int) -> str:
    """`text` in at most `most` UTF-16 code units."""
    length = min(len(text), most)
    while units(shortened(text, length)) > most:
        length -= 1
    return shortened(text, length)
