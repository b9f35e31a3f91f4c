"""What becomes of an answer whose article was revised or removed, as a card in the place of the answer."""

from datetime import datetime

from bot.formatter.answers.quoted import block, source
from bot.formatter.card import Button, Card, Colour, Row, Text
from bot.formatter.link import article_links
from bot.formatter.message import Link
from bot.translation import ENGLISH, Language
from corpus.article import Quote


def withdrawn_card(answer_id: str, to: Language = ENGLISH) -> Card:
    """That the answer no longer stands, as its article was removed: nothing of that is said any more."""
    head = to.say("This answer was withdrawn.")
    why = to.say("The article it quoted was taken off the shelf.")
    return Card((Text(f"**{head}** {why}"), _again(answer_id, to)), Colour.CHANGED)


def revised_card(outdated: Quote, answer_id: str, now: datetime, to: Language = ENGLISH) -> Card:
    """That the article was revised, and what the answer quoted of it is outdated."""
    head = to.say("This answer is outdated.")
    why = to.say("The article was revised, and this sentence is no longer in it:")
    return Card(
        (
            Text(f"**{head}** {why}"),
            Text(block(outdated.text)),
            source(outdated.article, now, to),
            _again(answer_id, to, *article_links(outdated.article.url, to.say("Open the article"))),
        ),
        Colour.CHANGED,
    )


def _again(answer_id: str, to: Language, *links: Link) -> Row:
    return Row((*links, Button(to.say("Ask again"), f"again:{answer_id}")))
