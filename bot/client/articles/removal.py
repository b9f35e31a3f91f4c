"""The question "remove it?", and its two buttons."""

import asyncio
from typing import Final

import discord

from bot.client.articles.report import title
from bot.client.permissions import Permits
from bot.client.views import CuratorView
from corpus.article import Article, ServerId
from corpus.shelf import Shelf
from corpus.store import Actor, ArticleNotFound

TIME_TO_DECIDE: Final = 120.0
"""Seconds."""


class Removal(CuratorView):
    """Remove, or keep, one article."""

    def __init__(
        self,
        interaction: discord.Interaction,
        permits: Permits,
        shelf: Shelf,
        article: Article,
        actor: Actor,
        *,
        timeout: float = TIME_TO_DECIDE,
    ) -> None:
        super().__init__(interaction, permits, timeout=timeout)
        self.shelf = shelf
        self.article = article
        self.actor = actor

    @property
    def question(self) -> str:
        """What the two buttons answer."""
        return f"Remove {title(self.article.title)}? Nobody will get answers from it any more."

    @discord.ui.button(label="Remove", style=discord.ButtonStyle.danger)
    async def remove(self, _: discord.Interaction, __: discord.ui.Button["Removal"]) -> None:
        """Take it off the shelf."""
        self.stop()
        server_id: ServerId = self.permit.person.server_id
        try:
            await asyncio.to_thread(self.shelf.remove, server_id, self.article.id, self.actor)
        except ArticleNotFound:
            await self.close(f"{title(self.article.title)} was taken off the shelf meanwhile.")
            return
        await self.close(f"Removed {title(self.article.title)}. `/article undo` brings it back.")

    @discord.ui.button(label="Keep", style=discord.ButtonStyle.secondary)
    async def keep(self, _: discord.Interaction, __: discord.ui.Button["Removal"]) -> None:
        """Leave it where it is."""
        await self.close(f"Kept {title(self.article.title)}.")

    def words_at_timeout(self) -> str:
        """Nobody decided."""
        return f"Kept {title(self.article.title)}: nobody answered in time."
