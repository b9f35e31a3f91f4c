"""Markdown becomes an article: its words without its marks."""

from collections.abc import Iterable, Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.article import Article
from corpus.readers.forgiving import ForgivingParser
from corpus.readers.front_matter import split_front_matter
from corpus.readers.plain import titled
from corpus.readers.problem import UnreadableArticle

MAX_MARKDOWN: Final = 300_000
"""The most characters of a Markdown article; written to be slow, so many take some ten seconds to parse."""

_WORDLESS: Final = frozenset({"script", "style", "template"})


def read_markdown(text: str) -> Article:
    """The article that `text` is: CommonMark with tables, with front matter if it has any.

    Every block (paragraph, heading, list item, row of a table) becomes a paragraph. The title is that of the
    front matter, else the first block, most often a heading, as in plain text.

    Raises:
        UnreadableArticle: there is no text, too much of it, or the front matter is faulty.
    """
    if len(text) > MAX_MARKDOWN:
        raise UnreadableArticle(
            f"A Markdown article may have {MAX_MARKDOWN:,} characters; this has {len(text):,}."
        )
    article, body = split_front_matter(text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    return titled(article, "\n\n".join(_blocks(tokens)))


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    """The words of each block; those of the cells of a table's row together."""
    cells: list[str] = []
    in_row = False
    for token in tokens:
        if token.type in ("tr_open", "tr_close"):
            in_row = token.type == "tr_open"
            yield " | ".join(filter(None, cells))
            cells.clear()
        elif token.type == "inline":
            words = "".join(_words(token.children or []))
            if in_row:
                cells.append(words)
            else:
                yield words
        elif token.type == "html_block":
            yield _without_tags(token.content)
        elif token.type in ("fence", "code_block"):
            yield token.content


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    """What the parts of a line say; pictures and the tags of HTML say nothing."""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"


def _without_tags(html: str) -> str:
    words = _Words()
    words.feed(html)
    words.close()
    return "".join(words.found)


class _Words(ForgivingParser):
    """The words of a piece of HTML, in `found`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._wordless = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (theirs)
        self._wordless += tag in _WORDLESS

    def handle_endtag(self, tag: str) -> None:
        self._wordless -= tag in _WORDLESS and self._wordless > 0

    def handle_data(self, data: str) -> None:
        if not self._wordless:
            self.found.append(data)
