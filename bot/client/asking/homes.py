"""The server whose articles a person's direct messages search besides those for everyone: their choice."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import discord

from bot.client.answers import Asking
from bot.client.asking.elsewhere import Elsewhere
from bot.formatter.asking.words import searched_words
from bot.translation import phrase
from corpus.article import SHARED, ServerId
from corpus.errors import VerbatimError
from corpus.questions import QuestionStore

MOST_OFFERED: Final = 24
"""As many as one of Discord's menus takes beside the choice of none."""

MOST_CHECKED: Final = 100
"""Servers that Discord is asked about for one person."""

AT_ONCE: Final = 8
"""Requests to Discord at a time."""

REMEMBERED: Final = 300.0
"""Seconds for which it is remembered on which servers somebody is; what is read is checked each time."""

CAPACITY: Final = 1_000


class NotAMember(VerbatimError):
    """Somebody chose a server that they are not on, or that no longer has the bot."""


@dataclass(frozen=True, slots=True)
class Home:
    """A server that a person shares with the bot."""

    server_id: ServerId
    name: str


class Homes:
    """Which server a person has chosen, and on which they are; `clock` gives seconds that never go back.

    Somebody who has left a server, or was made to, reads none of its articles from that moment on: whether
    they are on it is asked of Discord at every question.
    """

    def __init__(
        self, client: discord.AutoShardedClient, questions: QuestionStore, clock: Callable[[], float]
    ) -> None:
        self._servers = Elsewhere(client, clock)
        self._questions = questions
        self._clock = clock
        self._known: OrderedDict[int, tuple[float, Sequence[Home]]] = OrderedDict()

    async def searched(self, asking: Asking) -> Asking:
        """A question asked in direct messages, with the shelf it searches, which its answer will name."""
        chosen = await asyncio.to_thread(self._questions.home, asking.asker)
        home = None if chosen is None else await self._at(chosen, asking.asker)
        lost = chosen is not None and home is None
        note = searched_words(home.name if home else None, lost, asking.to)
        return replace(asking, shelf=home.server_id if home else None, note=note)

    async def may_read(self, person: int, shelf: ServerId) -> bool:
        """Whether a person, who is in direct messages, may read what stands on a server's shelf."""
        return await self._at(shelf, person) is not None

    async def chosen(self, person: int) -> Home | None:
        """The server that a person has chosen, if they are on it."""
        chosen = await asyncio.to_thread(self._questions.home, person)
        return None if chosen is None else await self._at(chosen, person)

    async def choose(self, person: int, server_id: ServerId | None) -> Home | None:
        """Keep a person's choice; None takes it back.

        Raises:
            NotAMember: they are not on that server, or the bot is not.
        """
        home = None if server_id is None else await self._at(server_id, person)
        if home is None and server_id is not None:
            raise NotAMember(phrase("You are not on that server, or I am no longer. Please choose another."))
        await asyncio.to_thread(self._questions.choose_home, person, server_id)
        return home

    async def shared_with(self, person: int) -> Sequence[Home]:
        """Servers that a person shares with the bot, at most `MOST_OFFERED`, by name.

        Of many, those are looked at first on which the person has asked something.
        """
        since, homes = self._known.get(person, (0.0, ()))
        if person in self._known and self._clock() - since < REMEMBERED:
            return homes
        homes = await self._look_up(person)
        self._known[person] = (self._clock(), homes)
        self._known.move_to_end(person)
        while len(self._known) > CAPACITY:
            self._known.popitem(last=False)
        return homes

    async def _look_up(self, person: int) -> Sequence[Home]:
        personal = await asyncio.to_thread(self._questions.personal, person)
        asked_on = dict.fromkeys(asked.server_id for asked in personal.questions)
        shared = await self._servers.ids()
        candidates = [*dict.fromkeys([*(each for each in asked_on if each != SHARED), *shared])][
            :MOST_CHECKED
        ]
        few = asyncio.Semaphore(AT_ONCE)

        async def look(server_id: ServerId) -> Home | None:
            async with few:
                return await self._at(server_id, person)

        found = [home for home in await asyncio.gather(*map(look, candidates)) if home is not None]
        return sorted(found[:MOST_OFFERED], key=lambda home: home.name.casefold())

    async def _at(self, server_id: ServerId, person: int) -> Home | None:
        """The server, if both the bot and the person are on it as Discord says at this moment."""
        guild = await self._servers.server(server_id)
        if guild is None:
            return None
        try:
            await guild.fetch_member(person)
        except (
            discord.NotFound,
            discord.Forbidden,
        ):  # Forbidden: by now the bot itself is not on it any more
            return None
        return Home(guild.id, guild.name)
