"""Kept answers, for whoever presses a button of one."""

import asyncio
from typing import Any

import discord

from bot.client.answers.underway import Underway
from corpus.article import SHARED, ServerId
from corpus.questions import AnswerGone, Asked, QuestionStore


class Kept:
    """Finds the answer that a button speaks of."""

    def __init__(self, questions: QuestionStore, underway: Underway) -> None:
        self._questions = questions
        self._underway = underway

    async def asked(self, interaction: discord.Interaction[Any], answer_id: str) -> Asked:
        """The answer of this id, as far as it was given where the button was pressed.

        That is on the same server; or, for answers given outside of servers, in the same channel. One that
        was sent a moment ago is waited for.

        Raises:
            AnswerGone: it is not kept, or not of here.
            StoreUnavailable: the answers cannot be read.
        """
        await self._underway.settled(answer_id)
        here = interaction.guild_id or SHARED
        return await asyncio.to_thread(self._asked, here, interaction.channel_id, answer_id)

    def _asked(self, server_id: ServerId, channel_id: int | None, answer_id: str) -> Asked:
        try:
            asked = self._questions.get(server_id, answer_id)
        except AnswerGone:
            if server_id == SHARED:
                raise
            # Whoever brings the bot along to a server where it is not asks from outside of servers.
            asked = self._questions.get(SHARED, answer_id)
        if asked.server_id == SHARED and asked.channel_id != channel_id:
            raise AnswerGone("I no longer keep this answer. Please ask again.")
        return asked
