"""Which reader reads what: bytes with a name, files, and folders of files."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from email.message import Message
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from corpus.article import Article, ExportedRevision
from corpus.clean import ArticleRefused, clean_article
from corpus.decode import NotText, decode
from corpus.errors import excerpt
from corpus.readers.html import read_html
from corpus.readers.json_lines import read_json_lines, unread_lines
from corpus.readers.markdown import read_markdown
from corpus.readers.plain import read_text
from corpus.readers.problem import Problem, UnreadableArticle
from corpus.readers.unread import Unread

MAX_FILE: Final = 10_000_000
"""The most bytes of a file with one article; files of JSON Lines may be of any size."""

_KINDS: Final = {".txt": "plain", ".md": "markdown", ".html": "html", ".htm": "html", ".jsonl": "json lines"}
SUFFIXES: Final = tuple(_KINDS)
"""The endings of the names of files that can be read."""

Further: TypeAlias = Mapping[str, Callable[[Path], Iterator[Article | ExportedRevision | Problem]]]
NOTHING_FURTHER: Final[Further] = MappingProxyType({})

_MEDIA_TYPES: Final = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/jsonl": "json lines",
    "application/x-ndjson": "json lines",
}
_CANNOT_READ: Final = f"Files of this kind cannot be read, only {' '.join(SUFFIXES)}"


def read_bytes(
    data: bytes, name: str, media_type: str | None = None
) -> Iterator[Article | ExportedRevision | Problem]:
    """The articles in a file's content, read as its name's ending says, or else as `media_type` does.

    `media_type` is a Content-Type as web servers and Discord give it; a charset in it counts. Articles come
    clean: one that a shelf would refuse is a problem here, where its file and line are still known.
    """
    named, charset = _media_type(media_type)
    kind = _KINDS.get(Path(name).suffix.lower()) or named
    if kind == "json lines":
        yield from read_json_lines(BytesIO(data), name)
    elif kind is None:
        yield Problem(name, None, _CANNOT_READ)
    else:
        yield _read_one(data, name, kind, charset)


def read_page(url: str, data: bytes, media_type: str | None = None) -> Article:
    """The article on the page that `url` led to; its Content-Type decides how it is read, not its address.

    The article's address is the one the page calls its own if that is on the same site, else `url`: a page
    must not be able to pass as another site's. Its outlet is the site if the page names none.

    Raises:
        NotText: the bytes are not text.
        UnreadableArticle: there is no article in them.
        ArticleRefused: there is one that cannot be kept.
    """
    kind, charset = _media_type(media_type)
    if kind is None:
        kind = "html" if data.lstrip()[:1] == b"<" else "plain"
    article = _article(data, kind, charset)
    site = _site(url)
    own = article.url if article.url and _site(article.url) == site else url
    return replace(article, url=own, outlet=article.outlet or site)


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file with one article that was not read yet; `size` is in bytes."""

    path: Path
    size: int

    def read(self) -> Article | Problem:
        """Its article, or what was wrong with it."""
        try:
            with self.path.open("rb") as file:
                data = file.read(MAX_FILE + 1)
        except OSError as error:
            return _from_os(error, self.path)
        if len(data) > MAX_FILE:
            return Problem(str(self.path), None, f"The file is larger than {MAX_FILE:,} bytes.")
        return _read_one(data, str(self.path), _KINDS[self.path.suffix.lower()], None)


def read_paths(paths: Iterable[Path]) -> Iterator[Article | ExportedRevision | Problem]:
    """The articles in files and in all files of folders, folder by folder in the order of their names.

    In folders, hidden files and folders are passed over and links to folders are not followed; files of other
    kinds are passed over too, and counted in one problem for each of `paths`. Memory does not grow with the
    number of files or of lines.
    """
    for found in unread_paths(paths):
        yield found if isinstance(found, Article | ExportedRevision | Problem) else found.read()


def unread_paths(
    paths: Iterable[Path], further: Further = NOTHING_FURTHER
) -> Iterator[Unread | Article | ExportedRevision | Problem]:
    """What `read_paths` reads, still to be read, and what is wrong with the files and folders.

    Files of `further` kinds are read at once by what is given for the ending of their names.
    """
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            yield _from_os(error, path)
            continue
        if is_folder:
            yield from _in_folder(path, further)
        elif path.suffix.lower() in (*SUFFIXES, *further):
            yield from _in_file(path, further)
        else:
            yield Problem(str(path), None, _CANNOT_READ)


def _in_folder(folder: Path, further: Further) -> Iterator[Unread | Article | ExportedRevision | Problem]:
    unread: Counter[str] = Counter()
    refused: list[Problem] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=lambda error: refused.append(_from_os(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in sorted(names) if not name.startswith(".")):
            if path.suffix.lower() in (*SUFFIXES, *further):
                found = True
                yield from _in_file(path, further)
            else:
                unread[path.suffix.lower() or "without an ending"] += 1
    yield from refused
    if unread:
        kinds = excerpt(", ".join(sorted(unread)))
        note = f"Passed over {unread.total():,} of other kinds: {kinds}"
        yield Problem(str(folder), None, note, serious=not found)
    elif not found and not refused:
        yield Problem(str(folder), None, "There are no files in this folder.")


def _in_file(path: Path, further: Further) -> Iterator[Unread | Article | ExportedRevision | Problem]:
    try:
        if not path.is_file():
            yield Problem(str(path), None, "This is not a file, or a link that leads nowhere.")
        elif reader := further.get(path.suffix.lower()):
            yield from reader(path)
        elif _KINDS[path.suffix.lower()] == "json lines":
            with path.open("rb") as file:
                yield from unread_lines(file, str(path))
        else:
            yield UnreadFile(path, path.stat().st_size)
    except OSError as error:
        yield _from_os(error, path)


def _read_one(data: bytes, name: str, kind: str, charset: str | None) -> Article | Problem:
    try:
        return _article(data, kind, charset)
    except UnreadableArticle as error:
        return Problem(name, error.line, str(error))
    except (NotText, ArticleRefused) as error:
        return Problem(name, None, str(error))


def _article(data: bytes, kind: str, charset: str | None) -> Article:
    """The article as the shelf will keep it, so that what it would refuse is told with the file's name."""
    return clean_article(_READERS[kind](data, charset))


def _plain(data: bytes, charset: str | None) -> Article:
    return read_text(decode(data, charset))


def _markdown(data: bytes, charset: str | None) -> Article:
    return read_markdown(decode(data, charset))


_READERS: Final = {"plain": _plain, "markdown": _markdown, "html": read_html}
"""What reads the one article of a file of each kind; JSON Lines, with many, have a way of their own."""


def _media_type(content_type: str | None) -> tuple[str | None, str | None]:
    """How to read what has this Content-Type, and the charset it names."""
    if content_type is None:
        return None, None
    header = Message()
    header["Content-Type"] = content_type.encode("ascii", "ignore").decode()  # a header is ASCII, or forged
    return _MEDIA_TYPES.get(content_type.partition(";")[0].strip().lower()), header.get_content_charset()


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _from_os(error: OSError, path: Path | None = None) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message = "There is no such file or folder."
    else:
        message = f"The system says: {error.strerror or error}."
    return Problem(str(path or error.filename), None, message)
