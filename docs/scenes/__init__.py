"""What pictures are made of: each scene drives the bot on the loopback Discord, and shows what came."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from docs.look.seen import Form, Seen
from docs.scenes import about, answers, asking, curating, following, governing, mending, walking
from docs.scenes.stage import Stage, stage

Scene = Callable[[Stage], Awaitable[None]]

MEMBERS: Final = "What members see"
ARTICLES: Final = "What moderators see of articles and feeds"
SERVER: Final = "What moderators see of their server"

SCENES: Final[Mapping[str, Sequence[Scene]]] = {
    MEMBERS: (
        asking.reply,
        asking.follow_up,
        asking.ask_private,
        answers.answer_buttons,
        answers.answer_reports,
        answers.answer_newer,
        answers.answer_corrected,
        asking.find_source,
        asking.patience,
        about.help_member,
        about.privacy,
        walking.thanks,
    ),
    ARTICLES: (
        curating.article_add,
        curating.article_duplicate,
        curating.article_add_file,
        curating.article_list,
        curating.article_show,
        mending.article_edit,
        mending.article_history,
        following.feed_add,
        following.feed_queue,
        walking.title_warning,
    ),
    SERVER: (
        about.help_moderator,
        governing.server_settings,
        governing.server_gaps,
        governing.server_stats,
        governing.server_log,
        governing.server_erase,
    ),
}
"""By who sees it. Each is a function whose name names its pictures, and whose docstring is their title."""


@dataclass(frozen=True, slots=True)
class Played:
    """A scene that was played: what it shows, and when it is looked at."""

    part: str
    name: str
    title: str
    shown: tuple[Seen | Form, ...]
    now: datetime


def play(scene: Scene, part: str = "") -> Played:
    """Play a scene of a part of the page.

    Raises:
        AssertionError: the bot did not answer, or did what no bot may do on Discord.
    """

    async def played() -> Played:
        async with stage() as on:
            await scene(on)
        name, title = scene.__name__.replace("_", "-"), scene.__doc__ or ""
        return Played(part, name, title.strip().removesuffix("."), tuple(on.shown), on.clock.now)

    return asyncio.run(played())


def play_all() -> list[Played]:
    """Play every scene, in the order of the page.

    Raises:
        AssertionError: as for `play`.
    """
    return [play(scene, part) for part, scenes in SCENES.items() for scene in scenes]
