"""What goes on for as long as the bot runs, and begins again if it dies."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, NamedTuple

from corpus.errors import new_reference

log = logging.getLogger(__name__)

FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 300.0
"""Seconds until something that died begins again; each wait is twice the one before it."""

HEALTHY: Final = 600.0
"""Seconds after which something that dies counts as never having died before."""


class Chore(NamedTuple):
    """Something that goes on until it is cancelled, and begins anew should it fail."""

    name: str
    run: Callable[[], Awaitable[None]]


async def supervised(
    name: str,
    run: Callable[[], Awaitable[None]],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Let `run` go on until cancelled; whenever it fails or ends, say so in the log, and begin it again."""
    wait = FIRST_WAIT
    while True:
        began, reference = clock(), new_reference()
        try:
            await run()
        except Exception:
            told = {"reference": reference}
            log.exception("%s died, reference %s; it begins again", name, reference, extra=told)
        else:
            log.error("%s ended by itself, reference %s; it begins again", name, reference)
        if clock() - began > HEALTHY:
            wait = FIRST_WAIT
        await sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)


def tell_of_the_unhandled(loop: asyncio.AbstractEventLoop) -> None:
    """Let what no task handled be said in the log, with a reference."""
    loop.set_exception_handler(_unhandled)


def _unhandled(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    task = context.get("task") or context.get("future")
    about = f" in {task.get_name()}" if isinstance(task, asyncio.Task) else ""
    reference = new_reference()
    error = context.get("exception")
    what, told = context.get("message", ""), {"reference": reference}
    log.error("unhandled%s, reference %s: %s", about, reference, what, exc_info=error, extra=told)
