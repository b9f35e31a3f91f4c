"""Feeds made to do harm: they cost little, bring nothing from inside, and what they say is only text."""

import time
from contextlib import suppress

import pytest

from corpus.readers.child import run_child
from corpus.readers.extract_feed import MAX_SECONDS
from corpus.readers.feed import UnreadableFeed, read_feed

URL = "https://feed.example/"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
BOMB = f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>'
SECONDS = 2 * MAX_SECONDS
"""What takes more of the processor is killed; as much again for a busy machine."""


def rss(title: str, before: str = "") -> bytes:
    item = f"<item><title>{title}</title><link>https://feed.example/1</link></item>"
    channel = f"<channel><title>F</title>{item}</channel>"
    return f'<?xml version="1.0"?>{before}<rss version="2.0">{channel}</rss>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        rss("&l8;", BOMB),
        rss("&x;", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        rss("&x;", '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:1/">%x;]>'),
        rss("<b>" * 5_000 + "deep"),
        rss("x" * 3_000_000),
        rss("&lt;" * 500_000),
    ],
    ids=["laughs", "a file", "an address inside", "nests", "a long title", "entities"],
)
def test_a_hostile_feed_costs_little_and_brings_nothing_from_inside(data):
    began = time.monotonic()
    with suppress(UnreadableFeed):
        for item in read_feed(URL, data).items:
            assert len(item.article.title) <= 300
            assert "root:" not in item.article.title
            assert item.article.title.count("lol") < 10
    assert time.monotonic() - began < SECONDS


def test_the_process_that_reads_strangers_bytes_knows_no_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("DISCORD_TOKEN", "a secret")
    program = tmp_path / "tell.py"
    program.write_text("import json, os; print(json.dumps(dict(os.environ)))")
    assert "a secret" not in run_child(program, b"", 30).values()
