"""What pictures are made of: each scene drives the bot on the loopback Discord, and shows what came."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from docs.look.seen import Form, Seen
from docs.scenes import about, answers, asking, curating, following, governing, mending
from docs.scenes.stage import Stage, stage

Scene = Callable[[Stage], Awaitable[None]]

SCENES: Final[tuple[Scene, ...]] = (
    asking.reply,
    asking.follow_up,
    asking.ask_private,
    asking.find_source,
    asking.patience,
    answers.answer_buttons,
    answers.answer_reports,
    answers.answer_newer,
    answers.answer_corrected,
    about.help_member,
    about.privacy,
    about.help_moderator,
    curating.article_add,
    curating.article_duplicate,
    curating.article_add_file,
    curating.article_list,
    curating.article_show,
    mending.article_edit,
    mending.article_history,
    following.feed_add,
    following.feed_queue,
    governing.server_settings,
    governing.server_gaps,
    governing.server_stats,
    governing.server_log,
    governing.server_erase,
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
