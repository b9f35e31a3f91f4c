import pytest

from bot.formatter.answers.context import context_of
from corpus.article import Article, Quote


def context(text: str, quoted: str) -> str | None:
    start = text.index(quoted)
    return context_of(Quote(1, Article("T", text), start, start + len(quoted)))


@pytest.mark.parametrize(
    "quoted",
    [
        "He left.",
        "But he left.",
        "“They left,” she said.",
        "It's over.",
        "THIS is over.",
        "This weakens it.",
        "However, all left.",
    ],
)
def test_gives_the_sentence_before_a_quote_that_leans_on_it(quoted: str) -> None:
    assert context(f"One. Two came. {quoted}", quoted) == "Two came."


@pytest.mark.parametrize(
    "quoted",
    [
        "Milley left.",
        "Here we are.",
        "Butter is dear.",
        "Items sold.",
        "This year, 3 left.",
        "So far, 3 left.",
    ],
)
def test_gives_nothing_for_a_quote_that_stands_alone(quoted: str) -> None:
    assert context(f"One. {quoted}", quoted) is None


def test_gives_nothing_at_the_start_of_an_article() -> None:
    assert context("He left. Two came.", "He left.") is None


def test_looks_into_the_paragraph_before_past_a_heading() -> None:
    assert context("Milley came. He spoke.\n\nA wider war\n\nBut he left.", "But he left.") == "He spoke."


def test_looks_back_only_so_far() -> None:
    assert context("Milley came.\n\n" + "word " * 900 + "\n\nHe left.", "He left.") != "Milley came."
