"""One article, or one of its revisions, with its text in pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.formatter.actor import name_of
from bot.formatter.articles.words import moment, source, title
from bot.formatter.card import Button, Card, Look, Part, Row, Text
from bot.formatter.escape import escape
from bot.formatter.link import article_links
from bot.formatter.message import Link, escaped_line, units
from bot.formatter.source import BETWEEN
from bot.translation import ENGLISH, Language
from corpus.article import Article
from corpus.segment import sentences
from corpus.store import Change, ChangeKind

ROOM: Final = 2400
"""UTF-16 code units of a page of text, escaped and quoted."""

_MAX_ACTOR: Final = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """An article, the changes to it (newest first), and the page of its text, counted from 1.

    `newest` is False for an older revision; `listed` is True if it was opened from a list, and `read_only` if
    it was opened from the history.
    """

    article: Article
    changes: Sequence[Change] = ()
    page: int = 1
    newest: bool = True
    listed: bool = False
    read_only: bool = False


def article_card(shown: Shown, to: Language = ENGLISH) -> Card:
    """The article: where it comes from, who put it here, how many sentences can be quoted, and its text.

    Presses: `page:NUMBER`, `edit`, `history`, `remove`, `list`; from the history, `page` and `history`.
    """
    pages = text_pages(shown.article.text)
    number = max(1, min(shown.page, len(pages)))
    parts: list[Part] = [Text(_head(shown, to)), Text(_quoted(pages[number - 1]))]
    if len(pages) > 1:
        parts.append(Text("-# " + to.say("Page {page} of {pages}", page=number, pages=to.number(len(pages)))))
        parts.append(_turning(number, len(pages), to))
    parts.append(Row(_buttons(shown, to)))
    return Card(tuple(parts))


def text_pages(text: str, room: int = ROOM) -> list[str]:
    """A text in pages of whole paragraphs, as far as these fit; escaped and quoted each fits into `room`."""
    pages: list[str] = [""]
    for piece in _pieces(text, room):
        together = f"{pages[-1]}\n\n{piece}" if pages[-1] else piece
        if units(_quoted(together)) <= room:
            pages[-1] = together
        else:
            pages.append(piece)
    return pages


def _pieces(text: str, room: int) -> Iterator[str]:
    """The paragraphs, the long ones cut between words."""
    # escaped and quoted, a code point costs at most three units: a line feed and the mark behind it
    longest = room // 3
    for paragraph in filter(str.strip, text.split("\n\n")):
        rest = paragraph
        # a code point takes one unit at least, so that what is too long shows by its beginning
        while units(_quoted(rest[: room + 1])) > room:
            cut = rest.rfind(" ", longest // 2, longest)
            cut = longest if cut < 0 else cut
            yield rest[:cut]
            rest = rest[cut:].strip()
        if rest:
            yield rest


def _quoted(text: str) -> str:
    return "> " + escape(text).replace("\n", "\n> ")


def _head(shown: Shown, to: Language) -> str:
    article = shown.article
    number = to.count("{n} sentence", "{n} sentences", len(sentences(article.text)))
    revision = to.say("revision {number}", number=article.revision)
    facts = [number, revision if shown.newest else to.say("{revision}, not the newest", revision=revision)]
    lines = [title(article.title, 240), source(article, to), BETWEEN.join(facts), *_told(shown.changes, to)]
    return "\n-# ".join(filter(None, lines))


def _told(changes: Sequence[Change], to: Language) -> list[str]:
    """Who put it here and who changed it last."""
    if not changes:
        return []
    first, last = changes[-1], changes[0]
    added = to.say("Added {moment} by {actor}, {door}", **_who(first, to))
    if last.kind is ChangeKind.REVISED:
        return [added, to.say("Last revised {moment} by {actor}, {door}", **_who(last, to))]
    return [added]


def _who(change: Change, to: Language) -> dict[str, str]:
    return {
        "moment": moment(change.at),
        "actor": escaped_line(name_of(change.actor), _MAX_ACTOR),
        "door": escaped_line(to.retell(change.actor.door), _MAX_ACTOR),
    }


def _turning(number: int, last: int, to: Language) -> Row:
    return Row(
        (
            Button(to.say("Back"), f"page:{number - 1}:back", off=number <= 1),
            Button(to.say("Read on"), f"page:{number + 1}:on", off=number >= last),
        )
    )


def _buttons(shown: Shown, to: Language) -> tuple[Button | Link, ...]:
    links = article_links(shown.article.url, to.say("Open the article"))
    history = Button(to.say("History"), "history")
    if shown.read_only:
        return (Button(to.say("Back to the history"), "history"), *links)
    back = (Button(to.say("Back to the list"), "list"),) if shown.listed else ()
    edit, remove = Button(to.say("Edit"), "edit"), Button(to.say("Remove"), "remove", Look.DANGER)
    return (*back, edit, history, remove, *links)
