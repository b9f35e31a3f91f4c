"""Scenes of members who ask."""

from docs.scenes.stage import Stage


async def reply(stage: Stage) -> None:
    """Two questions on Discord, and the bot's replies: a quoted sentence with its source, and honest silence with the closest headlines."""  # noqa: E501  # one sentence, the picture's title
    await stage.asked("What price did Brackwater shares fall to?")
    await stage.asked("Who won the election in France?")


async def ask_private(stage: Stage) -> None:
    """The answer to /ask that the asker alone sees."""
    asked = stage.robin.slash("ask", question="What price did Brackwater shares fall to?", private=True)
    stage.show(await asked.response())
