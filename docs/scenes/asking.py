"""Scenes of members who ask."""

from docs.scenes.stage import Stage


async def reply(stage: Stage) -> None:
    """A quoted sentence with its source, and honest silence with the closest headlines."""
    await stage.asked("What price did Brackwater shares fall to?")
    await stage.asked("Who won the election in France?")


async def ask_private(stage: Stage) -> None:
    """The answer to /ask that the asker alone sees."""
    asked = stage.robin.slash("ask", question="What price did Brackwater shares fall to?", private=True)
    stage.show(await asked.response())
