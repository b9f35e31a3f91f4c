import pytest

from corpus.article import Article
from corpus.readers.markdown import MAX_MARKDOWN, read_markdown
from corpus.readers.problem import UnreadableArticle


def test_front_matter_and_a_heading():
    article = read_markdown("---\noutlet: O\n---\n\n# The *title*\n\nWords.\n")
    assert article == Article(title="The title", text="Words.", outlet="O")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Some **bold**, *slanted*, ***both*** and ~~struck~~.", "Some bold, slanted, both and struck."),
        ("A [link](https://example.com 'tip'), <https://example.com/b>.", "A link, https://example.com/b."),
        ("A [reference][r].\n\n[r]: https://example.com", "A reference."),
        ("Before ![alt](a.png) after.", "Before after."),
        ("`code` and\n\n```python\nx = 1\n```", "code and\n\nx = 1"),
        ("- one\n- two\n  - three\n\n1. four", "one\n\ntwo\n\nthree\n\nfour"),
        ("> Quoted\n> words.\n>\n> More.", "Quoted words.\n\nMore."),
        ("One\nparagraph.\n\nAnother\\\nline.", "One paragraph.\n\nAnother\nline."),
        ("Heading\n=======\n\nSub\n---\n\nWords.", "Heading\n\nSub\n\nWords."),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n\n1 | 2"),
        ("AT&amp;T &copy; \\*stars\\* 2 * 3 * 4 snake_case_name", "AT&T © *stars* 2 * 3 * 4 snake_case_name"),
        ("a <b>bold</b><br> word <!-- hidden -->", "a bold word"),
        ("<div>block <i>words</i><script>evil()</script><style>p{}</style></div>", "block words"),
        ("Line\n\n***\n\nLine", "Line\n\nLine"),
    ],
)
def test_the_words_stay_and_the_marks_go(markdown, text):
    assert read_markdown(f"---\ntitle: T\n---\n{markdown}").text == text


def test_a_line_in_front_matter_is_counted_from_the_top_of_the_file():
    with pytest.raises(UnreadableArticle) as fault:
        read_markdown("---\ntitle: T\nnonsense\n---\n")
    assert fault.value.line == 3


@pytest.mark.parametrize("markdown", ["", "![only](a.png)", "<!-- hidden -->", "---"])
def test_no_words_are_refused(markdown):
    with pytest.raises(UnreadableArticle):
        read_markdown(markdown)


def test_too_much_is_refused_with_the_limit():
    with pytest.raises(UnreadableArticle, match="300,000"):
        read_markdown("a" * (MAX_MARKDOWN + 1))


def test_a_marked_section_that_html_does_not_know_is_no_text():
    assert read_markdown("# T\n\n<div><![words x]>Ferry.</div>\n\nIt sank.").text == "Ferry.\n\nIt sank."
