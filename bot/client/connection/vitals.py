"""How it stands with Discord: which shards are connected, and what becomes of requests."""

import math
from time import monotonic, perf_counter
from types import SimpleNamespace

import aiohttp
import discord

from bot.measures import GatewayEvent, Measures
from bot.service.watch.state import Connection


class Vitals:
    """Remembers which shards are connected, as the client hears of it."""

    def __init__(self, client: discord.AutoShardedClient, measures: Measures) -> None:
        self._client = client
        self._measures = measures
        self._up: set[int] = set()
        self._lost_at: dict[int, float] = {}

    def connected(self, shard_id: int, event: GatewayEvent) -> None:
        """A shard has a session, by this event."""
        self._up.add(shard_id)
        self._measures.gateway(event)

    def disconnected(self, shard_id: int) -> None:
        """A shard has lost its connection."""
        self._lost_at.setdefault(shard_id, monotonic())
        self._up.discard(shard_id)
        self._measures.gateway(GatewayEvent.DISCONNECTED)

    def gap(self, shard_id: int) -> str:
        """In words for the log: for how long a shard that is connected again was not; "" if it never was."""
        lost = self._lost_at.pop(shard_id, None)
        return "" if lost is None else f", after {monotonic() - lost:.0f} s without"

    def connection(self) -> Connection:
        """How it stands at this moment; before Discord has said how many shards there are, one is counted."""
        known = self._client.shards
        up = [known[each] for each in self._up if each in known and not known[each].is_closed()]
        latencies = [shard.latency for shard in up if math.isfinite(shard.latency)]
        return Connection(
            shards=len(self._client.shard_ids or ()) or self._client.shard_count or 1,
            connected=len(up),
            servers=len(self._client.guilds),
            latency=max(latencies, default=None),
        )


def request_trace(measures: Measures) -> aiohttp.TraceConfig:
    """What follows every request to Discord, and tells how it went and how long it took."""

    async def begins(_session: aiohttp.ClientSession, context: SimpleNamespace, _: object) -> None:
        context.began = perf_counter()

    async def ends(
        _session: aiohttp.ClientSession, context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
    ) -> None:
        measures.requested(end.response.status, perf_counter() - context.began)

    async def fails(_session: aiohttp.ClientSession, context: SimpleNamespace, _: object) -> None:
        measures.requested(None, perf_counter() - context.began)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(begins)
    trace.on_request_end.append(ends)
    trace.on_request_exception.append(fails)
    return trace
