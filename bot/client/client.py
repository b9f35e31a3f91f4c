"""The connection to Discord, and who handles what arrives on it."""

import logging
import sys

import aiohttp
import discord
from discord import app_commands

from bot.client.articles.commands import ArticleCommands
from bot.client.articles.doors import Download
from bot.client.ask import answer_in_channel, ask_command, reply
from bot.client.errors import report, report_to
from bot.client.permissions import Permits
from bot.client.sending import Content
from bot.client.sync import sync_commands
from bot.verbatim import Verbatim
from corpus.download import download

log = logging.getLogger(__name__)


class VerbatimClient(discord.Client):
    """The bot on Discord: answers questions, and lets moderators curate the articles of their server.

    It asks for no privileged intent: messages that mention the bot, reply to it with a ping or are sent to
    it directly carry their text without. Nothing it sends can ping anybody. `verbatim` stays the caller's to
    close. `connector` replaces the way out to Discord, and `download` the door to the web.
    """

    def __init__(
        self,
        verbatim: Verbatim,
        *,
        connector: aiohttp.BaseConnector | None = None,
        download: Download = download,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            max_messages=None,
        )
        self.verbatim = verbatim
        self.permits = Permits()
        self.tree = Commands(self)
        self.tree.add_command(ask_command(verbatim))
        self.tree.add_command(ArticleCommands(verbatim, self.permits, download))

    async def setup_hook(self) -> None:
        """Discord accepted the token. A bot whose commands cannot be sent still answers mentions."""
        try:
            await sync_commands(self.tree)
        except discord.HTTPException:
            log.exception("The commands could not be sent to Discord; it keeps those it has")

    async def on_ready(self) -> None:
        """A new session with Discord began."""
        self.permits.connected_anew()
        log.info("connected as %s, on %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something, perhaps to us."""
        if self.user is not None:
            await answer_in_channel(self.verbatim, message, self.user)

    async def on_raw_app_command_permissions_update(
        self, event: discord.RawAppCommandPermissionsUpdateEvent
    ) -> None:
        """A server's admin changed who may use which of our commands."""
        self.permits.rules_changed(event.guild.id)

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """An event's handler failed; if it was a message, its author is told."""
        error = sys.exception()
        message = args[0] if args else None
        if isinstance(error, Exception) and isinstance(message, discord.Message):
            await report(error, lambda text: reply(message, Content(content=text)), f"message {message.id}")
        else:
            log.error("%s failed", event_method, exc_info=error)


class Commands(app_commands.CommandTree[VerbatimClient]):
    """The commands, and the one place where their failures end."""

    async def on_error(
        self, interaction: discord.Interaction[VerbatimClient], error: app_commands.AppCommandError, /
    ) -> None:
        """A command failed; the one who ran it is told."""
        await report_to(interaction, error)
