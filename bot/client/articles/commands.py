"""`/article`: what curators do with the articles of their own server."""

import asyncio
from functools import partial
from typing import TypeAlias

import discord
from discord import app_commands

from bot.client.articles.adding import Adding, paste_form
from bot.client.articles.attached import read_attached
from bot.client.articles.desk import ArticleDesk
from bot.client.articles.doors import FILE, WEB, Download, read_from_web
from bot.client.articles.editing import edit_from_file
from bot.client.articles.history import show_history
from bot.client.articles.listing import show_list
from bot.client.articles.lookup import choices, find, find_once_there, outlet_choices
from bot.client.articles.pasted import Pasted
from bot.client.articles.removal import ask_removal
from bot.client.articles.revising import Revising
from bot.client.articles.showing import show_article
from bot.client.articles.undoing import show_undo
from bot.client.choosing import completing, offered
from bot.client.commands.group import ServerGroup
from bot.client.permissions import CURATORS_NEED, Permits, server_of
from bot.formatter.articles.listing import ListAsked
from bot.formatter.card import MAX_CHOICE
from bot.translation import language_of
from bot.verbatim import Verbatim
from corpus.address import MAX_ADDRESS
from corpus.article import Article
from corpus.errors import VerbatimError
from corpus.store import Order

ArticleName: TypeAlias = app_commands.Range[str, 1, MAX_CHOICE]
"""The id of an article picked from the list that Discord shows, or a part of its title."""
Search: TypeAlias = app_commands.Range[str, 1, MAX_CHOICE]

SORTS = [
    app_commands.Choice(name="last added first", value=Order.ADDED.value),
    app_commands.Choice(name="last published first", value=Order.PUBLISHED.value),
    app_commands.Choice(name="by title", value=Order.TITLE.value),
]


class OneAtATime(VerbatimError):
    """A file and an address in one command."""


class ArticleCommands(ServerGroup):
    """Add, list, show, edit, remove, undo, history. Whatever they answer, only the curator sees."""

    def __init__(self, verbatim: Verbatim, permits: Permits, download: Download) -> None:
        super().__init__(
            "article", "The articles of this server that questions are answered from", CURATORS_NEED
        )
        self.shelf = verbatim.shelf
        self.permits = permits
        self.download = download

    @app_commands.command(
        name="add",
        description="Add articles: give a file or an address, or neither to paste",
    )
    @app_commands.describe(
        file="A .txt, .md, .html, .jsonl or .zip file, with one article or many",
        url="The address of a news article",
    )
    async def add(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, MAX_ADDRESS] | None = None,
    ) -> None:
        """Read articles through one of the three doors, and show what was read."""
        desk = self._desk(interaction)
        if file and url:
            raise OneAtATime("Please give a file or an address, not both at once.")
        if not file and not url:
            await interaction.response.send_modal(paste_form(desk, Pasted()))
            return
        await desk.wait(interaction)
        if file:
            await Adding(desk, FILE).offer(await read_attached([file], desk))
        else:
            async with desk.capacities.files:
                page = await self.download((url or "").strip())
                read = await desk.bulk.run(read_from_web, page)
            await Adding(desk, WEB).offer(read)

    @app_commands.command(name="list", description="The articles of this server, to search, sort and open")
    @app_commands.describe(
        search="Only those with this in their title or outlet",
        outlet="Only those of this outlet",
        sort="In which order",
        page="Where to start",
    )
    @app_commands.choices(sort=SORTS)
    async def list_articles(
        self,
        interaction: discord.Interaction,
        search: Search = "",
        outlet: Search = "",
        sort: str = Order.ADDED.value,
        page: app_commands.Range[int, 1] = 1,
    ) -> None:
        """A list with buttons to turn its pages, and menus to sort it and to open an article."""
        desk = self._desk(interaction)
        await desk.wait(interaction)
        await show_list(desk, ListAsked(search, outlet, Order(sort), page))

    @app_commands.command(name="show", description="One article: where it comes from, and its text")
    @app_commands.describe(article="Start to type its title")
    async def show(self, interaction: discord.Interaction, article: ArticleName) -> None:
        """One article as it is stored."""
        desk = self._desk(interaction)
        await desk.wait(interaction)
        await show_article(desk, (await self._find(desk, article)).id)

    @app_commands.command(name="edit", description="Change an article; its history keeps what it said")
    @app_commands.describe(article="Start to type its title", file="A file with the new text, if it is long")
    async def edit(
        self, interaction: discord.Interaction, article: ArticleName, file: discord.Attachment | None = None
    ) -> None:
        """A form with what the article says; or a file in the place of it."""
        desk = self._desk(interaction)
        if file is None:
            found = await self._find(desk, article)
            await interaction.response.send_modal(Revising(desk, found).form())
            return
        await desk.wait(interaction)
        await edit_from_file(desk, await self._find(desk, article), file)

    @app_commands.command(
        name="remove", description="Take an article off this server's shelf, after a question"
    )
    @app_commands.describe(article="Start to type its title")
    async def remove(self, interaction: discord.Interaction, article: ArticleName) -> None:
        """Ask whether to remove it."""
        desk = self._desk(interaction)
        await desk.wait(interaction)
        await ask_removal(desk, await self._find(desk, article))

    @app_commands.command(name="undo", description="Take back the last changes to this server's articles")
    async def undo(self, interaction: discord.Interaction) -> None:
        """Show what would be undone; then step by step, back to the beginning."""
        desk = self._desk(interaction)
        await desk.wait(interaction)
        await show_undo(desk)

    @app_commands.command(name="history", description="Who changed which article, when, and how")
    @app_commands.describe(article="Start to type its title; without one, the history of all articles")
    async def history(self, interaction: discord.Interaction, article: ArticleName | None = None) -> None:
        """The audit trail, of an article or of all, and older revisions."""
        desk = self._desk(interaction)
        await desk.wait(interaction)
        article_id = None
        if article is not None:
            article_id = await asyncio.to_thread(find_once_there, desk.store, desk.server_id, article)
        await show_history(desk, article_id)

    @show.autocomplete("article")
    @edit.autocomplete("article")
    @remove.autocomplete("article")
    @completing
    async def complete(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Articles that may be meant by what was typed so far."""
        return await self._choices(interaction, current)

    @history.autocomplete("article")
    @completing
    async def complete_removed_too(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """The same, with those that were removed."""
        return await self._choices(interaction, current, removed_too=True)

    @list_articles.autocomplete("outlet")
    @completing
    async def complete_outlet(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Outlets that may be meant."""
        server_id = server_of(interaction)
        names = await offered(interaction, partial(outlet_choices, self.shelf.store, server_id, current))
        return [app_commands.Choice(name=name, value=name) for name in names]

    async def _choices(
        self, interaction: discord.Interaction, typed: str, *, removed_too: bool = False
    ) -> list[app_commands.Choice[str]]:
        to = language_of(interaction.locale.value)
        server_id, store = server_of(interaction), self.shelf.store
        look = partial(choices, store, server_id, typed, to, removed_too=removed_too)
        found = await offered(interaction, look)
        return [app_commands.Choice(name=label, value=article_id) for label, article_id in found]

    async def _find(self, desk: ArticleDesk, article: str) -> Article:
        return await asyncio.to_thread(find, desk.store, desk.server_id, article)

    def _desk(self, interaction: discord.Interaction) -> ArticleDesk:
        return ArticleDesk(interaction, self.permits, self.shelf)
