"""Scenes of moderators who add articles, and look at those they have."""

import json
from typing import Final

from docs.scenes.stage import Stage
from tests.discord.messages import File, Message

BRIDGE: Final = {
    "title": "Harbour bridge to close for nine nights",
    "outlet": "The Port Alder Courier",
    "published": "2026-11-11",
    "text": "The harbour bridge will close for nine nights from 23 November, the city said on Wednesday. "
    "Ferries will run every ten minutes until one in the morning while the deck is relaid.",
}
STORIES: Final = [
    BRIDGE,
    {
        "title": "Night ferries return for bridge works",
        "outlet": "The Harbour Gazette",
        "published": "2026-11-12",
        "text": "Night ferries will run across the harbour for the first time in eleven years. "
        "Two boats were hired from Skarrow for the time that the bridge is closed, the operator said.",
    },
    {"title": "A headline without a story", "text": ""},
]
"""What the file holds, line by line."""


async def article_add(stage: Stage) -> None:
    """The form into which a moderator pastes an article, and the preview before it is saved."""
    form = await stage.mo.slash("article add").modal()
    stage.show(form)
    typed = {"Text": f"{BRIDGE['title']}\n\n{BRIDGE['text']}", "Published": BRIDGE["published"]}
    stage.show(await stage.mo.submits(form, typed).response())


async def article_duplicate(stage: Stage) -> None:
    """An article that is on the shelf already, with what differs; and what is said once that is saved."""
    page = {**BRIDGE, "url": "https://example.com/courier/harbour-bridge"}
    await stage.mo.clicks(await _attached(stage, [page]), "Save").response()
    text = BRIDGE["text"].replace("nine nights", "ten nights")
    card = await _attached(stage, [{**page, "text": text, "outlet": "The Courier"}])
    stage.show(card)
    await stage.mo.clicks(card, "Save as a revision").response()
    stage.show(card)


async def article_add_file(stage: Stage) -> None:
    """What came of a file with three articles, one of them empty, before and after they are saved."""
    card = await _attached(stage, STORIES)
    stage.show(card)
    await stage.mo.clicks(card, "Save all 2").response()
    stage.show(card)


async def article_list(stage: Stage) -> None:
    """The list of a server's articles, with buttons to turn its pages."""
    stage.stock()
    stage.show(await stage.mo.slash("article list").response())


async def article_show(stage: Stage) -> None:
    """An article as it is stored, and the question before it is removed."""
    stage.stock()
    stage.show(await stage.mo.slash("article show", article=stage.newest.title).response())
    stage.show(await stage.mo.slash("article remove", article=stage.newest.title).response())


async def _attached(stage: Stage, stories: list[dict[str, str]]) -> Message:
    """Attach a file to `/article add`: the preview."""
    lines = "\n".join(map(json.dumps, stories)).encode()
    return await stage.mo.slash("article add", file=File("harbour.jsonl", lines)).response()
