"""A question asked on Discord, by message or by command, and the answer to it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord import app_commands

from bot.client.questions import MAX_QUESTION, Heard, checked, question_to
from bot.client.sending import Content, content_of
from bot.client.sent_answers import SentAnswers
from bot.formatter.discord_message import answer_message
from bot.retriever.follow_up import FollowUp, following
from bot.verbatim import Verbatim
from corpus.article import SHARED, ServerId

HELP: Final = (
    "Ask me about the news articles I have been given: write your question in a message that mentions me "
    "(by my name, not by a role), or use `/ask`. I answer with the exact sentence of an article, or say that "
    "none answers."
)

NO_HISTORY: Final = 160002
"""Discord's code for "cannot reply without permission to read message history"."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer ready to be sent, and what a question under it would follow."""

    content: Content
    answered: FollowUp | None = None


async def answer(
    verbatim: Verbatim, server_id: ServerId, question: str, follows: FollowUp | None = None
) -> Reply:
    """The answer to a question; an empty question is answered with help."""
    question = checked(question)
    if not question:
        return Reply({"content": HELP})
    now = datetime.now(UTC)
    found = await asyncio.to_thread(verbatim.ask, server_id, question, now, follows)
    return Reply(content_of(answer_message(found, now)), following(found, follows))


async def answer_in_channel(
    verbatim: Verbatim, sent: SentAnswers, message: discord.Message, me: discord.ClientUser
) -> None:
    """Reply to a message, where it stands, if it is a question to us.

    A question in a reply to an answer of ours follows that answer.
    """
    question = question_to(heard(message), me.id, _own_role(message.guild))
    if question is None:
        return
    replied_to = _replied_to(message)
    follows = sent.recall(message.channel.id, replied_to) if replied_to else None
    async with message.channel.typing():
        found = await answer(verbatim, message.guild.id if message.guild else SHARED, question, follows)
    posted = await reply(message, found.content)
    sent.remember(message.channel.id, posted.id, found.answered)


async def reply(message: discord.Message, content: Content) -> discord.Message:
    """Send `content` as a reply that pings nobody, or as a plain message where replying is not possible."""
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(**content, reference=reference, mention_author=False)
    except discord.Forbidden as refusal:
        if refusal.code != NO_HISTORY:
            raise
        return await message.channel.send(**content)


def ask_command(verbatim: Verbatim, sent: SentAnswers) -> app_commands.Command[Any, ..., None]:
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
        found = await answer(verbatim, interaction.guild_id or SHARED, question)
        posted = await interaction.edit_original_response(**found.content)
        if not private:  # nobody can reply to what only one person sees
            sent.remember(posted.channel.id, posted.id, found.answered)

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


def _replied_to(message: discord.Message) -> int | None:
    """The id of the message in this channel that a message is a reply to, if it is one."""
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None:
        return None
    return reference.message_id if reference.channel_id == message.channel.id else None


def _own_role(guild: discord.Guild | None) -> int | None:
    """The id of the role Discord made for the bot when it joined, which people may mention in its place."""
    role = guild.self_role if guild else None
    return role.id if role else None
