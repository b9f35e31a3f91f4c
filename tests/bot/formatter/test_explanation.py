import json
from dataclasses import replace
from datetime import date

import pytest

from bot.formatter.explanation import explanation_text
from bot.formatter.explanation_object import explanation_object
from bot.retriever.explanation import ExplainedQuote, Explanation, FamilyPart, FeaturePart
from bot.retriever.features.catalogue import FEATURES
from bot.retriever.kinds import AnswerKind
from corpus.article import Article, Quote

MEANINGS = list(FEATURES.items())
ARTICLE = Article(
    "Bridge\x1b[2J reopens", "It cost $4 million. It took nine weeks.", published=date(2026, 3, 9), id="a"
)


def part(family: str, *contributions: float) -> FamilyPart:
    features = [
        FeaturePart(name, 0.5, each) for (name, _), each in zip(MEANINGS, contributions, strict=False)
    ]
    return FamilyPart(family, sum(contributions), tuple(features))


FIRST = ExplainedQuote(
    Quote(1, ARTICLE, 0, 19),
    2.7,
    (part("words", 2.0, 0.4), part("kind", 0.5, 0.0), part("age", -0.2), part("names", 0.0)),
)
SECOND = ExplainedQuote(
    Quote(1, ARTICLE, 20, 39),
    1.1,
    (part("words", 1.2), part("kind", -0.3), part("age", 0.2), part("names", 0.0)),
)
ANSWERED = Explanation("What did it cost?", AnswerKind.AMOUNT, (FIRST, SECOND), 0.8, 0.5, FIRST.quote)


def test_an_answer_is_explained():
    meanings = [meaning for _, meaning in MEANINGS]
    assert explanation_text(ANSWERED, 200) == (
        "The question asks for an amount. The bot answers with the first sentence. "
        "The first sentence is right with a chance of 0.80; an answer takes 0.5.\n\n"
        "1. It cost $4 million.\n"
        "      Bridge[2J reopens · 9 March 2026\n"
        "   Score 2.70:\n"
        "    +2.40  ++++++++++++  words\n"
        f"            +2.00  {meanings[0]}\n"
        f"            +0.40  {meanings[1]}\n"
        "    +0.50  ++            kind\n"
        f"            +0.50  {meanings[0]}\n"
        "    -0.20  -             age\n\n"
        "2. It took nine weeks.\n"
        "      Bridge[2J reopens · 9 March 2026\n"
        "   Score 1.10:\n"
        "    +1.20  ++++++        words\n"
        f"            +1.20  {meanings[0]}\n"
        "    -0.30  --            kind\n"
        f"            -0.30  {meanings[0]}\n"
        "    +0.20  +             age\n\n"
        "The second lost to the first by 1.60:\n"
        "    +1.20  words: +2.40 against +1.20\n"
        "    +0.80  kind: +0.50 against -0.30\n"
        "    -0.40  age: -0.20 against +0.20"
    )


@pytest.mark.parametrize("width", [40, 80])
def test_it_is_wrapped(width: int):
    assert max(map(len, explanation_text(ANSWERED, width).splitlines())) <= width


def test_what_lies_below_the_threshold_never_looks_as_if_it_reached_it():
    silent = replace(ANSWERED, confidence=0.4999, said=None)
    assert "stays silent. The first sentence is right with a chance of 0.49; an answer takes 0.5." in (
        explanation_text(silent, 200)
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [(SECOND.quote, "with sentence 2."), (Quote(1, ARTICLE, 0, 5), "that is not shown here.")],
)
def test_an_answer_other_than_the_first_is_named(said: Quote, words: str):
    assert words in explanation_text(replace(ANSWERED, said=said), 200)


def test_a_question_that_nothing_matches_is_explained():
    nothing = Explanation("Zebra?", AnswerKind.THING, (), 0.0, 0.5, None)
    assert explanation_text(nothing, 200) == (
        "The question asks for no particular kind of thing. "
        "No sentence here matches it, so the bot stays silent."
    )
    assert explanation_object(nothing)["quotes"] == []


def test_every_kind_of_question_has_words():
    for kind in AnswerKind:
        assert "asks for" in explanation_text(replace(ANSWERED, kind=kind))


def test_a_quote_without_anything_for_it_is_explained():
    empty = replace(FIRST, score=0.0, parts=(part("names", 0.0),))
    assert explanation_text(replace(ANSWERED, quotes=(empty,))).endswith("Score 0.00:")


def test_a_program_gets_it_all():
    found = json.loads(json.dumps(explanation_object(ANSWERED)))
    assert (found["kind"], found["answered"], found["threshold"]) == ("amount", True, 0.5)
    first, _ = found["quotes"]
    assert (first["quote"], first["start"], first["end"]) == ("It cost $4 million.", 0, 19)
    assert first["families"][0]["features"][0] == {
        "name": MEANINGS[0][0],
        "meaning": MEANINGS[0][1],
        "value": 0.5,
        "contribution": 2.0,
    }
    assert found["differences"][0] == {"family": "words", "first": 2.4, "second": 1.2}
