"""Feeds as curators see them on Discord: a list, one that was found, and items that wait for a decision."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from bot.formatter.actor import unnumbered
from bot.formatter.card import Button, Card, Colour, Divider, Look, Part, Row, Text
from bot.formatter.escape import escape
from bot.formatter.link import article_links
from bot.formatter.message import escaped_line
from bot.formatter.one_line import shortened
from bot.formatter.outlet import outlet_of
from bot.formatter.source import BETWEEN, date_shown, title_of
from bot.translation.language import ENGLISH, Language
from corpus.feeds import Feed, Item, ItemState
from corpus.segment import sentences

MAX_NAME: Final = 100
"""UTF-16 code units of a feed's name."""

HEADLINES: Final = 5
SEEN: Final = 8
"""Characters of a digest by which a button knows what was decided about."""

FEEDS_A_PAGE: Final = 4
"""So many fit a card, however long what is to be said of each."""

_HEADLINE: Final = 120
_LINES: Final = 2
_EXCERPT: Final = 400
_FAILURE: Final = 150
_WORDS: Final = 100
_SITE: Final = 80


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed in a list, and how many of its items are in each state."""

    feed: Feed
    counts: Mapping[ItemState, int]


def feed_name(title: str, url: str) -> str:
    """A feed's title, or its site if it has none, escaped and on one line."""
    return escaped_line(title, MAX_NAME) or escaped_line(urlsplit(url).hostname or url, MAX_NAME)


def found_text(
    name: str, headlines: Sequence[str], *, total: int, whole: int, wanted: int, to: Language = ENGLISH
) -> str:
    """What a feed has, before it is followed: `name` is escaped, `headlines` are those of its newest items.

    `whole` of all `total` items carry their article, and `wanted` have the words asked for.
    """
    counted = to.count("**{name}** has {n} article.", "**{name}** has {n} articles.", total, name=name)
    lines = [counted, *(f"- {title_of(line, _HEADLINE)}" for line in headlines[:HEADLINES])]
    if total > whole:
        lines.append("-# " + to.say("It carries no whole articles; I will read them on the site's pages."))
    if wanted < total:
        lines.append("-# " + to.count("Your words fit {n} of them.", "Your words fit {n} of them.", wanted))
    return "\n".join(lines)


def feeds_card(
    feeds: Sequence[ListedFeed],
    *,
    page: int,
    pages: int,
    total: int,
    turn: str,
    unreachable: Collection[int | None] = (),
    to: Language = ENGLISH,
) -> Card:
    """A page of a server's feeds; `turn` is what the buttons that turn pages say before the page's number.

    `unreachable` are channels in which the bot may not write.
    """
    if not feeds:
        return Card((Text(to.say("There are no feeds here yet. `/feed add` follows one.")),), Colour.SILENCE)
    parts: list[Part] = [Text("## " + to.count("{n} feed", "{n} feeds", total))]
    for listed in feeds:
        parts += [Divider(), Text("\n".join(_feed_lines(listed, unreachable, to)))]
    if pages > 1:
        before = Button(to.say("Previous"), f"{turn}:{page - 1}", off=page <= 1)
        after = Button(to.say("Next"), f"{turn}:{page + 1}", off=page >= pages)
        parts += [
            Text("-# " + to.say("Page {page} of {pages}", page=page, pages=pages)),
            Row((before, after)),
        ]
    return Card(tuple(parts))


def item_card(item: Item, name: str, press: str, *, more: int = 0, to: Language = ENGLISH) -> Card:
    """An item that waits for a decision; `press` is what its buttons say before what they do.

    Behind that stand the item's number and the beginning of its digest, so that nobody decides about what
    they did not see. `name` is that of its feed, escaped. `more` items wait behind it.
    """
    article = item.article
    opening = [line for line in article.text.split("\n") if line.strip()][:_LINES]
    excerpt = escape(shortened("\n".join(opening), _EXCERPT)).replace("\n", "\n> ")
    number = to.count("{n} sentence", "{n} sentences", len(sentences(article.text)))
    asked = to.say("An article has changed") if item.article_id else to.say("A new article")
    seen = f"{item.number}:{item.digest[:SEEN]}"
    parts: list[Part] = [
        Text(f"-# {asked}{BETWEEN}{name}\n{_source(item, name)}"),
        Text(f"> {excerpt}\n-# {number}"),
        Row(
            (
                Button(to.say("Approve"), f"{press}:approve:{seen}", Look.GOOD),
                Button(to.say("Reject"), f"{press}:reject:{seen}", Look.DANGER),
                *article_links(article.url, to.say("Open the article")),
            )
        ),
    ]
    if more:
        waiting = to.count(
            "{n} more waits; it comes when these are decided.",
            "{n} more wait; they come when these are decided.",
            more,
        )
        parts.append(Text(f"-# {waiting}"))
    return Card(tuple(parts))


