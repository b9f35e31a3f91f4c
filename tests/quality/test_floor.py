import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import Report, evaluate
from bot.retriever.retriever import Retriever
from corpus.article import SHARED, Article
from corpus.clean import clean_article
from corpus.readers import read_text
from corpus.samples import starter_articles
from tests.bot.retriever.shelves import NOW, put
from tests.corpus.fakes import MemoryStore

HERE = Path(__file__).parent


def _line(article: Article) -> str:
    return json.dumps(asdict(article), default=str)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "articles.jsonl"
    path.write_text("\n".join(map(_line, starter_articles())), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def starter_report(samples: Path) -> Report:
    return evaluate(samples, HERE / "questions.jsonl")


def _value(report: Report, name: str) -> float:
    figure = report.figures[name]
    assert figure is not None
    return figure.value


@pytest.mark.parametrize(("name", "floor"), [("quote_at_1", 0.62), ("quote_at_3", 0.83), ("auroc", 0.76)])
def test_over_the_starter_articles(starter_report: Report, name: str, floor: float):
    assert _value(starter_report, name) >= floor


def test_over_the_starter_articles_quotes_are_verbatim(starter_report: Report):
    assert _value(starter_report, "verbatim") == 1.0


def test_over_the_starter_articles_false_answers_stay_few(starter_report: Report):
    assert _value(starter_report, "false_answers") <= 0.16


@pytest.fixture(scope="module")
def ask_article(shared: Path) -> Callable[[str], Any]:
    """Asks about one real article that stands alone on its shelf."""
    store = MemoryStore()
    article = clean_article(read_text((shared / "data" / "article.txt").read_text(encoding="utf-8")))
    put(store, Article(article.title, article.text, id="pasted"), server_id=SHARED)
    retriever = Retriever(store)
    return lambda question: retriever.answer(SHARED, question, NOW)


@pytest.mark.data
@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Who did Milley try to reach on Tuesday?", "Gen. Valery Gerasimov"),
        ("Where did the missile land?", "in the village of Przewodów"),
        ("How many missiles did Russia fire?", "between 60 and 100 missiles"),
        ("What does Article 5 say?", "Article 5"),
        ("How many people were killed in Poland?", "killing two"),
    ],
)
def test_one_article_alone_answers(ask_article: Callable[[str], Any], question: str, holds: str):
    best = ask_article(question).best
    assert best is not None
    assert holds in best.quote.text


@pytest.mark.data
@pytest.mark.parametrize("question", ["Who won the World Cup?", "How many tanks did Poland buy?"])
def test_one_article_alone_stays_silent(ask_article: Callable[[str], Any], question: str):
    answer = ask_article(question)
    assert answer.best is None
    assert [headline.article_id for headline in answer.closest] == ["pasted"]


@pytest.mark.data
def test_over_real_news(shared: Path):
    data = shared / "data"
    report = evaluate(data / "news_articles.jsonl", data / "news_questions.jsonl", limit=250)
    assert _value(report, "quote_at_1") >= 0.45
    assert _value(report, "false_answers") <= 0.07
    assert _value(report, "verbatim") == 1.0
