import pytest

from bot.retriever.evidence import evidence_of
from bot.retriever.offers import Offers, Unsaid
from bot.retriever.question import read_question
from bot.retriever.texts import Texts


def offer(question: str, sentence: str) -> Offers:
    return Unsaid(read_question(question), Texts.of([evidence_of(sentence)])).offers()


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("How many bolts were replaced?", "They replaced 312 bolts.", "They replaced the bolts."),
        ("How many bolts were replaced?", "They replaced 312 bolts.", "They took 9 weeks."),
        ("How much did it cost?", "It cost $4 million.", "It took 9 weeks."),
        ("How old is she?", "She is 52 years old.", "She won 52 matches."),
        ("When did it open?", "It opened on Monday.", "It opened at last."),
        ("Where did it land?", "It fell in the village of Przewodow.", "It fell in Poland."),
        ("Where did it land?", "It fell in Poland.", "It fell hard."),
        ("How old is she?", "Calloway, 52, spoke first.", "Calloway won 52 matches."),
        ("Who cut the ribbon?", "Then Ines Calloway did.", "Then the mayor did."),
        ("Which team won?", "It was Westport United.", "It was the team in red."),
        ("Why did it close?", "It closed because of rust.", "It closed again."),
    ],
)
def test_what_fits_better(question: str, better: str, worse: str):
    assert offer(question, better).kind > offer(question, worse).kind


def test_what_the_question_says_itself_is_not_offered():
    assert offer("Who did Ines Calloway meet?", "Then Ines Calloway left.").kind == 0
    assert offer("How many of the 312 bolts broke?", "The 312 bolts broke.").kind == 0


@pytest.mark.parametrize(
    ("question", "sentence", "lacking"),
    [
        ("How many bolts broke?", "Bolts broke.", 1.0),
        ("How many bolts broke?", "Some 312 bolts broke.", 0.0),
        ("Who cut the ribbon?", "The ribbon was cut.", 1.0),
        ("Who cut the ribbon?", "Then Ines Calloway did.", 0.0),
        ("Why did it close?", "It closed again.", 0.0),
    ],
)
def test_what_is_lacking_where_a_number_or_a_person_is_asked_for(
    question: str, sentence: str, lacking: float
):
    assert offer(question, sentence).lacking == lacking


def test_a_number_counts_what_stands_after_a_word_for_it():
    assert offer("How many people died?", "It struck the village, killing two.").counted


def test_a_number_counts_what_stands_behind_it():
    assert offer("How many missiles were fired?", "Between 60 and 100 missiles were fired.").counted
    assert not offer("How many missiles were fired?", "Missiles fell for 60 hours.").counted


def test_the_places_are_those_of_the_things_offered():
    sentence = evidence_of("They replaced 312 bolts on Monday.")
    places = Unsaid(read_question("When did they finish?"), Texts.of([sentence])).offers().places
    assert [sentence.terms[place] for place in places] == ["monday"]
