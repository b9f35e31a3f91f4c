"""Scenes of what the walkthrough mended."""

from typing import Final

from docs.scenes.stage import Stage

REOPENED: Final = "When will the swimming pool reopen?"
HEADLESS: Final = (
    "The harbour bridge will close for nine nights from 23 November, the city said on Wednesday.\n\n"
    "Ferries will run every ten minutes until one in the morning while the deck is relaid."
)


async def thanks(stage: Stage) -> None:
    """Thanks for an answer, which are no question."""
    answer = await stage.asked(REOPENED)
    said = stage.robin.replies(answer, "thanks!")
    stage.show(said, await stage.loopback.channel.next_message())


async def title_warning(stage: Stage) -> None:
    """The preview of a paste whose first sentence was taken for the title."""
    form = await stage.mo.slash("article add").modal()
    stage.show(await stage.mo.submits(form, Text=HEADLESS).response())
