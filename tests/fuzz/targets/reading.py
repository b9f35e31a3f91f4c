"""The readers: files of every kind, pages, feeds and archives."""

import io
import json
import traceback
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from random import Random

from corpus.archive import read_archive
from corpus.article import Article, ExportedRevision
from corpus.clean import clean_article
from corpus.decode import NotText, decode
from corpus.readers import Problem, read_bytes
from corpus.readers.extract import article_of
from corpus.readers.extract_feed import feed_of
from corpus.readers.feed import _item
from tests.fuzz.hostile_bytes import damaged, encoded
from tests.fuzz.hostile_text import line, mutated, text
from tests.fuzz.target import Input, Target, readable
from tests.fuzz.targets.texts import address_text

FIELDS = ("title", "outlet", "authors", "published", "url", "text", "id", "revision", "revisions", "removed")


@cache
def samples() -> tuple[str, ...]:
    """The starter articles as they stand in their files."""
    found = files("corpus.samples").iterdir()
    return tuple(each.read_text("utf-8") for each in sorted(found, key=str) if each.name.endswith(".md"))


def read(data: bytes, name: str, media_type: str = "") -> None:
    """Every reading is a clean article, or a problem that a person may read."""
    _checked(read_bytes(data, name, media_type or None))


def _checked(found: Iterable[Article | ExportedRevision | Problem]) -> None:
    for each in found:
        if isinstance(each, Problem):
            message = str(each.message)
            assert message.isprintable(), message
            assert len(message) < 600, "a message without end"
            continue
        article = each.article if isinstance(each, ExportedRevision) else each
        assert clean_article(article) == article


def decoded(data: bytes, charset: str) -> None:
    """Bytes are text or are refused."""
    try:
        decode(data, charset).encode("utf-16", "surrogatepass")
    except NotText as refusal:
        readable(refusal)


CHARSETS = (
    *("", "utf-8", "utf-16", "utf-16-le", "iso2022_jp", "latin1", "gbk", "big5", "shift_jis", "idna"),
    *("rot13", "hex", "\x00", "é"),
)


def _decode(rng: Random) -> Input:
    data = encoded(rng, text(rng)) if rng.random() < 0.9 else rng.randbytes(rng.randint(0, 300))
    return (damaged(rng, data) if rng.random() < 0.6 else data), rng.choice(CHARSETS)


def front_matter(rng: Random) -> str:
    """Entries between dashes, some of them faulty."""
    lines = [
        rng.choice((*FIELDS, "tags", "Title", "tilte", line(rng, 20)))
        + rng.choice((": ", ":", " : ", ""))
        + rng.choice((line(rng, 100), "2024-01-02", "[a, b", "|", ">-", '"', "'" * 3, address_text(rng)))
        + rng.choice(("", "", "\n  - a", "\n- b", "\n  c: d", "\n\t"))
        for _ in range(rng.randint(0, 6))
    ]
    fences = [rng.choice(("---", "---", "--- ", "----", "\ufeff---", "")) for _ in range(2)]
    return "\n".join([fences[0], *lines, fences[1], ""])


def _file(rng: Random, body: str, name: str) -> Input:
    data = encoded(rng, body)
    return (
        (damaged(rng, data) if rng.random() < 0.3 else data),
        name,
        rng.choice(("", "", "text/html; charset=x", line(rng, 40))),
    )


def _plain(rng: Random) -> Input:
    head = front_matter(rng) if rng.random() < 0.6 else ""
    body = rng.choice((text(rng), mutated(rng, rng.choice(samples())), f"{line(rng)}\n\n{text(rng)}"))
    return _file(rng, head + body, "a.txt")


MARKS = (
    *("# ", "\n\n", "\n", "|a|b|\n|-|-|\n", "> ", "- ", "1. ", "    ", "\t", "```\n", "~~~", "`"),
    *("**", "_", "[", "]", "(", ")", "![", "<", ">", "<!--", "-->", "<script>", "</script>", "<div>"),
    *("&#0;", "&amp;", "&#x110000;", "[a]: b\n", "[a][b]", "\\", "***\n", "===\n", "|", "~~", "<?"),
    *("<![CDATA["),
)


def _marked(rng: Random, marks: tuple[str, ...], most: int = 60) -> str:
    """Marks among words, some of them many times over."""
    parts = []
    for _ in range(rng.randint(1, most)):
        times = int(400 ** rng.random()) if rng.random() < 0.1 else 1
        parts.append(rng.choice((rng.choice(marks), rng.choice(marks), "words ", line(rng, 60))) * times)
    return "".join(parts)


