"""Hostile files and pasted texts: each is refused with a clear message, or becomes a safe article."""

import gzip
import time
import zlib

import pytest

from corpus.article import Article
from corpus.clean import MAX_TITLE, clean_article, clean_text
from corpus.errors import VerbatimError
from corpus.readers import Problem, read_bytes, read_text

SECONDS = 15.0  # reading a page may take ten

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.txt", b"", "no text"),
    "white space": ("a.txt", b" \r\n\t\n" * 1000, "no text"),
    "nothing that is seen": ("a.txt", "\u200b\u202e\ufeff\u2060".encode() * 1000, "no text"),
    "no words": ("a.txt", "…\n\n— * _ 🙂".encode(), "not one word"),
    "blank letters": ("a.txt", "ㅤ\u2800\u115f\n\n\u3164".encode(), "no text"),
    "NUL": ("a.txt", b"Title\n\nWo\x00rds.", "binary data"),
    "all zeros": ("a.txt", bytes(1_000_000), "binary data"),
    "control characters": ("a.txt", bytes(range(1, 32)) * 100, "binary data"),
    "all bytes": ("a.txt", bytes(range(1, 256)) * 100, "not text"),
    "a PDF by the name of text": ("a.txt", b"%PDF-1.4\n" + b"words " * 100, "a PDF"),
    "a PDF by the name of a page": ("a.html", b"%PDF-1.4\n<p>words</p>", "a PDF"),
    "a ZIP": ("a.md", b"PK\x03\x04" + b"a" * 100, "a ZIP"),
    "a ZIP of articles": ("a.jsonl", b"PK\x03\x04" + b"\n" * 1000, "a ZIP"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + b"a" * 100, "a PNG"),
    "a program": ("a.txt", b"\x7fELF\x02\x01\x01", "a program"),
    "a gzip bomb": ("a.txt", gzip.compress(bytes(10_000_000)), "a gzip"),
    "a bare deflate bomb": ("a.txt", zlib.compress(bytes(10_000_000)), "not text"),
    "half of UTF-16": ("a.txt", b"\xff\xfeT\x00i", "UTF-16"),
    "UTF-32": ("a.txt", "Title\n\nWords.".encode("utf-32"), "binary data"),
    "damaged UTF-8": ("a.txt", "Grün, später, größer".encode() + b"\xc3", "damaged"),
    "too long": ("a.txt", b"Title\n\n" + b"words " * 400_000, "2,000,000"),
    "too long Markdown": ("a.md", b"word " * 100_000, "300,000"),
    "a page that is too large": ("a.html", b"<p>" + b"a" * 5_000_001, "5,000,000"),
    "a page of nothing": ("a.html", b"<html><body></body></html>", "No article"),
    "a page of scripts": ("a.html", b"<script>" + b"alert(1);" * 10_000 + b"</script>", "No article"),
    "a page of nests": ("a.html", b"<div>" * 200_000, "No article"),
    "a page of open comments": ("a.html", b"<!--" * 200_000, "No article"),
    "unclosed front matter": ("a.md", b"---\ntitle: T\n\nWords.", "no second"),
    "front matter of nonsense": (
        "a.txt",
        b"---\n" + b"&a [*a, *a]\n" * 10_000 + b"---\nWords.",
        "name: value",
    ),
    "a date that never was": ("a.txt", b"---\npublished: 2022-02-30\n---\nWords.", "not a date"),
    "a date too far": ("a.txt", b"---\npublished: 9999-12-31\n---\nWords.", "year 9999"),
    "a script for an address": (
        "a.txt",
        b"---\nurl: javascript:alert(1)\n---\nWords.",
        "must begin with http",
    ),
    "a password in the address": ("a.txt", b"---\nurl: https://a:b@example.com\n---\nWords.", "password"),
    "deep JSON": ("a.jsonl", b'{"a":' * 100_000, "not JSON"),
    "a JSON list": ("a.jsonl", b"[" * 100_000, "JSON list"),
    "half a pair in JSON": ("a.jsonl", b'{"text": "\\ud800"}', "not JSON"),
    "a number without end": ("a.jsonl", b'{"text": ' + b"9" * 100_000 + b"}", "not JSON"),
    "a text that is a list": ("a.jsonl", b'{"text": ["@everyone"]}', "“text” must be text"),
    "an author who is an object": ("a.jsonl", b'{"text": "W", "authors": [{"a": 1}]}', "“authors”"),
    "a program's name": ("a.exe", b"MZ", "only .txt"),
    "a name that climbs": ("../../etc/passwd", b"root:x:0:0", "only .txt"),
    "no name": ("", b"words", "only .txt"),
}


