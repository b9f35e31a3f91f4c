import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import Report, evaluate
from bot.evaluation.questions import UnreadableQuestions
from bot.evaluation.shelf import UnreadableArticles, filled_store, without_date
from corpus.article import SHARED
from tests.bot.evaluation.files import BOLTS, BRIDGE, CUP, lines

COPY = BRIDGE | {"id": "copy"}
FROST = {"title": "Frost ruins cherries", "text": "Tomas Bergqvist lost 80 percent of his cherry crop."}
QUESTIONS = [BOLTS | {"article_ids": ["bridge", "copy"]}, CUP]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return lines(tmp_path / "articles.jsonl", BRIDGE, COPY, FROST)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return lines(tmp_path / "questions.jsonl", *QUESTIONS)


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
    table = report.text()
    assert all(name in table for name in report.figures)


def test_kinds_of_questions_are_told_apart(report: Report):
    kinds = report.as_object()["by_kind"]
    assert list(kinds) == ["amount", "person"]
    assert (kinds["amount"]["answerable"], kinds["amount"]["quote_at_1"]) == (1, 1.0)
    assert (kinds["person"]["answerable"], kinds["person"]["answered"]) == (0, None)
    assert {"quote_at_1", "right_when_answered"} <= kinds["amount"]["intervals"].keys()


def test_each_question_lies_in_one_bin(report: Report):
    bins = report.as_object()["reliability"]
    assert [(each["low"], each["high"]) for each in bins] == [(n / 10, (n + 1) / 10) for n in range(10)]
    assert sum(each["questions"] for each in bins) == 2
    assert [each["right"] for each in bins if each["questions"]] == [0.0, 1.0]


def test_the_calibration_error_is_what_the_bins_sum_up_to(report: Report):
    error = report.figures["calibration_error"]
    gaps = [
        each.count * abs(each.confidence - each.right / max(1, each.count)) for each in report.reliability
    ]
    assert error is not None
    assert error.value == pytest.approx(sum(gaps) / 2)


def test_a_question_before_its_article_finds_nothing_until_dates_are_taken_away(
    articles: Path, tmp_path: Path
):
    early = lines(tmp_path / "q.jsonl", BOLTS | {"asked": "2026-01-01"})
    assert evaluate(articles, early).figures["quote_at_1"].value == 0.0
    undated = evaluate(articles, early, undated=True)
    assert undated.figures["quote_at_1"].value == 1.0
    assert "dates" in undated.text()


def test_undated_articles_have_no_date(articles: Path):
    with filled_store(articles, change=without_date) as (store, _):
        assert {listing.published for listing in store.listings(SHARED)} == {None}


def test_misses_are_shown_if_asked_for(articles: Path, questions: Path, report: Report):
    assert "misses" not in report.as_object()
    assert evaluate(articles, questions, misses=1).as_object()["misses"] == {
        kind: {"count": 0, "worst": []} for kind in ("wrong", "false_answer", "silence")
    }


def test_what_was_not_measured_is_null(articles: Path, tmp_path: Path):
    found = evaluate(articles, lines(tmp_path / "q.jsonl", CUP))
    assert found.as_object()["quote_at_1"] is None
    assert "quote_at_1            -" in found.text()


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
    assert f"2 articles could not be used, such as {articles}, line 2: " in found.text()


def test_articles_that_are_all_bad_are_refused(questions: Path, tmp_path: Path):
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"title": "without text"}\n')
    with pytest.raises(UnreadableArticles, match="line 1"):
        evaluate(articles, questions)


def test_a_file_without_questions_is_refused(articles: Path, tmp_path: Path):
    with pytest.raises(UnreadableQuestions, match="no questions"):
        evaluate(articles, lines(tmp_path / "q.jsonl"))
