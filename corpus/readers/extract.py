"""The child process that takes an article out of a web page: HTML in, one JSON object out.

It is run as a script and imports nothing of the project. What it is given comes from strangers and its
libraries are large, so it works under limits of its own and its parent waits only so long.
"""

import contextlib
import json
import re
import resource
import sys
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

from trafilatura import bare_extraction, load_html
from trafilatura.settings import DEFAULT_CONFIG

MAX_MEMORY: Final = 1 << 30
MAX_SECONDS: Final = 10  # of processor time, so that a busy machine makes nothing unreadable
MAX_TEXT: Final = 2_500_000
MAX_FIELD: Final = 2_000

_BLOCKS: Final = frozenset(
    {"p", "head", "item", "quote", "code", "row", "list", "table", "body", "main", "div"}
)
_TIMES: Final = (
    "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"
    " | //time[@itemprop='datePublished' or @pubdate]/@datetime"
)
_JSON_LD_TIME: Final = re.compile(r'"datePublished"\s*:\s*"([^"\\]{10,40})"')


def main() -> None:
    """Read a page in UTF-8 from standard input, write what was found to standard output."""
    _limit(resource.RLIMIT_AS, MAX_MEMORY)
    _limit(resource.RLIMIT_CPU, MAX_SECONDS, MAX_SECONDS + 1)  # SIGXCPU comes first, and says why
    _limit(resource.RLIMIT_CORE, 0)
    page = sys.stdin.buffer.read().decode("utf-8")
    json.dump(article_of(page), sys.stdout)


def article_of(page: str) -> dict[str, Any]:
    """`title`, `text`, `author`, `outlet`, `url` and possible times of publication, the likeliest first."""
    tree = load_html(page)
    if tree is None:  # no tree is made of a page without its outermost tags
        tree = load_html(f"<html><body>{page}</body></html>")
    if tree is None:
        return {"text": ""}
    times = [str(time) for time in tree.xpath(_TIMES)[:5]] + _JSON_LD_TIME.findall(page)[:5]
    found: Any = bare_extraction(tree, with_metadata=True, include_comments=False, config=_configuration())
    if found is None or found.body is None:
        return {"text": ""}
    fields = {"title": found.title, "author": found.author, "outlet": found.sitename, "url": found.url}
    return {
        **{name: str(value or "")[:MAX_FIELD] for name, value in fields.items()},
        "text": "".join(_text(found.body))[:MAX_TEXT],
        "published": [time[:MAX_FIELD] for time in (*times, found.date) if time],
    }


def _text(element: Any) -> Iterator[str]:  # noqa: ANN401 (an lxml element, which has no types)
    """The text of an element, with blank lines around blocks."""
    edge = "\n\n" if element.tag in _BLOCKS else ""
    if element.tag == "cell" and element.getprevious() is not None:
        yield " | "
    yield "\n" if element.tag == "lb" else edge
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield edge


def _configuration() -> Any:  # noqa: ANN401 (a ConfigParser of the library's)
    """The library's settings, but short reports are articles too: it would run their paragraphs together."""
    configuration = deepcopy(DEFAULT_CONFIG)
    configuration["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
    return configuration


def _limit(what: int, most: int, hard: int | None = None) -> None:
    with contextlib.suppress(ValueError, OSError):  # a system without this limit, or with a lower one
        resource.setrlimit(what, (most, hard or most))


if __name__ == "__main__":
    main()
