"""The formatter: every card, log line and terminal text, about articles that try to come alive in them."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from bot.client.sending import content_of
from bot.feeds.words import TooManyWords, is_wanted, words_of
from bot.formatter.answers.answer_card import answer_card
from bot.formatter.answers.article_card import article_card
from bot.formatter.answers.context_card import context_card
from bot.formatter.answers.correction_card import revised_card
from bot.formatter.answers.reports_card import Report, reports_card
from bot.formatter.articles import changes as history
from bot.formatter.articles import draft, listing, outcome, shown
from bot.formatter.asking.sources_card import sources_card
from bot.formatter.card import Card
from bot.formatter.escape import escape
from bot.formatter.feeds import ListedFeed, feed_name, feeds_card, found_text, item_card
from bot.formatter.json_object import answer_object, article_object
from bot.formatter.message import MAX_CONTENT, units
from bot.formatter.servers.erasing_card import Kept, erase_card
from bot.formatter.servers.gaps_card import Gap, gaps_card
from bot.formatter.servers.server_log import log_messages
from bot.formatter.terminal import answer_text, article_text, listing_text
from bot.retriever.answer import Answer, Finding, Headline, Stance
from bot.retriever.sources import Claim, Sources
from bot.translation import ENGLISH, language_of
from corpus.article import Article, Published, Quote
from corpus.clean import ArticleRefused, clean_article
from corpus.difference import difference
from corpus.feeds import Feed, Item, ItemState, Standing, Terms
from corpus.readers import Problem
from corpus.segment import sentences
from corpus.servers import Event, EventKind
from corpus.store import Actor, Change, ChangeKind, Likeness, Listing, Match
from tests.discord_markdown import blocks, constructs, visible
from tests.fuzz.hostile_text import line, text
from tests.fuzz.target import Input, Target
from tests.fuzz.targets.texts import address_text

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAYS: tuple[Published | None, ...] = (
    None,
    date(2026, 11, 19),
    NOW,
    NOW - timedelta(4000),
    date(1600, 1, 1),
    date(2100, 12, 31),
)
ID = "23456789bcdfgh"
OURS = frozenset(
    {"bold", "quote", "subtext", "timestamp", "heading", "list", "item", "italic", "code", "underline"}
)
"""What the formatter itself writes; a link, a ping or a button's address never stands in a text."""

LANGUAGES = (ENGLISH, language_of("de"))


def _article(rng: Random) -> Input:
    return line(rng), text(rng, 3000), line(rng, 120), line(rng, 120), address_text(rng), line(rng)


def _made(title: str, body: str, outlet: str, author: str, url: str) -> Article | None:
    """The article as a shelf would have it; without the address, if that is refused."""
    day = DAYS[zlib.crc32(title.encode("utf-8", "replace")) % len(DAYS)]
    for address in (url, None):
        try:
            clean = clean_article(Article(title, body, outlet, tuple(author.split(",")), day, address))
        except ArticleRefused:
            continue
        return replace(clean, id=f"a-{len(body)}")
    return None


def sound(card: Card, quotes: Iterable[str] = ()) -> None:
    """Nothing in it is alive but what the formatter wrote, Discord takes it, and quotes are whole."""
    alive = [each for markdown in card.texts for each in constructs(markdown) if each[0] not in OURS]
    assert not alive, alive[:3]
    stamps = {each for markdown in card.texts for kind, each in constructs(markdown) if kind == "timestamp"}
    assert stamps <= _stamps(), stamps
    said = [
        visible(block.nodes).strip("\n")
        for markdown in card.texts
        for block in blocks(markdown)
        if block.kind == "quote"
    ]
    for quote in quotes:
        assert quote in said, (quote, said)
    for markdown in card.texts:
        markdown.encode()
    content_of(card)


@cache
def _stamps() -> frozenset[str]:
    """The timestamps that cards about `DAYS` and `NOW` may have in them."""
    moments = {NOW, *(each if isinstance(each, datetime) else _noon(each) for each in DAYS if each)}
    return frozenset(f"<t:{int(each.timestamp())}:{style}>" for each in moments for style in "RDdfFtT")


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def answered(title: str, body: str, outlet: str, author: str, url: str, question: str) -> None:
    """All that is shown of an answer."""
    article = _made(title, body, outlet, author, url)
    if article is None or not (spans := sentences(article.text)):
        return
    best, other = (Quote(1, article, span.start, span.end) for span in (spans[0], spans[-1]))
    second = replace(other, article=replace(article, id="other", title=question or "?"))
    for stance, to in zip((Stance.DIFFERS, Stance.AGREES), LANGUAGES, strict=True):
        closest = (Headline(1, "a", title), Headline(1, "b", question))
        newer = Headline(1, "n", title)
        answer = Answer(question, 0.9, Finding(best, 0.9), (Finding(second, 0.6, stance),), closest, newer)
        sound(answer_card(answer, ID, NOW, to, question=question), [best.text])
        sound(answer_card(replace(answer, best=None, others=()), ID, NOW, to, question=question))
    sound(context_card(best, NOW, revised=True), [best.text])
    sound(revised_card(best, ID, NOW), [best.text])
    sound(article_card(article, NOW))
    sound(reports_card([Report(best, Stance.DIFFERS)], 1, NOW), [best.text])
    claim = Claim(question, 0, len(question), (Finding(best, 0.9, Stance.AGREES),))
    sound(sources_card(Sources(question, (claim,)), NOW), [best.text])
    sound(sources_card(Sources(question, (), (Headline(1, "a", title),)), NOW))


