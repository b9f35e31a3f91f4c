"""What pictures are made of: each scene drives the bot on the loopback Discord, and shows what came."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from docs.look.seen import Form, Seen
from docs.scenes import answers, asking, curating, walking
from docs.scenes.stage import Stage, stage

Scene = Callable[[Stage], Awaitable[None]]

SCENES: Final[tuple[Scene, ...]] = (
    asking.reply,
    asking.follow_up,
    asking.ask_private,
    answers.answer_context,
    answers.answer_reports,
    answers.answer_headline,
    answers.answer_follow_up,
    curating.article_add,
    curating.article_add_file,
    curating.article_list,
    curating.article_show,
    curating.article_remove,
    walking.thanks,
    walking.title_warning,
)
"""Each a function whose name names its pictures, and whose docstring is their title."""


@dataclass(frozen=True, slots=True)
class Played:
    """A scene that was played: what it shows, and when it is looked at."""

    name: str
    title: str
    shown: tuple[Seen | Form, ...]
    now: datetime


def play(scene: Scene) -> Played:
    """Play a scene.

    Raises:
        AssertionError: the bot did not answer, or did what no bot may do on Discord.
    """

    async def played() -> Played:
        async with stage() as on:
            await scene(on)
        name, title = scene.__name__.replace("_", "-"), scene.__doc__ or ""
        return Played(name, title.strip().removesuffix("."), tuple(on.shown), on.clock.now)

    return asyncio.run(played())
