"""The bot on the loopback Discord, and a log that is as terse as in the service."""

import logging
import time

import pytest

from bot.client.outages import is_expected
from bot.service.log.expected import Expected
from bot.service.log.repeats import Repeats
from tests.bot.client.conftest import add, bot, logged, verbatim, web
from tests.faults.hastening import Hastening

__all__ = ["add", "bot", "logged", "verbatim", "web"]


class Thinned(Expected):
    """What the service's log makes of a record, and whether it tells it."""

    def __init__(self):
        super().__init__(is_expected)
        self.repeats = Repeats()

    def filter(self, record):
        kind = str(record.msg)
        super().filter(record)
        record.msg, record.args = record.getMessage(), None
        return self.repeats.passes(record, kind, time.monotonic())


@pytest.fixture(autouse=True)
def terse(caplog):
    """The log, without what the service's own keeps out of it."""
    caplog.set_level(logging.INFO)
    filtering = Thinned()
    caplog.handler.addFilter(filtering)
    yield caplog
    caplog.handler.removeFilter(filtering)


@pytest.fixture
def hasten(monkeypatch):
    """Let what waits for Discord wait a 600th of the time."""
    return Hastening(
        monkeypatch,
        "discord.client",
        "discord.shard",
        "discord.http",
        "discord.webhook.async_",
        "bot.client.outages",
    )
