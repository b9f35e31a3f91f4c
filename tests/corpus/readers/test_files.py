import json
import os
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.clean import clean_article
from corpus.readers import Problem, UnreadableArticle, files, read_bytes, read_page, read_paths

WORDS = Article(title="Title", text="Words.")
PLAIN = b"Title\n\nWords."
PAGE = (
    b"<html><head><link rel='canonical' href='https://www.example.com/own'></head><body><article><h1>Title</h1><p>"
    + b"Some words of an article that go on for long enough to be taken for one. " * 5
    + b"</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("name", "media_type", "data"),
    [
        ("a.txt", None, PLAIN),
        ("A.TXT", "application/octet-stream", PLAIN),
        ("a.md", "text/plain", b"# Title\n\n**Words.**"),
        ("article", "text/plain; charset=utf-8", PLAIN),
        ("article", "text/plain; charset=utf-16le", PLAIN.decode().encode("utf-16-le")),
        ("article", "text/markdown", b"# Title\n\n*Words.*"),
        ("a.jsonl", None, b'{"title": "Title", "text": "Words."}'),
        ("a", "application/x-ndjson", b'{"title": "Title", "text": "Words."}'),
    ],
)
def test_the_name_says_how_to_read_or_else_the_media_type(name, media_type, data):
    assert list(read_bytes(data, name, media_type)) == [WORDS]


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
def test_pages_are_read_from_files(name):
    (article,) = read_bytes(PAGE, name)
    assert isinstance(article, Article)
    assert clean_article(article).text.startswith("Some words")


@pytest.mark.parametrize(
    ("name", "media_type", "data", "line", "reason"),
    [
        ("a.pdf", "application/pdf", b"%PDF-1.7", None, "only .txt .md .html .htm .jsonl"),
        ("a.pdf", None, b"", None, "only .txt"),
        ("noname", "nonsense", b"", None, "only .txt"),
        ("a.txt", None, b"%PDF-1.7", None, "a PDF document"),
        ("a.txt", None, b"", None, "no text"),
        ("a.md", None, b"---\ntitle: T\nx\n---\nWords", 3, "form"),
        ("a.html", None, b"", None, "No article"),
    ],
)
def test_what_cannot_be_read_is_one_problem(name, media_type, data, line, reason):
    (problem,) = read_bytes(data, name, media_type)
    assert isinstance(problem, Problem)
    assert (problem.source, problem.line) == (name, line)
    assert reason in problem.message


def test_a_folder_is_read_in_order_with_its_bad_files_named(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_bytes(PLAIN)
    (tmp_path / "a.txt").write_bytes(b"First\n\nWords.")
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": "ok"}) + "\n{bad\n")
    (tmp_path / "d.txt").write_bytes(b"\x00\x01")
    (tmp_path / "e.docx").write_bytes(b"PK")
    (tmp_path / "LICENSE").write_bytes(b"x")
    (tmp_path / ".hidden.txt").write_bytes(PLAIN)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_bytes(PLAIN)
    found = list(read_paths([tmp_path]))
    assert [
        item.title if isinstance(item, Article) else (Path(item.source).name, item.line) for item in found
    ] == [
        "First",
        "ok",
        ("c.jsonl", 2),
        ("d.txt", None),
        "Title",
        (tmp_path.name, None),
    ]
    assert str(found[-1]).endswith("Passed over 2 of other kinds: .docx, without an ending")


def test_several_paths_are_read_as_given(tmp_path):
    first, second = tmp_path / "z.txt", tmp_path / "a.txt"
    first.write_bytes(b"Z\n\nWords.")
    second.write_bytes(b"A\n\nWords.")
    assert [article.title for article in read_paths([first, second]) if isinstance(article, Article)] == [
        "Z",
        "A",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file"),
        ("missing", "no such file"),
        ("a.docx/in-a-file.txt", "no such file"),
        ("long" * 100 + ".txt", "name too long"),
        ("a.docx", "only .txt"),
        ("empty", "no files in this"),
    ],
)
def test_a_path_that_cannot_be_read_is_a_problem(tmp_path, name, reason):
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "empty").mkdir()
    (problem,) = read_paths([tmp_path / name])
    assert isinstance(problem, Problem)
    assert problem.source == str(tmp_path / name)
    assert reason in problem.message.lower()


def test_links_neither_loop_nor_stop_the_reading(tmp_path):
    (tmp_path / "a.txt").write_bytes(PLAIN)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(read_paths([tmp_path]))
    assert found[0] == WORDS
    assert len([item for item in found if isinstance(item, Problem)]) == 2


def test_a_hostile_name_is_safe_to_show(tmp_path):
    name = os.fsdecode("a\u202e\x1b[31m.txt".encode() + b"\xff.txt")
    (tmp_path / name).write_bytes(b"")
    (problem,) = read_paths([tmp_path])
    assert isinstance(problem, Problem)
    assert str(problem).isprintable()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = read_paths([tmp_path / "pipe.txt"])
    assert isinstance(problem, Problem)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE", 10)
    (tmp_path / "a.txt").write_bytes(PLAIN)
    (problem,) = read_paths([tmp_path / "a.txt"])
    assert isinstance(problem, Problem)
    assert "larger than 10 bytes" in problem.message


def test_a_page_is_called_by_its_own_address_on_its_own_site():
    assert read_page("https://example.com/x?utm=1", PAGE, "text/html").url == "https://www.example.com/own"


def test_a_page_cannot_pass_as_another_site():
    article = read_page("https://evil.example.org/x", PAGE, "text/html; charset=utf-8")
    assert article.url == "https://evil.example.org/x"


def test_a_page_that_names_no_outlet_is_the_sites():
    article = read_page("https://www.example.org/a.html", PLAIN, "text/plain")
    assert article == Article(
        title="Title", text="Words.", outlet="example.org", url="https://www.example.org/a.html"
    )


@pytest.mark.parametrize(("data", "title"), [(PAGE, "Title"), (PLAIN, "Title")])
def test_a_page_without_a_media_type_is_looked_at(data, title):
    assert read_page("https://example.org/", data).title == title


def test_an_empty_page_is_refused():
    with pytest.raises(UnreadableArticle):
        read_page("https://example.org/", b"", "text/html")


@pytest.mark.data
def test_a_news_article_through_every_kind_of_file(shared, tmp_path):
    text = (shared / "data" / "article.txt").read_text("utf-8")
    title, *paragraphs = (paragraph.strip() for paragraph in text.split("\n\n"))
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    (tmp_path / "1.txt").write_text(text)
    (tmp_path / "2.md").write_text(f"---\noutlet: The Daily\n---\n# {text}")
    (tmp_path / "3.html").write_text(f"<title>{title}</title><article><h1>{title}</h1>{body}</article>")
    (tmp_path / "4.jsonl").write_text(json.dumps({"title": title, "text": "\n\n".join(paragraphs)}))
    found = list(read_paths([tmp_path]))
    articles = [clean_article(article) for article in found if isinstance(article, Article)]
    assert [article.title for article in articles] == [title] * 4, found
    for article in articles:
        assert "seen nothing that contradicts [Polish President Andrzej Duda’s]" in article.text
        assert article.text == articles[0].text
