"""The README's picture of a reply, made from what the bot answers and sends: python -m docs.picture."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.cli.chat import trial
from bot.formatter.discord_message import answer_message
from bot.settings import Settings
from corpus.article import SHARED
from docs.discord_look import Canvas

TARGET: Final = Path(__file__).with_name("reply.svg")
NOW: Final = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)
QUESTIONS: Final = ("What price did Brackwater shares fall to?", "Who won the election in France?")
TITLE: Final = (
    "Two questions on Discord, and the bot's replies: a quoted sentence with its source, and honest silence "
    "with the closest headlines"
)


def picture() -> str:
    """Two questions about the starter articles and what the bot replies, as SVG."""
    canvas = Canvas(NOW)
    with trial(Settings()) as verbatim:
        for question in QUESTIONS:
            canvas.question(question)
            canvas.reply(answer_message(verbatim.ask(SHARED, question, NOW), NOW))
    return canvas.svg(TITLE)


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
