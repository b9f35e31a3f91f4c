"""Timestamps look as Discord makes them look."""

from datetime import UTC, datetime, timedelta

import pytest

from docs.look.moments import message_time, relative, shown

NOW = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)
UNIX = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("", "12 November 2026 at 19:30"),
        (":f", "12 November 2026 at 19:30"),
        (":F", "Thursday, 12 November 2026 at 19:30"),
        (":D", "12 November 2026"),
        (":d", "12/11/2026"),
        (":t", "19:30"),
        (":T", "19:30:00"),
        (":R", "a few seconds ago"),
    ],
)
def test_every_style(style, look):
    assert shown(f"<t:{UNIX}{style}>", NOW) == look


@pytest.mark.parametrize(
    ("length", "look"),
    [
        (timedelta(minutes=1), "a minute ago"),
        (timedelta(minutes=20), "20 minutes ago"),
        (timedelta(hours=1), "an hour ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=1), "a day ago"),
        (timedelta(days=14), "14 days ago"),
        (timedelta(days=30), "a month ago"),
        (timedelta(days=100), "3 months ago"),
        (timedelta(days=365), "a year ago"),
        (timedelta(days=1460), "4 years ago"),
        (-timedelta(days=2), "in 2 days"),
    ],
)
def test_how_long_ago(length, look):
    assert relative(NOW - length, NOW) == look


@pytest.mark.parametrize(("ago", "look"), [(0, "19:30"), (1, "Yesterday at 19:30"), (2, "10/11/2026, 19:30")])
def test_when_a_message_was_sent(ago, look):
    assert message_time(NOW - timedelta(days=ago), NOW) == look
