import io
import json
from datetime import UTC, date, datetime

import pytest

from corpus.article import Article
from corpus.readers import json_lines
from corpus.readers.json_lines import read_json_lines
from corpus.readers.problem import Problem


def read(*lines: str | bytes) -> list[Article | Problem]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_json_lines(io.BytesIO(data), "a.jsonl"))


def test_every_field_is_read():
    line = (
        '{"id": "a1", "title": "T", "outlet": "O", "authors": ["A", "B"], "text": "Words.", '
        '"published": "2022-11-16T18:30:00Z", "url": "https://example.com/", "other": 1}'
    )
    assert read(line) == [
        Article(
            id="a1",
            title="T",
            outlet="O",
            authors=("A", "B"),
            published=datetime(2022, 11, 16, 18, 30, tzinfo=UTC),
            url="https://example.com/",
            text="Words.",
        )
    ]


def test_all_but_the_text_may_be_missing_or_null():
    fields = ("id", "title", "outlet", "authors", "published", "url")
    nulls = json.dumps({"text": "W", **dict.fromkeys(fields)})
    assert read('{"text": "W"}', nulls) == [Article(title="W", text="W")] * 2


def test_a_bad_line_is_reported_and_the_rest_is_read():
    found = read("\ufeff" + '{"text": "one"}', "", "{bad", '{"text": "two", "published": "2022-11-16"}')
    assert found[0] == Article(title="one", text="one")
    assert isinstance(found[1], Problem)
    assert (found[1].source, found[1].line) == ("a.jsonl", 3)
    assert str(found[1]).startswith("a.jsonl, line 3: This is not JSON")
    assert found[2] == Article(title="two", text="two", published=date(2022, 11, 16))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{}", "“text” is missing or empty"),
        ('{"text": ""}', "“text” is missing or empty"),
        ('{"text": 5}', "“text” must be text, but it is a number"),
        ('{"text": ["a"]}', "“text” must be text, but it is a list"),
        ('{"text": "W", "id": 7.5}', "“id” must be text, but it is a number"),
        ('{"text": "W", "title": 7}', "“title” must be text, but it is a number"),
        ('{"text": "W", "title": {}}', "“title” must be text, but it is an object"),
        ('{"text": "W", "outlet": true}', "“outlet” must be text, but it is true or false"),
        ('{"text": "W", "authors": 7}', "“authors” must be a list of names, but it is a number"),
        ('{"text": "W", "authors": [null]}', "“authors” must be a list of names, but there is null in it"),
        ('{"text": "W", "published": "soon"}', "“published”: “soon” is not a date"),
        ('{"text": "W", "published": 1668600000}', "“published” must be text, but it is a number"),
        ('"text"', "this is “text”"),
        ("null", "this is null"),
        ('{"text": "\\ud800"}', "not JSON"),
        (b'{"text": "\xff"}', "not JSON"),
        ('{"text": NaN}', "not JSON"),
        ('{"a":' * 5000, "not JSON"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(line, reason):
    (problem,) = read(line)
    assert isinstance(problem, Problem)
    assert problem.line == 1
    assert reason in problem.message


def test_an_endless_line_is_passed_over(monkeypatch):
    monkeypatch.setattr(json_lines, "MAX_LINE", 100)
    long = '{"text": "' + "a" * 1000 + '"}'
    assert len(read(long)) == 1
    found = read(long, '{"text": "two"}')
    assert found == [
        Problem("a.jsonl", 1, "The line is longer than 100 bytes."),
        Article(title="two", text="two"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b'[\n{"text": "one"},\n{"text": "two"}\n]', "JSON list"),
        (b'[{"text": "one"}]', "JSON list"),
        (b"PK\x03\x04\n\n\n\n", "a ZIP"),
        ('{"text": "a"}\n{"text": "b"}'.encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_of_another_kind_is_one_problem(data, reason):
    (problem,) = read_json_lines(io.BytesIO(data), "a.jsonl")
    assert isinstance(problem, Problem)
    assert problem.line is None
    assert reason in problem.message


def test_lines_are_read_one_at_a_time():
    class Lines(io.RawIOBase):
        """A file that would never end."""

        def readline(self, size: int | None = -1) -> bytes:
            return b'{"text": "again"}\n'

    articles = read_json_lines(Lines(), "endless.jsonl")
    assert [next(articles) for _ in range(3)] == [Article(title="again", text="again")] * 3


def test_an_article_that_a_shelf_would_refuse_is_named_by_its_line():
    lines = [{"text": "Good."}, {"text": "No day.", "published": "9999-12-31"}, {"text": "?", "title": "!"}]
    found = read(*map(json.dumps, lines))
    assert [item.line for item in found[1:]] == [2, 3]
    assert "year 9999" in found[1].message


def test_a_number_may_be_an_id_and_a_name_alone_may_be_the_authors():
    [article] = read('{"id": 7, "title": "T", "text": "Words.", "authors": "Jane Doe"}')
    assert (article.id, article.authors) == ("7", ("Jane Doe",))
