"""The time of day: what every clock of the program gives, unless a test or a wiser one gives another."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Gives this moment, aware of its zone."""


def utc_now() -> datetime:
    """This moment by the machine's clock."""
    return datetime.now(UTC)