def _markdown(rng: Random) -> Input:
    head = front_matter(rng) if rng.random() < 0.3 else ""
    body = rng.choice((_marked(rng, MARKS), mutated(rng, rng.choice(samples())), text(rng)))
    return _file(rng, head + body, "a.md")


def _value(rng: Random, depth: int = 0) -> object:
    kinds = 9 if depth < 4 else 7
    match rng.randrange(kinds):
        case 0 | 1 | 2:
            return text(rng, 500)
        case 3:
            return rng.choice((None, True, False, 0, -1, 10**30, 1e308, 2**63, ""))
        case 4:
            return rng.choice(("2024-01-02", "2024-02-30", address_text(rng)))
        case 5 | 6:
            return line(rng, 100)
        case 7:
            return [_value(rng, depth + 1) for _ in range(rng.randint(0, 4))]
        case _:
            return {line(rng, 10): _value(rng, depth + 1) for _ in range(rng.randint(0, 4))}


def json_line(rng: Random) -> str:
    """An article as an object on one line, with a field or two that is something else."""
    fields = {name: _value(rng) for name in rng.sample(FIELDS, rng.randint(0, len(FIELDS)))}
    if rng.random() < 0.7:
        fields["text"] = text(rng)
    if rng.random() < 0.3:
        fields |= {"id": line(rng, 30), "revision": rng.randint(-1, 4), "revisions": rng.randint(-1, 4)}
    return json.dumps(fields, ensure_ascii=rng.random() < 0.8)


def _json_lines(rng: Random) -> Input:
    lines = [json_line(rng) for _ in range(rng.choice((0, 1, 1, 2, 5)))]
    body = rng.choice(("\n", "\n", "\r\n", "\n\n")).join(lines)
    data = body.encode("utf-8", "replace")
    return (damaged(rng, data) if rng.random() < 0.4 else data), "a.jsonl", ""


TAGS = (
    *("<html>", "<head>", "<title>", "</title>", "<body>", "<article>", "</article>", "<p>", "</p>"),
    *("<div>", "</div>", "<h1>", "</h1>", "<br>", "<table><tr><td>", "<script>", "</script>"),
    *("<style>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-7'?>"),
    *("&amp;", "&#0;", "&#xd800;", "&nbsp;", "&lt", "<meta charset="),
    *("<meta property='article:published_time' content='", "<time datetime='", "'>"),
    *("<link rel=canonical href='", "<a href='javascript:x'>", "<svg>", "<math>", "<iframe src=x>"),
    *("<template>", "<noscript>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;"),
    *("<script type='application/ld+json'>", '{"@type":"NewsArticle","datePublished":"', "<li>"),
    *("<ul>", "<blockquote>", "<pre>", "<p hidden>", "<p style='display:none'>", "<select><option>"),
    *("<form>", "<\x00p>", "<p/", "<x:y>", "<frameset>", "</html>", "\n"),
)


def page(rng: Random) -> str:
    """A web page."""
    paragraphs = "".join(f"<p>{line(rng, 400)}</p>{rng.choice(TAGS)}" for _ in range(rng.randint(0, 6)))
    whole = (
        f"<html><head><title>{line(rng)}</title></head><body><article>{paragraphs}</article></body></html>"
    )
    return rng.choice((whole, mutated(rng, whole), _marked(rng, TAGS), f"<html><body>{_marked(rng, TAGS)}"))


@contextmanager
def in_a_child() -> Iterator[None]:
    """What a library raises ends the child process, and its parent refuses the file; ours is a find."""
    try:
        yield
    except Exception as error:
        if any("/site-packages/" in frame.filename for frame in traceback.extract_tb(error.__traceback__)):
            raise Refused from error
        raise


class Refused(Exception):
    """The child process would have ended without a result."""


def extracted(given: str) -> None:
    """What the child process does with a page, in this one."""
    with suppress(Refused), in_a_child():
        found = article_of(given)
        json.dumps(found)
        assert len(found["text"]) <= 2_500_000


def _page(rng: Random) -> Input:
    return (page(rng),)


