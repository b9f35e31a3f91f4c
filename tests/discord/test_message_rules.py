"""Every hand-written rule about messages refuses what it is there to refuse."""

from typing import Any

import pytest

from tests.discord.conftest import Raw
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema

V2 = 1 << 15


@pytest.fixture(scope="module")
def published_schema() -> Schema:
    """No specification: the rules stand alone here."""
    return Schema(None)


def text(content: str = "a") -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(number: int = 0, **other: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "a", "custom_id": str(number)} | other


def link(url: str) -> dict[str, Any]:
    return {"type": 2, "style": 5, "label": "a", "url": url}


def row(*held: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(held)}


def select(count: int = 1, **other: Any) -> dict[str, Any]:
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "s", "options": options} | other


def entities(kind: int, *types: str, **other: Any) -> dict[str, Any]:
    chosen = [{"id": str(number), "type": each} for number, each in enumerate(types, 1)]
    return {"type": kind, "custom_id": "s", "default_values": chosen} | other


def gallery(url: str, **other: Any) -> dict[str, Any]:
    return {"type": 12, "items": [{"media": {"url": url}} | other]}


def container(*held: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": list(held)}


def embed(**keys: Any) -> dict[str, Any]:
    return {"embeds": [keys]}


def components(*tops: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"content": "a", "components": list(tops)} | other


def layout(*tops: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"flags": V2, "components": list(tops)} | other


FINE = {
    "content": {"content": "a" * 2000},
    "embeds": {
        "embeds": [{"description": "a" * 3000}, {"title": "a", "fields": [{"name": "a", "value": "b"}]}]
    },
    "rows": components(*(row(*(button(5 * r + b) for b in range(5))) for r in range(5))),
    "link": components(row(link("https://e.org/" + "a" * 498))),
    "select": components(row(select(25, min_values=0, max_values=25))),
    "layout": layout(
        container(
            {"type": 9, "components": [text()], "accessory": button()},
            {"type": 14},
            row(button(1), link("https://e.org")),
        ),
        text("a" * 3999),
    ),
    "entities": components(
        row(entities(5, "user")),
        row(entities(7, "user", "role", custom_id="t", max_values=2)),
        row(entities(8, "channel", custom_id="u", channel_types=[0])),
    ),
    "gallery": layout(gallery("https://e.org/a.png", description="a" * 1024)),
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
    "six rows": (components(*(row(button(n)) for n in range(6))), "components"),
    "six buttons": (components(row(*(button(n) for n in range(6)))), "components.0.components"),
    "empty row": (components(row()), "components.0.components"),
    "button beside select": (components(row(button(), select())), "components.0.components"),
    "button at the top": (components(button()), "components.0.type"),
    "text without the flag": (components(text()), "components.0.type"),
    "label over 80": (components(row(button(label="a" * 81))), "components.0.components.0.label"),
    "no label": (components(row(button(label=None))), "components.0.components.0"),
    "no custom_id": (components(row(button(custom_id=None))), "components.0.components.0.custom_id"),
    "custom_id over 100": (
        components(row(button(custom_id="a" * 101))),
        "components.0.components.0.custom_id",
    ),
    "custom_id twice": (components(row(button(1)), row(button(1))), "components"),
    "no such style": (components(row(button(style=9))), "components.0.components.0.style"),
    "url on a plain button": (components(row(button(url="https://e.org"))), "components.0.components.0.url"),
    "link over 512": (components(row(link("https://e.org/" + "a" * 499))), "components.0.components.0.url"),
    "link to nowhere": (components(row(link("javascript:1"))), "components.0.components.0.url"),
    "link with custom_id": (
        components(row(link("https://e.org") | {"custom_id": "a"})),
        "components.0.components.0.custom_id",
    ),
    "unknown key of a button": (components(row(button(lable="a"))), "components.0.components.0.lable"),
    "select over 25": (components(row(select(26))), "components.0.components.0.options"),
    "select of nothing": (components(row(select(0))), "components.0.components.0.options"),
    "select value twice": (
        components(row(select(options=[{"label": "a", "value": "a"}] * 2))),
        "components.0.components.0.options",
    ),
    "select bounds": (
        components(row(select(2, min_values=2, max_values=1))),
        "components.0.components.0.min_values",
    ),
    "placeholder over 150": (
        components(row(select(placeholder="a" * 151))),
        "components.0.components.0.placeholder",
    ),
    "defaults of another type": (
        components(row(entities(5, "role"))),
        "components.0.components.0.default_values.0.type",
    ),
    "defaults over max_values": (
        components(row(entities(8, "channel", "channel"))),
        "components.0.components.0.default_values",
    ),
    "defaults below min_values": (
        components(row(entities(6, "role", min_values=2, max_values=3))),
        "components.0.components.0.default_values",
    ),
    "channel types of users": (
        components(row(entities(5, channel_types=[0]))),
        "components.0.components.0.channel_types",
    ),
    "options of users": (components(row(entities(5, options=[]))), "components.0.components.0.options"),
    "two defaults for one": (
        components(row(select(options=[{"label": each, "value": each, "default": True} for each in "ab"]))),
        "components.0.components.0.options",
    ),
    "custom_id twice in containers": (
        layout(container(row(button(1))), container(row(button(1)))),
        "components",
    ),
    "empty text": (layout(text("")), "components.0.content"),
    "empty container": (layout(container()), "components.0.components"),
    "colour": (layout(container(text()) | {"accent_color": 1 << 24}), "components.0.accent_color"),
    "empty gallery": (layout({"type": 12, "items": []}), "components.0.items"),
    "picture from nowhere": (layout(gallery("file:///a.png")), "components.0.items.0.media.url"),
    "picture without a file": (layout(gallery("attachment://a.png")), "body"),
    "alt text over 1,024": (
        layout(gallery("https://e.org", description="a" * 1025)),
        "components.0.items.0.description",
    ),
    "gallery item's unknown key": (
        layout(gallery("https://e.org", alt="a")),
        "components.0.items.0.alt",
    ),
    "file from elsewhere": (
        layout({"type": 13, "file": {"url": "https://e.org/a.txt"}}),
        "components.0.file.url",
    ),
    "layout with content": (layout(text(), content="a"), "content"),
    "layout with embeds": (layout(text(), embeds=[{"title": "a"}]), "embeds"),
    "layout over 40": (layout(*[text()] * 41), "components"),
    "layout nested over 40": (layout(container(*[text()] * 40)), "components"),
    "layout over 4,000 characters": (layout(text("a" * 2001), text("a" * 2000)), "components"),
    "container in container": (layout(container(container(text()))), "components.0.components.0.type"),
    "section without accessory": (
        layout({"type": 9, "components": [text()]}),
        "components.0.accessory.type",
    ),
    "section with four texts": (
        layout({"type": 9, "components": [text()] * 4, "accessory": button()}),
        "components.0.components",
    ),
    "separator spacing": (layout({"type": 14, "spacing": 3}), "components.0.spacing"),
    "id twice": (layout(text() | {"id": 7}, text() | {"id": 7}), "components"),
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


def places(errors: dict[str, Any], above: str = "") -> list[str]:
    """Where the errors of an answer stand: `["embeds.0.title"]`."""
    found = [above] if "_errors" in errors else []
    for key, inner in errors.items():
        if key != "_errors":
            found += places(inner, f"{above}.{key}".lstrip("."))
    return found


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
