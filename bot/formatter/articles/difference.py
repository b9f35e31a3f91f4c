"""What differs between two writings of an article, in a few lines."""

from collections.abc import Iterator
from typing import Final

from bot.formatter.articles.words import day, fitted
from bot.formatter.message import escaped_line
from bot.formatter.one_line import listed
from bot.translation import ENGLISH, Language
from corpus.article import Article
from corpus.difference import Difference, Line

_MAX_SENTENCE: Final = 240
_MAX_FIELD: Final = 160

NOTHING: Final = "–"
"""What stands for a field that is empty."""


def difference_text(difference: Difference, room: int, to: Language = ENGLISH) -> str:
    """The fields that differ, and the sentences that went (➖) and came (➕), in `room` UTF-16 code units."""
    return fitted(_lines(difference, to), room, to)


def _lines(difference: Difference, to: Language) -> Iterator[str]:
    for name in difference.fields:
        before, after = (_field(each, name, to) for each in (difference.before, difference.after))
        yield f"{_named(name, to)}: {before} → {after}"
    gone = sum(not line.added for line in difference.lines)
    came = len(difference.lines) - gone
    if difference.lines:
        yield to.say(
            "Text: {came}, {gone}",
            came=to.count("{n} sentence added", "{n} sentences added", came),
            gone=to.count("{n} removed", "{n} removed", gone),
        )
    elif not difference.same_text:
        yield to.say("Text: the same sentences, set otherwise")
    if difference.nothing:
        yield to.say("Nothing differs.")
    yield from map(_line, difference.lines)


def _line(line: Line) -> str:
    return f"{'➕' if line.added else '➖'} {escaped_line(line.sentence, _MAX_SENTENCE)}"


def _named(name: str, to: Language) -> str:
    names = {
        "title": to.say("Title"),
        "outlet": to.say("Outlet"),
        "authors": to.say("Authors"),
        "published": to.say("Published"),
        "url": to.say("Address"),
    }
    return names[name]


def _field(article: Article, name: str, to: Language) -> str:
    match name:
        case "authors":
            shown = escaped_line(listed(article.authors, to=to), _MAX_FIELD)
        case "published":
            shown = day(article.published, to)
        case _:
            shown = escaped_line(getattr(article, name) or "", _MAX_FIELD)
    return shown or NOTHING