FEED_TAGS = (
    *("<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "<description>", "<![CDATA["),
    *("]]>", "<guid>", "<pubDate>", "<content:encoded>", "<media:content url='x'/>", "<entry>"),
    *("</entry>", "<summary type='html'>", "<content type='xhtml'>", "<author><name>", "<updated>"),
    *("<source>", "<ttl>", "<sy:updatePeriod>hourly</sy:updatePeriod>", "&lt;p&gt;", "&amp;", "&#0;"),
    *("&a;", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!--", "-->", "<?xml-stylesheet?>"),
    *("<geo:point>1 2</geo:point>", "<georss:polygon>", "<itunes:image href=''/>", "<enclosure/>"),
)


def feed(rng: Random) -> bytes:
    """A feed, RSS or Atom."""

    def filled(name: str) -> str:
        value = rng.choice(
            (
                line(rng, 200),
                text(rng, 3000),
                address_text(rng),
                "Mon, 01 Jan 2024 00:00:00 GMT",
                _marked(rng, TAGS, 6),
                "9" * 40,
            )
        )
        return f"<{name}>{rng.choice((value, f'<![CDATA[{value}]]>', value.replace('<', '&lt;')))}</{name}>"

    names = (
        "title",
        "link",
        "description",
        "guid",
        "pubDate",
        "author",
        "content:encoded",
        "dc:creator",
        "updated",
        "id",
        "summary",
    )
    items = "".join(
        f"<item>{''.join(filled(rng.choice(names)) for _ in range(rng.randint(0, 6)))}</item>"
        for _ in range(rng.randint(0, 4))
    )
    head = rng.choice(("<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-16'?>", "", "\n"))
    titled = f"<title>{line(rng, 80)}</title><ttl>{rng.choice((60, -1, 'x', 10**30))}</ttl>"
    root = rng.choice(
        (
            f"<rss version='2.0'><channel>{titled}{items}</channel></rss>",
            f"<feed xmlns='http://www.w3.org/2005/Atom'>{items.replace('item>', 'entry>')}</feed>",
            f"<rdf:RDF>{items}</rdf:RDF>",
            f"<rss version='2.0'>{_marked(rng, FEED_TAGS)}</rss>",
        )
    )
    data = encoded(rng, head + root)
    return damaged(rng, data) if rng.random() < 0.3 else data


def followed(data: bytes, charset: str) -> None:
    """What the child process does with a feed, in this one, and what becomes of its items."""
    with suppress(Refused):
        with in_a_child():
            found = json.loads(json.dumps(feed_of(data, "https://feed.example/", charset)))
        for each in found.get("items", ()):
            _item(each, found["title"])


def _feed(rng: Random) -> Input:
    return feed(rng), rng.choice(("", "", "utf-8", "latin1", "utf-16", "x"))


NAMES = (
    *("a.txt", "b.md", "c.jsonl", "articles.jsonl", "../../d.txt", "/etc/e.txt", "C:\\f.txt"),
    *("g.zip", "h.exe", ".i.txt", "j/", "k/../l.md", "\u202em.txt"),
    *(
        "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.txt"
    ),
)


def archive(rng: Random) -> bytes:
    """An archive of files, often damaged, or untrue about itself."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for _ in range(rng.choice((0, 1, 2, 4))):
            info = zipfile.ZipInfo(
                rng.choice((*NAMES, line(rng, 40).encode("utf-8", "replace").decode() or "x"))
            )
            info.compress_type = rng.choice(
                (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)
            )
            info.external_attr = rng.choice((0, 0o100644 << 16, 0o120777 << 16, 0xFFFFFFFF))
            body = rng.choice(
                (
                    text(rng).encode("utf-8", "replace"),
                    json_line(rng).encode("utf-8", "replace"),
                    bytes(rng.randint(0, 20_000)),
                )
            )
            if info.filename not in written.namelist():
                written.writestr(info, body)
        written.comment = rng.choice((b"", b"", b"Verbatim export", rng.randbytes(30)))
    data = made.getvalue()
    return damaged(rng, data) if rng.random() < 0.7 else data


def unpacked(data: bytes) -> None:
    """An archive gives articles and problems, and no more bytes than it may."""
    _checked(read_archive(io.BytesIO(data), "a.zip", max_unpacked=100_000))


def _archive(rng: Random) -> Input:
    return (archive(rng),)


TARGETS = (
    Target("decode", _decode, decoded, weight=4),
    Target("plain", _plain, read, weight=2),
    Target("markdown", _markdown, read, weight=0.4, seconds_per_kilo=0.05),
    Target("json-lines", _json_lines, read, weight=2),
    Target("archive", _archive, unpacked, weight=0.3, seconds=0.1),
    Target("page", _page, extracted, weight=0.04, seconds=1.0, seconds_per_kilo=0.1),
    Target("feed", _feed, followed, weight=0.1, seconds=0.2, seconds_per_kilo=0.1),
)
