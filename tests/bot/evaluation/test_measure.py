import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import Report, evaluate
from bot.evaluation.questions import UnreadableQuestions, read_questions
from bot.evaluation.refit import main, refit, tuning_half
from bot.evaluation.shelf import UnreadableArticles
from bot.retriever.confidence import SLOPES

BRIDGE = {
    "id": "bridge",
    "title": "Harbour bridge reopens",
    "published": "2026-03-09",
    "text": "The bridge in Westport reopened on Monday.\n\nEngineers replaced 312 bolts of the eastern span.",
}
COPY = BRIDGE | {"id": "copy"}
FROST = {"title": "Frost ruins cherries", "text": "Tomas Bergqvist lost 80 percent of his cherry crop."}
QUESTIONS = [
    {
        "id": "bolts",
        "question": "How many bolts did engineers replace?",
        "asked": "2026-03-10",
        "answers": ["312"],
        "article_ids": ["bridge", "copy"],
        "sentences": ["Engineers replaced 312 bolts of the eastern span."],
        "answerable": True,
    },
    {"id": "cup", "question": "Who won the World Cup?", "asked": "2026-04-10", "answerable": False},
]


def lines(path: Path, objects: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in objects))
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return lines(tmp_path / "articles.jsonl", [BRIDGE, COPY, FROST])


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return lines(tmp_path / "questions.jsonl", QUESTIONS)


@pytest.fixture
def report(articles: Path, questions: Path) -> Report:
    return evaluate(articles, questions)


def test_every_figure_of_the_contract_is_there(report: Report):
    found = report.as_object()
    expected = dict.fromkeys(
        ["quote_at_1", "quote_at_3", "passage_at_1", "passage_at_5", "passage_at_20", "auroc", "answered"],
        1.0,
    ) | {"right_when_answered": 1.0, "false_answers": 0.0, "verbatim": 1.0}
    assert expected.items() <= found.items()
    assert {"calibration_error", "p50_ms", "p95_ms", "p99_ms"} <= found.keys()
    assert {
        "questions_per_second",
        "build_seconds",
        "peak_memory_mb",
        "threshold",
        "intervals",
    } <= found.keys()


def test_duplicates_are_all_there(report: Report):
    assert (report.articles, report.answerable, report.unanswerable) == (3, 1, 1)


def test_the_report_is_json(report: Report):
    assert json.loads(json.dumps(report.as_object()))["intervals"]["quote_at_1"] == [1.0, 1.0]


def test_the_table_names_every_figure(report: Report):
    table = report.table()
    assert all(name in table for name in report.figures)


def test_what_was_not_measured_is_null(articles: Path, tmp_path: Path):
    found = evaluate(articles, lines(tmp_path / "q.jsonl", QUESTIONS[1:]))
    assert found.as_object()["quote_at_1"] is None
    assert "quote_at_1            -" in found.table()


def test_a_limit_asks_fewer(articles: Path, questions: Path):
    assert evaluate(articles, questions, limit=1).unanswerable == 0


def test_progress_is_told(articles: Path, questions: Path):
    told: list[str] = []

    def note(items: Iterable[Any], what: str, total: int | None = None) -> Iterator[Any]:
        told.append(what)
        return iter(items)

    evaluate(articles, questions, progress=note)
    assert told == ["Reading articles", "Asking"]


def test_a_bad_article_is_left_out_by_name(questions: Path, tmp_path: Path):
    articles = tmp_path / "articles.jsonl"
    good = '{"id": "a", "text": "A good one."}'
    articles.write_text(f'{good}\n{{"title": "without text"}}\n{good}\n')
    found = evaluate(articles, questions)
    assert found.articles == 1
    assert [wrong.partition(":")[0] for wrong in found.left_out] == [
        f"{articles}, line 2",
        f"{articles}, article 3",
    ]
    assert f"2 articles could not be used, such as {articles}, line 2: " in found.table()


def test_articles_that_are_all_bad_are_refused(questions: Path, tmp_path: Path):
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"title": "without text"}\n')
    with pytest.raises(UnreadableArticles, match="line 1"):
        evaluate(articles, questions)


def test_a_file_without_questions_is_refused(articles: Path, tmp_path: Path):
    with pytest.raises(UnreadableQuestions, match="no questions"):
        evaluate(articles, lines(tmp_path / "q.jsonl", []))


def test_the_tuning_half_is_every_second_month(questions: Path):
    assert [question.id for question in tuning_half(read_questions(questions))] == ["bolts"]


def test_the_confidence_can_be_fitted_again(articles: Path, questions: Path):
    assert list(refit(articles, questions)) == ["bias", *SLOPES]


def test_refit_prints_its_constants(articles: Path, questions: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--articles", str(articles), "--questions", str(questions)]) == 0
    assert capsys.readouterr().out.startswith("bias")


def test_refit_says_what_is_wrong(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--articles", str(articles), "--questions", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err
