"""Every hand-written rule about forms refuses what it is there to refuse."""

from typing import Any

import pytest

from tests.discord.bodies import places
from tests.discord.conftest import Raw
from tests.discord.interactions import COMMAND
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema


@pytest.fixture(scope="module")
def published_schema() -> Schema:
    """No specification: the rules stand alone here."""
    return Schema(None)


def label(component: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"type": 18, "label": "a", "component": component} | other


def field(number: int = 0, **other: Any) -> dict[str, Any]:
    return {"type": 4, "style": 1, "custom_id": f"f{number}"} | other


def form(*components: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"custom_id": "m", "title": "a", "components": list(components)} | other


UPLOAD = {"type": 19, "custom_id": "u", "min_values": 0, "max_values": 10}

FINE_FORMS = {
    "five": form(*(label(field(n)) for n in range(5)), title="a" * 45),
    "channel": form(label({"type": 8, "custom_id": "c", "default_values": [{"id": "1", "type": "channel"}]})),
    "all": form({"type": 10, "content": "a"}, label(field(max_length=4000)), label(UPLOAD)),
    "rows": form({"type": 1, "components": [field(label="a")]}),
}

BAD_FORMS = {
    "title over 45": (form(label(field()), title="a" * 46), "title"),
    "no title": (form(label(field()), title=""), "title"),
    "custom_id over 100": (form(label(field()), custom_id="a" * 101), "custom_id"),
    "disabled select": (
        form(label({"type": 8, "custom_id": "c", "disabled": True})),
        "components.0.component.disabled",
    ),
    "six": (form(*(label(field(n)) for n in range(6))), "components"),
    "none": (form(), "components"),
    "label over 45": (form(label(field(), label="a" * 46)), "components.0.label"),
    "description over 100": (form(label(field(), description="a" * 101)), "components.0.description"),
    "bare field": (form(field()), "components.0.type"),
    "button": (form(label({"type": 2})), "components.0.component.type"),
    "label twice": (form(label(field(label="a"))), "components.0.component.label"),
    "row without label": (
        form({"type": 1, "components": [field()]}),
        "components.0.components.0.label",
    ),
    "input over 4,000": (form(label(field(max_length=4001))), "components.0.component.max_length"),
    "value over its length": (
        form(label(field(max_length=1, value="ab"))),
        "components.0.component.value",
    ),
    "placeholder over 100": (
        form(label(field(placeholder="a" * 101))),
        "components.0.component.placeholder",
    ),
    "style": (form(label(field(style=3))), "components.0.component.style"),
    "custom_id twice": (form(label(field()), label(field())), "components"),
    "eleven files": (form(label(UPLOAD | {"max_values": 11})), "components.0.component.max_values"),
    "unknown key": (form(label(field(max=3))), "components.0.component.max"),
}


@pytest.mark.parametrize("body", FINE_FORMS.values(), ids=FINE_FORMS)
async def test_fine_forms_are_opened(loopback: Loopback, raw: Raw, body: dict[str, Any]) -> None:
    assert (await raw.answer(COMMAND, {"type": 9, "data": body}))[0] == 204


@pytest.mark.parametrize(("body", "place"), BAD_FORMS.values(), ids=BAD_FORMS)
async def test_bad_forms_are_refused(loopback: Loopback, raw: Raw, body: dict[str, Any], place: str) -> None:
    status, said = await raw.answer(COMMAND, {"type": 9, "data": body})
    assert (status, said["code"]) == (400, 50035)
    assert f"data.{place}" in places(said["errors"])
    loopback.journal.forgive("50035")


@pytest.mark.parametrize(
    "body",
    [
        {"type": 4, "data": {"content": "a" * 2001}},
        {"type": 5, "data": {"flags": 1 << 15}},
        {"type": 5, "data": {"content": "a"}},
        {"type": 4, "data": {"content": "a"}, "flags": 64},
    ],
)
async def test_bad_answers_are_refused(loopback: Loopback, raw: Raw, body: dict[str, Any]) -> None:
    assert (await raw.answer(COMMAND, body))[0] == 400
    loopback.journal.forgive("50035")
