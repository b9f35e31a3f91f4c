import json
from pathlib import Path

import pytest

from bot.evaluation import Report
from bot.evaluation.alone import evaluate_alone, main

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
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, (WORKS, STRIKE))))
    return path


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, (BOLTS, LEADER, WORDLESS))))
    return path


@pytest.fixture
def report(articles: Path, questions: Path) -> Report:
    return evaluate_alone(articles, questions)


def test_a_question_is_asked_of_the_article_that_answers(report: Report):
    figure = report.figures["quote_at_1"]
    assert figure is not None
    assert figure.value == 1.0


def test_a_question_that_nothing_comes_close_to_is_left_out(report: Report):
    assert (report.answerable, report.unanswerable) == (1, 1)


def test_the_report_is_printed(articles: Path, questions: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--articles", str(articles), "--questions", str(questions)]) == 0
    assert "quote_at_1" in capsys.readouterr().out


def test_a_missing_file_is_told(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--articles", str(articles), "--questions", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err
