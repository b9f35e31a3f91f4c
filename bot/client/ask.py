"""A question asked on Discord, by message or by command, and the answer to it."""

from dataclasses import replace
from typing import Any, Final

import discord
from discord import app_commands

from bot.client.answers import Answers, Asking, asking_of
from bot.client.questions import MAX_QUESTION, Heard, checked, question_to
from bot.client.sending import Content, content_of
from bot.translation import ENGLISH
from corpus.article import SHARED

HELP: Final = (
    "Ask me about the news articles I have been given: write your question in a message that mentions me "
    "(by my name, not by a role), or use `/ask`. I answer with the exact sentence of an article, or say that "
    "none answers."
)

NO_HISTORY: Final = 160002
"""Discord's code for "cannot reply without permission to read message history"."""


async def answer_in_channel(answers: Answers, message: discord.Message, me: discord.ClientUser) -> None:
    """Reply to a message, where it stands, if it is a question to us; to an empty one, with help.

    A question in a reply to an answer of ours follows that answer.
    """
    question = question_to(heard(message), me.id, _own_role(message.guild))
    if question is None:
        return
    if not question:
        await reply(message, {"content": HELP})
        return
    server_id = message.guild.id if message.guild else SHARED
    async with message.channel.typing():
        replied_to = _replied_to(message)
        follows = await answers.revive(server_id, message.channel.id, replied_to) if replied_to else None
        found = await answers.find(Asking(server_id, message.author.id, question, ENGLISH, follows))
    posted = await reply(message, content_of(found.card))
    await answers.keep(found, message.channel.id, posted.id)


async def reply(message: discord.Message, content: Content) -> discord.Message:
    """Send `content` as a reply that pings nobody, or as a plain message where replying is not possible."""
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(**content, reference=reference, mention_author=False)
    except discord.Forbidden as refusal:
        if refusal.code != NO_HISTORY:
            raise
        return await message.channel.send(**content)


def ask_command(answers: Answers) -> app_commands.Command[Any, ..., None]:
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
        if not (asked := checked(question)):
            await interaction.edit_original_response(content=HELP)
            return
        asking = replace(await asking_of(interaction, asked), private=private)
        found = await answers.find(asking)
        posted = await interaction.edit_original_response(**content_of(found.card))
        await answers.keep(found, posted.channel.id, None if private else posted.id)

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
