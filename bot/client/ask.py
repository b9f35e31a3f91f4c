"""A question asked on Discord, by message or by command, and the answer to it."""

import asyncio
from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord import app_commands

from bot.client.questions import MAX_QUESTION, Heard, checked, question_to
from bot.client.sending import Content, content_of
from bot.formatter.discord_message import answer_message
from bot.verbatim import Verbatim
from corpus.article import SHARED, ServerId

HELP: Final = (
    "Ask me about the news articles I have been given: write your question in a message that mentions me "
    "(by my name, not by a role), or use `/ask`. I answer with the exact sentence of an article, or say that "
    "none answers."
)

NO_HISTORY: Final = 160002
"""Discord's code for "cannot reply without permission to read message history"."""


async def answer(verbatim: Verbatim, server_id: ServerId, question: str) -> Content:
    """The answer to a question, ready to be sent; an empty question is answered with help."""
    question = checked(question)
    if not question:
        return Content(content=HELP)
    now = datetime.now(UTC)
    found = await asyncio.to_thread(verbatim.ask, server_id, question, now)
    return content_of(answer_message(found, now))


async def answer_in_channel(verbatim: Verbatim, message: discord.Message, me: discord.ClientUser) -> None:
    """Reply to a message, where it stands, if it is a question to us."""
    question = question_to(heard(message), me.id, _own_role(message.guild))
    if question is None:
        return
    async with message.channel.typing():
        content = await answer(verbatim, message.guild.id if message.guild else SHARED, question)
    await reply(message, content)


async def reply(message: discord.Message, content: Content) -> None:
    """Send `content` as a reply that pings nobody, or as a plain message where replying is not possible."""
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        await message.channel.send(**content, reference=reference, mention_author=False)
    except discord.Forbidden as refusal:
        if refusal.code != NO_HISTORY:
            raise
        await message.channel.send(**content)


def ask_command(verbatim: Verbatim) -> app_commands.Command[Any, ..., None]:
    """`/ask question: [private:]`, on servers and in direct messages."""

    @app_commands.command(name="ask", description="Ask about the news; the answer is quoted word for word")
    @app_commands.describe(
        question="What you want to know, in one sentence",
        private="Only you see the answer (otherwise everyone here does)",
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, MAX_QUESTION],
        private: bool = False,
    ) -> None:
        await interaction.response.defer(thinking=True, ephemeral=private)
        content = await answer(verbatim, interaction.guild_id or SHARED, question)
        await interaction.edit_original_response(**content)

    return ask


def heard(message: discord.Message) -> Heard:
    """What matters about a message."""
    ordinary = message.type in (discord.MessageType.default, discord.MessageType.reply)
    return Heard(
        content=message.content,
        by_machine=message.author.bot or message.webhook_id is not None or not ordinary,
        direct=message.guild is None,
        users={user.id: user.display_name for user in message.mentions},
        roles=frozenset(message.raw_role_mentions).union(role.id for role in message.role_mentions),
    )


def _own_role(guild: discord.Guild | None) -> int | None:
    """The id of the role Discord made for the bot when it joined, which people may mention in its place."""
    role = guild.self_role if guild else None
    return role.id if role else None
