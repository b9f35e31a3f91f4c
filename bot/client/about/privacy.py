"""`/privacy`: what is kept of a person, shown to them and deleted at their word."""

import asyncio
import io
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

import discord
from discord import app_commands

from bot.client.acknowledging import defer
from bot.client.asking.tongue import Tongue
from bot.client.place import server_asked
from bot.client.presses import Presses
from bot.client.sending import content_of, edit_of
from bot.formatter.about.privacy_card import (
    DELETE,
    DELETED,
    KEEP,
    SHOW,
    deleted_card,
    deletion_card,
    kept_card,
    nothing_kept_card,
    privacy_card,
)
from corpus.article import SHARED
from corpus.questions import Asked, Personal
from corpus.records import Records

FILE_NAME: Final = "verbatim-keeps-of-me.json"


class Privacy:
    """What is kept of people; only the person themselves is ever shown it, and only they can delete it."""

    def __init__(self, records: Records, tongue: Tongue, grace_days: Callable[[], int]) -> None:
        self._records = records
        self._grace_days = grace_days
        self._tongue = tongue

    def register(self, presses: Presses) -> None:
        """Let the card's buttons come here."""
        presses.on(SHOW, self.show)
        presses.on(DELETE, self.ask_whether)
        presses.on(DELETED, self.delete)
        presses.on(KEEP, self.keep)

    def command(self) -> app_commands.Command[Any, ..., None]:
        """`/privacy`, wherever the bot can be used."""

        @app_commands.command(
            name="privacy", description="What I keep about you and for how long; see it, or delete it"
        )
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        @app_commands.allowed_installs(guilds=True, users=True)
        async def privacy(interaction: discord.Interaction) -> None:
            await defer(interaction, thinking=True, ephemeral=True)
            to, settings = await self._tongue.of(interaction)
            here = server_asked(interaction) != SHARED
            card = privacy_card(settings.retention_days, self._grace_days(), here, to)
            await interaction.edit_original_response(**content_of(card))

        return privacy

    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """All that is kept of whoever pressed, as a file to them alone."""
        await defer(interaction, thinking=True, ephemeral=True)
        to, _ = await self._tongue.of(interaction)
        personal = await self._personal(interaction)
        if not _anything(personal):
            await interaction.edit_original_response(**edit_of(nothing_kept_card(to)))
            return
        file = discord.File(io.BytesIO(as_json(personal)), FILE_NAME)
        words = to.say("This is all that I keep about you.")
        await interaction.edit_original_response(content=words, attachments=[file])

    async def ask_whether(self, interaction: discord.Interaction[Any]) -> None:
        """Ask before anything is deleted."""
        await defer(interaction, thinking=True, ephemeral=True)
        to, _ = await self._tongue.of(interaction)
        card = deletion_card(await self._personal(interaction), to)
        await interaction.edit_original_response(**edit_of(card))

    async def delete(self, interaction: discord.Interaction[Any]) -> None:
        """Delete what is kept of whoever pressed."""
        await defer(interaction)
        to, _ = await self._tongue.of(interaction)
        personal = await self._personal(interaction)
        await asyncio.to_thread(self._records.questions.forget_person, interaction.user.id)
        await interaction.edit_original_response(**edit_of(deleted_card(personal, to)))

    async def keep(self, interaction: discord.Interaction[Any]) -> None:
        """Leave everything as it is."""
        await defer(interaction)
        to, _ = await self._tongue.of(interaction)
        await interaction.edit_original_response(**edit_of(kept_card(to)))

    async def _personal(self, interaction: discord.Interaction[Any]) -> Personal:
        return await asyncio.to_thread(self._records.questions.personal, interaction.user.id)


def as_json(personal: Personal) -> bytes:
    """All that is kept of a person, as UTF-8 JSON; ids are texts, which every program reads exactly."""
    kept = {
        "questions": [_question(asked) for asked in personal.questions],
        "verdicts": personal.verdicts,
        "server_for_direct_messages": None if personal.home is None else str(personal.home),
    }
    return json.dumps(kept, ensure_ascii=False, indent=2).encode()


def _question(asked: Asked) -> dict[str, Any]:
    shown = asdict(asked) | {"at": asked.at.isoformat(), "standing": asked.standing.value}
    ids = ("server_id", "asker", "channel_id", "message_id")
    shown |= {name: None if shown[name] is None else str(shown[name]) for name in ids}
    for name in ("cited", "closest"):
        shown[name] = [cited | {"shelf": str(cited["shelf"])} for cited in shown[name]]
    return shown


def _anything(personal: Personal) -> bool:
    return bool(personal.questions or personal.verdicts or personal.home is not None)
