"""`/server export`: everything the server owns, as files."""

import asyncio
import logging
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord

from bot.client.acknowledging import defer
from bot.client.curating.desk import actor_of
from bot.client.permissions import server_of
from bot.client.presses import Presses
from bot.client.servers.moderators import Moderators
from bot.formatter.servers.erasing_card import EXPORT, export_text
from bot.translation import language_of
from bot.verbatim import Verbatim
from corpus.export import MAX_PART, Export, export_server
from corpus.servers import EventKind

log = logging.getLogger(__name__)

MESSAGE_ROOM = 4_000
"""Bytes of a message that are not its file."""


class Exporting:
    """Makes exports and sends them to whoever asked, who alone sees them."""

    def __init__(self, verbatim: Verbatim, moderators: Moderators, nudge: Callable[[], None]) -> None:
        self._verbatim = verbatim
        self._moderators = moderators
        self._nudge = nudge

    def register(self, presses: Presses) -> None:
        """Let the button come here."""
        presses.on(EXPORT, self.press)

    async def run(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the command."""
        self._moderators.admit(interaction)
        await self._send(interaction)

    async def press(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the button."""
        self._moderators.check(interaction)
        await self._send(interaction)

    async def _send(self, interaction: discord.Interaction[Any]) -> None:
        server_id, to = server_of(interaction), language_of(interaction.locale.value)
        await defer(interaction, thinking=True, ephemeral=True)
        with tempfile.TemporaryDirectory(prefix="verbatim-export-") as folder:
            limit = min(interaction.filesize_limit - MESSAGE_ROOM, MAX_PART)
            export = await interaction.client.bulk.run(self._export, server_id, Path(folder), limit)
            note = self._verbatim.records.servers.note
            await asyncio.to_thread(note, server_id, EventKind.EXPORTED, "", actor_of(interaction, "Discord"))
            for number, part in enumerate(export.parts, 1):
                text = export_text(export.articles, export.revisions, number, len(export.parts), to)
                file = discord.File(part, _name(number, len(export.parts)))
                if number == 1:
                    await interaction.edit_original_response(content=text, attachments=[file])
                else:
                    await interaction.followup.send(text, file=file, ephemeral=True)
        self._nudge()

    def _export(self, server_id: int, folder: Path, limit: int) -> Export:
        records = self._verbatim.records
        return export_server(self._verbatim.shelf.store, records, server_id, folder, max_part=limit)


def _name(part: int, parts: int) -> str:
    day = datetime.now(UTC).date().isoformat()
    return f"verbatim-{day}.zip" if parts == 1 else f"verbatim-{day}-part-{part}-of-{parts}.zip"
