"""JSON Lines are written into as many archives as they need."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, Self, TypeAlias

import orjson

_UNFLUSHED: Final = 200_000
"""Bytes that may still be inside the packer, and the archive's directory behind them."""

Line: TypeAlias = dict[str, Any]
"""One object; dates, times and enumerations in it are written as text."""


@dataclass(slots=True)
class Parts:
    """Archives of JSON Lines in a folder, a new one begun where the next lines may not fit.

    At most `limit` bytes each, and `unpacked` before they are packed, where one line allows; `comment` stands
    in each. They are whole once the `with` block ends.
    """

    folder: Path
    limit: int
    unpacked: int
    comment: bytes
    paths: list[Path] = field(default_factory=list)
    _archive: zipfile.ZipFile | None = None
    _member: IO[bytes] | None = None
    _name: str = ""
    _written: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def write_each(self, name: str, lines: Iterable[Line]) -> None:
        """Write lines that may be parted anywhere."""
        for line in lines:
            self.write(name, [line])

    def write(self, name: str, lines: Iterable[Line]) -> None:
        """Write lines into the file of this name, in one archive where they are not more than it holds."""
        group = [orjson.dumps(line) + b"\n" for line in lines]
        size = sum(map(len, group))
        for number, line in enumerate(group):
            archive = self._with_room(size if number == 0 else len(line))
            if self._member is None or name != self._name:
                self._end_member()
                self._member, self._name = archive.open(name, "w"), name
            self._member.write(line)
            self._written += len(line)

    def _with_room(self, size: int) -> zipfile.ZipFile:
        """The archive that is being written if so many bytes fit into it, else a new one."""
        if self._archive is not None and self._archive.fp is not None:
            packed = self._archive.fp.tell() + size + _UNFLUSHED
            if packed <= self.limit and self._written + size <= self.unpacked:
                return self._archive
        self._end()
        self.paths.append(self.folder / f"part-{len(self.paths) + 1}.zip")
        self._archive = zipfile.ZipFile(self.paths[-1], "w", zipfile.ZIP_DEFLATED)
        self._archive.comment = self.comment
        return self._archive

    def _end_member(self) -> None:
        if self._member is not None:
            self._member.close()
            self._member = None

    def _end(self) -> None:
        self._end_member()
        if self._archive is not None:
            self._archive.close()
            self._archive = None
        self._written = 0
