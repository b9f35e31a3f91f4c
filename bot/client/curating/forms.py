"""Forms for the one curator who ran a command, made of boxes and other parts under labels."""

from typing import Any, Final

import discord
from discord import ui

from bot.client.curating.desk import Desk
from bot.client.forms import Form
from bot.formatter.one_line import shortened

HOUR: Final = 3600.0

MAX_LABEL: Final = 45
MAX_ABOUT: Final = 100
"""Characters of a form's title and labels, and of the line below a label."""


class CuratorForm(Form):
    """A form for the curator alone; what is sent in it is dealt with in `filled`."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title=shortened(title, MAX_LABEL), timeout=HOUR)
        self.desk = desk

    def box(
        self,
        label: str,
        filled: str = "",
        *,
        about: str = "",
        example: str = "",
        long: bool = False,
        most: int = 4000,
    ) -> "ui.TextInput[CuratorForm]":
        """A box to write in that may stay empty, with what stands in it already."""
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        box: ui.TextInput[CuratorForm] = ui.TextInput(
            style=style,
            required=False,
            max_length=most,
            default=filled[:most] or None,
            placeholder=example or None,
        )
        self.place(label, box, about=about)
        return box

    def place(self, label: str, component: ui.Item[Any], *, about: str = "") -> None:
        """Put a part into the form, under a label and a line about it; translations may be cut."""
        text, description = shortened(label, MAX_LABEL), shortened(about, MAX_ABOUT)
        self.add_item(ui.Label(text=text, description=description or None, component=component))

    async def filled(self) -> None:
        """What sending the form does; the interaction is answered already."""
        raise NotImplementedError

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Go on, if this is the curator."""
        self.desk.check(interaction)
        await self.desk.wait(interaction)
        await self.filled()
