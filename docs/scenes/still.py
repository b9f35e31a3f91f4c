"""A clock that stands still, so that what the bot says of ages and dates is the same whenever it is asked."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, tzinfo
from unittest.mock import patch

OURS = ("bot", "corpus", "tests.discord")
"""Whose clock it is; that of asyncio and of TLS goes on."""


class _Kind(type(datetime)):
    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, datetime)


@contextmanager
def still(now: datetime) -> Iterator[None]:
    """Let it be `now` inside a `with` block, for all modules of ours that are loaded and for discord.py."""

    class Still(datetime, metaclass=_Kind):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return now.astimezone(tz)

    with ExitStack() as stack:
        for name, module in list(sys.modules.items()):
            if name.startswith(OURS) and vars(module).get("datetime") is datetime:
                stack.enter_context(patch.object(module, "datetime", Still))
        stack.enter_context(patch("discord.utils.utcnow", lambda: now))
        yield
