"""The fixture `loopback`: a running Discord, and the check that the bot did nothing it may not."""

import os
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest

from tests.discord.loopback import Loopback
from tests.discord.schema import Schema

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@cache
def read_schema(folder: Path) -> Schema:
    """Discord's specification in a folder, or none if it is not there; read once."""
    path = folder / "discord-openapi.json"
    return Schema(path if path.is_file() else None)


@pytest.fixture
def published_schema() -> Schema:
    """Discord's specification, of the development data; an empty one where that is missing."""
    return read_schema(Path(os.environ.get("VERBATIM_SHARED", CHECKOUT.parent / "shared")))


@pytest.fixture
async def loopback(published_schema: Schema) -> AsyncIterator[Loopback]:
    """A running Discord; after the test, whatever the bot did that Discord forbids makes it fail."""
    async with Loopback(published_schema) as running:
        yield running
    if running.journal.violations:
        pytest.fail(running.journal.story(), pytrace=False)
