from pathlib import Path

import pytest

from bot.evaluation import Report, evaluate
from tests.bot.evaluation.files import lines

WORKS = {"id": "works", "text": "Engineers replaced 312 bolts of the eastern span."}
STRIKE = {"id": "strike", "text": "Engineers at the Lisle depot went on strike and replaced no bolts."}
BOLTS = {
    "question": "How many bolts did engineers replace?",
    "answers": ["312"],
    "article_ids": ["works"],
    "answerable": True,
}
LEADER = {"question": "Who replaced the strike leader of the depot?", "answerable": False}
WORDLESS = {"question": "Zebra?", "answerable": False}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    articles = lines(tmp_path / "articles.jsonl", WORKS, STRIKE)
    questions = lines(tmp_path / "questions.jsonl", BOLTS, LEADER, WORDLESS)
    return evaluate(articles, questions, threshold=0.0, alone=True, misses=2)


def test_a_question_is_asked_of_the_article_that_answers(report: Report):
    assert report.figures["quote_at_1"].value == 1.0


def test_a_question_that_nothing_answers_is_asked_of_the_closest_article(report: Report):
    (leader,) = report.as_object()["misses"]["false_answer"]["worst"]
    assert (leader["question"], leader["article"]["id"]) == (LEADER["question"], "strike")


def test_a_question_that_nothing_comes_close_to_is_left_out(report: Report):
    assert (report.answerable, report.unanswerable) == (1, 1)


def test_the_report_says_how_it_was_asked(report: Report):
    assert "over one article alone" in report.text()
