"""The fixture `loopback`: a running Discord, and the check that the bot did nothing it may not."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.discord.loopback import Loopback
from tests.discord.schema import Schema

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def published_schema() -> Schema:
    """Discord's specification, of the development data; an empty one where that is missing."""
    folder = Path(os.environ.get("VERBATIM_SHARED", CHECKOUT.parent / "shared"))
    path = folder / "discord-openapi.json"
    return Schema(path if path.is_file() else None)


@pytest.fixture
async def loopback(published_schema: Schema) -> AsyncIterator[Loopback]:
    """A running Discord; after the test, whatever the bot did that Discord forbids makes it fail."""
    async with Loopback(published_schema) as running:
        yield running
    if running.journal.violations:
        pytest.fail(running.journal.story(), pytrace=False)
