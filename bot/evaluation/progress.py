"""How an evaluation shows how far it is."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Gives the same items while telling someone who watches how many have passed, of `total` if known."""

    def __call__(self, items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
        """The same items."""
        ...


def no_progress(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:  # noqa: ARG001  nobody watches
    """The same items, and nothing told."""
    return iter(items)