def decided_card(item: Item, to: Language = ENGLISH) -> Card:
    """An item after the decision: what it was, and by whom."""
    who = escaped_line(unnumbered(item.note or ""), MAX_NAME)
    match item.state:
        case ItemState.ADDED:
            said, colour = to.say("Approved by {who}: it answers questions now.", who=who), Colour.GOOD
        case ItemState.DUPLICATE:
            said, colour = to.say("It is on the shelf already, so it was not added."), Colour.SILENCE
        case ItemState.KEPT:
            said, colour = to.say("Rejected by {who}: the article stays as it was.", who=who), Colour.BAD
        case ItemState.REJECTED if not item.note:
            said = to.say("The article was taken off the shelf meanwhile, so its change was left out.")
            colour = Colour.SILENCE
        case _:
            said, colour = to.say("Rejected by {who}.", who=who), Colour.BAD
    return Card((Text(f"{_source(item)}\n-# {said}"),), colour)


def gone_card(to: Language = ENGLISH) -> Card:
    """An item whose feed was removed."""
    return Card((Text("-# " + to.say("The feed this came from was removed.")),), Colour.SILENCE)


def _source(item: Item, said: str = "") -> str:
    """Title, outlet and date; not the outlet where it was `said` just before."""
    article = item.article
    outlet = escaped_line(outlet_of(article), MAX_NAME)
    facts = [part for part in (outlet, date_shown(article.published)) if part and part != said]
    return f"**{title_of(article.title)}**" + (f"\n-# {BETWEEN.join(facts)}" if facts else "")


def _feed_lines(listed: ListedFeed, unreachable: Collection[int | None], to: Language) -> Iterable[str]:
    feed = listed.feed
    site = escaped_line(urlsplit(feed.url).hostname or "", _SITE)
    yield f"**{feed_name(feed.title, feed.url)}**{BETWEEN}{site}"
    yield f"-# {_state(feed, to)}"
    if counted := BETWEEN.join(_counted(listed, to)):
        yield f"-# {counted}"
    if feed.terms.queue in unreachable:
        yield "-# " + to.say("⚠️ I may not write in {channel}", channel=f"<#{feed.terms.queue}>")
    if include := ", ".join(feed.terms.include):
        yield "-# " + to.say("Only with: {words}", words=escaped_line(include, _WORDS))
    if exclude := ", ".join(feed.terms.exclude):
        yield "-# " + to.say("Never with: {words}", words=escaped_line(exclude, _WORDS))


def _state(feed: Feed, to: Language) -> str:
    standing = feed.standing
    if feed.paused:
        return to.say("Paused")
    if standing.failure is not None and standing.failing_since is not None:
        return to.say(
            "Failing since {since}: {why} Next try {next}",
            since=f"<t:{int(standing.failing_since.timestamp())}:f>",
            why=escaped_line(to.retell(standing.failure), _FAILURE),
            next=_ago(standing.due),
        )
    if standing.succeeded is None:
        return to.say("Not read yet")
    return to.say("Last read {last}, next {next}", last=_ago(standing.succeeded), next=_ago(standing.due))


def _counted(listed: ListedFeed, to: Language) -> Iterable[str]:
    counts, queue = listed.counts, listed.feed.terms.queue
    if came := counts.get(ItemState.ADDED, 0):
        yield to.count("{n} article came in", "{n} articles came in", came)
    if queue is not None:
        waiting = counts.get(ItemState.WAITING, 0)
        yield to.count("{n} waits in {channel}", "{n} wait in {channel}", waiting, channel=f"<#{queue}>")
    if coming := counts.get(ItemState.NEW, 0):
        yield to.count("{n} still to come", "{n} still to come", coming)
    if excluded := counts.get(ItemState.EXCLUDED, 0):
        yield to.count("{n} left out by words", "{n} left out by words", excluded)
    if failed := counts.get(ItemState.FAILED, 0):
        yield to.count("{n} could not be read", "{n} could not be read", failed)


def _ago(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:R>"
