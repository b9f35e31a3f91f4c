"""Scenes of members who ask."""

from typing import Final

from corpus.servers import ServerSettings, Where
from docs.scenes.stage import Stage

SHARES: Final = "What price did Brackwater shares fall to?"


async def reply(stage: Stage) -> None:
    """A quoted sentence with its source, and honest silence with the closest headlines."""
    await stage.asked(SHARES)
    await stage.asked("Who won the election in France?")


async def follow_up(stage: Stage) -> None:
    """Questions that follow up an answer: in reply to it, and in the form behind its button."""
    answer = await stage.asked(SHARES)
    further = stage.robin.replies(answer, "And how many jobs does it cut?")
    stage.show(further, await stage.loopback.channel.next_message())
    stage.show(await stage.robin.clicks(answer, "Follow up").modal())


async def ask_private(stage: Stage) -> None:
    """The answer to /ask that the asker alone sees, and the same one shared with everyone."""
    answer = await stage.robin.slash("ask", question=SHARES, private=True).response()
    stage.show(answer)
    pressed = stage.robin.clicks(answer, "Share")
    stage.show(await pressed.followup(), await pressed.followup())


async def find_source(stage: Stage) -> None:
    """What articles say for and against what somebody wrote, found from the menu of the message."""
    for said in (
        "So Brackwater is cutting 310 jobs.",
        "Brackwater shares fell to $9.10.",
        "The circus is coming to Fenmarch in May!",
    ):
        message = stage.mo.says(stage.loopback.channel, said)
        stage.show(message, await stage.robin.menu("Find a source", message).response())


async def patience(stage: Stage) -> None:
    """What is said where the bot does not answer, and to whom asks too much, or nothing."""
    await stage.asked("")
    news = stage.loopback.add_channel("ask-the-news")
    stage.settle(ServerSettings(answers_in=Where.ONLY, channels=frozenset({news.id})))
    await stage.asked(SHARES)
    stage.show(await stage.robin.slash("ask", question=SHARES).response())
    stage.settle(ServerSettings(per_member=1))
    await stage.answer("Who won the cup?", by=stage.mo)
    await stage.asked("And by how much?", by=stage.mo)
