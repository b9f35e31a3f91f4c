"""Presses and forms that nothing waits for any more: who sent them is told, and gets back what they typed."""

import asyncio
import io
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

import discord

from bot.translation import language_of, phrase
from corpus.errors import VerbatimError

NOBODY_WAITS: Final = 2.0
"""Seconds without an answer after which a press or form is taken for forgotten; Discord waits for three."""

LOOK_EVERY: Final = 0.1
"""Seconds from one look to the next whether it is answered: who ends the bot need not wait any longer."""

FILE_NAME: Final = "what-you-typed.txt"


class Outdated(VerbatimError):
    """A button or form that was made before a restart, or too long ago."""


async def end_if_outdated(interaction: discord.Interaction) -> None:
    """Tell who pressed or sent something that it is over, if nothing answers it.

    Whatever is waited for answers at once, so a while without an answer means that nothing does.

    Raises:
        Outdated: it is over, and nothing was typed.
    """
    until = time.monotonic() + NOBODY_WAITS
    while time.monotonic() < until:
        if interaction.response.is_done():
            return
        await asyncio.sleep(LOOK_EVERY)
    data: Any = interaction.data or {}
    typed = "\n\n".join(_typed(data))
    if not typed:
        raise Outdated(
            phrase("This is over, or older than my memory. Please start over if you still need it.")
        )
    words = language_of(interaction.locale.value).say(
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
