"""Scenes of what the buttons of an answer bring."""

from typing import Final

from docs.scenes.asking import SHARES
from docs.scenes.stage import Stage

FIRE: Final = "When did the quay fire start?"


async def answer_context(stage: Stage) -> None:
    """What stands around the quoted sentence, for the asker alone."""
    answer = await stage.answer(SHARES)
    stage.show(await stage.robin.clicks(answer, "Context").response())


async def answer_reports(stage: Stage) -> None:
    """An answer, and the other reports of it."""
    answer = await stage.asked(FIRE)
    stage.show(await stage.robin.clicks(answer, "Other reports").response())


async def answer_headline(stage: Stage) -> None:
    """An article whose headline was pressed under an honest silence."""
    answer = await stage.answer("Who won the election in France?")
    stage.show(await stage.robin.clicks(answer, "Council votes to close Market Street to cars").response())


async def answer_follow_up(stage: Stage) -> None:
    """The form for a question that follows up an answer."""
    answer = await stage.answer(SHARES)
    stage.show(await stage.robin.clicks(answer, "Follow up").modal())
