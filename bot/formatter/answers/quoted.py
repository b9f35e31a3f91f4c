"""A quote on a card: word for word, in a block of its own, and where it comes from."""

from datetime import datetime
from typing import Final

from bot.formatter.age import is_old
from bot.formatter.card import Text
from bot.formatter.escape import escape
from bot.formatter.source import age_shown, date_and_age, date_shown, source_lines
from bot.translation import Language
from corpus.article import Article

SOURCE: Final = 600
"""UTF-16 code units for title, outlet, authors and date."""


def block(text: str) -> str:
    """A text of others as a block quote, every character of it shown as it is."""
    return "> " + escape(text).replace("\n", "\n> ")


def source(article: Article, now: datetime, to: Language) -> Text:
    """Title, outlet, authors and date; how old it is, loudly if nobody should take it for news."""
    published = article.published
    if published is None or not is_old(published, now):
        return Text(source_lines(article, date_and_age(published, now, to), SOURCE, to))
    age = to.say("This is from {age}.", age=age_shown(published, now, to))
    return Text(f"**{age}**\n{source_lines(article, date_shown(published, to), SOURCE, to)}")
