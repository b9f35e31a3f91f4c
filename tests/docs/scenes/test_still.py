"""A clock that stands still does so for the bot, until it is set, and then goes on."""

from datetime import UTC, datetime, timedelta

import discord

from bot import verbatim
from docs.scenes.still import still

NOW = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)


def test_it_stands_still_and_can_be_set():
    with still(NOW) as clock:
        assert verbatim.datetime.now(UTC) == discord.utils.utcnow() == NOW
        clock.now += timedelta(days=1)
        assert verbatim.datetime.now(UTC) == discord.utils.utcnow() == NOW + timedelta(days=1)
    assert verbatim.datetime is datetime


def test_a_real_datetime_is_one_of_its_kind():
    with still(NOW):
        assert isinstance(NOW, verbatim.datetime)
        assert isinstance(verbatim.datetime(2020, 1, 1, tzinfo=UTC), datetime)


def test_what_it_makes_is_a_real_datetime():
    with still(NOW):
        assert type(verbatim.datetime.fromisoformat("2020-01-01T00:00:00+00:00")) is datetime
