"""Ten minutes in a second: the waits of chosen modules are short, and all by the same factor."""

import asyncio
from typing import Any

import pytest

FACTOR = 600.0


class Hasty:
    """What stands for `asyncio` in a module that waits."""

    def __init__(self, factor: float) -> None:
        self._factor = factor

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float, result: Any = None) -> Any:
        return await asyncio.sleep(seconds / self._factor, result)


class Hastening:
    """Lets the modules that are named wait a 600th of the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *modules: str, factor: float = FACTOR) -> None:
        self._factor = factor
        for module in modules:
            monkeypatch.setattr(f"{module}.asyncio", Hasty(factor))

    async def seconds(self, seconds: float) -> None:
        """Let so many of their seconds pass."""
        await asyncio.sleep(seconds / self._factor)
