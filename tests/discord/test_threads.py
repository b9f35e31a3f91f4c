"""Threads are opened under names that Discord takes."""

from typing import Any

import pytest

from tests.discord.conftest import Raw
from tests.discord.loopback import Loopback


async def test_thread_is_opened(loopback: Loopback, raw: Raw) -> None:
    body = {"name": "a" * 100, "auto_archive_duration": 1440, "type": 11}
    status, thread = await raw("POST", f"/channels/{loopback.channel.id}/threads", body)
    assert (status, thread["parent_id"]) == (201, str(loopback.channel.id))


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "a" * 101}, {"auto_archive_duration": 5}, {"title": "a"}]
)
async def test_bad_threads_are_refused(loopback: Loopback, raw: Raw, wrong: dict[str, Any]) -> None:
    path = f"/channels/{loopback.channel.id}/threads"
    assert (await raw("POST", path, {"name": "storm", "type": 11} | wrong))[0] == 400
    loopback.journal.forgive(next(iter(wrong)))
