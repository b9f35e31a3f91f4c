"""The bot on the loopback Discord, and a log that is as terse as in the service."""

import logging

import pytest

from bot.client.outages import is_expected
from bot.service.log.expected import Terse
from tests.bot.client.conftest import add, bot, logged, verbatim, web
from tests.faults.hastening import Hastening

__all__ = ["add", "bot", "logged", "verbatim", "web"]


@pytest.fixture(autouse=True)
def terse(caplog):
    """The log, without what `serve` keeps out of it."""
    caplog.set_level(logging.INFO)
    filtering = Terse(is_expected)
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
