import json
from pathlib import Path

import pytest

from bot.retriever.model import models_of
from bot.training import __main__ as training
from bot.training.collect import Dates, Source, collect
from bot.training.examples import Occasion
from corpus.samples import starter_articles

QUESTIONS = Path(__file__).parents[2] / "quality" / "questions.jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The starter articles and their questions, under the names that training looks for."""
    lines = [
        json.dumps(
            {
                "id": article.id,
                "title": article.title,
                "published": article.published and article.published.isoformat(),
                "text": article.text,
            }
        )
        for article in starter_articles()
    ]
    for name in ("news", "wiki"):
        (tmp_path / f"{name}_articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / f"{name}_questions.jsonl").write_bytes(QUESTIONS.read_bytes())
    return tmp_path


def test_examples_tell_which_candidates_are_right(folder: Path):
    examples = collect(folder, Source("news"))
    assert sum(example.right.any() for example in examples) > 40
    assert not any(example.right.any() for example in examples if not example.answerable)
    assert {example.weight for example in examples} == {1.0}


def test_examples_tell_in_which_candidates_an_answer_stands(folder: Path):
    examples = collect(folder, Source("news"))
    assert all((example.answering | ~example.right).all() for example in examples)
    assert any((example.answering & ~example.right).any() for example in examples)


def test_a_question_asked_later_counts_less_for_the_judge_alone(folder: Path):
    examples = collect(folder, Source("news", weight=0.5, later=0.2))
    later = [example for example in examples if example.asked is Occasion.LATER]
    assert later
    assert {(example.weight, example.judged) for example in later} == {(0.5, 0.2)}


def test_each_question_is_asked_again_over_one_article(folder: Path):
    examples = collect(folder, Source("news", weight=0.5, alone=0.2))
    alone = [example for example in examples if example.asked is Occasion.ALONE]
    assert len(alone) > len(examples) / 3
    assert {example.weight for example in alone} == {0.1}
    whole = {example.id: example.fold for example in examples if example.asked is Occasion.FIRST}
    assert all(whole[example.id.split(" over ")[0]] == example.fold for example in alone)


def test_without_dates_no_article_has_an_age(folder: Path):
    dated, undated = (collect(folder, Source("news", dates=dates)) for dates in (Dates.OWN, Dates.NONE))
    assert {example.fold for example in undated} <= {example.fold for example in dated} | {
        example.closest for example in undated
    }
    ages = [training_age(example) for example in (*dated, *undated)]
    assert min(ages) == -10.0 < max(ages)


def training_age(example) -> float:
    from bot.retriever.features.catalogue import COLUMNS

    return float(example.rows[:, COLUMNS["age"]].max())


def test_the_model_is_made_the_same_bit_for_bit(folder: Path, capsys: pytest.CaptureFixture[str]):
    files = [folder / "one.json", folder / "two.json"]
    for file in files:
        assert training.main([str(folder), "--output", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    [ranker] = models_of(files[0].read_text(encoding="ascii")).dated.rankers  # as all shelves are small
    assert ranker.trees
    assert "one.json" in capsys.readouterr().out


def test_cross_validation_prints_figures(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert training.main([str(folder), "--cross-validate"]) == 0
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if not line.startswith(" ")] == [
        "news, dates: own, asked on its day, over the whole shelf",
        "news, dates: own, asked some weeks or months later",
        "news, dates: own, asked over one article alone",
        "wiki, dates: same, asked on its day, over the whole shelf",
        "wiki, dates: same, asked over one article alone",
        "news, dates: none, asked on its day, over the whole shelf",
        "news, dates: none, asked over one article alone",
        "news, dates: none, asked on its day, over the whole shelf",
        "news, dates: none, asked over one article alone",
        "wiki, dates: own, asked on its day, over the whole shelf",
        "wiki, dates: own, asked over one article alone",
    ]
    assert printed.count("  quote_at_1 ") == printed.count("  false_answers at 0.55 ") == 11


def test_missing_data_is_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert training.main([str(tmp_path)]) == 1
    assert "news_questions.jsonl" in capsys.readouterr().err
