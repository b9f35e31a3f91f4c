"""Who may go on with what they began with `/server`: asked again at every press and every form."""

from collections import OrderedDict
from typing import Any, Final

import discord

from bot.client.permissions import (
    MODERATORS_NEED,
    NotPermitted,
    NotYours,
    Permit,
    Permits,
    Person,
    person_of,
)
from corpus.article import ServerId

CAPACITY: Final = 10_000
"""Permits that are remembered; whoever lost theirs runs the command again."""


class Moderators:
    """Remembers whom Discord let run `/server`, for the buttons under what it answered.

    Those may be pressed days later, also after a restart, when no permit is remembered: then whoever may
    manage the server may press, and nobody else.
    """

    def __init__(self, permits: Permits, capacity: int = CAPACITY) -> None:
        self._permits = permits
        self._capacity = capacity
        self._held: OrderedDict[tuple[ServerId, int], Permit] = OrderedDict()

    def admit(self, interaction: discord.Interaction[Any]) -> Person:
        """Whom Discord has just let run the command.

        Raises:
            NotOnAServer: it was run elsewhere.
        """
        person = person_of(interaction, MODERATORS_NEED)
        key = person.server_id, person.user_id
        self._held[key] = self._permits.issue(person)
        self._held.move_to_end(key)
        while len(self._held) > self._capacity:
            self._held.popitem(last=False)
        return person

    def check(self, interaction: discord.Interaction[Any]) -> Person:
        """Who pressed a button or sent a form, if they still may.

        Raises:
            NotOnAServer: it is on no server.
            NotYours: it stands under somebody else's command.
            NotPermitted: the person may not, or not any more.
        """
        person = person_of(interaction, MODERATORS_NEED)
        begun = interaction.message.interaction_metadata if interaction.message else None
        if begun is not None and begun.user.id != person.user_id:
            raise NotYours("Only the person who ran the command can use this.")
        permit = self._held.get((person.server_id, person.user_id))
        if permit is not None:
            self._permits.check(permit, person)
        elif not person.manages:
            raise NotPermitted(
                "Only people who may manage this server can use this. "
                "If Discord still offers you the command, please run it again."
            )
        return person
