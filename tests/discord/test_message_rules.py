"""Every hand-written rule about messages refuses what it is there to refuse."""

from typing import Any

import pytest

from tests.discord.bodies import embed, layout, places, text
from tests.discord.conftest import Raw
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema


@pytest.fixture(scope="module")
def published_schema() -> Schema:
    """No specification: the rules stand alone here."""
    return Schema(None)


FINE = {
    "content": {"content": "a" * 2000},
    "embeds": {
        "embeds": [{"description": "a" * 3000}, {"title": "a", "fields": [{"name": "a", "value": "b"}]}]
    },
    "nothing pinged": {"content": "a", "allowed_mentions": {"parse": [], "replied_user": False}},
    "silent": {"content": "a", "flags": 4096 | 4, "nonce": "1", "enforce_nonce": True, "tts": False},
}

REFUSED = {
    "content over 2,000": ({"content": "a" * 2001}, "content"),
    "content no text": ({"content": 5}, "content"),
    "unknown key": ({"content": "a", "embed": {}}, "embed"),
    "nonce over 25": ({"content": "a", "nonce": "1" * 26}, "nonce"),
    "ephemeral outside an answer": ({"content": "a", "flags": 64}, "flags"),
    "embeds over ten": ({"embeds": [{"title": "a"}] * 11}, "embeds"),
    "embed title": (embed(title="a" * 257), "embeds.0.title"),
    "embed description": (embed(description="a" * 4097), "embeds.0.description"),
    "embed footer": (embed(footer={"text": "a" * 2049}), "embeds.0.footer.text"),
    "embed author": (embed(author={"name": "a" * 257}), "embeds.0.author.name"),
    "embed field without value": (embed(fields=[{"name": "a"}]), "embeds.0.fields.0.value"),
    "embed field name": (embed(fields=[{"name": "a" * 257, "value": "a"}]), "embeds.0.fields.0.name"),
    "embed fields over 25": (embed(fields=[{"name": "a", "value": "a"}] * 26), "embeds.0.fields"),
    "embed of nothing": (embed(color=1), "embeds.0"),
    "embed field unknown key": (
        embed(fields=[{"name": "a", "value": "a", "inlined": True}]),
        "embeds.0.fields.0.inlined",
    ),
    "embed unknown key": (embed(title="a", colour=1), "embeds.0.colour"),
    "embeds over 6,000": ({"embeds": [{"description": "a" * 3001}] * 2}, "embeds"),
    "mentions of both kinds": (
        {"content": "a", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions.parse",
    ),
    "mentions of no kind": (
        {"content": "a", "allowed_mentions": {"parse": ["all"]}},
        "allowed_mentions.parse",
    ),
    "mentions over 100": (
        {"content": "a", "allowed_mentions": {"users": [str(n) for n in range(101)]}},
        "allowed_mentions.users",
    ),
    "attachment that is not there": ({"content": "a", "attachments": [{"id": 0}]}, "attachments.0.id"),
    "picture that is not there": (embed(image={"url": "attachment://a.png"}), "body"),
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
async def test_fine_messages_are_sent(loopback: Loopback, raw: Raw, body: dict[str, Any]) -> None:
    assert (await raw.message(**body))[0] == 200


@pytest.mark.parametrize(("body", "place"), REFUSED.values(), ids=REFUSED)
async def test_bad_messages_are_refused(
    loopback: Loopback, raw: Raw, body: dict[str, Any], place: str
) -> None:
    status, answer = await raw.message(**body)
    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    assert place in [where or "body" for where in places(answer["errors"])]
    assert loopback.channel.by_bot() == []
    loopback.journal.forgive(place.replace(".", r"\."))


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": " \n"}, {"embeds": [], "components": []}])
async def test_empty_messages_are_refused(loopback: Loopback, raw: Raw, body: dict[str, Any]) -> None:
    status, answer = await raw.message(**body)
    assert (status, answer["code"]) == (400, 50006)
    loopback.journal.forgive("50006")


async def test_edits_are_judged_with_what_stays(loopback: Loopback, raw: Raw) -> None:
    await raw.message(content="plain")
    (message,) = loopback.channel.by_bot()
    path = f"/channels/{loopback.channel.id}/messages/{message.id}"
    assert (await raw("PATCH", path, {"content": ""}))[1]["code"] == 50006
    assert (await raw("PATCH", path, layout(text())))[1]["code"] == 50035
    assert message.content == "plain"
    assert (await raw("PATCH", path, layout(text(), content=None)))[0] == 200
    assert (await raw("PATCH", path, {"components": [text("still a layout")]}))[0] == 200
    assert message.text == "still a layout"
    assert (await raw("PATCH", path, {"content": "no longer"}))[1]["code"] == 50035
    assert len(loopback.journal.forgive(".")) == 3


async def test_too_many_bytes_are_refused(loopback: Loopback, raw: Raw) -> None:
    form = {"files[0]": b"a" * (10 * 1024 * 1024 + 1)}
    status, answer = await raw.form({"content": "a"}, form)
    assert (status, answer["code"]) == (413, 40005)
    loopback.journal.forgive("40005")


async def test_files_must_be_named_as_files(loopback: Loopback, raw: Raw) -> None:
    assert (await raw.form({"content": "a"}, {"file": b"a"}))[0] == 400
    loopback.journal.forgive("FILES_MISNAMED")
    described = {"attachments": [{"id": 0, "description": "a"}]}
    assert (await raw.form(described, {"files[0]": b"a"}))[0] == 200
