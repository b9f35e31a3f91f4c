"""What a text denies, doubts, and says the opposite of."""

import pytest

from bot.retriever.claims.polarity import denied_in, doubted, opposed
from bot.retriever.words import terms


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Plimmer's lawyer said he would not appeal.", {"appeal"}),
        ("The driver was found not guilty.", {"guilti"}),
        ("Nobody was hurt.", {"hurt"}),
        ("They didn't resign.", {"resign"}),
        ("She said she had no plans to resign.", {"plan", "resign"}),
        ("The shop no longer sells lamps.", {"sell"}),
    ],
)
def test_what_stands_behind_a_not_is_denied(text: str, denied: set[str]):
    assert set(denied_in(text).surely) == denied


@pytest.mark.parametrize(
    "text",
    [
        "The storm not only closed schools.",
        "He will not resign but lead.",
        "No fewer than nine were hurt.",
        "They announced no later than Monday.",
        "World No. 3 Jon Rahm won.",
    ],
)
def test_not_every_not_denies(text: str):
    assert not denied_in(text).surely


def test_what_lies_further_off_is_denied_perhaps():
    assert "warehous" in denied_in("My people did not save the warehouse.").perhaps


@pytest.mark.parametrize("text", ["She denied it.", "He could resign.", "It may rain.", "He tried to leave."])
def test_doubt(text: str):
    assert doubted(text)


def test_may_is_a_month_too():
    assert not doubted("The library reopened on May 4.")


@pytest.mark.parametrize(
    ("claim", "said", "found"),
    [
        ("Sales rose sharply", "Sales fell by a third", {"rise"}),
        ("The council rejected it", "The council approved the plan", {"reject"}),
        ("Sales rose sharply", "Sales rose as costs fell", set()),
        ("Sales rose sharply", "Sales were announced", set()),
    ],
)
def test_opposites(claim: str, said: str, found: set[str]):
    assert opposed(terms(claim), set(terms(said))) == found
