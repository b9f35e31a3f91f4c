"""What is asked of every engine that is compared."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Self, TypeAlias

Terms: TypeAlias = Sequence[str]
"""The terms of a passage or of a question, in order."""


class Engine(ABC):
    """An index of passages in a folder of its own. Passages are numbered from 0 in the order they come.

    All engines are given the same terms, and none of them keeps the text. `slow` ones walk the whole corpus
    or all that matches a question, so they are asked fewer of them, in a pass of their own.
    """

    name: ClassVar[str]
    packages: ClassVar[tuple[str, ...]] = ()
    slow: ClassVar[bool] = False
    rebuilds: ClassVar[bool] = False
    """Whether a change means building everything again."""

    @classmethod
    @abstractmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        """Index the passages of these articles, and keep what `open` needs in `folder`, which is empty."""

    @classmethod
    @abstractmethod
    def open(cls, folder: Path) -> Self:
        """The index that was built in `folder`, ready to be asked."""

    @abstractmethod
    def search(self, query: Terms, k: int) -> Sequence[int]:
        """The numbers of the best `k` passages, best first; `query` has each term once."""

    @abstractmethod
    def add(self, passages: Sequence[Terms]) -> int:
        """Add an article so that the next `search` finds it, also after a crash if the engine can do that.

        Gives the number of its first passage.
        """

    @abstractmethod
    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        """Take away the article whose first passage has the number `first`, as `add` gave it."""

    def close(self) -> None:  # noqa: B027  most have nothing to let go of
        """Let go of files and threads."""


def bytes_on_disk(folder: Path) -> int:
    """How large the files in `folder` are together."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
