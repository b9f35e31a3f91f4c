import pytest

from corpus.article import Article
from corpus.clean import MAX_TITLE
from corpus.readers import UnreadableArticle, read_text


def test_the_title_is_the_first_line():
    article = read_text("The title\n\nFirst paragraph.\n\nSecond paragraph.\n")
    assert article == Article(title="The title", text="First paragraph.\n\nSecond paragraph.")


def test_front_matter_gives_the_title_if_it_has_one():
    assert read_text("---\ntitle: T\noutlet: O\n---\nFirst.\n\nSecond.") == Article(
        title="T", text="First.\n\nSecond.", outlet="O"
    )
    assert read_text("---\noutlet: O\n---\nT\n\nSecond.") == Article(title="T", text="Second.", outlet="O")


def test_stray_spaces_and_invisible_signs_do_not_hide_the_title():
    article = read_text("\ufeff\u200b\r\n The title \xa0\r\n\u200b\r\nWords. \r\n")
    assert article == Article(title="The title", text="Words.")


@pytest.mark.parametrize("text", ["Only one line.", "long " * (MAX_TITLE // 5) + "paragraph.\n\nAnother."])
def test_what_cannot_be_a_title_is_text(text):
    assert read_text(text) == Article(title="", text=text)


def test_lines_that_end_like_sentences_are_paragraphs():
    assert (
        read_text("Title\nOne sentence.\nHe said: “Two.”\nThree!").text
        == "One sentence.\n\nHe said: “Two.”\n\nThree!"
    )


def test_lines_broken_to_a_width_stay_one_paragraph():
    text = "A sentence that was\nbroken to a narrow\nwidth. And another\none."
    assert read_text(f"Title\n\n{text}").text == text


@pytest.mark.parametrize("text", ["", " \n\n", "\u200b\ufeff", "---\ntitle: T\n---\n"])
def test_no_text_is_refused(text):
    with pytest.raises(UnreadableArticle, match="no text"):
        read_text(text)


@pytest.mark.data
def test_a_pasted_news_article(shared):
    article = read_text((shared / "data" / "article.txt").read_text("utf-8"))
    assert article.title == "Milley tried to speak with Russian counterpart on Tuesday but was 'unsuccessful'"
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == 19
    assert paragraphs[0].endswith("the top military official revealed Wednesday.")
    assert "  " not in article.text
