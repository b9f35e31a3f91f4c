"""The way of a question, over articles that try to lead it astray."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import count
from random import Random

from bot.formatter.explanation import explanation_text
from bot.formatter.explanation_object import explanation_object
from bot.retriever.follow_up import FollowUp
from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.article import Article, Quote
from corpus.clean import ArticleRefused
from corpus.samples import starter_articles
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.fuzz.hostile_text import line, seeds, text
from tests.fuzz.target import Input, Target, readable

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOSTILE = Actor("fuzz", "test")
NUMBERS = count(1)
"""Each input has a server of its own."""


@cache
def _verbatim() -> Verbatim:
    """The program over an empty shelf, which gives any quote away; it lasts as long as the process."""
    logging.getLogger("bot.verbatim").setLevel(logging.CRITICAL)
    store = SQLiteStore(":memory:")
    return Verbatim(Shelf(store), Retriever(store, threshold=0.0), store.records)


def end() -> None:
    """Close the store."""
    if _verbatim.cache_info().currsize:
        _verbatim().close()
        _verbatim.cache_clear()


def _question(rng: Random) -> str:
    words = rng.choice(seeds()).split()
    begun = rng.choice(("Who", "When did", "How many", "Why was", "Did", "Wer hat", "What about", ""))
    asked = f"{begun} {' '.join(rng.sample(words, min(len(words), rng.randint(1, 6))))}?"
    return rng.choice((asked, line(rng), asked + line(rng, 60)))


def _asked(rng: Random) -> Input:
    return line(rng), text(rng), _question(rng), _question(rng)


def asked(title: str, body: str, question: str, further: str) -> None:
    """Every quote is a span of what is stored; whatever else happens, nothing breaks."""
    verbatim, server = _verbatim(), next(NUMBERS)
    hostile = Article(title, body, url="https://hostile.example/")
    friendly = starter_articles()[len(question) % 20]
    for article in (hostile, friendly):
        try:
            verbatim.shelf.add(server, replace(article, id=""), HOSTILE)
        except ArticleRefused as refusal:
            readable(refusal)
    answer = verbatim.ask(server, question, NOW)
    findings = [finding for finding in (answer.best, *answer.others) if finding]
    for finding in findings:
        _checked(verbatim, finding.quote)
        assert 0 <= finding.confidence <= 1
    if answer.best:
        quote = answer.best.quote
        verbatim.ask(server, further, NOW, FollowUp(question, quote.key, quote.start, quote.end))
    for claim in verbatim.sources(server, body, NOW).claims:
        for finding in claim.findings:
            _checked(verbatim, finding.quote)
    explanation = verbatim.explain(server, question, NOW)
    explanation_text(explanation)
    explanation_object(explanation)


def _checked(verbatim: Verbatim, quote: Quote) -> None:
    stored = verbatim.shelf.store.get(quote.server_id, quote.article.id, quote.article.revision)
    assert quote.text
    assert stored.text[quote.start : quote.end] == quote.text


TARGETS = (Target("ask", _asked, asked, weight=0.02, seconds=0.5, seconds_per_kilo=0.2, end=end),)
