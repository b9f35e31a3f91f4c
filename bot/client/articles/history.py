"""The history of a shelf or of one article, older revisions, and what differs between two."""

import asyncio

from bot.client.articles.desk import ArticleDesk
from bot.client.curating.panels import Handler, Panel
from bot.formatter.articles.changes import PAGE, HistoryPage, compared_card, history_card
from bot.formatter.articles.shown import Shown, article_card
from bot.formatter.card import Card
from corpus.article import ServerId
from corpus.difference import difference
from corpus.store import ArticleStore


def read_history_page(
    store: ArticleStore, server_id: ServerId, article_id: str | None, number: int
) -> HistoryPage:
    """A page of the history of the shelf, or of an article, whether it stands there or not. Blocks."""
    number = max(1, number)
    found = store.history(server_id, article_id=article_id, offset=(number - 1) * PAGE, limit=PAGE + 1)
    of = found[0].title if found and article_id is not None else None
    return HistoryPage(tuple(found[:PAGE]), number, len(found) > PAGE, of)


async def show_history(desk: ArticleDesk, article_id: str | None, number: int = 1) -> None:
    """Show a page of the history."""
    page = await asyncio.to_thread(read_history_page, desk.store, desk.server_id, article_id, number)

    async def turn(wanted: str, *_: str) -> None:
        await show_history(desk, article_id, int(wanted))

    async def open_article(chosen: str) -> None:
        await show_history(desk, chosen)

    async def back(*_: str) -> None:
        await show_history(desk, article_id, number)

    async def revisions(*chosen: str) -> None:
        older, *newer = sorted(map(int, chosen))
        if newer:
            await _compare(desk, article_id or "", older, newer[0], back)
        else:
            await _show_revision(desk, article_id or "", older, back)

    presses: dict[str, Handler] = {"page": turn, "article": open_article, "revisions": revisions}
    await Panel(desk, history_card(page, desk.to), presses).show()


async def _compare(desk: ArticleDesk, article_id: str, older: int, newer: int, back: Handler) -> None:
    card = await asyncio.to_thread(_compared, desk, article_id, older, newer)
    await Panel(desk, card, {"back": back}).show()


def _compared(desk: ArticleDesk, article_id: str, older: int, newer: int) -> Card:
    before, after = (desk.store.revision(desk.server_id, article_id, each) for each in (older, newer))
    return compared_card(difference(before, after), desk.to)


async def _show_revision(
    desk: ArticleDesk, article_id: str, revision: int, back: Handler, page: int = 1
) -> None:
    async def turn(wanted: str, *_: str) -> None:
        await _show_revision(desk, article_id, revision, back, int(wanted))

    card = await asyncio.to_thread(_revision, desk, article_id, revision, page)
    await Panel(desk, card, {"page": turn, "history": back}).show()


def _revision(desk: ArticleDesk, article_id: str, revision: int, page: int) -> Card:
    article = desk.store.revision(desk.server_id, article_id, revision)
    changes = desk.store.history(desk.server_id, article_id=article_id, limit=1)
    newest = changes[0].revision == revision
    return article_card(Shown(article, page=page, newest=newest, read_only=True), desk.to)
