"""Whether quotes for and against claims are found, and none is said to contradict what it does not."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.evaluation.shelf import filled_store
from bot.retriever.answer import Finding, Stance
from bot.retriever.retriever import Retriever
from corpus.article import SHARED
from corpus.samples import starter_articles
from corpus.segment import sentences
from tests.bot.retriever.shelves import shelf_of

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """A claim, and what it is by the starter articles: supported, contradicted, disputed, about, unknown."""

    claim: str
    articles: str
    quotes: list[str]
    findings: tuple[Finding, ...]

    def has(self, stance: Stance) -> bool:
        return any(
            finding.stance is stance and any(quote in finding.quote.text for quote in self.quotes)
            for finding in self.findings
        )


def findings(retriever: Retriever, text: str, now: datetime) -> tuple[Finding, ...]:
    return tuple(
        finding for claim in retriever.sources(SHARED, text, now).claims for finding in claim.findings
    )


@pytest.fixture(scope="module", params=["claims.jsonl", "held_out_claims.jsonl"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    retriever = Retriever(shelf_of(*starter_articles(), server_id=SHARED))
    lines = map(json.loads, (HERE / request.param).read_text(encoding="utf-8").splitlines())
    return [Case(**line, findings=findings(retriever, line["claim"], NOW)) for line in lines]


def of(cases: list[Case], *kinds: str) -> list[Case]:
    chosen = [case for case in cases if case.articles in kinds]
    assert chosen
    return chosen


def test_true_claims_are_supported(cases: list[Case]):
    true = of(cases, "supported")
    assert sum(case.has(Stance.AGREES) for case in true) >= 0.6 * len(true)


def test_false_claims_are_contradicted(cases: list[Case]):
    false = of(cases, "contradicted")
    assert sum(case.has(Stance.DIFFERS) for case in false) >= 0.6 * len(false)


def test_nothing_contradicts_a_true_claim(cases: list[Case]):
    for case in of(cases, "supported", "about", "unknown"):
        assert [finding for finding in case.findings if finding.stance is Stance.DIFFERS] == [], case.claim


def test_nothing_supports_a_false_claim(cases: list[Case]):
    for case in of(cases, "contradicted", "about", "unknown"):
        assert [finding for finding in case.findings if finding.stance is Stance.AGREES] == [], case.claim


def test_of_what_no_article_tells_nothing_is_shown(cases: list[Case]):
    assert [case.claim for case in of(cases, "unknown") if case.findings] == []


@pytest.fixture(scope="module")
def news(shared: Path) -> Iterator[Retriever]:
    with filled_store(shared / "data" / "news_articles.jsonl") as (store, _):
        yield Retriever(store)


def _claims_of(path: Path, count: int) -> Iterator[tuple[str, datetime]]:
    """Sentences of articles, with the day after next of each that has a date."""
    chosen = random.Random(7)
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for article in chosen.choices(articles, k=count):
        text = article["text"]
        spans = [text[each.start : each.end] for each in sentences(text)[:8]]
        told = [each for each in spans if 40 < len(each) < 220 and len(re.findall(r"[A-Z]\w+", each)) > 1]
        if told:
            day = datetime.fromisoformat(article["published"] or "2025-01-01").replace(tzinfo=UTC)
            yield chosen.choice(told), day + timedelta(days=2)


@pytest.mark.data
def test_news_contradict_no_sentence_of_theirs(news: Retriever, shared: Path):
    found: Counter[str] = Counter()
    for claim, now in _claims_of(shared / "data" / "news_articles.jsonl", 200):
        said = findings(news, claim, now)
        found["asked"] += 1
        found["itself"] += any(finding.quote.text == claim for finding in said)
        found["contradicted"] += any(finding.stance is Stance.DIFFERS for finding in said)
    assert found["itself"] >= 0.75 * found["asked"]
    assert found["contradicted"] <= 0.01 * found["asked"]


@pytest.mark.data
def test_news_are_silent_on_encyclopedias(news: Retriever, shared: Path):
    asked = list(_claims_of(shared / "data" / "wiki_articles.jsonl", 400))
    spoken = [claim for claim, now in asked if findings(news, claim, now)]
    assert len(spoken) <= 0.03 * len(asked)
