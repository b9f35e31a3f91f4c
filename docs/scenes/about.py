"""Scenes of what the bot says of itself."""

from docs.scenes.asking import SHARES
from docs.scenes.stage import Stage


async def help_member(stage: Stage) -> None:
    """/help of a member, on a server and in direct messages."""
    await stage.kept_answer(SHARES)
    stage.show(await stage.robin.slash("help").response())
    stage.show(await stage.robin.slash("help", channel=stage.robin.direct).response())


async def help_moderator(stage: Stage) -> None:
    """/help of a moderator, on a server with articles of its own."""
    stage.stock(3)
    stage.show(await stage.mo.slash("help").response())


async def privacy(stage: Stage) -> None:
    """/privacy: what is kept, and what is deleted."""
    await stage.kept_answer(SHARES)
    card = await stage.robin.slash("privacy").response()
    stage.show(card)
    stage.show(await stage.robin.clicks(card, "Show what is kept about me").response())
    asked = await stage.robin.clicks(card, "Delete it").response()
    stage.show(asked)
    await stage.robin.clicks(asked, "Delete it").response()
    stage.show(asked)
