"""What differs between two writings of an article."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpus import difference as module
from corpus.article import Article
from corpus.difference import Line, difference

SHIP = Article("The ship", "It left on Monday. It carried oranges.\n\nIt sank on Friday.", "Herald")


def text_of(sentences):
    return " ".join(sentences)


def test_nothing_differs_in_the_same_article():
    same = difference(SHIP, replace(SHIP, revision=2))
    assert same.nothing
    assert same.fields == ()


def test_fields_are_named_in_order():
    after = replace(SHIP, published=date(2022, 11, 16), title="A ship", url="https://a.example")
    found = difference(SHIP, after)
    assert found.fields == ("title", "published", "url")
    assert found.same_text
    assert not found.nothing


def test_sentences_that_went_and_came_stand_in_the_order_of_the_text():
    after = replace(
        SHIP, text="It left on Tuesday. It carried oranges.\n\nIt sank on Friday. Nobody was hurt."
    )
    assert difference(SHIP, after).lines == (
        Line("It left on Monday.", added=False),
        Line("It left on Tuesday.", added=True),
        Line("Nobody was hurt.", added=True),
    )


def test_paragraphs_drawn_together_are_a_difference_without_lines():
    found = difference(SHIP, replace(SHIP, text=SHIP.text.replace("\n\n", " ")))
    assert found.lines == ()
    assert not found.nothing


def numbered(numbers):
    return Article("T", " ".join(f"Sentence number {number} stands here." for number in numbers))


@given(st.lists(st.integers(0, 9), min_size=1), st.lists(st.integers(0, 9), min_size=1), st.booleans())
def test_the_lines_lead_from_the_one_to_the_other(before, after, far):
    allowed, module._MOST_COMPARED = module._MOST_COMPARED, 0 if far else 10**6
    try:
        lines = difference(numbered(before), numbered(after)).lines
    finally:
        module._MOST_COMPARED = allowed
    left = [f"Sentence number {number} stands here." for number in before]
    for line in lines:
        if line.added:
            left.append(line.sentence)
        else:
            left.remove(line.sentence)
    assert sorted(left) == sorted(f"Sentence number {number} stands here." for number in after)
