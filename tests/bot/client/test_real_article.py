"""A real article through each of Discord's doors, and the questions a reader would ask of it."""

from functools import partial
from html import escape
from pathlib import Path

import pytest
from aiohttp import web

from bot.retriever.retriever import Retriever
from corpus.download import download
from tests.bot.client.conftest import QuickClient
from tests.discord.messages import File

pytestmark = pytest.mark.data

TITLE = "Milley tried to speak with Russian counterpart on Tuesday but was 'unsuccessful'"
ANSWERS = {
    "Who did Milley try to reach on Tuesday?": "Russian Gen. Valery Gerasimov",
    "Where did the missile land?": "the village of Przewodów",
    "How many missiles did Russia fire?": "between 60 and 100 missiles",
}


@pytest.fixture
def text(shared: Path) -> str:
    return (shared / "data" / "article.txt").read_text(encoding="utf-8")


@pytest.fixture
def verbatim(verbatim):
    verbatim.retriever = Retriever(verbatim.shelf.store)
    return verbatim


@pytest.fixture
async def page(text):
    """A web page with the article, on a server of this machine."""
    title, *paragraphs = text.split("\n\n")
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    html = (
        f"<!doctype html><html><head><meta charset=utf-8><title>{escape(title)} | Herald</title></head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>{escape(title)}</h1>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )

    async def serve(_: web.Request) -> web.Response:
        return web.Response(text=html, content_type="text/html")

    application = web.Application()
    application.router.add_get("/story", serve)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/story"
    await runner.cleanup()


@pytest.fixture
def mo(loopback):
    return loopback.user("mo", manage_messages=True)


async def paste(mo, text, _):
    form = await mo.slash("article add").modal()
    return await mo.submits(form, {"Text": text[:4000], "Text, continued": text[4000:]}).response()


async def attach(mo, text, _):
    return await mo.slash("article add", file=File("article.txt", text.encode())).response()


async def point_to(mo, _, page):
    return await mo.slash("article add", url=page).response()


@pytest.mark.parametrize("door", [paste, attach, point_to])
async def test_it_is_titled_by_its_first_line_and_answers(door, loopback, verbatim, mo, text, page):
    near = partial(download, allowed=lambda address: address.is_loopback)
    client = QuickClient(verbatim, connector=loopback.connector(), download=near)
    async with loopback.online(client):
        preview = await door(mo, text, page)
        await mo.clicks(preview, "Save").response()
        assert "Added" in preview.text
        [listing] = verbatim.shelf.store.listings(loopback.server.id)
        assert listing.title == TITLE
        for question, answer in ANSWERS.items():
            mo.mentions_bot(loopback.channel, question)
            reply = (await loopback.channel.next_message()).text
            assert answer in next(line for line in reply.splitlines() if line.startswith("> "))
        mo.mentions_bot(loopback.channel, "Who won the World Cup?")
        silence = await loopback.channel.next_message()
        assert "\n> " not in silence.text
        assert "Milley tried to speak" in silence.labels[0]
