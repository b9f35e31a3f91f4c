import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.decode import NotText
from corpus.readers import html
from corpus.readers.html import read_html
from corpus.readers.problem import UnreadableArticle

HEAD = """
<title>Missile lands – The Daily</title>
<meta property="og:title" content="Missile lands in a Polish village">
<meta property="og:site_name" content="The Daily">
<meta name="author" content="Jane Doe; Ann Lee">
<meta property="article:published_time" content="2022-11-16T18:30:00+01:00">
<link rel="canonical" href="https://www.example.com/news/missile">
"""
BODY = """
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Missile lands in a Polish village</h1>
<p>A missile came down on Tuesday in <a href="/x">Przewodów</a>, near the border, and killed <b>two</b>.</p>
<p>“We do not know who fired it,” the president said.<br>“We will find out,” he added.</p>
<h2>What happens next</h2>
<ul><li>Investigators are on their way.</li><li>Allies meet on Wednesday.</li></ul>
<blockquote><p>It shook the whole house, said a neighbour who saw it.</p></blockquote>
<p style="display:none">Hidden words</p><script>var evil = 1;</script>
</article>
<footer>© The Daily. All rights reserved. Contact. Imprint.</footer>
"""


def page(head: str = HEAD, body: str = BODY) -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_an_article_is_found_on_a_page():
    article = read_html(page())
    assert article.title == "Missile lands in a Polish village"
    assert article.outlet == "The Daily"
    assert article.authors == ("Jane Doe", "Ann Lee")
    assert article.published == datetime(2022, 11, 16, 17, 30, tzinfo=UTC)
    assert article.url == "https://www.example.com/news/missile"
    assert article.text.split("\n\n")[-5:] == [
        "“We do not know who fired it,” the president said.\n“We will find out,” he added.",
        "What happens next",
        "Investigators are on their way.",
        "Allies meet on Wednesday.",
        "It shook the whole house, said a neighbour who saw it.",
    ]
    for unwanted in ("Home", "Hidden", "evil", "rights reserved"):
        assert unwanted not in article.text


def test_what_a_page_says_of_itself_is_taken_only_if_well_formed():
    head = """<link rel="canonical" href="javascript:alert(1)">
        <meta property="article:published_time" content="0001-01-01T00:00:00Z">
        <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-11-15"}</script>"""
    article = read_html(page(head))
    assert article.url is None
    assert article.published == date(2022, 11, 15)


@pytest.mark.parametrize(
    ("charset", "declared", "head"),
    [
        ("windows-1250", None, '<meta charset="windows-1250">'),
        ("windows-1250", None, "<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>"),
        ("windows-1250", "windows-1250", ""),
        ("utf-8", "windows-1250", ""),
        ("utf-16", None, ""),
    ],
)
def test_the_declared_charset_is_used(charset, declared, head):
    text = page(head).decode().replace("“", "„")
    assert "Przewodów" in read_html(text.encode(charset), declared).text


@pytest.mark.parametrize(
    "content", ["<html></html>", "", "<p></p>", "<html><body><script>1</script></body></html>"]
)
def test_a_page_without_an_article_is_refused(content):
    with pytest.raises(UnreadableArticle, match="No article was found"):
        read_html(content.encode())


def test_a_picture_is_no_page():
    with pytest.raises(NotText, match="a PNG picture"):
        read_html(b"\x89PNG\r\n\x1a\n")


def test_a_page_that_is_too_large_is_refused():
    with pytest.raises(UnreadableArticle, match="5,000,000"):
        read_html(b"<p>" + b"a" * html.MAX_PAGE)


def test_a_child_that_used_up_its_processor_time_was_too_slow(monkeypatch, tmp_path):
    program = Path(html.__file__).with_name("extract.py").read_text()
    limited = program.replace("MAX_SECONDS: Final = 10", "MAX_SECONDS: Final = 1")
    assert limited != program
    child = tmp_path / "child.py"
    child.write_text(
        limited.replace("    page = sys.stdin", "    while True:\n        pass\n    page = sys.stdin")
    )
    monkeypatch.setattr(html, "_CHILD", child)
    with pytest.raises(UnreadableArticle, match="too long to read"):
        read_html(page())


def test_the_child_is_killed_when_its_time_is_over(monkeypatch, tmp_path):
    pid_file = tmp_path / "pid"
    child = tmp_path / "child.py"
    child.write_text(f"import os, time\nopen({str(pid_file)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)")
    monkeypatch.setattr(html, "_CHILD", child)
    began = time.monotonic()
    with pytest.raises(UnreadableArticle, match="too long to read"):
        read_html(page(), seconds=3.0)
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid_file.read_text()), 0)


@pytest.mark.parametrize(
    "code",
    ["import os; os.abort()", "raise MemoryError", "bytearray(1 << 33)"],
    ids=["abort", "raise", "grow"],
)
def test_a_child_that_dies_is_an_error_of_the_page_alone(monkeypatch, tmp_path, code, caplog):
    child = tmp_path / "child.py"
    child.write_text(f"import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n{code}")
    monkeypatch.setattr(html, "_CHILD", child)
    with pytest.raises(UnreadableArticle, match="could not be read"):
        read_html(page())
    assert "child.py failed" in caplog.text


def test_the_child_is_told_no_secrets(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text(
        "import json, os\nkeys = ('title', 'author', 'outlet', 'url')\n"
        "print(json.dumps({**dict.fromkeys(keys, ''), 'text': ' '.join(os.environ), 'published': []}))"
    )
    monkeypatch.setattr(html, "_CHILD", child)
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    assert "DISCORD_TOKEN" not in read_html(page()).text


def test_the_child_limits_itself():
    code = f"""
import resource, runpy, sys
runpy.run_path({str(html._CHILD)!r}, run_name="__main__")
print([resource.getrlimit(what)[0] for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU)], file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], input="<p>a", capture_output=True, check=True, text=True
    )
    assert ran.stderr.strip() == f"[{1 << 30}, 10]"


def test_a_page_is_read_from_any_folder(monkeypatch, tmp_path):
    (tmp_path / "trafilatura.py").write_text("raise RuntimeError('the wrong one')")
    monkeypatch.chdir(tmp_path)
    assert read_html(page()).title == "Missile lands in a Polish village"
