"""What numbers in a text may mean."""

import pytest

from bot.retriever.quantities import Bound, Quantity, quantities


def only(text: str) -> Quantity:
    [found] = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,487 people", 1487, ""),
        ("seven people", 7, ""),
        ("twenty-one people", 21, ""),
        ("two dozen people", 24, ""),
        ("they declared 12 people", 12, ""),
        ("a hundred people", 100, ""),
        ("3.5 million people", 3_500_000, ""),
        ("worth £900,000,", 900_000, "£"),
        ("worth $4bn", 4_000_000_000, "$"),
        ("10 million pounds", 10_000_000, "£"),
        ("18 percent", 18, "%"),
        ("3.4%", 3.4, "%"),
    ],
)
def test_values_and_units(text: str, value: float, unit: str):
    assert (only(text).value, only(text).unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 40 people", Bound.FROM),
        ("more than 40 people", Bound.FROM),
        ("40 or more people", Bound.FROM),
        ("about 40 people", Bound.ABOUT),
        ("nearly 40 people", Bound.NEARLY),
        ("as many as 40 people", Bound.UP_TO),
        ("fewer than 40 people", Bound.UP_TO),
        ("40 people", Bound.EXACT),
    ],
)
def test_how_a_number_is_meant(text: str, bound: Bound):
    assert only(text).bound is bound


@pytest.mark.parametrize(
    "text",
    ["in 2019", "on Sept. 14", "on 14 September", "at 7:52 a.m.", "won 3-2", "60 to 100 missiles", "the 3rd"],
)
def test_what_counts_nothing(text: str):
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "agrees", "differs"),
    [
        ("7 people", "seven people", True, False),
        ("7 people", "8 people", False, True),
        ("at least 40 people", "more than 40 people", True, False),
        ("at least 40 people", "at least 90 people", False, True),
        ("at least 3 people", "7 people", False, True),
        ("at least 12 people", "17 people", False, False),
        ("about 1,500 people", "1,487 people", True, False),
        ("1,500 people", "1,487 people", True, False),
        ("200 people", "212 people", False, False),
        ("212 people", "219 people", False, True),
        ("120 people", "300 people", False, True),
        ("3.5 percent", "3.4 percent", False, True),
        ("$4", "£4", False, False),
    ],
)
def test_agreeing_and_differing(one: str, other: str, agrees: bool, differs: bool):
    first, second = only(one), only(other)
    assert (first.agrees(second), second.agrees(first)) == (agrees, agrees)
    assert (first.differs(second), second.differs(first)) == (differs, differs)
