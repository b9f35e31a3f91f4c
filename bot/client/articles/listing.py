"""The list of a server's articles: its pages, its order, and the way from it to an article."""

import asyncio
from dataclasses import replace

from bot.client.articles.desk import ArticleDesk
from bot.client.articles.showing import show_article
from bot.client.curating.panels import Handler, Panel
from bot.formatter.articles.listing import PAGE, ListAsked, ListPage, list_card
from corpus.article import ServerId
from corpus.store import ArticleStore, Order


def read_list_page(store: ArticleStore, server_id: ServerId, asked: ListAsked) -> ListPage:
    """The page asked for, or the nearest there is. Blocks."""
    total = store.count(server_id, matching=asked.search, outlet=asked.outlet)
    number = max(1, min(asked.page, -(-total // PAGE)))
    found = store.listings(
        server_id,
        matching=asked.search,
        outlet=asked.outlet,
        order=asked.order,
        offset=(number - 1) * PAGE,
        limit=PAGE,
    )
    return ListPage(replace(asked, page=number), total, tuple(found))


async def show_list(desk: ArticleDesk, asked: ListAsked) -> None:
    """Show a page, with ways to the others."""
    page = await asyncio.to_thread(read_list_page, desk.store, desk.server_id, asked)
    asked = page.asked

    async def turn(number: str, *_: str) -> None:
        await show_list(desk, replace(asked, page=int(number)))

    async def sort(order: str) -> None:
        await show_list(desk, replace(asked, order=Order(order), page=1))

    async def back(*_: str) -> None:
        await show_list(desk, asked)

    async def open_article(article_id: str) -> None:
        await show_article(desk, article_id, back=back)

    presses: dict[str, Handler] = {"page": turn, "sort": sort, "open": open_article}
    await Panel(desk, list_card(page, desk.to), presses).show()
