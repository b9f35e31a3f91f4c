"""`/article`: what moderators do with the articles of their own server."""

import asyncio
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.client.articles.doors import Download, add_file, add_page, check_file
from bot.client.articles.listing import PageTurner, page_text, read_list_page
from bot.client.articles.lookup import MAX_CHOICE, choices, find
from bot.client.articles.paste import PasteForm
from bot.client.articles.pasted import Pasted
from bot.client.articles.removal import Removal
from bot.client.articles.report import intake_text, undone_text
from bot.client.permissions import CURATORS_NEED, Permits, server_of
from bot.client.sending import content_of
from bot.formatter.articles import article_message
from bot.verbatim import Verbatim
from corpus.address import MAX_ADDRESS
from corpus.article import ServerId
from corpus.errors import VerbatimError
from corpus.intake import Intake
from corpus.store import Actor

ArticleName: TypeAlias = app_commands.Range[str, 1, MAX_CHOICE]
"""The id of an article picked from the list that Discord shows, or a part of its title."""


class OneAtATime(VerbatimError):
    """A file and an address in one command."""


class FileGone(VerbatimError):
    """Discord does not give the attached file."""


class ArticleCommands(app_commands.Group):
    """Add, list, show, remove, undo. Whatever they answer, only the moderator sees."""

    def __init__(self, verbatim: Verbatim, permits: Permits, download: Download) -> None:
        super().__init__(
            name="article",
            description="The articles of this server that questions are answered from",
            default_permissions=CURATORS_NEED,
            guild_only=True,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self.shelf = verbatim.shelf
        self.permits = permits
        self.download = download

    @app_commands.command(
        name="add", description="Add an article: attach a file, give an address, or neither to paste it"
    )
    @app_commands.describe(
        file="A .txt, .md, .html or .jsonl file, with one article or many",
        url="The address of a news article",
    )
    async def add(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, MAX_ADDRESS] | None = None,
    ) -> None:
        """Add articles through one of the three doors."""
        server_id = server_of(interaction)
        if file and url:
            raise OneAtATime("Please give a file or an address, not both at once.")
        if not file and not url:
            actor = actor_of(interaction, "Discord paste")
            form = PasteForm(interaction, self.permits, self.shelf, actor, Pasted())
            await interaction.response.send_modal(form)
            return
        await interaction.response.defer(thinking=True, ephemeral=True)
        intake = await (
            self._add_file(server_id, file, actor_of(interaction, "Discord file"))
            if file
            else self._add_page(server_id, url or "", actor_of(interaction, "Discord web"))
        )
        await interaction.edit_original_response(content=intake_text(intake))

    async def _add_file(self, server_id: ServerId, file: discord.Attachment, actor: Actor) -> Intake:
        check_file(file.filename, file.size)
        try:
            data = await file.read()
        except discord.HTTPException as error:
            raise FileGone("Discord did not give me the file. Please attach it again.") from error
        return await asyncio.to_thread(add_file, self.shelf, server_id, data, file.filename, actor)

    async def _add_page(self, server_id: ServerId, url: str, actor: Actor) -> Intake:
        page = await self.download(url.strip())
        return await asyncio.to_thread(add_page, self.shelf, server_id, page, actor)

    @app_commands.command(name="list", description="The articles of this server, last added first")
    @app_commands.describe(search="Only those with this in their title or outlet", page="Where to start")
    async def list_articles(
        self,
        interaction: discord.Interaction,
        search: app_commands.Range[str, 1, 100] = "",
        page: app_commands.Range[int, 1] = 1,
    ) -> None:
        """A list with buttons to turn its pages."""
        server_id = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        shown = await asyncio.to_thread(read_list_page, self.shelf.store, server_id, search, page)
        turner = PageTurner(interaction, self.permits, self.shelf.store, shown) if shown.last > 1 else None
        await interaction.edit_original_response(content=page_text(shown), view=turner)

    @app_commands.command(name="show", description="One article: where it comes from, and its text")
    @app_commands.describe(article="Start to type its title")
    async def show(self, interaction: discord.Interaction, article: ArticleName) -> None:
        """One article as it is stored."""
        server_id = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        found = await asyncio.to_thread(find, self.shelf.store, server_id, article)
        await interaction.edit_original_response(**content_of(article_message(found)))

    @app_commands.command(
        name="remove", description="Take an article off this server's shelf, after a question"
    )
    @app_commands.describe(article="Start to type its title")
    async def remove(self, interaction: discord.Interaction, article: ArticleName) -> None:
        """Ask whether to remove it."""
        server_id = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        found = await asyncio.to_thread(find, self.shelf.store, server_id, article)
        actor = actor_of(interaction, "Discord")
        view = Removal(interaction, self.permits, self.shelf, found, actor)
        await interaction.edit_original_response(content=view.question, view=view)

    @app_commands.command(name="undo", description="Take back the last change to this server's articles")
    async def undo(self, interaction: discord.Interaction) -> None:
        """Undo, once per call, back to the beginning."""
        server_id = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        change = await asyncio.to_thread(self.shelf.undo, server_id, actor_of(interaction, "Discord"))
        await interaction.edit_original_response(content=undone_text(change))

    @show.autocomplete("article")
    @remove.autocomplete("article")
    async def complete(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Articles whose title contains what was typed so far."""
        found = await asyncio.to_thread(choices, self.shelf.store, server_of(interaction), current)
        return [app_commands.Choice(name=label, value=article_id) for label, article_id in found]


def actor_of(interaction: discord.Interaction[Any], door: str) -> Actor:
    """Who stands in the audit trail for this interaction."""
    return Actor(f"{interaction.user.name} ({interaction.user.id})", door)
