"""The one place where a failure on Discord becomes words for a person and a line in the log."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Final

import discord
from discord import app_commands

from bot.client.acknowledging import DONE_ALREADY
from bot.client.outages import UNREACHABLE
from bot.formatter.message import MAX_CONTENT, escaped_line
from bot.translation import ENGLISH, Language, language_of
from corpus.errors import VerbatimError
from corpus.store import SchemaTooNew, StoreUnavailable

log = logging.getLogger(__name__)

GONE: Final = {
    10003: "the channel is gone",
    10008: "the message is gone",
    10015: "the interaction ended more than 15 minutes ago",
    10062: "the interaction ended before it was answered",
    50027: "the interaction ended more than 15 minutes ago",
}
"""Discord's codes for "nobody is there to read an answer" (Discord's list of JSON error codes)."""

REFUSED: Final = (403, 404)
"""HTTP statuses by which Discord says that we may not, or that what we speak of is not there."""


async def report(
    error: Exception,
    say: Callable[[str], Awaitable[object]],
    doing: str,
    to: Language = ENGLISH,
    *,
    reachable: bool = False,
) -> None:
    """Tell the person what happened, by `say`, and the log what it should know; `doing` names the task.

    Someone who cannot be told any more is left alone, and the log says why in one line. Where Discord does
    not let us do something, it does not let us say so either, unless the person is `reachable` all the same.
    """
    cause = _cause_of(error)
    if isinstance(cause, discord.HTTPException) and (
        cause.code in GONE or (cause.status in REFUSED and not reachable)
    ):
        log.info("%s: %s", doing, GONE.get(cause.code, f"Discord does not let me: {cause}"))
        return
    try:
        await say(explain(cause, doing, to))
    except (discord.HTTPException, *UNREACHABLE) as refusal:
        log.warning("%s: the person could not be told: %s", doing, refusal)


async def report_to(interaction: discord.Interaction, error: Exception) -> None:
    """The same for a command, button or modal: the words go to the one who used it, and to nobody else."""

    async def say(text: str) -> None:
        if not interaction.response.is_done():
            try:
                await interaction.response.send_message(text, ephemeral=True)
            except discord.HTTPException as refusal:
                if refusal.code != DONE_ALREADY:
                    raise
                await interaction.edit_original_response(content=text, view=None)
        elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await interaction.edit_original_response(content=text, view=None)
        else:
            await interaction.followup.send(text, ephemeral=True)

    name = interaction.command.qualified_name if interaction.command else interaction.type.name
    to = language_of(interaction.locale.value)
    await report(error, say, f"interaction {interaction.id} ({name})", to, reachable=True)


def explain(cause: Exception, doing: str, to: Language = ENGLISH) -> str:
    """What to tell a person about `cause`, fit to be sent; whatever is not theirs to mend goes to the log."""
    if isinstance(cause, VerbatimError) and not isinstance(cause, StoreUnavailable | SchemaTooNew):
        log.info("%s: %s", doing, type(cause).__name__)
        return escaped_line(to.retell(str(cause)), MAX_CONTENT)
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        log.warning("%s: Discord has another version of this command: %s", doing, cause)
        return to.say("This command has changed. Please reload Discord, and try again in a minute.")
    if isinstance(cause, discord.HTTPException) and cause.status in REFUSED:
        log.info("%s: Discord does not let me: %s", doing, cause)
        return to.say("Discord does not let me do that here. A moderator can look at my permissions.")
    reference = secrets.token_hex(4)
    log.error("%s failed, reference %s", doing, reference, exc_info=cause)
    return to.say(
        "Something went wrong on my side. Please try again in a moment; if it stays, tell whoever runs this "
        "bot the reference `{reference}`.",
        reference=reference,
    )


def _cause_of(error: Exception) -> Exception:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error
