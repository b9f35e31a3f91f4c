"""Whether two reports say the same: precision first."""

from datetime import date

import pytest

from bot.retriever.answer import Stance
from bot.retriever.question import read_question
from bot.retriever.stance import stance_of
from corpus.article import Article, Quote

AROUND = (
    "The fire began in a rope warehouse of Larsen & Sons on Tannery Quay in Westport, Sgt. Ada Holt said. "
    "Crews from Lisle and Ostby came to help."
)


def quote(
    text: str, day: int = 5, around: str = AROUND, title: str = "Warehouse fire on Tannery Quay"
) -> Quote:
    article = Article(title, f"{text}\n\n{around}", published=date(2026, 11, day), id=f"{day}")
    return Quote(1, article, 0, len(text))


def stance(question: str, one: str, other: str, **more: object) -> Stance:
    return stance_of(read_question(question), quote(one), quote(other, 6, **more))


DEAD = "How many people died in the warehouse fire?"
HURT = "How many people were hurt in the warehouse fire?"
ROPE = "How much was the rope in the warehouse worth?"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (DEAD, "Three people died in the fire.", "Seven people died in the fire."),
        (DEAD, "Three people died in the fire.", "The death toll of the fire rose to 7 on Friday."),
        (DEAD, "At least 3 people were killed in the fire.", "The fire killed at least 7 people."),
        (DEAD, "The fire killed three people and hurt 20.", "The fire killed four people and hurt 20."),
        (
            HURT,
            "Seventeen were hurt, two of them firefighters.",
            "Police said 14 people were hurt in the fire.",
        ),
        (ROPE, "The rope was worth £900,000, Larsen said.", "The rope was worth £1.5 million."),
        (
            "Who was arrested after the fire?",
            "Police arrested Tom Lund on Friday.",
            "Ann Berg was arrested on Friday.",
        ),
        (
            "When will the quay reopen?",
            "The quay will reopen on Nov. 12.",
            "The quay will reopen on 15 November.",
        ),
        ("Where did the fire start?", "The fire started in Mill Lane.", "The fire started in Cooper Street."),
    ],
)
def test_another_fact_for_the_same_question_differs(question: str, one: str, other: str):
    assert stance(question, one, other) is Stance.DIFFERS
    assert stance(question, other, one) is Stance.DIFFERS


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (DEAD, "Seven people died in the fire.", "The fire killed 7 people."),
        (DEAD, "At least 40 people died in the fire.", "The fire killed more than 40 people."),
        (DEAD, "About 1,500 people died in the fire.", "The fire killed 1,487 people."),
        (DEAD, "The fire killed 1,500 people.", "The fire killed 1,487 people."),
        (DEAD, "More than 200 people died in the fire.", "The fire killed 212 people."),
        (DEAD, "Nearly 60 people died in the fire.", "The fire killed 58 people."),
        (DEAD, "Two dozen people died in the fire.", "The fire killed 24 people."),
        (ROPE, "The rope was worth £1.5 million.", "The rope was worth about 1.47 million pounds."),
        ("Who visited the quay?", "President Joe Biden visited the quay.", "Joe Biden visited the quay."),
        ("Who visited the quay?", "President Biden of Ostby visited it.", "Mr. Biden visited the quay."),
        (
            "When will the quay reopen?",
            "The quay will reopen on Nov. 12.",
            "The quay will reopen on 12 November.",
        ),
    ],
)
def test_the_same_fact_in_other_words_agrees(question: str, one: str, other: str):
    assert stance(question, one, other) is Stance.AGREES
    assert stance(question, other, one) is Stance.AGREES


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HURT, "Seventeen were hurt in the fire.", "Some 300 people had to leave their homes."),
        (DEAD, "Three people died in the fire.", "The fire killed three cats and hurt 20 people."),
        (DEAD, "Three people died in the fire.", "Nine people died in a fire here in 2011."),
        (DEAD, "Three people died in the fire.", "Up to nine people may have died in the fire."),
        (DEAD, "Three people died in the fire.", "The fire killed people in the night."),
        (DEAD, "At least 12 people died in the fire.", "The fire killed 13 people."),
        (DEAD, "About 200 people died in the fire.", "The fire killed 212 people."),
        (DEAD, "Three people died, or seven people died, in the fire.", "The fire killed four people."),
        (ROPE, "The rope was worth $900,000.", "The rope was worth £1.5 million."),
        ("How old is the warehouse?", "The warehouse is 90 years old.", "The warehouse is 91 years old."),
        ("Why did it burn?", "It burned because of a fault.", "It burned because of arson."),
        ("Who was arrested?", "Police arrested Tom Lund.", "A man of 34 was arrested, Sgt. Ann Berg said."),
        ("Who was arrested?", "Police arrested Tom Lund.", "Tom Lund's brother Ole Krag was arrested."),
        ("When will the quay reopen?", "The quay will reopen on Nov. 12.", "The quay closed on Nov. 5."),
        ("Where did the fire start?", "The fire started in Westport.", "The fire started on Tannery Quay."),
    ],
)
def test_in_doubt_nothing_is_said(question: str, one: str, other: str):
    assert stance(question, one, other) is not Stance.DIFFERS
    assert stance(question, other, one) is not Stance.DIFFERS


def test_a_place_of_which_the_other_article_tells_too_is_no_contradiction():
    where = "Where did the fire start?"
    one, other = quote("The fire started in Mill Lane."), quote("The fire started in Ostby.", 6)
    assert stance_of(read_question(where), one, other) is Stance.UNCLEAR


def test_another_event_is_no_contradiction():
    elsewhere = (
        "A kitchen burned in the Grand Hotel in Sandhollow. Guests stood in the rain, said Noor Castellane."
    )
    one, other = "Three people died in the fire.", "Seven people died in the fire."
    assert stance(DEAD, one, other, around=elsewhere, title="Hotel fire in Sandhollow") is Stance.UNCLEAR


def test_nor_is_last_years():
    one = quote("Three people died in the fire.")
    last_year = Article(
        "Warehouse fire on Tannery Quay",
        "Seven people died in the fire.\n\n" + AROUND,
        published=date(2025, 11, 5),
    )
    assert stance_of(read_question(DEAD), one, Quote(1, last_year, 0, 30)) is Stance.UNCLEAR


def test_one_who_was_replaced_is_not_who_is():
    question = "Who is the police chief of Westport?"
    one = "Ann Berg is the police chief of Westport."
    other = "Tom Lund was sworn in as police chief of Westport, replacing Ann Berg."
    assert stance(question, one, other) is not Stance.AGREES
