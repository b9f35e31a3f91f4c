"""JSON Lines become articles: one object a line, in constant memory."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Final

import orjson

from corpus.article import Article, ExportedRevision, Published
from corpus.clean import ArticleRefused, clean_article
from corpus.decode import NotText, refuse_known_kinds
from corpus.errors import excerpt
from corpus.published import NotADate, parse_published
from corpus.readers.problem import Problem, UnreadableArticle

MAX_LINE: Final = 16_000_000
"""The most bytes of a line: an article of the greatest length in any script, and room for escapes."""

_KINDS: Final = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A line that was not read yet; `number` counts from 1."""

    source: str
    number: int
    data: bytes

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data)

    def read(self) -> Article | ExportedRevision | Problem:
        """Its article, or what was wrong with it."""
        try:
            return _article(self.data)
        except (UnreadableArticle, ArticleRefused) as error:
            return Problem(self.source, self.number, str(error))


def read_json_lines(lines: IO[bytes], source: str) -> Iterator[Article | ExportedRevision | Problem]:
    """The article of each line, or what was wrong with the line; empty lines are passed over.

    Of an object are read `id`, `title`, `outlet`, `authors`, `published`, `url` and `text`, as DESIGN.md's
    articles file has them; all but `text` may be missing or null. A line of an export has `revision` and
    `revisions` as well, and perhaps `removed`.
    """
    for line in unread_lines(lines, source):
        yield line if isinstance(line, Problem) else line.read()


def unread_lines(lines: IO[bytes], source: str) -> Iterator[JsonLine | Problem]:
    """The lines that `read_json_lines` reads, and what is wrong with the file."""
    number, found = 0, False
    while line := lines.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            found = True
            yield Problem(source, number, f"The line is longer than {MAX_LINE:,} bytes.")
            while line and not line.endswith(b"\n"):
                line = lines.readline(MAX_LINE)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        if not found:
            try:
                _refuse_other_formats(line)
            except (NotText, UnreadableArticle) as error:
                yield Problem(source, None, str(error))
                return
        found = True
        yield JsonLine(source, number, line)
    if not found:
        yield Problem(source, None, "The file is empty.")


def _refuse_other_formats(first: bytes) -> None:
    """One refusal for a file that is something else, where each of its lines would bring one."""
    refuse_known_kinds(first)
    if b"\x00" in first:
        raise NotText("This is binary data or UTF-16, not JSON Lines in UTF-8.")
    if first.lstrip().startswith(b"["):
        raise UnreadableArticle("This is a JSON list; write each article as one object on a line of its own.")


def _article(line: bytes) -> Article | ExportedRevision:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UnreadableArticle(f"This is not JSON: {error.msg}.") from error
    if not isinstance(fields, dict):
        raise UnreadableArticle(
            f'Expected an object like {{"title": …, "text": …}}, but this is {_kind(fields)}.'
        )
    text = _text(fields, "text")
    if not text:
        raise UnreadableArticle("“text” is missing or empty.")
    article = Article(
        id=_id(fields),
        title=_text(fields, "title") or "",
        text=text,
        outlet=_text(fields, "outlet"),
        authors=_authors(fields),
        published=_published(fields),
        url=_text(fields, "url"),
    )
    clean = clean_article(article)  # the shelf does it too, but only here is it known which line is to blame
    if "revisions" not in fields:
        return clean
    if not clean.id:
        raise UnreadableArticle("A revision of an article needs the “id” of that.")
    revisions = _number(fields, "revisions", 1)
    number = _number(fields, "revision", 1, revisions)
    return ExportedRevision(replace(clean, revision=number), revisions, fields.get("removed") is True)


def _number(fields: dict[str, object], name: str, least: int, most: int = 1_000_000) -> int:
    value = fields.get(name)
    if type(value) is int and least <= value <= most:
        return value
    raise UnreadableArticle(f"“{name}” must be a number from {least} to {most:,}.")


def _id(fields: dict[str, object]) -> str:
    """The id as text; programs that count their articles give numbers."""
    value = fields.get("id")
    return str(value) if type(value) is int else _text(fields, "id") or ""


def _text(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise UnreadableArticle(f"“{name}” must be text, but it is {_kind(value)}.")


def _authors(fields: dict[str, object]) -> tuple[str, ...]:
    value = fields.get("authors")
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise UnreadableArticle(f"“authors” must be a list of names, but it is {_kind(value)}.")
    for author in value:
        if not isinstance(author, str):
            raise UnreadableArticle(f"“authors” must be a list of names, but there is {_kind(author)} in it.")
    return tuple(value)


def _published(fields: dict[str, object]) -> Published | None:
    text = _text(fields, "published")
    try:
        return parse_published(text) if text else None
    except NotADate as error:
        raise UnreadableArticle(f"“published”: {error}") from error


def _kind(value: object) -> str:
    if value is None:
        return "null"
    return f"“{excerpt(value, 40)}”" if isinstance(value, str) else _KINDS[type(value)]
