"""The list of a server's articles, page by page."""

import asyncio
from dataclasses import dataclass
from typing import Final, Self

import discord

from bot.client.permissions import Permits
from bot.client.views import CuratorView
from bot.formatter.articles import listing_message
from corpus.article import ServerId
from corpus.store import ArticleStore, Listing

PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list; `number` counts from 1, `total` is the number of articles on all pages."""

    number: int
    total: int
    search: str
    listings: tuple[Listing, ...]

    @property
    def last(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.total // PAGE))


def read_list_page(store: ArticleStore, server_id: ServerId, search: str, number: int) -> ListPage:
    """The page of this number, or the nearest there is. Blocks."""
    total = store.count(server_id, matching=search)
    number = max(1, min(number, -(-total // PAGE)))
    found = store.listings(server_id, matching=search, offset=(number - 1) * PAGE, limit=PAGE)
    return ListPage(number, total, search, tuple(found))


def page_text(page: ListPage) -> str:
    """What a page says."""
    message = listing_message(
        page.listings, page=page.number, pages=page.last, total=page.total, search=page.search
    )
    return message.content


class PageTurner(CuratorView):
    """Previous and next."""

    def __init__(
        self, interaction: discord.Interaction, permits: Permits, store: ArticleStore, page: ListPage
    ) -> None:
        super().__init__(interaction, permits)
        self.store = store
        self.show(page)

    def show(self, page: ListPage) -> Self:
        """Stand on `page`: its buttons lead nowhere past the ends."""
        self.page = page
        self.previous.disabled = page.number <= 1
        self.next.disabled = page.number >= page.last
        return self

    @discord.ui.button(label="Previous", style=discord.ButtonStyle.secondary)
    async def previous(self, interaction: discord.Interaction, _: discord.ui.Button["PageTurner"]) -> None:
        """One page back."""
        await self._turn(interaction, -1)

    @discord.ui.button(label="Next", style=discord.ButtonStyle.secondary)
    async def next(self, interaction: discord.Interaction, _: discord.ui.Button["PageTurner"]) -> None:
        """One page on."""
        await self._turn(interaction, 1)

    async def _turn(self, interaction: discord.Interaction, by: int) -> None:
        server_id = self.permit.person.server_id
        page = await asyncio.to_thread(
            read_list_page, self.store, server_id, self.page.search, self.page.number + by
        )
        await interaction.edit_original_response(content=page_text(page), view=self.show(page))
