"""The form into which a moderator pastes an article."""

import asyncio
from typing import Final

import discord

from bot.client.articles.doors import add_all
from bot.client.articles.pasted import FIELD, Pasted, article_of
from bot.client.articles.report import MAY_BE_CUT, outcome_text
from bot.client.errors import report_to
from bot.client.permissions import Permits, person_of
from corpus.article import ServerId
from corpus.shelf import Shelf
from corpus.store import Actor

HOUR: Final = 3600.0


def _text(label: str, description: str, *, required: bool = False) -> discord.ui.Label["PasteForm"]:
    box: discord.ui.TextInput[PasteForm] = discord.ui.TextInput(
        style=discord.TextStyle.paragraph, required=required, max_length=FIELD
    )
    return discord.ui.Label(text=label, description=description, component=box)


def _line(label: str, example: str) -> discord.ui.Label["PasteForm"]:
    box: discord.ui.TextInput[PasteForm] = discord.ui.TextInput(
        placeholder=example, required=False, max_length=500
    )
    return discord.ui.Label(text=label, component=box)


class PasteForm(discord.ui.Modal, title="Add an article"):
    """Two boxes for the text, because one holds 4,000 characters, and lines for what a text rarely says."""

    def __init__(
        self, interaction: discord.Interaction, permits: Permits, shelf: Shelf, actor: Actor
    ) -> None:
        super().__init__(timeout=HOUR)
        self.permits = permits
        self.permit = permits.issue(person_of(interaction))
        self.shelf = shelf
        self.actor = actor
        self.text = _text("Text", "The title on the first line, then an empty line", required=True)
        self.more = _text(
            "Text, continued",
            "The rest of it: a box holds 4,000 characters. For a text of over 8,000, attach a file instead",
        )
        self.outlet = _line("Outlet", "CNN")
        self.published = _line("Published", "2022-11-16")
        self.url = _line("Address", "https://...")
        for item in (self.text, self.more, self.outlet, self.published, self.url):
            self.add_item(item)

    @property
    def pasted(self) -> Pasted:
        """What was sent."""
        values = (_value(each) for each in (self.text, self.more, self.outlet, self.published, self.url))
        return Pasted(*values)

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """The form came back."""
        person = person_of(interaction)
        self.permits.check(self.permit, person)
        await interaction.response.defer(thinking=True, ephemeral=True)
        text = await asyncio.to_thread(self._add, person.server_id)
        await interaction.edit_original_response(content=text)

    def _add(self, server_id: ServerId) -> str:
        pasted = self.pasted
        outcome = add_all(self.shelf, server_id, [article_of(pasted)], self.actor)
        return outcome_text(outcome, MAY_BE_CUT if pasted.may_be_cut else None)

    async def on_error(self, interaction: discord.Interaction, error: Exception, _: object = None, /) -> None:
        """The form could not be taken; the one who sent it is told."""
        await report_to(interaction, error)


def _value(label: discord.ui.Label[PasteForm]) -> str:
    return label.component.value if isinstance(label.component, discord.ui.TextInput) else ""
