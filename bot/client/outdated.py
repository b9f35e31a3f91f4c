"""Presses and forms that nothing waits for any more: who sent them is told, and gets back what they typed."""

import asyncio
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

import discord

from bot.client.acknowledging import DONE_ALREADY
from bot.translation import language_of

NOBODY_WAITS: Final = 2.0
"""Seconds without an answer after which a press or form is taken for forgotten; Discord waits for three."""

FIRST_LOOK: Final = 0.01
"""Seconds to the first look whether it is answered, and twice as many to each that follows: most are answered
at once, and who ends the bot need not wait for them."""

FILE_NAME: Final = "what-you-typed.txt"


async def end_if_outdated(interaction: discord.Interaction) -> None:
    """Tell who pressed or sent something that it is over, if nothing answers it.

    Whatever is waited for answers at once, so a while without an answer means that nothing does. What was
    answered after all, at the last moment, is left as it is.
    """
    # Looks are counted, not seconds: a loop that stood still has kept everyone else from answering too.
    for pause in _pauses():
        if interaction.response.is_done():
            return
        await asyncio.sleep(pause)
    if interaction.response.is_done():
        return
    try:
        await _end(interaction)
    except discord.HTTPException as refusal:
        if refusal.code != DONE_ALREADY:
            raise


def _pauses() -> Iterator[float]:
    pause, left = FIRST_LOOK, NOBODY_WAITS
    while left > 0:
        yield min(pause, left)
        left -= pause
        pause *= 2


async def _end(interaction: discord.Interaction) -> None:
    data: Any = interaction.data or {}
    language = language_of(interaction.locale.value)
    if not (typed := "\n\n".join(_typed(data))):
        words = language.say("This is over, or older than my memory. Please start over if you still need it.")
        await interaction.response.send_message(words, ephemeral=True)
        return
    words = language.say(
        "This form is older than my memory, so nothing came of it. What you typed is in the file; please "
        "start over."
    )
    file = discord.File(io.BytesIO(typed.encode()), FILE_NAME)
    await interaction.response.send_message(words, file=file, ephemeral=True)


def _typed(part: Mapping[str, Any]) -> Iterator[str]:
    """The texts in the fields of a form, in order (Discord's API reference, "Modal Submit Data")."""
    for each in part.get("components") or filter(None, [part.get("component")]):
        yield from _typed(each)
    if isinstance(value := part.get("value"), str) and value.strip():
        yield value
