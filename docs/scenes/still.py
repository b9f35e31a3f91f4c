"""A clock that stands still, so that what the bot says of ages and dates is the same whenever it is asked."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from unittest.mock import Mock, patch

OURS: Final = ("bot.", "corpus.", "tests.discord.")
"""Whose clock it is; that of asyncio and of TLS goes on."""


@dataclass
class Stopped:
    """A clock that shows `now` until it is set."""

    now: datetime

    def seconds(self) -> float:
        """The same in seconds, for those who only want to know how long something takes."""
        return self.now.timestamp()


class _Kind(type):
    """Takes every `datetime` for one of its own, so that the code it is put into sees no difference."""

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, datetime)


@contextmanager
def still(now: datetime) -> Iterator[Stopped]:
    """Let it be `now` inside a `with` block, for all modules of ours that are loaded and for discord.py."""
    clock = Stopped(now)

    class Still(datetime, metaclass=_Kind):
        # What is made is a real `datetime`: some that take one (orjson) want nothing of its kind.
        def __new__(cls, *fields: int, **more: tzinfo | None) -> datetime:  # type: ignore[misc]
            return datetime(*fields, **more)  # noqa: DTZ001 -- with the zone it is given, or none

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return clock.now.astimezone(tz)

    with ExitStack() as stack:
        for name, module in list(sys.modules.items()):
            if f"{name}.".startswith(OURS) and vars(module).get("datetime") is datetime:
                stack.enter_context(patch.object(module, "datetime", Still))
        stack.enter_context(patch("discord.utils.utcnow", lambda: clock.now))
        # Those who ask too much wait by a clock that cannot be set; it stands still as well.
        stack.enter_context(patch("bot.client.wiring.time", Mock(monotonic=clock.seconds)))
        yield clock
