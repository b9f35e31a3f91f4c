"""The form for how many questions a minute are answered."""

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias

import discord

from bot.client.forms import Form
from bot.client.numbers import number_in
from bot.translation import Language
from corpus.servers import ServerSettings

MOST: Final = 1_000
"""Questions a minute."""

Keep: TypeAlias = Callable[[discord.Interaction[Any], int | None, int | None], Awaitable[None]]
"""Takes the limits for a member and for the server, None for one that is no number from 1 to `MOST`."""


class LimitsForm(Form):
    """Two numbers."""

    def __init__(self, settings: ServerSettings, keep: Keep, to: Language) -> None:
        super().__init__(title=to.say("Questions a minute"), timeout=3600.0)
        self._keep = keep
        self._per_member = self._line(to.say("For each member"), settings.per_member)
        self._per_server = self._line(to.say("For the whole server"), settings.per_server)

    def _line(self, label: str, number: int) -> discord.ui.TextInput[Any]:
        line: discord.ui.TextInput[Any] = discord.ui.TextInput(default=str(number), max_length=5)
        self.add_item(discord.ui.Label(text=label, component=line))
        return line

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was typed."""
        await self._keep(interaction, _number(self._per_member.value), _number(self._per_server.value))


def _number(text: str) -> int | None:
    number = number_in(text.strip().replace(",", ""))
    return number if number and number <= MOST else None
