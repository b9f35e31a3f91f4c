import contextlib
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clean import MAX_TITLE
from corpus.readers import feed
from corpus.readers.feed import MAX_FEED, NoFeed, UnreadableFeed, read_feed

URL = "https://www.h.example/feed.xml"
WHOLE = "<p>The ship arrived on Tuesday.</p>" + "".join(
    f"<p>Crate {n} held {n} oranges.</p>" for n in range(40)
)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(*items: str, head: str = "<title>The Herald</title>", before: str = "") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    channel = f'<rss version="2.0" {SPACES}><channel>{head}{body}</channel></rss>'
    return f'<?xml version="1.0"?>{before}{channel}'.encode()


def one(*parts: str) -> feed.FeedItem:
    [item] = read_feed(URL, rss("".join(parts))).items
    return item


def test_rss_is_read():
    read = read_feed(
        URL,
        rss(
            "<guid isPermaLink='false'>n1</guid><link>/news/1</link><title>A ship &amp; a train</title>"
            "<dc:creator>Jane Doe</dc:creator><pubDate>Wed, 16 Nov 2022 18:30:00 +0100</pubDate>"
            f"<description>In short.</description><content:encoded><![CDATA[{WHOLE}]]></content:encoded>",
            head="<title>The Herald</title><ttl>90</ttl>",
        ),
    )
    assert (read.title, read.ttl) == ("The Herald", timedelta(minutes=90))
    [item] = read.items
    assert (item.key, item.summary) == ("n1", "In short.")
    article = item.article
    assert (article.title, article.outlet, article.authors) == (
        "A ship & a train",
        "The Herald",
        ("Jane Doe",),
    )
    assert article.published == datetime(2022, 11, 16, 17, 30, tzinfo=UTC)
    assert article.url == "https://www.h.example/news/1"
    assert article.text.startswith("The ship arrived on Tuesday.\n\nCrate 0 held 0 oranges.\n\nCrate 1")


def test_atom_is_read():
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://h.example/"><title>The Post</title>
        <entry><id>tag:h.example,2022:1</id><title type="html">&lt;b&gt;Bold&lt;/b&gt; news</title>
        <link rel="alternate" href="b/1"/><published>2022-11-16T18:30:00Z</published>
        <updated>2023-01-01T00:00:00Z</updated><author><name>A. One</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div></content></entry></feed>"""
    [item] = read_feed(URL, atom.encode()).items
    assert (item.key, item.article.title) == ("tag:h.example,2022:1", "Bold news")
    assert item.article.url == "https://h.example/b/1"
    assert item.article.published == datetime(2022, 11, 16, 18, 30, tzinfo=UTC)
    assert "Tuesday.\n\nCrate 0" in item.article.text


def test_rdf_is_read():
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>
        <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
        <item rdf:about="https://h.example/1"><title>One</title><link>https://h.example/1</link></item></rdf:RDF>"""
    read = read_feed(URL, rdf.encode())
    assert read.ttl == timedelta(hours=6)
    assert [item.article.url for item in read.items] == ["https://h.example/1"]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_encodings_are_understood(encoding):
    text = rss("<link>https://h.example/1</link><title>Zürich</title>").decode()
    data = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding)
    assert read_feed(URL, data).items[0].article.title == "Zürich"


def test_the_charset_of_the_content_type_counts():
    data = rss("<link>https://h.example/1</link><title>Zürich</title>").decode().encode("iso-8859-1")
    read = read_feed(URL, data, "text/xml; charset=iso-8859-1")
    assert read.items[0].article.title == "Zürich"


LINK = "<link>https://h.example/1</link>"


@pytest.mark.parametrize(
    "body",
    [
        "<description>A summary of an article.</description>",
        f"<description><![CDATA[{WHOLE[:1000]}]]></description>",
        f"<content:encoded><![CDATA[{WHOLE}<p>Crate 41 held […]</p>]]></content:encoded>",
        f"<content:encoded><![CDATA[{WHOLE}<a href='/1'>Continue reading</a>]]></content:encoded>",
    ],
)
def test_what_is_not_the_whole_article_is_no_text(body):
    assert one(LINK, body).article.text == ""


def test_a_long_description_is_the_article():
    assert one(LINK, f"<description><![CDATA[{WHOLE * 2}]]></description>").article.text.startswith(
        "The ship"
    )


def test_what_is_not_seen_is_no_text():
    hidden = "<script>evil()</script><style>p{}</style><!-- note --><figure>picture <b>of</b></figure>"
    trailer = '<p>The post <a href="/1">A ship</a> appeared first on <a href="/">The Herald</a>.</p>'
    text = one(LINK, f"<content:encoded><![CDATA[{hidden}{WHOLE}{trailer}]]></content:encoded>").article.text
    for unwanted in ("evil", "p{}", "note", "picture", "appeared first"):
        assert unwanted not in text
    assert text.endswith("Crate 39 held 39 oranges.")


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("<pubDate>2022-11-16</pubDate>", date(2022, 11, 16)),
        ("<pubDate>Wed, 16 Nov 2022 18:30:00 EST</pubDate>", datetime(2022, 11, 16, 23, 30, tzinfo=UTC)),
        ("<dc:date>2022-11-16T18:30:00+01:00</dc:date>", datetime(2022, 11, 16, 17, 30, tzinfo=UTC)),
        ("<pubDate>yesterday, I think</pubDate>", None),
        ("<pubDate>Wed, 16 Nov 0022 18:30:00 GMT</pubDate>", None),
        ("", None),
    ],
)
def test_dates(written, understood):
    assert one(LINK, written).article.published == understood


