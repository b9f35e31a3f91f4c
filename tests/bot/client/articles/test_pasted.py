"""What was pasted into the form becomes one article."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.articles.pasted import FIELD, Pasted, article_of, joined
from corpus.published import NotADate

STORY = "The ship sails\n\n" + "\n\n".join(
    f"Paragraph {number} says that {number * 37} crates were on board." for number in range(120)
)


def test_the_title_is_the_first_line():
    article = article_of(Pasted("The ship sails\n\nIt sailed on Tuesday."))
    assert (article.title, article.text) == ("The ship sails", "It sailed on Tuesday.")


def test_the_fields_stand_over_what_the_text_says():
    text = "---\noutlet: The Herald\nurl: https://herald.example/ship\n---\nThe ship sails\n\nIt sailed."
    article = article_of(Pasted(text, published="2022-11-16"))
    assert article.outlet == "The Herald"
    assert article.published == date(2022, 11, 16)
    assert article.url == "https://herald.example/ship"


@given(st.integers(min_value=1, max_value=len(STORY) - 1))
def test_a_text_cut_where_the_field_was_full_is_put_together_again(cut):
    text = STORY[cut:] + STORY[:cut]
    assert len(text) > FIELD
    assert joined(text[:FIELD], text[FIELD:]) == text


@given(st.integers(min_value=100, max_value=FIELD), st.integers(min_value=25, max_value=90))
def test_a_second_part_that_repeats_the_end_of_the_first_is_not_said_twice(cut, repeated):
    assert joined(STORY[:cut], STORY[cut - repeated :]) == STORY


def test_parts_cut_by_hand_are_paragraphs_of_their_own():
    assert joined("Title\n\nOne.\n", "\nTwo.") == "Title\n\nOne.\n\nTwo."


@pytest.mark.parametrize("nothing", ["", " \n"])
def test_an_empty_second_part_adds_nothing(nothing):
    assert joined("Title\n\nOne.", nothing) == "Title\n\nOne."


@pytest.mark.parametrize(
    ("pasted", "cut"),
    [
        (Pasted("x" * FIELD), True),
        (Pasted("x" * (FIELD - 1)), False),
        (Pasted("x" * FIELD, "the rest"), False),
        (Pasted("x" * FIELD, "x" * FIELD), True),
    ],
)
def test_a_field_filled_to_the_brim_is_suspicious(pasted, cut):
    assert pasted.may_be_cut is cut


def test_a_date_that_is_none_is_refused_with_an_example():
    with pytest.raises(NotADate, match="2022-11-16"):
        article_of(Pasted("The ship sails\n\nIt sailed on Tuesday.", published="yesterday"))
