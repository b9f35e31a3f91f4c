"""The button that shows to everyone in the channel what only one person sees so far."""

from typing import Any, Final

import discord

from bot.client.acknowledging import defer
from bot.client.answers import Answers, Asking
from bot.client.asking.gate import Gate, answers_here
from bot.client.asking.limits import Once
from bot.client.permissions import NotYours
from bot.client.place import server_asked
from bot.client.presses import Presses
from bot.client.sending import content_of
from bot.formatter.asking.share import SHARE
from bot.formatter.card import Card
from bot.translation import Language, phrase
from corpus.article import SHARED
from corpus.errors import VerbatimError
from corpus.servers import ServerSettings

SHARED_FOR: Final = 900.0
"""Seconds for which a second press shares nothing; Discord lets the first be answered for as long."""


class CannotPost(VerbatimError):
    """The bot may not write here for all to see."""


class SharedAlready(VerbatimError):
    """Somebody pressed twice."""


class Share:
    """Posts a private answer as a public one, which is kept as an answer of its own.

    Only who asked can share; `lately` knows what was shared in the last minutes.
    """

    def __init__(self, answers: Answers, gate: Gate, lately: Once) -> None:
        self._answers = answers
        self._gate = gate
        self._lately = lately

    def register(self, presses: Presses) -> None:
        """Let the button come here."""
        presses.on(SHARE, self.share)

    async def share(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Post the answer that the button stands under."""
        await defer(interaction, ephemeral=True)
        asked = await self._answers.kept.asked(interaction, answer_id)
        if asked.asker != interaction.user.id:
            raise NotYours(phrase("Only the person who asked can share this."))
        to, settings = await self._gate.admit(interaction)
        check_may_post(interaction, settings)
        asking = Asking(server_asked(interaction), asked.asker, asked.question, to, aloud=True)
        found = await self._answers.again(asking, asked)
        posted = await post(interaction, found.card, answer_id, self._lately, to)
        await self._answers.keep(found, posted.channel.id, posted.id)


async def post(
    interaction: discord.Interaction[Any], card: Card, what: str, lately: Once, to: Language
) -> discord.Message:
    """Post a card for all to see where a button was pressed, and tell who pressed it, which was deferred.

    `what` is shared once: `lately` knows about it.

    Raises:
        SharedAlready: a moment ago.
    """
    if not lately.first(what):
        raise SharedAlready(phrase("You have shared this already."))
    try:
        posted = await interaction.followup.send(**content_of(card), wait=True)
    except BaseException:  # whatever kept it from being posted, it may be tried again
        lately.again(what)
        raise
    await interaction.followup.send(to.say("Shared: everyone here sees it now."), ephemeral=True)
    return posted


def check_may_post(interaction: discord.Interaction[Any], settings: ServerSettings) -> None:
    """Return if the bot may write here for all to see.

    A followup would get through where the bot itself may not write; those who forbade it meant that too.

    Raises:
        CannotPost: it may not.
    """
    if interaction.guild_id is None:
        return
    if server_asked(interaction) == SHARED:
        if not interaction.permissions.use_external_apps:
            raise CannotPost(phrase("This server does not let apps that people bring along write to all."))
        return
    granted, threaded = interaction.app_permissions, isinstance(interaction.channel, discord.Thread)
    if not (granted.send_messages_in_threads if threaded else granted.send_messages):
        raise CannotPost(phrase("I may not write in this channel, so I cannot share it here."))
    if not answers_here(interaction, settings):
        raise CannotPost(phrase("The moderators of this server do not want me to answer in this channel."))
