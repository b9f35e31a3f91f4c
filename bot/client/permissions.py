"""Who may go on with what they began: the check behind every button and modal of a moderator's command.

Discord alone decides who may run a command: its answer takes in the permission we ask for, and whatever the
server's admins have allowed or denied in the server's settings, which a later click does not tell us. So a
permit is written when Discord lets somebody run the command, and a click is refused once what that decision
rested on is gone.
"""

from collections import Counter, OrderedDict
from dataclasses import dataclass
from typing import Any, Final

import discord

from corpus.article import ServerId
from corpus.errors import VerbatimError
from corpus.servers import ServerSettings

REMEMBERED: Final = 10_000
"""Permits kept for buttons that outlive the command; the oldest are forgotten first."""


class NotOnAServer(VerbatimError):
    """A curator's command outside of any server."""


class NotYours(VerbatimError):
    """Somebody else's button or form."""


class NotPermitted(VerbatimError):
    """The person was allowed when they began, and is no longer."""


class NotACurator(VerbatimError):
    """A curator's button, pressed by somebody who is none, or no longer."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a server at one moment; `manages` means they hold the permission the command asks for."""

    server_id: ServerId
    user_id: int
    manages: bool
    roles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Permit:
    """That Discord let this person run a curator's command, under the rules of that moment."""

    person: Person
    rules: tuple[int, int]


class Permits:
    """Permits given and checked; knows when a server's rules for commands were changed."""

    def __init__(self) -> None:
        self._changes: Counter[ServerId] = Counter()
        self._connections = 0
        self._remembered: OrderedDict[tuple[ServerId, int], Permit] = OrderedDict()

    def issue(self, person: Person) -> Permit:
        """A permit for someone whose command Discord has just let through."""
        return Permit(person, self._rules(person.server_id))

    def check(self, permit: Permit, person: Person) -> None:
        """Return if `person` is the one the permit was written for, and it still stands.

        Someone who held the permission must hold it still. Someone let in without it, by an admin's setting
        for a role or for them alone, must still have every role they had, under unchanged settings.

        Raises:
            NotYours: it was written for somebody else.
            NotPermitted: it no longer stands.
        """
        holder = permit.person
        if (holder.server_id, holder.user_id) != (person.server_id, person.user_id):
            raise NotYours("Only the person who ran the command can use this.")
        standing = person.manages if holder.manages else holder.roles <= person.roles
        if not standing or permit.rules != self._rules(person.server_id):
            raise NotPermitted(
                "Permissions on this server may have changed since you ran the command. "
                "If Discord still offers it to you, please run it again."
            )

    def remember(self, person: Person) -> None:
        """Keep a permit for someone whose command Discord has just let through, until a restart."""
        self._remembered[person.server_id, person.user_id] = self.issue(person)
        self._remembered.move_to_end((person.server_id, person.user_id))
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def remembers(self, person: Person) -> bool:
        """Whether a permit is kept for `person` that still stands."""
        permit = self._remembered.get((person.server_id, person.user_id))
        if permit is None:
            return False
        try:
            self.check(permit, person)
        except NotPermitted:
            return False
        return True

    def rules_changed(self, server_id: ServerId) -> None:
        """An admin changed who may run our commands on this server."""
        self._changes[server_id] += 1

    def connected_anew(self) -> None:
        """We were away, and changes of rules may have passed unseen."""
        self._connections += 1

    def _rules(self, server_id: ServerId) -> tuple[int, int]:
        return self._connections, self._changes[server_id]


CURATORS_NEED = discord.Permissions(manage_messages=True)
"""What a member needs to curate, unless the server's admins say otherwise in the server's settings."""


def server_of(interaction: discord.Interaction[Any]) -> ServerId:
    """The server a curator's command was run on; Discord runs them nowhere else.

    Raises:
        NotOnAServer: it was run elsewhere. The shared shelf is the maintainers' alone.
    """
    if interaction.guild_id is None:
        raise NotOnAServer("This works on a server only.")
    return interaction.guild_id


MODERATORS_NEED = discord.Permissions(manage_guild=True)
"""What a member needs for `/server`, unless the server's admins say otherwise."""


def person_of(interaction: discord.Interaction[Any], need: discord.Permissions = CURATORS_NEED) -> Person:
    """Who is behind an interaction on a server, as Discord describes them in it; `need` is what manages.

    Raises:
        NotOnAServer: it is on none.
    """
    server_id, member = server_of(interaction), interaction.user
    roles = member.roles if isinstance(member, discord.Member) else ()
    return Person(
        server_id=server_id,
        user_id=member.id,
        manages=interaction.permissions.is_superset(need),
        roles=frozenset(role.id for role in roles if role.id != server_id),  # all have @everyone
    )


def curator_of(interaction: discord.Interaction[Any], settings: ServerSettings) -> Person:
    """The curator who pressed a button that outlives every command, and may be anybody's.

    Whoever holds the permission that curators need is one, and whoever has the server's curator role.

    Raises:
        NotOnAServer: it is on no server.
        NotACurator: the person is none.
    """
    person = person_of(interaction)
    if not person.manages and settings.curator_role not in person.roles:
        raise NotACurator("Only curators of this server can use this.")
    return person
