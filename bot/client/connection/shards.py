"""Shards: which of the bot's servers are this process's, and how each comes to be connected."""

from typing import TYPE_CHECKING

import discord

from corpus.article import ServerId

if TYPE_CHECKING:
    import yarl


def shard_of(server_id: ServerId, count: int) -> int:
    """The shard that hears of a server (Discord's documentation, "Sharding Formula")."""
    return (server_id >> 22) % count


def is_ours(client: discord.AutoShardedClient, server_id: ServerId) -> bool:
    """Whether a server is of a shard of this process; False before the number of shards is known.

    What belongs to no server (`SHARED`), as direct messages, is of shard 0.
    """
    count = client.shard_count
    if count is None:
        return False
    return client.shard_ids is None or shard_of(server_id, count) in client.shard_ids


class _Again(Exception):
    """A shard could not be connected, and discord.py wants to try again."""


class ShardedClient(discord.AutoShardedClient):
    """discord.py's client, which waits for a gateway however long that is away."""

    _launching: int | None = None

    async def launch_shard(self, gateway: "yarl.URL", shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard, trying until it is done.

        For every further try discord.py 2.7 calls this from within itself: after a thousand, an hour and a
        half, Python would refuse to go deeper. So such a call comes back here, to begin anew.
        """
        if self._launching == shard_id:
            raise _Again
        self._launching = shard_id
        try:
            while True:
                try:
                    return await super().launch_shard(gateway, shard_id, initial=initial)
                except _Again:
                    initial = False
        finally:
            self._launching = None
