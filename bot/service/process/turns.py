"""Turns among the processes that share a store: one after the other, or only one of them for a while."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final
from uuid import uuid4

from corpus.leases import LeaseStore

A_MOMENT: Final = 0.05
"""Seconds to wait beyond the end of another's lease."""


async def take_when_free(leases: LeaseStore, name: str, seconds: float) -> str:
    """Wait for a lease and take it for so long; the name of its holder, another each time.

    Raises:
        StoreUnavailable: the leases cannot be read or written.
    """
    holder = uuid4().hex
    wait: float | None = 0.0
    while wait is not None:
        await asyncio.sleep(wait)
        wait = await asyncio.to_thread(_free_in, leases, name, holder, seconds)
    return holder


@asynccontextmanager
async def turn(leases: LeaseStore, name: str, seconds: float) -> AsyncIterator[None]:
    """Hold a lease inside a `with` block, waiting for it first; what is killed holds it for so long at most.

    Raises:
        StoreUnavailable: the leases cannot be read or written.
    """
    holder = await take_when_free(leases, name, seconds)
    try:
        yield
    finally:
        await asyncio.to_thread(leases.release, name, holder)


@contextmanager
def alone(leases: LeaseStore, name: str, holder: str, seconds: float) -> Iterator[bool]:
    """Whether to do now, inside a `with` block, what no other process is doing; blocks, but waits for nobody.

    What is killed keeps the others from it for so many seconds at most.

    Raises:
        StoreUnavailable: the leases cannot be read or written.
    """
    mine = leases.take(name, holder, seconds)
    try:
        yield mine
    finally:
        if mine:
            leases.release(name, holder)


@contextmanager
def once_in(leases: LeaseStore, name: str, seconds: float) -> Iterator[bool]:
    """Whether to do now what all processes together do once in so many seconds; blocks.

    What fails inside the `with` block counts as not done.

    Raises:
        StoreUnavailable: the leases cannot be read or written.
    """
    holder = uuid4().hex
    mine = leases.take(name, holder, seconds)
    try:
        yield mine
    except BaseException:
        if mine:
            leases.release(name, holder)
        raise


def _free_in(leases: LeaseStore, name: str, holder: str, seconds: float) -> float | None:
    """Seconds until a lease may be free; None if it is taken now, by us. Blocks."""
    return None if leases.take(name, holder, seconds) else leases.free_in(name) + A_MOMENT
