"""The one place where a failure on Discord becomes words for a person and a line in the log."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final, Protocol, runtime_checkable

import aiohttp
import discord
from discord import app_commands

from bot.client.acknowledging import DONE_ALREADY
from bot.client.outages import UNREACHABLE
from bot.formatter.message import MAX_CONTENT, escaped_line
from bot.measures import UNMEASURED, Measures, Trouble
from bot.translation import ENGLISH, Language, language_of
from corpus.errors import VerbatimError, excerpt, is_of_the_machine, new_reference
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

INVALID_FORM: Final = 50035
"""Discord's code for a message that does not hold what it should, or what it must not."""

_LONGEST: Final = 500
"""Characters of what the log says of an expected failure."""

REFUSED: Final = (403, 404)
"""HTTP statuses by which Discord says that we may not, or that what we speak of is not there."""


@runtime_checkable
class Measured(Protocol):
    """A client that tells how it fares."""

    measures: Measures


async def report(
    error: Exception,
    say: Callable[[str], Awaitable[object]],
    doing: str,
    to: Language = ENGLISH,
    *,
    reachable: bool = False,
    measures: Measures = UNMEASURED,
) -> None:
    """Tell the person what happened, by `say`, and the log what it should know; `doing` names the task.

    Someone who cannot be told any more is left alone, and the log says why in one line. Where Discord does
    not let us do something, it does not let us say so either, unless the person is `reachable` all the same.
    """
    cause = _cause_of(error)
    if isinstance(cause, discord.HTTPException) and (
        cause.code in GONE or (cause.status in REFUSED and not reachable)
    ):
        gone = cause.code in GONE
        log.info("%s: %s", doing, GONE[cause.code] if gone else f"Discord does not let me ({cause.code})")
        measures.troubled(Trouble.GONE if gone else Trouble.FORBIDDEN)
        return
    try:
        await say(explain(cause, doing, to, measures))
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
                await instead(text)
        elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await instead(text)
        else:
            await interaction.followup.send(text, ephemeral=True)

    async def instead(text: str) -> None:
        """In the place of "thinking ..."; what has become a card takes no such words, and stays."""
        try:
            await interaction.edit_original_response(content=text, view=None)
        except discord.HTTPException as refusal:
            if refusal.code != INVALID_FORM:
                raise
            await interaction.followup.send(text, ephemeral=True)

    name = interaction.command.qualified_name if interaction.command else interaction.type.name
    doing, to = f"interaction {interaction.id} ({name})", language_of(interaction.locale.value)
    await report(error, say, doing, to, reachable=True, measures=measures_of(interaction))


def explain(cause: Exception, doing: str, to: Language = ENGLISH, measures: Measures = UNMEASURED) -> str:
    """What to tell a person about `cause`, fit to be sent; whatever is not theirs to mend goes to the log."""
    trouble = trouble_of(cause)
    measures.troubled(trouble)
    match trouble:
        case Trouble.REFUSED:
            log.info("%s: %s", doing, type(cause).__name__)
            return escaped_line(to.retell(str(cause)), MAX_CONTENT)
        case Trouble.OUTDATED:
            log.warning(
                "%s: Discord has another version of this command; it gets ours at the next start", doing
            )
            return to.say("This command has changed. Please reload Discord, and try again in a minute.")
        case Trouble.FORBIDDEN:
            log.info("%s: Discord does not let me: %s", doing, cause)
            return to.say("Discord does not let me do that here. A moderator can look at my permissions.")
    reference = referenced(cause, doing, trouble)
    if trouble in (Trouble.STORE, Trouble.MACHINE):
        return to.say(
            "My store of articles, or the machine I run on, is in trouble, and this was not done. Please try "
            "again in a few minutes; if it stays, tell whoever runs this bot the reference `{reference}`.",
            reference=reference,
        )
    return to.say(
        "Something went wrong on my side. Please try again in a moment; if it stays, tell whoever runs this "
        "bot the reference `{reference}`.",
        reference=reference,
    )


def referenced(cause: Exception, doing: str, trouble: Trouble) -> str:
    """Log a failure that is not the person's to mend; the number by which both find it."""
    reference = new_reference()
    told = {"reference": reference}
    if trouble is Trouble.BUG:
        log.error("%s failed, reference %s", doing, reference, exc_info=cause, extra=told)
    else:  # what it says is what the maintainer has to mend; where in the program it was met says no more
        what = excerpt(str(cause), _LONGEST) or type(cause).__name__
        log.error("%s failed, reference %s: %s", doing, reference, what, extra=told)
    return reference


def measures_of(interaction: discord.Interaction) -> Measures:
    """Who counts what befalls the client of an interaction."""
    client = interaction.client
    return client.measures if isinstance(client, Measured) else UNMEASURED


def trouble_of(cause: Exception) -> Trouble:
    """Of which kind a failure is."""
    match cause:
        case StoreUnavailable() | SchemaTooNew():
            return Trouble.STORE
        case VerbatimError():
            return Trouble.REFUSED
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return Trouble.OUTDATED
        case discord.HTTPException() if cause.status in REFUSED:
            return Trouble.FORBIDDEN
        case discord.DiscordServerError() | aiohttp.ClientError() | TimeoutError() | ConnectionError():
            return Trouble.DISCORD
        case _:
            return Trouble.MACHINE if is_of_the_machine(cause) else Trouble.BUG


def _cause_of(error: Exception) -> Exception:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error
