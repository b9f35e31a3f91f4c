"""What is seen is what went over the wire, at the moment it was looked at."""

from datetime import UTC, datetime

import pytest

from bot.client.sending import content_of
from bot.formatter.card import Beside, Button, Card, Choice, Divider, Look, Menu, Picture, Row, Text
from bot.formatter.message import Link
from docs.look.drawing import PHONE, draw
from docs.look.seen import form, seen
from docs.look.themes import DARK
from tests.discord.conftest import Bot
from tests.discord.messages import Message
from tests.docs.look.payloads import png


@pytest.fixture
async def bot(loopback):
    client = Bot(loopback)
    async with loopback.online(client):
        yield client


@pytest.fixture
def ann(loopback, bot):
    return loopback.user("ann", manage_guild=True)


async def test_the_answer_to_a_command_is_no_edit_though_it_was_thinking_first(loopback, ann):
    answer = seen(await ann.slash("ask", question="why", private=True).response(), loopback)
    assert answer.payload["content"] == "answer to why"
    assert (answer.command, answer.private, answer.edited) == ("/ask", True, False)


async def test_a_message_stays_as_it_was_seen(loopback, ann):
    message = await ann.slash("article show", article="one").response()
    before = seen(message, loopback)
    await ann.clicks(message, "Yes").response()
    after = seen(message, loopback)
    assert (before.payload["content"], before.edited) == ("one", False)
    assert (after.payload["content"], after.edited) == ("done", True)
    assert before.payload["components"]
    assert not after.payload["components"]
    assert before.files == {"article.txt": b"It rained."}


async def test_a_reply_and_who_is_named(loopback, ann):
    ann.mentions_bot(loopback.channel, "hello")
    reply = seen(await loopback.channel.next_message(), loopback)
    assert reply.payload["referenced_message"]["author"]["global_name"] == "Ann"
    assert (reply.command, reply.private, reply.edited) == ("", False, False)
    assert reply.names[str(ann.id)] == "@Ann"
    assert reply.names[str(loopback.channel.id)] == "#general"


async def test_a_form(loopback, ann):
    opened = form(await ann.slash("article add").modal(), loopback)
    assert opened.payload["title"] == "Add an article"
    assert [part["label"] for part in opened.payload["components"]] == ["Text", "Source", "File"]


async def test_what_a_press_brings_is_a_reply_to_the_card(loopback, ann):
    message = await ann.slash("article show", article="one").response()
    assert "referenced_message" not in seen(message, loopback).payload
    pressed = ann.clicks(message, "Yes")
    await pressed.response()
    further = Message(1, message.channel, loopback.bot, "more", interaction=pressed)
    assert seen(further, loopback).payload["referenced_message"]["content"] == "done"


async def test_every_part_of_a_card_can_be_drawn(loopback, bot):
    card = Card(
        (
            Text("# A card"),
            Beside(Text("beside"), Button("Show", "show:1")),
            Divider(line=False),
            Row((Button("Remove", "remove:1", Look.DANGER, off=True), Link("A page", "https://a.example"))),
            Menu("pick", (Choice("One", "1", chosen=True), Choice("Two", "2"))),
            Picture("a chart.png", png(40, 20), "a chart"),
        ),
        below=(Text("below"),),
    )
    await bot.get_channel(loopback.channel.id).send(**content_of(card))
    card_seen = seen(await loopback.channel.next_message(), loopback)
    picture = draw([card_seen], DARK, PHONE, datetime.now(UTC), "A card")
    for each in ("A card", "beside", "Show", "Remove", "A page", "One", "below", 'aria-label="a chart"'):
        assert each in picture
