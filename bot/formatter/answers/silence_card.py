"""Silence as a card: nothing answers, and the headlines that come closest."""

from collections.abc import Sequence

from bot.formatter.card import Button, Card, Colour, Part, Row, Text
from bot.formatter.message import MAX_LABEL, units
from bot.formatter.one_line import one_line, shortened
from bot.formatter.source import UNTITLED
from bot.retriever.answer import Headline
from bot.translation import Language


def silence_card(closest: Sequence[Headline], answer_id: str, asked: tuple[Part, ...], to: Language) -> Card:
    """That nothing answers, with a button for each of the closest headlines, which shows that article."""
    if not closest:
        text = to.say(
            "**I found nothing about that in the articles here.** If it belongs here, a moderator can add an "
            "article with `/article add`."
        )
        return Card((Text(text), *asked), Colour.SILENCE)
    words = to.say("**No article here answers that.** I only quote, so I won't guess.")
    lead = to.count("The closest headline:", "The closest headlines:", len(closest))
    rows = [
        Row((Button(headline_label(each.title, to), f"article:{answer_id}:{number}"),))
        for number, each in enumerate(closest)
    ]
    return Card((Text(words), *asked, Text(lead), *rows), Colour.SILENCE)


def headline_label(title: str, to: Language) -> str:
    """A title as a button has it: on one line, in at most `MAX_LABEL` UTF-16 code units, no Markdown."""
    line = one_line(title) or to.say(UNTITLED)
    length = MAX_LABEL
    while units(shortened(line, length)) > MAX_LABEL:
        length -= 1
    return shortened(line, length)
