"""Forms that were opened before a restart, over the wire: they do nothing, and what was typed comes back."""

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
