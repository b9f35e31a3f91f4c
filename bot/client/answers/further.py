"""Questions put by a button of an answer: a follow-up, in a form; or the same question once more."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, Protocol, TypeAlias

import discord

from bot.client.acknowledging import defer
from bot.client.answers.asking import Asking, Found, asking_of
from bot.client.answers.kept import Kept
from bot.client.forms import Form
from bot.client.permissions import NotYours
from bot.client.presses import Presses
from bot.client.questions import checked
from bot.client.sending import content_of, put
from bot.measures import Measures, WayIn, counted
from bot.translation import Language, language_of, phrase
from corpus.errors import VerbatimError
from corpus.questions import Asked

AskingOf: TypeAlias = Callable[[discord.Interaction[Any], str], Awaitable[Asking]]
"""Who asks what, where and in which language; refuses, by a `VerbatimError`, whoever may not ask now."""

FORM_LASTS: Final = 3600.0
"""Seconds for which a form can be sent."""

LONGEST: Final = 500
"""Characters of a follow-up question."""


class EmptyQuestion(VerbatimError):
    """A form with nothing but white space in it."""


class Finder(Protocol):
    """What finds answers and keeps them: `Answers`."""

    measures: Measures

    async def find(self, asking: Asking) -> Found:
        """The answer to a question."""
        ...

    async def keep(self, found: Found, channel_id: int, message_id: int | None) -> None:
        """Keep an answer that was sent."""
        ...


class Further:
    """Answers to such questions, seen by whoever saw the answer before."""

    def __init__(self, finder: Finder, kept: Kept, presses: Presses, asking_of: AskingOf = asking_of) -> None:
        self._finder = finder
        self._kept = kept
        self._asking_of = asking_of
        presses.on("follow", self.follow)
        presses.on("again", self.again)

    async def follow(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Open the form.

        It shows nothing of the answer, so what may have to be asked of Discord can wait until it is sent: a
        form has to be opened within three seconds.
        """
        asked = await self._kept.of_here(interaction, answer_id)
        await interaction.response.send_modal(
            FollowUpForm(self, asked, interaction.user.id, language_of(interaction.locale.value))
        )

    async def followed(self, interaction: discord.Interaction[Any], answer_id: str, question: str) -> None:
        """Answer what the form asks, if the answer it follows is still there for whoever sent it."""
        asked = await self._kept.of_here(interaction, answer_id)
        await self._ask(interaction, question, asked, follows=True)

    async def again(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Ask the same question, of the articles as they are now."""
        asked = await self._kept.of_here(interaction, answer_id)
        # A question that followed another cannot be understood without it.
        await self._ask(interaction, asked.question, asked, follows=asked.subject != asked.question)

    async def _ask(
        self, interaction: discord.Interaction[Any], question: str, asked: Asked, *, follows: bool
    ) -> None:
        """Answer as privately as the message was whose button was pressed, which answered `asked`.

        Where the person may not write, as in a channel for announcements, they alone see the answer.
        """
        seen_by_one = interaction.message is not None and interaction.message.flags.ephemeral
        private = seen_by_one or not _may_write(interaction)
        with counted(self._finder.measures, WayIn.BUTTON) as underway:
            asking = await self._asking_of(interaction, question)
            asking = replace(
                asking, follows=asked if follows else None, private=asking.private or private, aloud=True
            )
            await defer(interaction, thinking=True, ephemeral=asking.private)
            await self._kept.check_readable(interaction, asked)
            found = await self._finder.find(asking)
            underway.found(answered=found.answer.best is not None)
            posted = await put(interaction, content_of(found.card))
        seen_by_all = not (asking.private or posted.flags.ephemeral)
        await self._finder.keep(found, posted.channel.id, posted.id if seen_by_all else None)


class FollowUpForm(Form):
    """One line for a question about the same article, to be sent by the person it was opened for."""

    def __init__(self, further: Further, asked: Asked, person: int, to: Language) -> None:
        super().__init__(title=to.say("Follow up"), timeout=FORM_LASTS)
        self._further = further
        self._answer_id = asked.id
        self._person = person
        self._question: discord.ui.TextInput[FollowUpForm] = discord.ui.TextInput(
            max_length=LONGEST, placeholder=to.say("And when did that happen?")
        )
        self.add_item(
            discord.ui.Label(
                text=to.say("Your question"),
                description=to.say("I look in the same article first."),
                component=self._question,
            )
        )

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Ask what was typed."""
        if interaction.user.id != self._person:
            raise NotYours(phrase("Only the person who opened this form can send it."))
        question = checked(self._question.value)
        if not question:
            raise EmptyQuestion(phrase("There was no question in that. Please try again."))
        await self._further.followed(interaction, self._answer_id, question)


def _may_write(interaction: discord.Interaction[Any]) -> bool:
    if interaction.guild_id is None:
        return True
    if isinstance(interaction.channel, discord.Thread):
        return interaction.permissions.send_messages_in_threads
    return interaction.permissions.send_messages