def curated(title: str, body: str, outlet: str, author: str, url: str, question: str) -> None:
    """All that moderators are shown of articles, changes, feeds and gaps; in their log too."""
    article = _made(title, body, outlet, author, url)
    if article is None:
        return
    title, author, outlet, question = map(_from_discord, (title, author, outlet, question))
    who = Actor(f"{author} (123456789)", question)
    changed = [
        Change(n, 1, article.id, n, kind, title, who, NOW, undoes=n - 1 or None)
        for n, kind in enumerate(ChangeKind, 1)
    ]
    row = Listing(article.id, 1, title, outlet, (author,), article.published, article.url, NOW)
    changes = difference(
        replace(article, revision=1),
        replace(article, revision=2, title=question, text=f"{question}\n\n{article.text}"),
    )
    problems = [Problem(question, 3, title)]
    known = [(title, Match(row, Likeness.NEAR_TEXT))]
    for card in (
        shown.article_card(shown.Shown(article, changed)),
        listing.list_card(listing.ListPage(listing.ListAsked(question, outlet), 11, (row,) * 10)),
        draft.preview_card(article, problems),
        draft.duplicate_card(changes, Likeness.SAME_TEXT, problems),
        draft.many_card([article, article], known, problems),
        draft.refused_card([escape(title), escape(question)]),
        draft.revision_card(changes),
        outcome.added_card([title, question], known, problems),
        outcome.overtaken_card(changes),
        outcome.removal_card(article),
        history.history_card(history.HistoryPage(tuple(changed), 1, more=True, of=title)),
        history.history_card(history.HistoryPage(tuple(changed), 1, more=True)),
        history.compared_card(changes),
        history.undo_card(changed[1], changes, changed[0]),
        gaps_card([Gap(("abc",), question, 2, NOW)], 1),
        erase_card(title, Kept(1, 2)),
    ):
        sound(card)
    _logged(changed, title, question, who)
    _followed(article, title, question)


def _from_discord(name: str) -> str:
    """A name as Discord gives it: on one line, in Unicode."""
    return " ".join(name.encode("utf-8", "ignore").decode().split())


def _logged(changed: list[Change], title: str, question: str, who: Actor) -> None:
    hostile = set(EventKind) - {EventKind.SETTINGS_CHANGED}  # what is told of a setting, the bot wrote
    told = [Event(n, 1, kind, f"{title}: {question}", who, NOW) for n, kind in enumerate(sorted(hostile))]
    for message in log_messages(changed, told):
        assert units(message.content) <= MAX_CONTENT
        alive = [each for each in constructs(message.content) if each[0] not in OURS]
        assert not alive, alive[:3]


def _followed(article: Article, title: str, question: str) -> None:
    item = Item(1, title, article, ItemState.WAITING, "d" * 64, question, number=7)
    feed = Feed(
        1,
        1,
        article.url or "https://a.example/",
        title,
        Terms((question,)),
        Standing(NOW, failure=question, failures=3, failing_since=NOW),
        NOW,
        title,
    )
    name = feed_name(title, feed.url)
    sound(item_card(item, name, "feed-item", more=2))
    sound(feeds_card([ListedFeed(feed, {ItemState.NEW: 1})] * 4, page=1, pages=2, total=5, turn="feeds"))
    for each in constructs(found_text(name, [title, question], total=9, whole=1, wanted=2)):
        assert each[0] in OURS, each
    try:
        words = words_of(question)
    except TooManyWords:
        return
    is_wanted(Terms(words, words[:1]), title, article.text)


def printed(title: str, body: str, outlet: str, author: str, url: str, question: str) -> None:
    """What a terminal is given: nothing that it obeys; the quote stands in it, and JSON can be written."""
    article = Article(title, body, outlet, (author, question), DAYS[len(title) % len(DAYS)], url, "id")
    for raw in (article, _made(title, body, outlet, author, url)):
        if raw is None or not (spans := sentences(raw.text)):
            continue
        quote = Quote(1, raw, spans[0].start, spans[0].end)
        answer = Answer(
            question, 0.9, Finding(quote, 0.9), (Finding(quote, 0.5),), newer=Headline(1, "n", title)
        )
        row = Listing("id", 1, title, outlet, (author,), raw.published, url, NOW)
        silence = replace(answer, best=None, closest=(Headline(1, "n", title),))
        for shown_text in (
            answer_text(answer, NOW),
            answer_text(silence, NOW, 30),
            article_text(raw, NOW),
            listing_text([row]),
        ):
            bad = [
                sign for sign in shown_text if sign != "\n" and (ord(sign) < 32 or 0x7F <= ord(sign) <= 0x9F)
            ]
            assert not [sign for sign in bad if sign != "\t"], bad
            assert not set(shown_text) & set("\u202e\u202d\u2066\u2067\u2068\u200f\u061c")
        answer_object(answer)
        article_object(raw)


TARGETS = (
    Target("answers", _article, answered, weight=0.1, seconds=0.15, seconds_per_kilo=0.1),
    Target("curating", _article, curated, weight=0.03, seconds=0.2, seconds_per_kilo=0.1),
    Target("terminal", _article, printed, weight=0.2, seconds=0.1, seconds_per_kilo=0.05),
)
