"""A small bot and a bare HTTP client, by which the loopback itself is proved."""

import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands

from tests.discord.interactions import COMMAND, Interaction
from tests.discord.loopback import Loopback


class Form(discord.ui.Modal, title="Add an article"):
    text = discord.ui.Label(
        text="Text", component=discord.ui.TextInput(style=discord.TextStyle.paragraph, max_length=4000)
    )
    source = discord.ui.Label(text="Source", component=discord.ui.TextInput(required=False))
    file = discord.ui.Label(text="File", component=discord.ui.FileUpload(required=False, max_values=2))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        uploads = [(await each.read()).decode() for each in self.file.component.values]
        await interaction.response.send_message(
            f"{self.text.component.value}|{self.source.component.value}|{uploads}", ephemeral=True
        )


class Confirm(discord.ui.View):
    @discord.ui.button(label="Yes", style=discord.ButtonStyle.danger)
    async def yes(self, interaction: discord.Interaction, button: discord.ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="done", view=None)

    @discord.ui.select(placeholder="Which?", options=[discord.SelectOption(label="One", value="1")])
    async def which(self, interaction: discord.Interaction, select: discord.ui.Select[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"chose {select.values}")


class Bot(discord.Client):
    """Repeats what it hears, and has a command for each thing that a command can do."""

    def __init__(self, loopback: Loopback, **more: Any) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        none = discord.AllowedMentions.none()
        super().__init__(intents=intents, allowed_mentions=none, connector=loopback.connector(), **more)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait five seconds before identifying anew."""

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        if message.author != self.user and message.content:
            await message.reply(f"heard: {message.content}")


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    @tree.command(description="Answer after thinking")
    async def ask(interaction: discord.Interaction, question: str, private: bool = False) -> None:
        await interaction.response.defer(ephemeral=private)
        await interaction.edit_original_response(content=f"answer to {question}")
        await interaction.followup.send("one more thing", ephemeral=private)

    article = app_commands.Group(
        name="article",
        description="Articles",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    @article.command(description="Add one")
    async def add(interaction: discord.Interaction, file: discord.Attachment | None = None) -> None:
        if file is None:
            await interaction.response.send_modal(Form())
        else:
            text = (await file.read()).decode()
            await interaction.response.send_message(f"{file.filename}: {text} ({file.content_type})")

    @article.command(description="Show one")
    async def show(interaction: discord.Interaction, article: str) -> None:
        upload = discord.File(io.BytesIO(b"It rained."), filename="article.txt")
        await interaction.response.send_message(article, file=upload, view=Confirm())

    @show.autocomplete("article")
    async def complete(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed} {n}", value=str(n)) for n in range(2)]

    tree.add_command(article)

    @tree.context_menu(name="Find a source")
    async def find(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"source of {message.content!r}", ephemeral=True)


@pytest.fixture
async def bot(loopback: Loopback) -> AsyncIterator[Bot]:
    """The small bot, connected."""
    client = Bot(loopback)
    async with loopback.online(client):
        yield client


class Raw:
    """Sends any request at all, with the headers of a bot."""

    def __init__(self, loopback: Loopback, session: aiohttp.ClientSession) -> None:
        self.loopback = loopback
        self._session = session

    async def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        content = more if body is None else {"json": body, **more}
        async with self._session.request(method, f"https://discord.com/api/v10{path}", **content) as response:
            is_json = response.content_type == "application/json"
            return response.status, await response.json() if is_json else None

    async def message(self, **body: Any) -> tuple[int, Any]:
        """Send a message to the first channel."""
        return await self("POST", f"/channels/{self.loopback.channel.id}/messages", body)

    async def form(self, body: Any, files: dict[str, bytes]) -> tuple[int, Any]:
        """Send a message with files to the first channel."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("payload_json", json.dumps(body))
        for field, data in files.items():
            form.add_field(field, io.BytesIO(data), filename="a.txt")
        path = f"/channels/{self.loopback.channel.id}/messages"
        return await self("POST", path, data=form)

    async def answer(self, kind: int, body: dict[str, Any]) -> tuple[int, Any]:
        """Answer a new interaction of a kind."""
        asked = begun(self.loopback, kind)
        return await self("POST", f"/interactions/{asked.id}/{asked.token}/callback", body)

    async def commands(self, *bodies: dict[str, Any]) -> tuple[int, Any]:
        """Replace all global commands."""
        return await self("PUT", f"/applications/{self.loopback.bot.id}/commands", list(bodies))


@pytest.fixture
async def raw(loopback: Loopback) -> AsyncIterator[Raw]:
    """A bare client with the bot's token."""
    headers = {"Authorization": f"Bot {loopback.token}", "User-Agent": "DiscordBot (https://example.org, 1)"}
    async with aiohttp.ClientSession(connector=loopback.connector(), headers=headers) as session:
        yield Raw(loopback, session)


def begun(loopback: Loopback, kind: int = COMMAND) -> Interaction:
    """An interaction that no bot has seen yet."""
    ann, clock = loopback.user("ann"), loopback.clock
    key = clock.new_id()
    fields = (key, f"token{key}", kind, ann, loopback.channel, {}, clock.now(), "/ask")
    return loopback.begin(Interaction(loopback, *fields))
