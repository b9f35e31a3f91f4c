"""A .zip of articles is read, and nothing that it says of itself is trusted."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

from corpus.article import Article, ExportedRevision
from corpus.readers import SUFFIXES, Problem, read_bytes

SUFFIX: Final = ".zip"

EXPORT: Final = b"Verbatim export"
"""The comment of an archive that is an export: of its files, `ARTICLES` alone is read."""

ARTICLES: Final = "articles.jsonl"

MAX_MEMBERS: Final = 2_000
"""Files in an archive; one that holds more articles holds them as JSON Lines."""

MAX_UNPACKED: Final = 200_000_000
"""Bytes of all that is unpacked of an archive, unless the caller wants fewer."""

_CHUNK: Final = 1 << 16
_ARCHIVES: Final = frozenset([".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar", ".7z", ".rar", ".jar"])
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others may ask for gigabytes of memory before they give a byte."""

_DRIVE: Final = re.compile("[A-Za-z]:")
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises over archives that are damaged, or not what they say they are."""


class _TooMuch(Exception):
    """More was unpacked than is allowed."""


def read_archive(
    file: IO[bytes], name: str, *, max_unpacked: int = MAX_UNPACKED
) -> Iterator[Article | ExportedRevision | Problem]:
    """The articles in an archive's files, and what is wrong with it and with each of them.

    Nothing is written anywhere, so a name that would climb out of a folder does no harm; it is refused all
    the same, as whoever made such an archive means no good. Links, encrypted files, archives in archives and
    files of other kinds are named and passed over; hidden files are passed over. At most `max_unpacked` bytes
    are unpacked, counted while reading, whatever the archive says.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _in_archive(archive, name, max_unpacked)
    except _BROKEN:
        yield Problem(name, None, "This is not a .zip archive, or it is damaged.")


def read_archive_at(path: Path) -> Iterator[Article | ExportedRevision | Problem]:
    """The same of an archive on the disk."""
    try:
        file = path.open("rb")
    except OSError as error:
        yield Problem(str(path), None, f"The system says: {error.strerror or error}.")
        return
    with file:
        yield from read_archive(file, str(path))


def _in_archive(
    archive: zipfile.ZipFile, name: str, left: int
) -> Iterator[Article | ExportedRevision | Problem]:
    members = [
        each
        for each in archive.infolist()
        if not each.filename.endswith("/") and not _is_hidden(each.filename)
    ]
    if archive.comment == EXPORT:
        members = [each for each in members if each.filename == ARTICLES]
    elif not members:
        yield Problem(name, None, "There are no files in this archive.")
    if len(members) > MAX_MEMBERS:
        yield Problem(name, None, f"There are {len(members):,} files in it; I take {MAX_MEMBERS:,} at once.")
        return
    for member in members:
        source = f"{name}: {member.filename}"
        if refusal := _refusal(member):
            yield Problem(source, None, refusal)
            continue
        try:
            data = _unpacked(archive, member, left)
        except _TooMuch:
            yield Problem(
                source, None, "Unpacked, the archive is too large; this file and the rest were left out."
            )
            return
        except _BROKEN:
            yield Problem(source, None, "This file is damaged inside the archive.")
            continue
        left -= len(data)
        yield from read_bytes(data, source)


def _refusal(member: zipfile.ZipInfo) -> str | None:
    """Why a file is not even unpacked; None if it may be."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(member.filename):
        return "Its name leads out of the archive."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "This is a link, not a file."
    if path.suffix.lower() in _ARCHIVES:
        return "An archive inside an archive is not opened."
    return _unreadable(member, path.suffix.lower())


def _unreadable(member: zipfile.ZipInfo, suffix: str) -> str | None:
    if suffix not in SUFFIXES:
        return f"Files of this kind cannot be read, only {' '.join(SUFFIXES)}"
    if member.flag_bits & _ENCRYPTED:
        return "This file is encrypted."
    if member.compress_type not in _METHODS:
        return "This file is packed in a way that I do not unpack; the usual way (deflate) works."
    return None


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """A file's bytes.

    Raises:
        _TooMuch: they are more than `most`.
    """
    data = bytearray()
    with archive.open(member) as packed:
        while chunk := packed.read(_CHUNK):
            data += chunk
            if len(data) > most:
                raise _TooMuch
    return bytes(data)


def _is_hidden(name: str) -> bool:
    """Whether a file or a folder above it is hidden, or is of those that macOS puts into every archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)