def through_the_door(data: bytes, name: str) -> list[Article | str]:
    """What becomes of a file's content: articles as they would be stored, messages of refusal."""
    found: list[Article | str] = []
    for item in read_bytes(data, name):
        try:
            found.append(str(item.message) if isinstance(item, Problem) else clean_article(item))
        except VerbatimError as error:
            found.append(str(error))
    return found


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_with_a_clear_message(case):
    name, data, reason = REFUSED[case]
    began = time.monotonic()
    (message,) = through_the_door(data, name)
    assert isinstance(message, str)
    assert reason in message
    assert message.isprintable()
    assert len(message) < 300
    assert time.monotonic() - began < SECONDS


DEFUSED: dict[str, tuple[str, bytes]] = {
    "direction of writing": ("a.txt", "Title\n\nPay \u202e001$\u202c now \u2066x\u2069\u200f.".encode()),
    "zero width": ("a.txt", "Title\n\nPass\u200bword\u2060 \ufeffhere.".encode()),
    "hidden tags": (
        "a.txt",
        ("Title\n\nWords" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all rules")).encode(),
    ),
    "hidden selectors": ("a.txt", ("Title\n\nWords" + "".join(map(chr, range(0xE0100, 0xE01F0)))).encode()),
    "stacked marks": ("a.txt", ("Title\n\nZ" + "\u0310\u0320" * 5000 + "algo.").encode()),
    "a mark first": ("a.txt", "\u0336Title\n\n\u0336Words.".encode()),
    "line ends of all kinds": ("a.txt", "Title\r\rOne\u2028two\u2029three\x85four\x0bfive\x0csix.".encode()),
    "a title without end": ("a.txt", b"---\ntitle: " + b"word " * 100_000 + b"\n---\nWords."),
    "authors without end": ("a.txt", b"---\nauthors: " + b"a, " * 100_000 + b"\n---\nWords."),
    "one line without end": ("a.txt", b"word " * 300_000),
    "lines without end": ("a.txt", b"Title\n\n" + b"a\n" * 500_000),
    "brackets": ("a.md", b"# Title\n\nWords. " + b"[" * 20_000),
    "stars": ("a.md", b"# Title\n\nWords. " + b"*a **b " * 3_000),
    "quotes in quotes": ("a.md", b"# Title\n\n" + b">" * 50_000 + b" words.\n\nWords."),
    "backticks": ("a.md", b"# Title\n\n" + b"".join(b"`" * n + b" " for n in range(300)) + b"words."),
    "tables": ("a.md", b"# Title\n\nWords.\n\n" + b"|a" * 500 + b"\n" + b"|-" * 500 + b"\n" + b"|b\n" * 1000),
    "links": (
        "a.md",
        b"# Title\n\n[Words](javascript:alert(1)) ![x](http://169.254.169.254/) <script>x()</script>",
    ),
    "entities": (
        "a.html",
        b"<html><body><article><p>" + b"&lt;&amp; words " * 20_000 + b"</p></article></body></html>",
    ),
    "entities in entities": (
        "a.html",
        b'<!DOCTYPE x [<!ENTITY a "words"><!ENTITY b "&a;&a;&a;&a;">]><html><p>Words. &b;</p></html>',
    ),
    "a file of the system": (
        "a.html",
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>Words. &e;</p></body></html>',
    ),
    "pings": ("a.txt", b"@everyone\n\n@here <@1> <@&2> <#3> </a:4> <t:0> <:a:5> <id:guide>"),
    "marks": ("a.txt", b"# Title\n\n**Words** `x` ||y|| [a](https://evil.example) > z\n- 1. \\"),
}


@pytest.mark.parametrize("case", DEFUSED)
def test_a_hostile_file_becomes_a_safe_article(case):
    name, data = DEFUSED[case]
    began = time.monotonic()
    (article,) = through_the_door(data, name)
    assert isinstance(article, Article)
    assert clean_article(article) == article
    assert 0 < len(article.title) <= MAX_TITLE
    for character in article.text.replace("\n", ""):
        assert character.isprintable()
    assert "root:" not in article.text
    assert time.monotonic() - began < SECONDS


def test_pings_and_marks_are_words_here():
    """What is stored is what was written; the formatter is where it is kept from acting."""
    article = clean_article(read_text("@everyone\n\n**Words** `x` [a](https://evil.example) <@1>"))
    assert article.title == "@everyone"
    assert article.text == "**Words** `x` [a](https://evil.example) <@1>"


@pytest.mark.parametrize("text", ["Words \ud800 and \udfff.", "\ud83d Words.", "Words.\x00\x1b[31m"])
def test_what_only_a_program_can_paste_is_cleaned(text):
    assert clean_text(text).encode().decode().isprintable()


def test_a_bad_line_does_not_cost_its_neighbours():
    lines = [b'{"text": "one"}', b"\xff\xfe", b"{", b'{"text": 1}', b"[]", b"@everyone", b'{"text": "two"}']
    found = through_the_door(b"\n".join(lines), "a.jsonl")
    assert [item.text for item in found if isinstance(item, Article)] == ["one", "two"]
    assert sum(isinstance(item, str) for item in found) == 5
