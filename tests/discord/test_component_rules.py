"""Every hand-written rule about the components of messages refuses what it is there to refuse."""

from typing import Any

import pytest

from tests.discord.bodies import (
    button,
    components,
    container,
    entities,
    gallery,
    layout,
    link,
    places,
    row,
    select,
    text,
)
from tests.discord.conftest import Raw
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema


@pytest.fixture(scope="module")
def published_schema() -> Schema:
    """No specification: the rules stand alone here."""
    return Schema(None)


FINE = {
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
}

REFUSED = {
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
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
async def test_fine_components_are_sent(loopback: Loopback, raw: Raw, body: dict[str, Any]) -> None:
    assert (await raw.message(**body))[0] == 200


@pytest.mark.parametrize(("body", "place"), REFUSED.values(), ids=REFUSED)
async def test_bad_components_are_refused(
    loopback: Loopback, raw: Raw, body: dict[str, Any], place: str
) -> None:
    status, answer = await raw.message(**body)
    assert (status, answer["code"]) == (400, 50035)
    assert place in [where or "body" for where in places(answer["errors"])]
    assert loopback.channel.by_bot() == []
    loopback.journal.forgive(place.replace(".", r"\."))
