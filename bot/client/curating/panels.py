"""Cards with buttons for the one curator who ran a command, for as long as they may run it."""

import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import discord
from discord import ui

from bot.client.acknowledging import defer
from bot.client.curating.desk import Desk
from bot.client.curating.views import PATIENCE, at_timeout
from bot.client.errors import report_to
from bot.client.presses import chosen, press
from bot.client.sending import Kinds, content_of, items_of
from bot.formatter.card import Card
from bot.formatter.settled import settled

Handler: TypeAlias = Callable[..., Awaitable[None]]
"""What a press does; it takes the arguments of the press, each a text."""

NO_FORMS: Final[Mapping[str, Callable[[], ui.Modal]]] = MappingProxyType({})


class PanelButton(ui.Button["Panel"]):
    """A button that tells its panel when it is pressed."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Tell it."""
        if self.view is not None:
            await self.view.pressed(interaction, self.custom_id or "")


class PanelMenu(ui.Select["Panel"]):
    """The same for a menu."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Tell it."""
        if self.view is not None:
            await self.view.pressed(interaction, self.custom_id)


_KINDS: Final = Kinds(PanelButton, PanelMenu)


class Panel(ui.LayoutView):
    """One card, and what its presses do; what comes next is another panel in the same message.

    A press is dealt with by the handler of its name in `presses`, which is given its arguments (a menu's:
    what was chosen), or answered with the form of that name. `timed_out` stands there when nothing has come
    of the card for `timeout` seconds; by default, the card without its buttons.
    """

    def __init__(
        self,
        desk: Desk,
        card: Card,
        presses: Mapping[str, Handler],
        forms: Mapping[str, Callable[[], ui.Modal]] = NO_FORMS,
        *,
        timed_out: Card | None = None,
        timeout: float = PATIENCE,
    ) -> None:
        super().__init__(timeout=timeout)
        self.desk = desk
        self.presses = presses
        self.forms = forms
        self.card = card
        self.timed_out = timed_out or card
        self._busy = False
        self._ends = 0.0
        # A press of a card that stood here before must not be taken for one of this card.
        name = f"panel-{secrets.token_hex(4)}"
        for item in items_of(card, _KINDS):
            self.add_item(item)
        for child in self.walk_children():
            if isinstance(child, PanelButton | PanelMenu) and child.custom_id:
                child.custom_id = press(name, child.custom_id)

    async def show(self) -> None:
        """Put the card into the message, in the place of what stands there."""
        if not any(child.is_dispatchable() for child in self.walk_children()):
            await close(self.desk, self.card)
            return
        self.desk.leave()
        self.desk.panel = self
        self._ends = time.monotonic() + (self.timeout or PATIENCE)
        await self.desk.latest.edit_original_response(view=self, attachments=[])

    async def pressed(self, interaction: discord.Interaction[Any], custom_id: str) -> None:
        """Do what a press does; of two quick ones, the first."""
        _, name, *arguments = custom_id.split(":")
        if self._busy:
            await defer(interaction)
        elif name in self.forms:
            await interaction.response.send_modal(self.forms[name]())
            self.timeout = max(1.0, self._ends - time.monotonic())  # the message is edited by an older press
        else:
            self._busy = True
            try:
                await self.desk.wait(interaction)
                await self.presses[name](*(chosen(interaction) or arguments))
            finally:
                self._busy = False

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Refuse a stranger, and someone who may not any more."""
        interaction.client.begun.note_interaction(interaction)
        self.desk.check(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, _: ui.Item[Any], /
    ) -> None:
        """A press failed; the one who pressed is told."""
        await report_to(interaction, error)

    async def on_timeout(self) -> None:
        """Nobody pressed for long: leave no button that does nothing."""
        await at_timeout(close(self.desk, self.timed_out), self.desk.latest)


async def close(desk: Desk, card: Card) -> None:
    """Put a card there that is not worked on any more."""
    desk.leave()
    await desk.latest.edit_original_response(**content_of(settled(card)))
