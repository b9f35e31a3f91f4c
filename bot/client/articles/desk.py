"""A curator at work on the articles of their server."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.client.curating.desk import Desk
from bot.client.curating.panels import close
from bot.client.permissions import CURATORS_NEED, Permits
from bot.formatter.articles.outcome import note_card
from bot.formatter.card import Card, Colour
from bot.formatter.escape import escape
from corpus.errors import VerbatimError
from corpus.shelf import Shelf
from corpus.store import ArticleStore


class ArticleDesk(Desk):
    """What the panels and forms of one `/article` command share."""

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        permits: Permits,
        shelf: Shelf,
        need: discord.Permissions = CURATORS_NEED,
    ) -> None:
        super().__init__(interaction, permits, need)
        self.shelf = shelf
        self.after_adding: Callable[[], Awaitable[None]] | None = None
        """What is done once articles were added."""

    @property
    def store(self) -> ArticleStore:
        """Where the articles are read."""
        return self.shelf.store

    def words(self, error: VerbatimError) -> str:
        """What an expected failure says, in the curator's language, fit to be shown."""
        return escape(self.to.retell(str(error)))

    async def added(self, card: Card) -> None:
        """End with what was added, and do what is to be done then."""
        await close(self, card)
        if self.after_adding is not None:
            await self.after_adding()

    async def note(self, text: str, colour: Colour = Colour.SILENCE) -> None:
        """End with a word."""
        await close(self, note_card(text, colour))
