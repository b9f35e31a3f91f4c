"""Questions under an answer: what leans, what is borrowed, which article is preferred."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.cli.chat import trial
from bot.retriever.answer import Answer
from bot.retriever.follow_up import (
    MAX_BORROWED,
    FollowUp,
    following,
    in_full,
    leans,
    preferred,
    read_follow_up,
)
from bot.retriever.forest import Forest
from bot.retriever.kinds import AnswerKind
from bot.retriever.ranking import Candidate, Ranking, Scored
from bot.retriever.retriever import Retriever
from bot.settings import Settings
from corpus.article import SHARED, Article, Passage
from tests.bot.retriever.shelves import HARBOUR, NOW, ORCHARD, SERVER, put, shelf_of

BOLTS = "How many bolts did the engineers replace?"
HERE = (SERVER, "harbour")
FOLLOWS = FollowUp(BOLTS, HERE, 0, 10)


@pytest.mark.parametrize(
    "question",
    [
        *("and where?", "where?", "Why?", "how many?", "why did he?", "who was arrested?", "and in Lisle?"),
        *("What about Milley?", "how much did it cost?", "But when will they reopen it?", "Who did that?"),
    ],
)
def test_what_leans_on_the_question_before(question: str):
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        *("Who won the World Cup?", "And who won the World Cup in Qatar?", "Where is Port Alder?", "", "😀"),
        *("How many people were aboard the ferry?", "What price did Brackwater shares fall to?"),
        *("Who is Zelensky?", "harbour"),
    ],
)
def test_what_stands_alone(question: str):
    assert not leans(question)


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("and where?", "and where? bolts engineers replace"),
        ("how many bolts?", "how many bolts? engineers replace"),
        ("Who won the World Cup?", "Who won the World Cup?"),
    ],
)
def test_it_borrows_the_words_it_lacks(question: str, full: str):
    assert in_full(question, FOLLOWS) == full
    assert in_full(question, None) == question


def test_it_borrows_only_so_many():
    long = FollowUp(" ".join(f"word{number}" for number in range(50)), HERE, 0, 1)
    assert len(in_full("why?", long).split()) == 1 + MAX_BORROWED


@pytest.mark.parametrize(
    ("question", "kind"),
    [("and where?", AnswerKind.PLACE), ("why?", AnswerKind.CAUSE), ("and in Lisle?", AnswerKind.AMOUNT)],
)
def test_it_asks_for_what_it_says_or_else_for_what_was_asked(question: str, kind: AnswerKind):
    assert read_follow_up(question, FOLLOWS).kind is kind


def answer(question: str, follows: FollowUp | None, *articles: Article) -> Answer:
    return Retriever(shelf_of(*articles)).answer(SERVER, question, NOW, follows)


def test_a_chain_of_questions_goes_on_about_what_the_first_asked():
    first = answer(BOLTS, None, HARBOUR, ORCHARD)
    start = following(first)
    assert start is not None
    assert (start.question, start.article) == (BOLTS, HERE)
    then = following(answer("how much did it cost?", start, HARBOUR, ORCHARD), start)
    assert then is not None
    assert then.question == BOLTS
    assert then.start != start.start


def test_silence_ends_a_chain_unless_the_question_leant():
    assert following(Answer("why?", 0.1), FOLLOWS) == FOLLOWS
    assert following(Answer("Who won the World Cup?", 0.1), FOLLOWS) is None
    assert following(Answer("why?", 0.1)) is None


def test_the_article_of_the_answer_is_preferred():
    other = Article(
        "Canal bridge reopens in Ostby",
        "The canal bridge in Ostby reopened on Monday. The mayor, Ole Krag, cut the ribbon.",
        published=HARBOUR.published,
        id="canal",
    )
    asked = "Who cut the ribbon?"
    for article, mayor in ((HARBOUR, "Ines Calloway"), (other, "Ole Krag")):
        follows = FollowUp("When did the bridge reopen?", (SERVER, article.id), 0, 1)
        best = answer(asked, follows, HARBOUR, other).best
        assert best is not None
        assert mayor in best.quote.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("how many were hurt?", "The number of people hurt rose to 11"),
        ("how much diesel?", "About 90 tonnes"),
        ("Who resigned in Vostara?", "BELGARRA, Vostara"),
        ("What price did Brackwater shares fall to?", "Its shares dropped"),
        ("Who won the World Cup?", None),
        ("who won?", None),
        ("weather?", None),
    ],
)
def test_under_an_answer_of_the_starter_articles(question: str, begins: str | None):
    now = datetime(2026, 11, 12, tzinfo=UTC)
    with trial(Settings()) as verbatim:
        follows = following(verbatim.ask(SHARED, "How many people were aboard the ferry?", now))
        best = verbatim.ask(SHARED, question, now, follows).best
    assert (best and best.quote.text[: len(begins or "")]) == begins


def test_a_far_better_match_elsewhere_is_not_beaten():
    best = answer("Which orchard owner lost 80 percent of his cherry crop?", FOLLOWS, HARBOUR, ORCHARD).best
    assert best is not None
    assert best.quote.article.id == "orchard"


def _read(ranking: Ranking) -> list[tuple[Passage, Article]]:
    return [(found.passage, found.indexed.article) for found in ranking.passages]


def test_every_passage_of_the_article_is_read():
    many = [Article("Bolts", f"Engineers replace bolts, part {n}.", id=f"bolts{n}") for n in range(40)]
    long = Article("A visit", "\n\n".join(["Nobody came. " * 60] * 4 + ["He wore a red hat."]), id="visit")
    follows = FollowUp("Which engineers replace bolts?", (SERVER, "visit"), 0, 1)
    ranking = Retriever(shelf_of(*many, long)).rank(SERVER, "and why?", NOW, follows)
    read = [article.text[span.start : span.end] for span, article in _read(ranking) if article.id == "visit"]
    assert any("red hat" in text for text in read)


def test_what_was_quoted_is_not_quoted_again_unless_it_answers_this_too():
    first = answer("What did the bridge work cost?", None, HARBOUR)
    best = answer("and who?", following(first), HARBOUR).best
    assert best is None or "$4 million" not in best.quote.text


@pytest.mark.parametrize("shelf", [SERVER + 1, SHARED])
def test_an_article_of_another_server_is_never_followed(shelf: int):
    store = shelf_of(ORCHARD)
    put(store, HARBOUR, server_id=shelf)
    found = Retriever(store, threshold=0.0).rank(SERVER, "and where?", NOW)
    answered = Retriever(store, threshold=0.0).answer(
        SERVER, "and where?", NOW, FollowUp(BOLTS, (shelf, "harbour"), 0, 1)
    )
    servers = {candidate.quote.server_id for candidate in found.candidates}
    assert servers <= {SERVER, SHARED}
    reached = answered.best is not None and answered.best.quote.article.id == "harbour"
    assert reached is (shelf == SHARED)


def test_an_article_removed_meanwhile_is_no_trouble():
    gone = FollowUp(BOLTS, (SERVER, "gone"), 0, 1)
    assert answer("and where?", gone, HARBOUR, ORCHARD).question == "and where?"


def scored(*found: tuple[float, float], by: Forest) -> list[Candidate]:
    """Candidates with these scores and confidences, given by one ranker."""
    nothing: Any = None
    return [Candidate(Scored(nothing, nothing, by), number, *each) for number, each in enumerate(found)]


@pytest.mark.parametrize(("rankers", "first"), [(1, 2.0), (2, 1.0)])
def test_scores_decide_where_one_ranker_gave_them_and_else_confidence(rankers: int, first: float):
    forests = [Forest([]) for _ in range(rankers)]
    groups = [scored((2.0, 0.1), by=forests[0]), [], scored((1.0, 0.3), (0.5, 0.0), by=forests[-1])]
    found = preferred(groups, threshold=0.6)
    assert found[0].score == first
    assert len(found) == 3
