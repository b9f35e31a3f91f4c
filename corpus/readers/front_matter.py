"""Facts about an article between `---` lines at its head.

Not YAML: here `Poland: what we know` needs no quotes, and the titles `1984` and `No` are text.
"""

import difflib
import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Final, TypeAlias

from corpus.article import Article
from corpus.clean import clean_line
from corpus.errors import excerpt
from corpus.published import NotADate, parse_published
from corpus.readers.problem import UnreadableArticle

FIELDS: Final = ("title", "outlet", "authors", "published", "url")

_FENCE: Final = "---"
_ENTRY: Final = re.compile(r"([A-Za-z_][\w .-]*):(?:\s+(.*))?", re.DOTALL)
_BLOCK_SIGNS: Final = frozenset({"|", "|-", "|+", ">", ">-", ">+"})

Lines: TypeAlias = list[tuple[int, str]]  # numbered from 1
Values: TypeAlias = dict[str, list[str]]  # by field; several for authors alone


def split_front_matter(text: str) -> tuple[Article, str]:
    """An article with the fields of `text`'s front matter, but no text; and what follows the front matter.

    An entry is `name: value` on a line of its own; a value may stand in quotes. `authors` takes names parted
    by commas, with or without brackets, or each on a line of its own after `-`. Entries of other names are
    passed over, with the lines indented below them: files made for a web site can be read as they are.

    Raises:
        UnreadableArticle: no closing `---`, a line that is no entry, a field given twice or misspelt, or a
            date that is none; with the number of the line.
    """
    lines = list(enumerate(re.split("\r\n?|\n", text), start=1))
    start = next((index for index, (_, line) in enumerate(lines) if clean_line(line)), len(lines))
    if start == len(lines) or clean_line(lines[start][1]) != _FENCE:
        return Article(title="", text=""), text
    for end in range(start + 1, len(lines)):
        if clean_line(lines[end][1]) == _FENCE:
            body = "\n".join(line for _, line in lines[end + 1 :])
            return _article(lines[start + 1 : end]), body
    raise UnreadableArticle("The “---” here has no second “---” to close it.", lines[start][0])


def _article(lines: Lines) -> Article:
    values: Values = {}
    numbers: dict[str, int] = {}
    for number, name, given in _entries(lines):
        if name not in FIELDS:
            _refuse_misspelling(name, number)
        elif name in values:
            raise UnreadableArticle(f"“{name}” was given before, on line {numbers[name]}.", number)
        else:
            values[name], numbers[name] = given, number
    try:
        published = parse_published(values["published"][0]) if values.get("published") else None
    except NotADate as error:
        raise UnreadableArticle(str(error), numbers["published"]) from error
    return Article(
        title="".join(values.get("title", [])),
        text="",
        outlet="".join(values.get("outlet", [])) or None,
        authors=tuple(values.get("authors", [])),
        published=published,
        url="".join(values.get("url", [])) or None,
    )


def _entries(lines: Lines) -> Iterator[tuple[int, str, list[str]]]:
    """The line number, name and values of each entry."""
    rest = deque(entry for entry in lines if clean_line(entry[1]) and not entry[1].lstrip().startswith("#"))
    while rest:
        number, line = rest.popleft()
        entry = _ENTRY.fullmatch(clean_line(line))
        if not entry or line[0].isspace():
            raise UnreadableArticle(f"“{excerpt(line)}” is not of the form “name: value”.", number)
        name, value = entry[1].lower(), entry[2] or ""
        below = []
        while rest and (rest[0][1][0].isspace() or rest[0][1].startswith("-")):
            below.append(rest.popleft())
        if name in FIELDS and (value in _BLOCK_SIGNS or (below and (value or name != "authors"))):
            raise UnreadableArticle(f"The value of “{name}” must stand on one line.", number)
        yield number, name, _values(name, value, below)


def _values(name: str, value: str, below: Lines) -> list[str]:
    if below:
        return [_unquoted(clean_line(line).removeprefix("-").strip()) for _, line in below]
    if name != "authors":
        return [_unquoted(value)] if value else []
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    return [_unquoted(author.strip()) for author in value.split(",") if author.strip()]


def _unquoted(value: str) -> str:
    """A value without the quotes around it; quotes that are part of it, as of `"No" to "maybe"`, stay."""
    if len(value) > 1 and value[0] == value[-1] == "'" and "'" not in value[1:-1].replace("''", ""):
        return value[1:-1].replace("''", "'")
    if value.startswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value


def _refuse_misspelling(name: str, number: int) -> None:
    meant = difflib.get_close_matches(name, FIELDS, n=1, cutoff=0.8)
    if meant:
        raise UnreadableArticle(f"“{excerpt(name)}” is not a field; “{meant[0]}” is.", number)