def test_items_are_known_by_id_or_address_and_given_once():
    read = read_feed(
        URL,
        rss(
            f"<guid isPermaLink='false'>1</guid>{LINK}<title>First</title>",
            f"<guid isPermaLink='false'>1</guid>{LINK}<title>Again</title>",
            "<link>https://h.example/2</link>",
            "<title>Nowhere to be read</title>",
        ),
    )
    assert [(item.key, item.article.title) for item in read.items] == [
        ("1", "First"),
        ("https://h.example/2", ""),
    ]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://a:b@h.example/", "file:///etc/passwd", "//[::"]
)
def test_an_address_that_is_none_is_left_out(link):
    body = f"<link>{link}</link><content:encoded><![CDATA[{WHOLE}]]></content:encoded>"
    assert one(body).article.url in (None, "https://www.h.example/feed.xml")


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body>Hello</body></html>", b"\x89PNG\r\n\x1a\n", b"words", b"<a/>", b'{"version": "1"}'],
)
def test_what_is_no_feed_is_said(data):
    with pytest.raises(NoFeed, match="neither RSS nor Atom"):
        read_feed(URL, data)


def test_a_feed_that_breaks_off_is_refused_whole():
    whole = rss(LINK, f"<content:encoded><![CDATA[{WHOLE}]]></content:encoded>")
    for end in (-6, -20, -100, -500):
        with pytest.raises(UnreadableFeed, match="broke off"):
            read_feed(URL, whole[:end])


def test_a_feed_without_items_is_a_feed():
    assert read_feed(URL, rss()).items == ()


def test_a_feed_is_bounded():
    with pytest.raises(UnreadableFeed, match="5,000,000"):
        read_feed(URL, b"a" * (MAX_FEED + 1))


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "nested entities": rss(f"{LINK}<title>&a9;</title>", before=f'<!DOCTYPE r [<!ENTITY a0 "x">{ENTITIES}]>'),
    "one long entity often": rss(
        f"{LINK}<title>{'&a;' * 10_000}</title>", before=f'<!DOCTYPE r [<!ENTITY a "{"x" * 1000}">]>'
    ),
    "a file": rss(
        f"{LINK}<title>&a;</title>", before='<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    ),
    "an address": rss(f"{LINK}<title>&a;</title>", before='<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">'),
    "a long title": rss(f"{LINK}<title>{'x' * 4_000_000}</title>"),
    "a deep nest": rss(f"{LINK}<description>{'&lt;b&gt;' * 100_000}</description>"),
    "deep elements": rss(f"{LINK}<description>{'<b>' * 100_000}{'</b>' * 100_000}</description>"),
    "many items": rss(*[f"<link>https://h.example/{n}</link>" for n in range(50_000)]),
    "invisible characters": rss(f"{LINK}<title>\u202eA\u200b title</title>"),
    "many document types": rss(f"{LINK}<description>{'&lt;!DOCTYPE [' * 50_000}</description>"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_feed_is_harmless(data):
    begun = time.monotonic()
    try:
        read = read_feed(URL, data)
    except UnreadableFeed:
        read = None
    assert time.monotonic() - begun < feed.MAX_SECONDS + 5
    for item in read.items if read else ():
        assert len(item.article.title) <= MAX_TITLE
        assert "root:" not in item.article.title
        assert "\u202e" not in item.article.title
    assert read is None or len(read.items) <= 500


def test_what_is_looked_for_under_a_long_text_takes_no_time():
    text = "The post a appeared first on " * 80_000
    begun = time.process_time()
    item = one(LINK, f"<content:encoded><![CDATA[{text}]]></content:encoded>")
    assert time.process_time() - begun < 1  # of this process: the child's time is its own affair
    assert len(item.article.text) > 1_000_000


def test_the_child_is_killed_when_its_time_is_over(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(feed, "_CHILD", child)
    with pytest.raises(UnreadableFeed, match="too long"):
        read_feed(URL, b"", seconds=0.5)


def test_a_child_that_dies_is_an_error_of_the_feed_alone(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("raise MemoryError")
    monkeypatch.setattr(feed, "_CHILD", child)
    with pytest.raises(UnreadableFeed, match="could not be read"):
        read_feed(URL, b"")


@settings(max_examples=10)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_are_refused(data):
    with contextlib.suppress(UnreadableFeed):
        read_feed(URL, b"<rss version='2.0'><channel><item>" + data + b"</item></channel></rss>")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ferry &#xD83D;&#xDE00; late", "Ferry \U0001f600 late"),
        ("Ferry &#55357;&#56832; late", "Ferry \U0001f600 late"),
        ("Ferry &#xD83D; late", "Ferry late"),
        ("Ferry &#56832;&#55357; late", "Ferry late"),
    ],
)
def test_halves_of_a_utf_16_pair_do_not_cost_the_feed(written, title):
    assert one(f"<title>{written}</title><link>https://h.example/1</link>").article.title == title
