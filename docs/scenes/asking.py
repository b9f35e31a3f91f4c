"""Scenes of members who ask."""

from typing import Final

from docs.scenes.stage import Stage

SHARES: Final = "What price did Brackwater shares fall to?"


async def reply(stage: Stage) -> None:
    """A quoted sentence with its source, and honest silence with the closest headlines."""
    await stage.asked(SHARES)
    await stage.asked("Who won the election in France?")


async def follow_up(stage: Stage) -> None:
    """A question in reply to an answer, which is sought in the same article first."""
    answer = await stage.asked(SHARES)
    further = stage.robin.replies(answer, "And how many jobs does it cut?")
    stage.show(further, await stage.loopback.channel.next_message())


async def ask_private(stage: Stage) -> None:
    """The answer to /ask that the asker alone sees."""
    asked = stage.robin.slash("ask", question=SHARES, private=True)
    stage.show(await asked.response())
