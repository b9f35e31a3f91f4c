from datetime import date

import pytest

from corpus.article import Article
from corpus.readers.front_matter import split_front_matter
from corpus.readers.problem import UnreadableArticle


def fields(*lines: str) -> Article:
    return split_front_matter("\n".join(["---", *lines, "---", "Body."]))[0]


def test_every_field_is_read_and_the_rest_is_the_body():
    text = (
        "---\ntitle: Poland: what we know\noutlet: The Daily\nauthors: [Jane Doe, 'Ann Lee']\n"
        "published: 2022-11-16\nurl: https://example.com/a?b=c#d\n---\n\nFirst.\n\n---\n\nSecond.\n"
    )
    article, body = split_front_matter(text)
    assert article == Article(
        title="Poland: what we know",
        text="",
        outlet="The Daily",
        authors=("Jane Doe", "Ann Lee"),
        published=date(2022, 11, 16),
        url="https://example.com/a?b=c#d",
    )
    assert body == "\nFirst.\n\n---\n\nSecond.\n"


@pytest.mark.parametrize("text", ["", "Title\n\nWords.", "Title\n---\nWords.\n---", "--- a\n---"])
def test_text_without_front_matter_is_all_body(text):
    assert split_front_matter(text) == (Article(title="", text=""), text)


@pytest.mark.parametrize("text", ["\ufeff---\r\ntitle: T\r\n---\r\nW", "\n\n--- \ntitle: T\n---\nW"])
def test_marks_and_blank_lines_before_it_do_not_hide_it(text):
    article, body = split_front_matter(text)
    assert (article.title, body) == ("T", "W")


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ('"Quoted: \\"yes\\""', 'Quoted: "yes"'),
        ("'It''s quoted'", "It's quoted"),
        ('"No" turns to "maybe"', '"No" turns to "maybe"'),
        ("'No' turns to 'maybe'", "'No' turns to 'maybe'"),
        ("1984", "1984"),
        ("", ""),
    ],
)
def test_quotes_around_a_value_are_not_part_of_it(given, title):
    assert fields(f"title: {given}").title == title


@pytest.mark.parametrize(
    "lines",
    [
        ["authors: Jane Doe, Ann Lee"],
        ["authors: [Jane Doe, Ann Lee]"],
        ["authors:", "  - Jane Doe", "  - Ann Lee"],
        ["authors:", "- Jane Doe", '- "Ann Lee"'],
    ],
)
def test_authors_stand_on_one_line_or_several(lines):
    assert fields(*lines).authors == ("Jane Doe", "Ann Lee")


def test_what_other_programs_wrote_is_passed_over():
    article = fields(
        "# a comment", "layout: post", "tags: [a, b]", "date: x", "menu:", "  main:", "    - 1", "Title: T"
    )
    assert article == Article(title="T", text="")


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (["---", "title: T", "Words."], 1, "no second “---”"),
        (["---", "title: T", "just words", "---"], 3, "“just words” is not of the form"),
        (["---", "  title: T", "---"], 2, "not of the form"),
        (["---", "outlet: A", "title: T", "outlet: B", "---"], 4, "given before, on line 2"),
        (["---", "author: Jane", "---"], 2, "“author” is not a field; “authors” is"),
        (["---", "titel: T", "---"], 2, "“title” is"),
        (["---", "published: last week", "---"], 2, "“last week” is not a date"),
        (["---", "title: >", "  Folded", "---"], 2, "on one line"),
        (["---", "title: T", "  goes on", "---"], 2, "on one line"),
    ],
)
def test_a_fault_is_told_with_its_line(lines, line, reason):
    with pytest.raises(UnreadableArticle, match=reason) as fault:
        split_front_matter("\n".join(lines))
    assert fault.value.line == line
