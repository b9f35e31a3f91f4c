"""The loopback proved by a bot of this test's own."""

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from tests.discord.loopback import Loopback


class Bot(discord.Client):
    def __init__(self, loopback: Loopback) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            intents=intents, allowed_mentions=discord.AllowedMentions.none(), connector=loopback.connector()
        )
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(description="Echo")
        async def echo(interaction: discord.Interaction, text: str) -> None:
            await interaction.response.defer()
            await interaction.edit_original_response(content=text)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait five seconds before identifying anew."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user and message.content:
            await message.reply(f"heard: {message.content}")


@pytest.fixture
async def bot(loopback: Loopback) -> AsyncIterator[Bot]:
    client = Bot(loopback)
    task = asyncio.create_task(client.start(loopback.token))
    await loopback.ready()
    yield client
    await client.close()
    await task


async def test_mention(loopback: Loopback, bot: Bot) -> None:
    question = loopback.user("ann").mentions_bot(loopback.channel, "hello")
    reply = await loopback.channel.next_message()
    assert reply.content == f"heard: {question.content}"


async def test_slash(loopback: Loopback, bot: Bot) -> None:
    asked = loopback.user("ann").slash("echo", text="hi")
    assert (await asked.response()).content == "hi"
