"""`evaluate`: every figure of the contract, and nothing of it stored."""

import json

import pytest

FIGURES = {
    *("quote_at_1", "quote_at_3", "passage_at_1", "passage_at_5", "passage_at_20", "auroc", "verbatim"),
    *("calibration_error", "answered", "right_when_answered", "false_answers"),
}
COSTS = {"p50_ms", "p95_ms", "p99_ms", "questions_per_second", "build_seconds", "peak_memory_mb"}


@pytest.fixture
def files(folder):
    sentence = "The paper mill at Ostby closed on Friday after 112 years."
    article = {"id": "mill", "title": "Mill closes", "text": f"{sentence} Nobody was surprised by that."}
    asked = {
        "id": "1",
        "question": "When did the paper mill at Ostby close?",
        "answers": ["Friday"],
        "article_ids": ["mill"],
        "sentences": [sentence],
        "answerable": True,
    }
    unanswerable = {"id": "2", "question": "Who won the cup?", "answerable": False}
    (folder / "articles.jsonl").write_text(json.dumps(article))
    (folder / "questions.jsonl").write_text(f"{json.dumps(asked)}\n{json.dumps(unanswerable)}\n")
    return "--articles", "articles.jsonl", "--questions", "questions.jsonl"


def test_json_has_every_figure_and_an_interval_for_each(command, files):
    report = json.loads(command("evaluate", *files, "--json").stdout)
    assert set(report) >= FIGURES | COSTS
    assert set(report["intervals"]) == FIGURES
    assert (report["quote_at_1"], report["verbatim"]) == (1.0, 1.0)


def test_a_person_sees_them_too(command, files):
    shown = command("evaluate", *files).stdout
    assert all(name in shown for name in FIGURES | COSTS)


def test_the_limit_holds(command, files):
    report = json.loads(command("evaluate", *files, "--limit", "1", "--json").stdout)
    assert report["answerable"] + report["unanswerable"] == 1


def test_the_threshold_is_the_one_the_bot_uses(command, files, monkeypatch):
    monkeypatch.setenv("CONFIDENCE_THRESHOLD", "1")
    report = json.loads(command("evaluate", *files, "--json").stdout)
    assert (report["threshold"], report["answered"]) == (1.0, 0.0)


def test_nothing_is_stored(command, files, folder):
    command("evaluate", *files)
    assert not (folder / "data").exists()


def test_a_file_that_is_not_there_is_wrong_usage(command, files):
    assert command("evaluate", "--articles", "none.jsonl", *files[2:]).exit_code == 2


def test_misses_are_told_to_programs_and_people(command, files, monkeypatch):
    monkeypatch.setenv("CONFIDENCE_THRESHOLD", "1")
    report = json.loads(command("evaluate", *files, "--misses", "1", "--json").stdout)
    (silence,) = report["misses"]["silence"]["worst"]
    assert (silence["id"], silence["right_place"]) == ("1", 1)
    assert "Met with silence" in command("evaluate", *files, "--misses", "1").stdout


def test_the_picture_is_drawn(command, files, folder):
    assert command("evaluate", *files, "--plot", "curve.png").exit_code == 0
    assert (folder / "curve.png").stat().st_size > 0


def test_a_picture_that_cannot_be_written_is_told_before_anything_is_measured(command, folder):
    broken = folder / "broken.jsonl"
    broken.write_text("{")
    done = command("evaluate", "--articles", broken, "--questions", broken, "--plot", "none/curve.png")
    assert "none/curve.png" in str(done.exception)


def test_one_article_alone_and_no_dates(command, files):
    report = json.loads(command("evaluate", *files, "--alone", "--undated", "--json").stdout)
    assert (report["alone"], report["undated"], report["quote_at_1"]) == (True, True, 1.0)
