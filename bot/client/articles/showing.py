"""One article, with its text in pages, and what can be done with it."""

import asyncio

from bot.client.articles.desk import ArticleDesk
from bot.client.articles.history import show_history
from bot.client.articles.removal import ask_removal
from bot.client.articles.revising import Revising
from bot.client.curating.panels import Handler, Panel
from bot.formatter.articles.shown import Shown, article_card
from bot.formatter.card import Card
from corpus.store import ArticleNotFound

_MOST_CHANGES = 1000
"""Of an article that was changed more often, the first of these stands for its beginning."""


async def show_article(
    desk: ArticleDesk, article_id: str, *, page: int = 1, back: Handler | None = None
) -> None:
    """Show an article that stands on the shelf; `back` leads to the list it was opened from."""
    try:
        shown, card = await asyncio.to_thread(_read, desk, article_id, page, listed=back is not None)
    except ArticleNotFound:
        await desk.note(desk.to.say("This article was taken off the shelf meanwhile."))
        return
    article = shown.article

    async def turn(number: str, *_: str) -> None:
        await show_article(desk, article_id, page=int(number), back=back)

    async def history() -> None:
        await show_history(desk, article_id)

    async def remove() -> None:
        await ask_removal(desk, article)

    presses: dict[str, Handler] = {"page": turn, "history": history, "remove": remove}
    if back is not None:
        presses["list"] = back
    await Panel(desk, card, presses, {"edit": Revising(desk, article).form}).show()


def _read(desk: ArticleDesk, article_id: str, page: int, *, listed: bool) -> tuple[Shown, Card]:
    article = desk.store.get(desk.server_id, article_id)
    changes = desk.store.history(desk.server_id, article_id=article_id, limit=_MOST_CHANGES)
    shown = Shown(article, changes, page, listed=listed)
    return shown, article_card(shown, desk.to)
