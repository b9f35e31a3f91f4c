import pytest

from bot.retriever.asked import asked_words
from bot.retriever.figures import other_figures
from bot.retriever.question import read_question
from bot.retriever.words import terms


def others(question: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = other_figures(asked_words(read_question(question)))
    return {(variant.stands_for, variant.terms) for variant in found}


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("twenty-five", "25"),
        ("25", "twenty-five"),
        ("1.5 million", "1,500,000"),
        ("1,500,000", "1.5 million"),
        ("2 billion", "2,000,000,000"),
        ("two million", "2,000,000"),
        ("300 thousand", "300,000"),
        ("third", "3rd"),
        ("3rd", "third"),
        ("20th", "twentieth"),
        ("dozen", "12"),
        ("12", "dozen"),
    ],
)
def test_numbers_written_otherwise(asked: str, other: str):
    assert (tuple(terms(asked)), tuple(terms(other))) in others(f"Who sold {asked} tickets?")


@pytest.mark.parametrize("asked", ["7", "three", "20", "1,234,567", "3.14", "2026", "10:30", "1.2.3", "٣٣"])
def test_numbers_with_one_way_to_write_them(asked: str):
    assert others(f"Who sold {asked} tickets?") == set()
