"""What is seen is what went over the wire, at the moment it was looked at."""

import pytest

from docs.look.seen import form, seen
from tests.discord.conftest import Bot
from tests.discord.messages import Message


@pytest.fixture
async def ann(loopback):
    async with loopback.online(Bot(loopback)):
        yield loopback.user("ann", manage_guild=True)


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
