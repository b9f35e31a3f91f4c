"""What the first bytes of a database file say of it (https://www.sqlite.org/fileformat.html)."""

from dataclasses import dataclass
from typing import Final

from corpus.sqlite.schema import APPLICATION_ID

LENGTH: Final = 100
"""Bytes of a header."""

_MAGIC: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """The beginning of a file, as many of the first `LENGTH` bytes as there are."""

    data: bytes

    @property
    def is_of_sqlite(self) -> bool:
        """Whether the file begins as every database of SQLite does."""
        return self.data.startswith(_MAGIC)

    @property
    def is_ours(self) -> bool:
        """Whether it bears the mark of this program."""
        return self._number(68, 4) == APPLICATION_ID

    @property
    def changes(self) -> int:
        """How often the file was changed: a number that only grows."""
        return self._number(24, 4)

    @property
    def size(self) -> int:
        """Bytes that the file should have, at least 1; SQLite makes do without the end of the last page."""
        page = self._number(16, 2)
        return max(1, (65536 if page == 1 else page) * self._number(28, 4))

    def _number(self, at: int, length: int) -> int:
        return int.from_bytes(self.data[at : at + length], "big")
