import pytest

from corpus.readers.feed_links import MAX_LINKS, feed_links

URL = "https://h.example/news/"


def links(markup: str) -> list[str]:
    return feed_links(URL, f"<html><head>{markup}</head></html>".encode())


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed">', ["https://h.example/feed"]),
        ('<LINK REL="home Alternate" TYPE="application/ATOM+xml; x=y" HREF="a b">', []),
        (
            '<link rel=alternate type=application/atom+xml href="atom.xml"/>',
            ["https://h.example/news/atom.xml"],
        ),
        ('<link rel="stylesheet" type="application/rss+xml" href="/feed">', []),
        ('<link rel="alternate" type="text/html" href="/feed">', []),
        ('<link rel="alternate" type="application/rss+xml">', ["https://h.example/news/"]),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []),
        ('<link rel="alternate" type="application/rss+xml" href="//[">', []),
        ('<!-- <link rel="alternate" type="application/rss+xml" href="/feed"> -->', []),
    ],
)
def test_links_to_feeds_are_found(link, expected):
    assert links(link) == expected


def test_each_once_and_not_too_many():
    found = links(
        "".join(f'<link rel=alternate type=application/rss+xml href="/{n // 2}">' for n in range(30))
    )
    assert found == [f"https://h.example/{n}" for n in range(MAX_LINKS)]


HOSTILE = [b"<" * 1_000_000, b"<link " * 200_000, b"<!--" * 200_000, bytes(range(256))]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_pages_are_harmless(data):
    assert feed_links(URL, data) == []
