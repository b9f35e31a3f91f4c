"""Servers that other processes of the bot serve: of them, this one knows what Discord says when asked."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

import discord

from bot.client.connection.shards import is_ours
from corpus.article import ServerId

REMEMBERED: Final = 300.0
"""Seconds for which what a server is called, and which servers there are, is remembered."""

CAPACITY: Final = 1_000

MOST_LISTED: Final = 200
"""Servers that Discord lists at one request."""


class Elsewhere:
    """Finds the bot's servers, this process's own and others'; `clock` gives seconds that never go back."""

    def __init__(self, client: discord.AutoShardedClient, clock: Callable[[], float]) -> None:
        self._client = client
        self._clock = clock
        self._found: OrderedDict[ServerId, tuple[float, discord.Guild]] = OrderedDict()
        self._listed: tuple[float, Sequence[ServerId]] | None = None

    async def server(self, server_id: ServerId) -> discord.Guild | None:
        """A server, if the bot was on it a few minutes ago."""
        if is_ours(self._client, server_id):
            return self._client.get_guild(server_id)
        since, found = self._found.get(server_id, (0.0, None))
        if found is not None and self._clock() - since < REMEMBERED:
            return found
        try:
            found = await self._client.fetch_guild(server_id, with_counts=False)
        except (discord.NotFound, discord.Forbidden):
            return None
        self._found[server_id] = (self._clock(), found)
        self._found.move_to_end(server_id)
        while len(self._found) > CAPACITY:
            self._found.popitem(last=False)
        return found

    async def ids(self) -> Sequence[ServerId]:
        """Servers the bot is on: those of this process, and if there are others, as many as Discord lists."""
        own = [guild.id for guild in self._client.guilds]
        if self._client.shard_ids is None:
            return own
        if self._listed is None or self._clock() - self._listed[0] >= REMEMBERED:
            listed = [
                each.id async for each in self._client.fetch_guilds(limit=MOST_LISTED, with_counts=False)
            ]
            self._listed = (self._clock(), listed)
        return self._listed[1]
