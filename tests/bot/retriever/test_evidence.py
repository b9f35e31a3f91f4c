import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.evidence import Evidence, evidence_of
from bot.retriever.words import terms


def names(text: str) -> list[tuple[str, ...]]:
    return [name.terms for name in evidence_of(text).names]


def at(evidence: Evidence, positions: list[int]) -> list[str]:
    return [evidence.terms[position] for position in positions]


@given(st.text())
def test_the_terms_are_those_of_the_text(text: str):
    assert evidence_of(text).terms == terms(text)


def test_capitalised_words_that_stand_together_are_one_name():
    found = names("Yesterday Gen. Valery Gerasimov met the Bishop of Fenmarch, Ruth Sandgren.")
    assert found == [("gen", "valeri", "gerasimov"), ("bishop", "fenmarch"), ("ruth", "sandgren")]


def test_a_lone_capital_at_the_start_is_no_name():
    assert names("Growers lost their crop.") == []


def test_days_and_months_say_when_and_are_no_names():
    found = evidence_of("It closed on Friday, March 6, 2026, and reopens in April.")
    assert found.names == []
    assert at(found, found.times) == ["friday", "march", "6", "2026", "april"]


def test_figures_and_number_words_are_amounts():
    found = evidence_of("Some 60 crews and twelve boats fought it for half an hour.")
    assert at(found, found.amounts) == ["60", "12", "half"]


def test_a_dateline_offers_nothing():
    found = evidence_of("PORT ALDER, Sept. 14 — A ferry ran aground.")
    assert (found.names, found.times, found.amounts) == ([], [], [])


def test_a_name_after_in_says_where():
    assert [name.placed for name in evidence_of("The mayor met Ruth Sandgren in Westport").names] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It cost $4 million.", "money"),
        ("It fell because of rust.", "cause"),
        ("They left by boat.", "manner"),
    ],
)
def test_what_else_is_offered(text: str, seen: str):
    assert getattr(evidence_of(text), seen)
    assert not getattr(evidence_of("The harbour bridge is old."), seen)


@pytest.mark.parametrize("text", ["He left.", "“But they stayed.", "The two met."])
def test_sentences_that_point_back(text: str):
    assert evidence_of(text).points_back


@pytest.mark.parametrize("text", ["Heat rose.", "The mayor left.", "Theirry spoke."])
def test_sentences_that_stand_alone(text: str):
    assert not evidence_of(text).points_back
