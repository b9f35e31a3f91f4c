"""The question "remove it?", and what comes of the answer."""

import asyncio
from typing import Final

from bot.client.articles.desk import ArticleDesk
from bot.client.curating.panels import Panel
from bot.formatter.articles.outcome import note_card, removal_card
from bot.formatter.articles.words import title
from corpus.article import Article
from corpus.store import ArticleNotFound

TIME_TO_DECIDE: Final = 120.0
"""Seconds."""


async def ask_removal(desk: ArticleDesk, article: Article) -> None:
    """Ask whether to remove an article; without an answer in time it stays."""
    to, named = desk.to, title(article.title)

    async def remove() -> None:
        try:
            await asyncio.to_thread(desk.shelf.remove, desk.server_id, article.id, desk.actor())
        except ArticleNotFound:
            await desk.note(to.say("{title} was taken off the shelf meanwhile.", title=named))
            return
        await desk.note(to.say("Removed {title}. `/article undo` brings it back.", title=named))

    async def keep() -> None:
        await desk.note(to.say("Kept {title}.", title=named))

    nobody = note_card(to.say("Kept {title}: nobody answered in time.", title=named))
    presses = {"remove": remove, "keep": keep}
    await Panel(desk, removal_card(article, to), presses, timed_out=nobody, timeout=TIME_TO_DECIDE).show()
