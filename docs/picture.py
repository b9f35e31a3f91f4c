"""The README's picture of a reply, made from what the formatter really sends: python -m docs.picture."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.formatter.discord_message import answer_message
from bot.retriever.answer import Answer, Finding, Headline
from corpus.article import SHARED, Article, Quote
from corpus.samples import starter_articles
from docs.discord_look import Canvas

TARGET: Final = Path(__file__).with_name("reply.svg")
NOW: Final = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)
TITLE: Final = (
    "Two questions on Discord, and the bot's replies: a quoted sentence with its source, and honest silence "
    "with the closest headlines"
)


def picture() -> str:
    """Two questions and what the bot replies, as SVG."""
    canvas = Canvas(NOW)
    for answer in (_answered(), _silent()):
        canvas.question(answer.question)
        canvas.reply(answer_message(answer, NOW))
    return canvas.svg(TITLE)


def _answered() -> Answer:
    article = _sample("lost-opera")
    start = article.text.index("It belongs to the parish")
    end = article.text.index(".", start) + 1
    finding = Finding(Quote(SHARED, article, start, end), 0.9)
    return Answer("Will the parish sell the score of the opera?", 0.9, finding)


def _silent() -> Answer:
    near = map(_sample, ("market-street-vote", "cup-final", "vostara-resignation"))
    closest = tuple(Headline(SHARED, article.id, article.title) for article in near)
    return Answer("Who won the election in France?", 0.1, closest=closest)


def _sample(name: str) -> Article:
    return next(article for article in starter_articles() if article.id == f"sample-{name}")


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
