"""Requests are held against Discord's published specification, where it is present."""

from pathlib import Path
from typing import Any

import pytest

from tests.discord.conftest import Raw
from tests.discord.journal import Request
from tests.discord.loopback import Loopback
from tests.discord.refusals import Refused
from tests.discord.schema import Schema

MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"


@pytest.fixture
def schema(shared: Path, published_schema: Schema) -> Schema:
    """The specification, without which these tests are skipped."""
    return published_schema


def request(method: str, path: str, body: Any = None, **more: Any) -> Request:
    return Request(method, path, {}, body=body, **more)


@pytest.mark.data
@pytest.mark.parametrize(
    "fine",
    [
        request("GET", "/users/@me"),
        request("GET", MESSAGES, query={"limit": "100", "before": "1"}),
        request("POST", MESSAGES, {"content": "a", "message_reference": {"message_id": 1 << 60}}),
        request("POST", MESSAGES, {"attachments": [{"id": 0, "filename": "a"}]}, multipart=True),
        request("POST", CALLBACK, {"type": 5}, query={"with_response": "1"}),
        request("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "a", "value": "a"}]}}),
        request("PATCH", "/webhooks/1/token/messages/@original", {"content": None}),
        request("PUT", "/applications/1/commands", [{"name": "a", "description": "a", "type": 1}]),
    ],
    ids=str,
)
def test_fine_requests_pass(schema: Schema, fine: Request) -> None:
    schema.check(fine)


@pytest.mark.data
@pytest.mark.parametrize(
    ("bad", "place"),
    [
        (request("GET", MESSAGES, query={"limit": "101"}), ("limit",)),
        (request("GET", MESSAGES, query={"until": "1"}), ("until",)),
        (request("POST", CALLBACK, {"type": 5}, query={"with_response": "yes"}), ("with_response",)),
        (request("POST", MESSAGES), ()),
        (request("POST", MESSAGES, {"content": 5}), ("content",)),
        (request("POST", MESSAGES, {"content": "a", "tts": "no"}), ("tts",)),
        (
            request("POST", MESSAGES, {"message_reference": {"message_id": "x"}}),
            ("message_reference", "message_id"),
        ),
        (request("POST", MESSAGES, {"embeds": [{"color": 1 << 24}]}), ("embeds", 0, "color")),
        (request("POST", CALLBACK, {"type": 5, "data": {"flags": "64"}}), ("data", "flags")),
        (request("PUT", "/applications/1/commands", [{"name": "a", "contexts": [9]}]), (0, "contexts", 0)),
        (request("POST", "/users/@me", {}), ()),
        (request("GET", "/users/@me/nothing"), ()),
    ],
    ids=lambda value: str(value) if isinstance(value, Request) else ".".join(map(str, value)),
)
def test_bad_requests_are_refused(schema: Schema, bad: Request, place: tuple[str | int, ...]) -> None:
    with pytest.raises(Refused) as refused:
        schema.check(bad)
    assert place in [problem.at for problem in refused.value.problems]
    assert refused.value.fault


def test_nothing_is_refused_without_the_specification() -> None:
    assert not Schema(None).present
    Schema(None).check(request("POST", MESSAGES, {"content": 5}))


@pytest.mark.data
async def test_refusal_reaches_the_bot_and_the_journal(schema: Schema, loopback: Loopback, raw: Raw) -> None:
    status, body = await raw.message(content="a", tts="no")
    assert (status, body["code"], list(body["errors"])) == (400, 50035, ["tts"])
    loopback.journal.forgive("SCHEMA_TYPE")
