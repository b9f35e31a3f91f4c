"""Scenes of moderators who look after their server's articles."""

import json
from typing import Final

from docs.scenes.stage import Stage
from tests.discord.messages import File

STORIES: Final = [
    {
        "title": "Harbour bridge to close for nine nights",
        "outlet": "The Port Alder Courier",
        "published": "2026-11-11",
        "text": "The harbour bridge will close for nine nights from 23 November, the city said on Wednesday. "
        "Ferries will run every ten minutes until one in the morning while the deck is relaid.",
    },
    {
        "title": "Night ferries return for bridge works",
        "outlet": "The Harbour Gazette",
        "published": "2026-11-12",
        "text": "Night ferries will run across the harbour for the first time in eleven years. "
        "Two boats were hired from Skarrow for the time that the bridge is closed, the operator said.",
    },
    {"title": "A headline without a story", "text": ""},
]


async def article_list(stage: Stage) -> None:
    """The list of a server's articles, with buttons to turn its pages."""
    stage.stock()
    stage.show(await stage.mo.slash("article list").response())


async def article_add(stage: Stage) -> None:
    """The form into which a moderator pastes an article."""
    stage.show(await stage.mo.slash("article add").modal())


async def article_add_file(stage: Stage) -> None:
    """What came of a file with three articles, one of them empty."""
    lines = "\n".join(map(json.dumps, STORIES)).encode()
    stage.show(await stage.mo.slash("article add", file=File("harbour.jsonl", lines)).response())


async def article_show(stage: Stage) -> None:
    """An article as it is stored."""
    stage.stock()
    stage.show(await stage.mo.slash("article show", article=stage.newest.title).response())


async def article_remove(stage: Stage) -> None:
    """The question before an article is removed."""
    stage.stock()
    stage.show(await stage.mo.slash("article remove", article=stage.newest.title).response())
