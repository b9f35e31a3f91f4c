"""Forms that were opened before a restart, over the wire: they do nothing, and what was typed comes back."""

import asyncio
import time
from types import SimpleNamespace

import pytest

from bot.client import client, outdated
from tests.bot.client.conftest import QuickClient

TEXT = "The ship arrives\n\nIt carried forty crates of oranges."


async def test_what_was_typed_into_a_form_of_before_comes_back(loopback, verbatim, bot):
    mo = loopback.user("mo", manage_messages=True)
    filled, empty = [await mo.slash("article add").modal() for _ in range(2)]
    await bot.wait_until_ready()
    await bot.close()
    again = QuickClient(verbatim, connector=loopback.connector())
    async with loopback.online(again):
        await again.wait_until_ready()
        sent = mo.submits(filled, Text=TEXT, Address="https://example.org/ship"), mo.submits(empty)
        told, over = [await each.response() for each in sent]
    assert told.ephemeral
    assert "older than my memory" in told.text
    assert told.attachments[0].file.data.decode() == f"{TEXT}\n\nhttps://example.org/ship"
    assert "This is over" in over.text
    assert not over.attachments
    assert not verbatim.shelf.store.count(loopback.server.id)


def stand_still():
    """Keep the whole loop from going on, as a busy machine does."""
    time.sleep(outdated.NOBODY_WAITS)


@pytest.mark.parametrize("noticed", [True, False])
async def test_a_press_answered_at_the_last_moment_is_left_as_it_is(loopback, bot, monkeypatch, noticed):
    """Whether or not our own library has heard yet that Discord took the answer."""

    async def end(interaction):
        async def answer(seconds):
            await interaction.response.send_message("Just in time.")
            if not noticed:
                interaction.response._response_type = None
            stand_still()

        monkeypatch.setattr(outdated, "asyncio", SimpleNamespace(sleep=answer))
        await outdated.end_if_outdated(interaction)
        ended.set()

    ended = asyncio.Event()
    monkeypatch.setattr(outdated, "NOBODY_WAITS", outdated.FIRST_LOOK)
    monkeypatch.setattr(client, "end_if_outdated", end)
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Next", "custom_id": "of old"}]}
    old = loopback.bot_sends(loopback.channel, {"content": "a list", "components": [row]}, [])
    press = loopback.user("mo").clicks(old, "Next")
    said = await press.response()
    await asyncio.wait_for(ended.wait(), 5)
    if not noticed:
        loopback.journal.forgive("40060")
    assert said.text == "Just in time."
    assert [press.original.text] == ["Just in time."]
