"""How an evaluation tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Told the stage, how much of it is done, and how much there is (None if that is not known)."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Take note."""
        ...


def no_progress(stage: str, done: int, total: int | None) -> None:
    """Take no note."""
