"""`/server settings`: a panel whose every press is kept at once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.client.acknowledging import defer
from bot.client.curating.desk import actor_of
from bot.client.permissions import server_of
from bot.client.presses import Presses, chosen
from bot.client.sending import content_of, edit_of
from bot.client.servers.choices import Change, changed, chosen_one
from bot.client.servers.limits import LimitsForm
from bot.client.servers.moderators import Moderators
from bot.formatter.servers.settings_card import LABELS, PRESS, Circumstances, settings_card
from bot.translation import Language, language_of
from corpus.article import ServerId
from corpus.records import Records
from corpus.servers import ServerSettings
from corpus.store import Actor


class SettingsPanel:
    """Shows the settings of a server, and keeps what is pressed."""

    def __init__(self, records: Records, moderators: Moderators, nudge: Callable[[], None]) -> None:
        self._records = records
        self._moderators = moderators
        self._nudge = nudge
        self._one_at_a_time = asyncio.Lock()

    def register(self, presses: Presses) -> None:
        """Let the panel's buttons and menus come here."""
        presses.on(PRESS, self.press)

    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the command with the panel."""
        self._moderators.admit(interaction)
        await defer(interaction, thinking=True, ephemeral=True)
        settings = await self._settings(server_of(interaction))
        card = settings_card(settings, _here(interaction), _language(interaction))
        await interaction.edit_original_response(**content_of(card))

    async def press(self, interaction: discord.Interaction[Any], what: str) -> None:
        """Keep what was chosen, and say so in the panel."""
        self._moderators.check(interaction)
        server_id, to, values = server_of(interaction), _language(interaction), chosen(interaction)
        if what == "limits":
            form = LimitsForm(await self._settings(server_id), self.keep_limits, to)
            await interaction.response.send_modal(form)
            return
        await defer(interaction)
        channel = chosen_one(values) if what == "log" else None
        if channel is not None and (refusal := await _try_log(interaction, channel, to)):
            await self._refuse(interaction, refusal)
        else:
            await self._keep(interaction, what, lambda settings: changed(settings, what, values))

    async def keep_limits(
        self, interaction: discord.Interaction[Any], per_member: int | None, per_server: int | None
    ) -> None:
        """Keep what the form about limits says; None for what is no number that can be had."""
        self._moderators.check(interaction)
        await defer(interaction)
        if per_member is None or per_server is None:
            to = _language(interaction)
            refusal = to.say("Limits are whole numbers from 1 to 1,000. Nothing was changed.")
            await self._refuse(interaction, refusal)
            return
        about = f"questions a minute: {per_member} a member, {per_server} in all"

        def limited(settings: ServerSettings) -> Change:
            return replace(settings, per_member=per_member, per_server=per_server), about

        await self._keep(interaction, "limits", limited)

    async def _refuse(self, interaction: discord.Interaction[Any], refusal: str) -> None:
        """Show the panel as it was, with what is wrong."""
        settings = await self._settings(server_of(interaction))
        await _show(interaction, settings, _here(interaction, refusal, failed=True))

    async def _keep(
        self, interaction: discord.Interaction[Any], what: str, change: Callable[[ServerSettings], Change]
    ) -> None:
        """Keep a change, and show the panel with what came of it."""
        to, actor = _language(interaction), actor_of(interaction, "Discord")
        async with self._one_at_a_time:
            settings, deleted = await asyncio.to_thread(self._store, server_of(interaction), change, actor)
        notice = to.say("Kept: {setting}.", setting=to.say(LABELS[what]))
        if deleted:
            notice += " " + to.count("{n} question was deleted.", "{n} questions were deleted.", deleted)
        self._nudge()
        await _show(interaction, settings, _here(interaction, notice))

    def _store(
        self, server_id: ServerId, change: Callable[[ServerSettings], Change], actor: Actor
    ) -> tuple[ServerSettings, int]:
        """Make a change to the settings as they are now, whatever the panel showed. Blocks.

        Returns them, and how many questions were deleted because they are kept for less long now.
        """
        before = self._records.servers.settings(server_id)
        settings, about = change(before)
        self._records.servers.keep_settings(server_id, settings, about, actor)
        if settings.retention_days >= before.retention_days:
            return settings, 0
        oldest = datetime.now(UTC) - timedelta(days=settings.retention_days)
        return settings, self._records.questions.expire(server_id, oldest)

    async def _settings(self, server_id: ServerId) -> ServerSettings:
        return await asyncio.to_thread(self._records.servers.settings, server_id)


async def _try_log(interaction: discord.Interaction[Any], channel_id: int, to: Language) -> str | None:
    """Send a first message to a log channel; what is wrong if that fails."""
    channel = interaction.guild.get_channel_or_thread(channel_id) if interaction.guild else None
    if isinstance(channel, discord.abc.Messageable):
        try:
            await channel.send(
                to.say("Changes to this server's articles, feeds and settings are told here from now on.")
            )
        except (discord.Forbidden, discord.NotFound):
            pass
        except (discord.HTTPException, aiohttp.ClientError):
            return to.say("Discord did not take my message. Please try again.")
        else:
            return None
    return to.say(
        "I may not write in {channel}. Let me view it and send messages there, then choose it again. "
        "Nothing was changed.",
        channel=f"<#{channel_id}>",
    )


async def _show(interaction: discord.Interaction[Any], settings: ServerSettings, here: Circumstances) -> None:
    card = settings_card(settings, here, _language(interaction))
    await interaction.edit_original_response(**edit_of(card))


def _here(interaction: discord.Interaction[Any], notice: str = "", *, failed: bool = False) -> Circumstances:
    return Circumstances(interaction.client.intents.message_content, notice, failed)


def _language(interaction: discord.Interaction[Any]) -> Language:
    """The moderator's own: nobody else sees the panel."""
    return language_of(interaction.locale.value)
