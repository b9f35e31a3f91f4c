"""What pictures are made of: each scene drives the bot on the loopback Discord, and shows what came."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from docs.look.seen import Form, Seen
from docs.scenes import asking, curating
from docs.scenes.stage import Stage, stage

Scene = Callable[[Stage], Awaitable[None]]

SCENES: Final[tuple[Scene, ...]] = (
    asking.reply,
    asking.ask_private,
    curating.article_list,
    curating.article_add,
    curating.article_remove,
)
"""Each a function whose name names its pictures, and whose docstring is their title."""


def play(scene: Scene) -> list[Seen | Form]:
    """What a scene shows."""

    async def played() -> list[Seen | Form]:
        async with stage() as on:
            await scene(on)
            return on.shown

    return asyncio.run(played())
