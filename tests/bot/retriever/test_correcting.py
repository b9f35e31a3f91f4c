"""What a report denies of another one in so many words."""

import pytest

from bot.retriever.answer import Stance
from bot.retriever.correcting import deniable, denies
from bot.retriever.question import read_question
from bot.retriever.stance import stance_of
from corpus.article import Article, Quote

JOBS = "How many jobs will Brackwater cut?"
WHEN = "When does the quay reopen?"


def quote(text: str, article_id: str = "one") -> Quote:
    title = "Brackwater Cycles to cut jobs at Dunmorrow"
    around = "Abel Nkemelu of the Metal and Makers' Union spoke in Lowmere, the company said on Thursday."
    return Quote(1, Article(title, f"{text}\n\n{around}", id=article_id), 0, len(text))


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (JOBS, "It is 210, not 310.", "Brackwater would cut 310 jobs."),
        (JOBS, "The company cuts 210 jobs at its plant, and not 310.", "It said 310 jobs would go."),
        (JOBS, "It cuts 210 jobs rather than 310 jobs.", "It said 310 jobs would go."),
        ("How much did Brackwater pay?", "It paid $2.5 million instead of $25 million.", "It paid $25m."),
        (WHEN, "The quay reopens on Nov. 12, not on Nov. 15.", "The quay will reopen on 15 November."),
        ("When did the factory open?", "It opened in 2012, not 2014.", "The plant opened in 2014."),
    ],
)
def test_what_is_denied_is_corrected(question: str, right: str, wrong: str):
    read = read_question(question)
    assert denies(read, quote(right), deniable(read, quote(wrong, "other")))
    assert not denies(read, quote(wrong, "other"), deniable(read, quote(right)))
    assert stance_of(read, quote(wrong, "other"), quote(right)) is Stance.DIFFERS
    assert stance_of(read, quote(right), quote(wrong, "other")) is Stance.DIFFERS


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (JOBS, "It is 210, not 310.", "Brackwater cut 450 jobs."),
        (JOBS, "It is 210, not 310.", "Brackwater paid $310 for the bell."),
        (JOBS, "It is not 310.", "Brackwater cut 310 jobs."),
        (JOBS, "They did not leave 310 of them behind.", "Brackwater cut 310 jobs."),
        (WHEN, "It opened in 2012, not 2014.", "The quay, built in 2014, reopens on Nov. 12."),
        ("Who leads Brackwater?", "It is 210, not 310.", "Lorna Vickery, who cut 310 jobs, leads it."),
    ],
)
def test_what_nobody_denied_or_asked_for_is_not(question: str, right: str, wrong: str):
    read = read_question(question)
    assert not denies(read, quote(right), deniable(read, quote(wrong, "other")))


def test_what_gives_nothing_cannot_be_denied():
    assert not denies(read_question(JOBS), quote("It is 210, not 310."), frozenset())
