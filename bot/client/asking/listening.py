"""A question in a message: by a mention, in a reply, in a direct message, or in the channel for questions."""

import asyncio
import functools
import logging
from dataclasses import replace
from typing import Final

import discord

from bot.client.answers import Answers, Asking
from bot.client.asking.chat import chat_words
from bot.client.asking.limits import Limits, Once, Wait
from bot.client.asking.tongue import Tongue
from bot.client.outages import UNREACHABLE, until_sent
from bot.client.place import channels_of
from bot.client.questions import Heard, checked, question_to, question_to_all
from bot.client.sending import Content, content_of
from bot.formatter.asking.words import wait_words, where_words
from bot.measures import UNMEASURED, Measures, Underway, WayIn, counted
from bot.translation import Language
from corpus.article import SHARED

log = logging.getLogger(__name__)

NO_HISTORY: Final = 160002
"""Discord's code for "cannot reply without permission to read message history"."""

TYPING_PATIENCE: Final = 1.0
"""Seconds that an answer waits until "is typing" has gone out."""

LATER: Final = "⏳"


class Listener:
    """Answers the messages that are questions to the bot, and tells whoever has to wait or ask elsewhere.

    `elsewhere` knows who was told lately where to ask; `measures` is told of every question.
    """

    def __init__(
        self,
        answers: Answers,
        tongue: Tongue,
        limits: Limits,
        elsewhere: Once,
        measures: Measures = UNMEASURED,
    ) -> None:
        self._answers = answers
        self._tongue = tongue
        self._limits = limits
        self._elsewhere = elsewhere
        self._measures = measures

    async def hear(self, message: discord.Message, me: discord.ClientUser, *, reads_all: bool) -> None:
        """Reply to a message, where it stands, if it is a question to us; if it asks nothing, in a few words.

        `reads_all`: Discord lets us read messages that are not meant for us.

        Raises:
            QuestionTooLong: it is, and might be answered here and now.
        """
        said, way = heard(message), WayIn.MENTION if message.guild else WayIn.DIRECT
        question = question_to(said, me.id, _own_role(message.guild))
        if question is None and reads_all:
            question, way = await self._unbidden(message, said, me.id), WayIn.CHANNEL
        if question is None:
            return
        to, settings = await self._tongue.of_message(message)
        if message.guild and not settings.answers(*channels_of(message.channel)):
            if self._elsewhere.first((message.guild.id, message.author.id)):
                await reply(message, {"content": where_words(settings, to)})
            return
        server_id = message.guild.id if message.guild else SHARED
        if wait := self._limits.ask(server_id, message.author.id, settings):
            await _tell_to_wait(message, wait, to)
        elif (words := chat_words(question, to)) is not None:
            await reply(message, {"content": words})
        else:
            with counted(self._measures, way) as underway:
                await self._answer(message, checked(question), to, underway)

    async def _unbidden(self, message: discord.Message, said: Heard, me: int) -> str | None:
        """What a message asks in the channel where no mention is needed; None anywhere else."""
        question = None if _replies_to_other(message, me) else question_to_all(said, me)
        if question is None or message.guild is None:
            return None
        settings = await self._tongue.settings(message.guild.id)
        here = settings.answer_channel is not None and settings.answer_channel in channels_of(message.channel)
        return question if here else None

    async def _answer(
        self, message: discord.Message, question: str, to: Language, underway: Underway
    ) -> None:
        """Show at once that an answer is on its way, and reply with it.

        A question in a reply to an answer of ours follows that answer.
        """
        server_id = message.guild.id if message.guild else SHARED
        asking = Asking(server_id, message.author.id, question, to, direct=message.guild is None)
        typing = asyncio.create_task(_type(message.channel))
        try:
            if (replied_to := _replied_to(message)) is not None:
                follows = await self._answers.revive(server_id, message.channel.id, replied_to)
                asking = replace(asking, follows=follows)
            found = await self._answers.find(asking)
            underway.found(answered=found.answer.best is not None)
        finally:
            await _stop(typing)  # once the answer is there, nothing may be said to be on its way
        posted = await reply(message, content_of(found.card))
        await self._answers.keep(found, message.channel.id, posted.id)


async def reply(message: discord.Message, content: Content) -> discord.Message:
    """Send `content` as a reply that pings nobody, or as a plain message where replying is not possible.

    A message is replied to once: the nonce tells Discord what it has, should its answer have been lost.
    """
    reference, nonce = message.to_reference(fail_if_not_exists=False), str(message.id)
    send = functools.partial(message.channel.send, **content, nonce=nonce)
    about = "reply to message", message.id
    try:
        return await until_sent(lambda: send(reference=reference, mention_author=False), *about)
    except discord.Forbidden as refusal:
        if refusal.code != NO_HISTORY:
            raise
        return await until_sent(send, *about)


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


async def _type(channel: discord.abc.Messageable) -> None:
    """Show that an answer is on its way; one that is not announced is an answer all the same."""
    try:
        await channel.typing()
    except (discord.HTTPException, *UNREACHABLE) as refusal:
        log.debug("typing could not be shown: %s", refusal)


async def _stop(typing: asyncio.Task[None]) -> None:
    """Wait a moment for what shows that an answer is on its way, which must not hold the answer up."""
    _, late = await asyncio.wait([typing], timeout=TYPING_PATIENCE)
    for each in late:
        each.cancel()


async def _tell_to_wait(message: discord.Message, wait: Wait, to: Language) -> None:
    """In words the first time, then by a sign; in words again where we may not leave signs."""
    if not wait.first:
        try:
            await message.add_reaction(LATER)
        except (discord.HTTPException, *UNREACHABLE):
            log.debug("message %s: no reaction is allowed", message.id)
        else:
            return
    await reply(message, {"content": wait_words(wait.seconds, wait.everyone, to)})


def _replied_to(message: discord.Message) -> int | None:
    """The id of the message in this channel that a message is a reply to, if it is one."""
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None:
        return None
    return reference.message_id if reference.channel_id == message.channel.id else None


def _replies_to_other(message: discord.Message, me: int) -> bool:
    """Whether a message is a reply, but not to one of ours."""
    if message.reference is None:
        return False
    other = message.reference.resolved
    return not isinstance(other, discord.Message) or other.author.id != me


def _own_role(guild: discord.Guild | None) -> int | None:
    """The id of the role Discord made for the bot when it joined, which people may mention in its place."""
    role = guild.self_role if guild else None
    return role.id if role else None
