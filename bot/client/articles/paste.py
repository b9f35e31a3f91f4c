"""The form into which a moderator pastes an article."""

import asyncio
from typing import Final, TypeAlias

import discord

from bot.client.articles.doors import add_pasted
from bot.client.articles.pasted import FIELD, Pasted
from bot.client.articles.report import MAY_BE_CUT, intake_text
from bot.client.errors import report_to
from bot.client.permissions import Permits, person_of
from bot.client.views import CuratorView
from corpus.shelf import Shelf
from corpus.store import Actor

HOUR: Final = 3600.0


class PasteForm(discord.ui.Modal, title="Add an article"):
    """Two boxes for the text, because one holds 4,000 characters, and lines for what a text rarely says."""

    def __init__(
        self, interaction: discord.Interaction, permits: Permits, shelf: Shelf, actor: Actor, filled: Pasted
    ) -> None:
        super().__init__(timeout=HOUR)
        self.permits = permits
        self.permit = permits.issue(person_of(interaction))
        self.shelf = shelf
        self.actor = actor
        self.text = self._box("Text", "The title on the first line, then an empty line", filled.text)
        self.text.required = True
        self.more = self._box(
            "Text, continued",
            "The rest of it: a box holds 4,000 characters. For a text of over 8,000, attach a file instead",
            filled.more,
        )
        self.outlet = self._line("Outlet", "CNN", filled.outlet)
        self.published = self._line("Published", "2022-11-16", filled.published)
        self.url = self._line("Address", "https://...", filled.url)

    def _box(self, label: str, description: str, filled: str) -> "TextInput":
        box: TextInput = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, required=False, max_length=FIELD, default=filled or None
        )
        self.add_item(discord.ui.Label(text=label, description=description, component=box))
        return box

    def _line(self, label: str, example: str, filled: str) -> "TextInput":
        line: TextInput = discord.ui.TextInput(
            placeholder=example, required=False, max_length=FIELD, default=filled or None
        )
        self.add_item(discord.ui.Label(text=label, component=line))
        return line

    @property
    def pasted(self) -> Pasted:
        """What was sent."""
        boxes = (self.text, self.more, self.outlet, self.published, self.url)
        return Pasted(*(box.value for box in boxes))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """The form came back; if nothing could be made of it, it can be opened again as it was."""
        person = person_of(interaction)
        self.permits.check(self.permit, person)
        await interaction.response.defer(thinking=True, ephemeral=True)
        intake = await asyncio.to_thread(add_pasted, self.shelf, person.server_id, self.pasted, self.actor)
        text = intake_text(intake, MAY_BE_CUT if self.pasted.may_be_cut else None)
        view = Correction(interaction, self) if intake.problems else None
        await interaction.edit_original_response(content=text, view=view)

    async def on_error(self, interaction: discord.Interaction, error: Exception, _: object = None, /) -> None:
        """The form could not be taken; the one who sent it is told."""
        await report_to(interaction, error)


TextInput: TypeAlias = discord.ui.TextInput[PasteForm]


class Correction(CuratorView):
    """A button that opens a form again with what was in it, so that a slip does not cost a long paste."""

    def __init__(self, interaction: discord.Interaction, form: PasteForm) -> None:
        super().__init__(interaction, form.permits)
        self.form = form

    async def acknowledge(self, interaction: discord.Interaction) -> None:
        """Leave it to the form, which is the answer to the click; it is no way to edit the message."""

    @discord.ui.button(label="Correct it", style=discord.ButtonStyle.primary)
    async def correct(self, interaction: discord.Interaction, _: discord.ui.Button["Correction"]) -> None:
        """Open the form."""
        form = self.form
        again = PasteForm(interaction, form.permits, form.shelf, form.actor, form.pasted)
        await interaction.response.send_modal(again)
