"""A curator at work: who it is, in what language they read, and the message they work on."""

from typing import Any

import discord

from bot.bulk import Bulk
from bot.client.acknowledging import defer
from bot.client.capacity import Capacities
from bot.client.permissions import CURATORS_NEED, Permits, person_of
from bot.translation import language_of
from corpus.article import ServerId
from corpus.store import Actor


class Desk:
    """What the panels and forms of one command share, from the command to its last press.

    `need` is what the command asks for.
    """

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        permits: Permits,
        need: discord.Permissions = CURATORS_NEED,
    ) -> None:
        self.permits = permits
        self.need = need
        self.permit = permits.issue(person_of(interaction, need))
        self.to = language_of(interaction.locale.value)
        self.latest = interaction
        """The interaction through which the message can be edited the longest."""
        self.panel: discord.ui.LayoutView | None = None
        """What stands in the message now, if it has buttons."""
        self._begun_by = interaction

    @property
    def server_id(self) -> ServerId:
        """The server whose articles are curated."""
        return self.permit.person.server_id

    @property
    def bulk(self) -> Bulk:
        """Where work is done that may last longer than a question."""
        bulk: Bulk = self._begun_by.client.bulk
        return bulk

    @property
    def capacities(self) -> Capacities:
        """How much of each kind of work is done at once."""
        capacities: Capacities = self._begun_by.client.capacities
        return capacities

    def actor(self, door: str = "Discord") -> Actor:
        """Who stands in the audit trail."""
        return actor_of(self._begun_by, door)

    def check(self, interaction: discord.Interaction[Any]) -> None:
        """Return if whoever pressed or sent this is the curator, and still one.

        Raises:
            NotYours, NotPermitted: they are not.
        """
        self.permits.check(self.permit, person_of(interaction, self.need))

    def leave(self) -> None:
        """What stands in the message now listens no more."""
        if self.panel is not None:
            self.panel.stop()
        self.panel = None

    async def wait(self, interaction: discord.Interaction[Any]) -> None:
        """Tell Discord that something will come of this, and work on the message that it is about."""
        if interaction.message is None:
            await defer(interaction, thinking=True, ephemeral=True)
        else:
            await defer(interaction)
        self.latest = interaction


def actor_of(interaction: discord.Interaction[Any], door: str) -> Actor:
    """Who stands in the audit trail for this interaction."""
    return Actor(f"{interaction.user.name} ({interaction.user.id})", door)
