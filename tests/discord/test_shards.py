"""Each shard hears of its own servers, and a session is begun as seldom as Discord asks."""

import asyncio
import time

import aiohttp
import discord
import pytest

from tests.discord.loopback import Loopback
from tests.discord.session import Shard
from tests.discord.test_gateway import IDENTITY


class Ear(discord.AutoShardedClient):
    """Notes what is said, and by how many of its shards it heard it."""

    def __init__(self, loopback: Loopback, pause: float = 0.0, **more) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, connector=loopback.connector(), **more)
        self.pause = pause
        self.heard: list[tuple[int | None, int]] = []

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        await asyncio.sleep(self.pause)

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append((message.guild.id if message.guild else None, message.id))


async def test_every_event_comes_to_the_shard_of_its_server_alone(loopback: Loopback) -> None:
    servers = [loopback.server, *(loopback.add_server(str(n), shard=Shard(n, 4)) for n in range(4))]
    channels = [loopback.add_channel("talk", server) for server in servers]
    ann = loopback.user("ann")
    for server in servers[1:]:
        ann.joins(server)
    early, late = (Ear(loopback, shard_ids=ids, shard_count=4) for ids in ([0, 1], [2, 3]))
    async with loopback.online(early), loopback.online(late):
        said = [ann.mentions_bot(channel, "Hello?").id for channel in channels]
        direct = ann.direct_message("Hello?").id
        await loopback.until(lambda: len(early.heard) + len(late.heard) == 6, "all that was said")
        assert sorted(message for _, message in early.heard + late.heard) == sorted([*said, direct])
        assert all((server >> 22) % 4 > 1 for server, _ in late.heard)
        assert (None, direct) in early.heard


async def test_as_many_shards_are_begun_as_discord_recommends(loopback: Loopback) -> None:
    loopback.gateway.starts.shards = 3
    client = Ear(loopback)
    async with loopback.online(client):
        assert [session.shard for session in loopback.gateway.sessions] == [Shard(n, 3) for n in range(3)]


async def test_a_shard_that_is_lost_comes_back_alone(loopback: Loopback) -> None:
    client = Ear(loopback, shard_count=2)
    async with loopback.online(client):
        loopback.gateway.drop(shard=1)
        await loopback.until(lambda: loopback.gateway.resumed, "RESUME")
        await loopback.ready(client)
        assert (loopback.gateway.resumed, loopback.gateway.identified) == (1, 2)


async def test_sessions_begun_too_fast_are_a_violation(loopback: Loopback) -> None:
    loopback.gateway.starts.every = 0.3
    async with loopback.online(Ear(loopback, pause=0.1, shard_count=2)):
        assert loopback.journal.forgive("identified for shard 1 .* after another of bucket 0")


async def test_other_buckets_need_not_wait(loopback: Loopback) -> None:
    loopback.gateway.starts.every, loopback.gateway.starts.max_concurrency = 5.0, 2
    begun = time.monotonic()
    async with loopback.online(Ear(loopback, shard_count=2)):
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("shard", "code"), [([2, 2], 4010), ([0], 4010), ("0", 4010), ([0, 1], 4011), (None, 4011)]
)
async def test_shards_that_are_refused(loopback: Loopback, shard: object, code: int) -> None:
    loopback.gateway.starts.required_shards = 2
    identity = IDENTITY | {"token": loopback.token} | ({"shard": shard} if shard is not None else {})
    async with (
        aiohttp.ClientSession(connector=loopback.connector()) as session,
        session.ws_connect("wss://gateway.discord.gg/?v=10&encoding=json") as socket,
    ):
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": identity})
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == code
