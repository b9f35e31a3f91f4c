"""Kept answers, for whoever presses a button of one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import discord

from bot.client.answers.underway import Underway
from bot.client.permissions import NotYours
from bot.translation import phrase
from corpus.article import SHARED, ServerId
from corpus.errors import VerbatimError
from corpus.questions import AnswerGone, Asked, QuestionStore, answer_gone

MayRead: TypeAlias = Callable[[int, ServerId], Awaitable[bool]]
"""Whether a person (by id), in direct messages, may read what stands on a server's shelf."""


class NotReadable(VerbatimError):
    """An answer from a server's shelf, given in direct messages to somebody who has left that server."""


async def nobody_may(_person: int, _shelf: ServerId) -> bool:
    """In direct messages, no server's shelf is read."""
    return False


class Kept:
    """Finds the answer that a button speaks of."""

    def __init__(self, questions: QuestionStore, underway: Underway, may_read: MayRead = nobody_may) -> None:
        self._questions = questions
        self._underway = underway
        self._may_read = may_read

    async def asked(self, interaction: discord.Interaction[Any], answer_id: str) -> Asked:
        """The answer of this id, as far as it was given where the button was pressed, and may still be read.

        Raises:
            AnswerGone, NotYours, StoreUnavailable: as for `of_here`.
            NotReadable: as for `check_readable`.
        """
        asked = await self.of_here(interaction, answer_id)
        await self.check_readable(interaction, asked)
        return asked

    async def of_here(self, interaction: discord.Interaction[Any], answer_id: str) -> Asked:
        """The answer of this id, as far as it was given where the button was pressed.

        That is on the same server; or, for answers given outside of servers, in the same channel. One that
        only its asker sees is for them alone. One that was sent a moment ago is waited for.

        Raises:
            AnswerGone: it is not kept, or not of here.
            NotYours: only somebody else sees it.
            StoreUnavailable: the answers cannot be read.
        """
        await self._underway.settled(answer_id)
        here = interaction.guild_id or SHARED
        asked = await asyncio.to_thread(self._asked, here, interaction.channel_id, answer_id)
        if asked.message_id is None and asked.asker != interaction.user.id:
            raise NotYours(phrase("Only the person who asked can use this."))
        return asked

    async def check_readable(self, interaction: discord.Interaction[Any], asked: Asked) -> None:
        """Return if the person may read the shelves that an answer is from; may have to ask Discord.

        Raises:
            NotReadable: they may not, or no longer.
        """
        for shelf in {each.shelf for each in (*asked.cited, *asked.closest)} - {SHARED, asked.server_id}:
            if not await self._may_read(interaction.user.id, shelf):
                raise NotReadable(
                    phrase("You are no longer on the server whose articles this answer is from.")
                )

    def _asked(self, server_id: ServerId, channel_id: int | None, answer_id: str) -> Asked:
        try:
            asked = self._questions.get(server_id, answer_id)
        except AnswerGone:
            if server_id == SHARED:
                raise
            # Whoever brings the bot along to a server where it is not asks from outside of servers.
            asked = self._questions.get(SHARED, answer_id)
        if asked.server_id == SHARED and asked.channel_id != channel_id:
            raise answer_gone()
        return asked
