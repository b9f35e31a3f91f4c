import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.answer import Answer
from bot.retriever.model import Model, Models
from bot.retriever.retriever import Retriever
from corpus.article import SHARED, Article
from tests.bot.retriever.shelves import ACTOR, HARBOUR, NOW, ORCHARD, SERVER, put, shelf_of
from tests.corpus.fakes import MemoryStore


def ask(store: MemoryStore, question: str, now: datetime = NOW) -> Answer:
    return Retriever(store).answer(SERVER, question, now)


def quote(answer: Answer) -> str | None:
    return answer.best and answer.best.quote.text


@pytest.mark.parametrize("articles", [(HARBOUR,), (HARBOUR, ORCHARD), (replace(HARBOUR, published=None),)])
@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("How many bolts did the engineers replace?", "Engineers replaced 312"),
        ("What did the bridge work cost?", "She said the work had cost $4 million."),
        ("When did the harbour bridge reopen?", "The harbour bridge in Westport"),
    ],
)
def test_tiny_shelves_answer(articles: tuple[Article, ...], question: str, begins: str):
    assert (quote(ask(shelf_of(*articles), question)) or "").startswith(begins)


@pytest.mark.parametrize("articles", [(HARBOUR,), (HARBOUR, ORCHARD)])
@pytest.mark.parametrize("question", ["Who won the World Cup?", "Who is the president of France?"])
def test_tiny_shelves_stay_silent_and_show_what_they_have(articles: tuple[Article, ...], question: str):
    answer = ask(shelf_of(*articles), question)
    assert answer.best is None
    assert answer.others == ()
    assert {headline.article_id for headline in answer.closest} == {article.id for article in articles}


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "?!",
        "🚀🚀",
        "who was it and why",
        "東京で何が起きましたか",
        "“Où est le pont ?”",
        "bridge " * 400,
        "b" * 5000,
    ],
)
@pytest.mark.parametrize("articles", [(), (HARBOUR,), (HARBOUR, ORCHARD)])
def test_any_question_is_met_calmly(question: str, articles: tuple[Article, ...]):
    answer = ask(shelf_of(*articles), question)
    assert answer.question == question
    assert 0.0 <= answer.confidence <= 1.0
    assert len(answer.closest) <= 3


def test_an_empty_shelf_is_silent_without_headlines():
    assert ask(MemoryStore(), "Who cut the ribbon?") == Answer("Who cut the ribbon?", 0.0)


def test_an_article_without_sentences_is_no_trouble():
    assert ask(shelf_of(Article("Harbour bridge", "", id="bare")), "harbour bridge").best is None


def test_a_question_in_another_script_finds_its_article():
    tokyo = Article("東京の地震", "東京で月曜日に地震がありました。けが人はいません。", id="tokyo")
    answer = ask(shelf_of(HARBOUR, tokyo), "東京で地震がありましたか")
    assert quote(answer) == "東京で月曜日に地震がありました。"


def test_the_shared_shelf_is_searched_too():
    store = shelf_of(HARBOUR)
    put(store, ORCHARD, server_id=SHARED)
    answer = ask(store, "Which owner lost 80 percent of his cherry crop in one night?")
    assert answer.best is not None
    assert answer.best.quote.server_id == SHARED


def test_the_newer_of_two_like_reports_is_quoted():
    older = replace(HARBOUR, id="older", text=HARBOUR.text.replace("312", "298"), published=date(2025, 3, 9))
    answer = ask(shelf_of(older, HARBOUR), "How many bolts did the engineers replace?")
    assert answer.best is not None
    assert answer.best.quote.article.id == "harbour"


def test_a_report_that_disagrees_stands_beside_the_quote():
    other = replace(HARBOUR, id="other", text=HARBOUR.text.replace("312", "298"))
    answer = ask(shelf_of(HARBOUR, other), "How many bolts did the engineers replace?")
    assert answer.best is not None
    quoted = [answer.best.quote, *(finding.quote for finding in answer.others)]
    assert {found.article.id for found in quoted} == {"harbour", "other"}


@pytest.mark.parametrize(("days", "exists"), [(10, True), (11, False)])
def test_what_had_not_been_published_yet_is_neither_quoted_nor_shown(days: int, exists: bool):
    now = datetime(2026, 3, 9, tzinfo=UTC) - timedelta(days=days)
    answer = ask(shelf_of(HARBOUR), "How many bolts did the engineers replace?", now)
    assert (answer.best is not None) is exists
    assert bool(answer.closest) is exists


def test_an_old_article_still_answers_where_nothing_newer_is_known():
    later = NOW + timedelta(days=2000)
    assert quote(ask(shelf_of(HARBOUR), "How many bolts did the engineers replace?", later))


def test_the_threshold_decides():
    question = "How many bolts did the engineers replace?"
    assert Retriever(shelf_of(HARBOUR), threshold=0.0).answer(SERVER, "bridge", NOW).best
    assert Retriever(shelf_of(HARBOUR), threshold=1.0).answer(SERVER, question, NOW).best is None


def test_what_another_hand_adds_is_found_at_the_next_question():
    store = shelf_of(HARBOUR)
    retriever = Retriever(store)
    question = "Which owner lost 80 percent of his cherry crop in one night?"
    assert retriever.answer(SERVER, question, NOW).best is None
    put(store, ORCHARD)
    assert retriever.answer(SERVER, question, NOW).best
    store.remove(SERVER, "orchard", ACTOR)
    assert retriever.answer(SERVER, question, NOW).best is None


articles = st.sampled_from([HARBOUR, ORCHARD])
questions = st.sampled_from(
    [
        "How many bolts did the engineers replace?",
        "Who lost his cherry crop?",
        "harbour",
        "valley frost",
        "mayor",
    ]
)


@given(st.lists(st.tuples(st.sampled_from([SHARED, 1, 2]), articles), max_size=5), questions)
def test_nothing_of_another_server_is_ever_seen(added: list[tuple[int, Article]], question: str):
    store = MemoryStore()
    for number, (server_id, article) in enumerate(added):
        put(store, replace(article, id=f"article-{number}"), server_id=server_id)
    retriever = Retriever(store, threshold=0.0)
    for asker in (1, 2):
        ranking = retriever.rank(asker, question, NOW)
        answer = retriever.decide(ranking)
        seen = {candidate.quote.server_id for candidate in ranking.candidates}
        seen |= {headline.server_id for headline in answer.closest}
        seen |= {finding.quote.server_id for finding in (*answer.others, answer.best) if finding}
        assert seen <= {asker, SHARED}


@given(questions)
def test_every_quote_is_a_span_of_its_article(question: str):
    for candidate in Retriever(shelf_of(HARBOUR, ORCHARD)).rank(SERVER, question, NOW).candidates:
        found = candidate.quote
        assert 0 <= found.start < found.end <= len(found.article.text)
        assert found.text == found.text.strip()


def test_threads_get_the_same_answer():
    retriever = Retriever(shelf_of(HARBOUR, ORCHARD))
    found: list[Answer] = []
    question = "How many bolts did the engineers replace?"
    threads = [
        threading.Thread(target=lambda: found.append(retriever.answer(SERVER, question, NOW)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [found[0]] * 6


def test_a_heading_is_no_answer():
    text = "Final score\n\nNobody expected it. The final score was 3-2 to the visitors from Lisle."
    answer = ask(shelf_of(Article("Cup final", text, id="cup")), "What was the final score?")
    assert quote(answer) == "The final score was 3-2 to the visitors from Lisle."


@pytest.mark.parametrize(
    ("question", "answered"), [("Who reopened?", False), ("9", False), ("When did the bridge reopen?", True)]
)
def test_one_word_that_is_no_name_is_not_enough_to_go_by(question: str, answered: bool):
    assert (ask(shelf_of(HARBOUR), question).best is not None) is answered


UNDATED_HARBOUR = replace(HARBOUR, published=None)
UNDATED_ORCHARD = replace(ORCHARD, published=None)
DATED_PEARS = replace(ORCHARD, id="pears", title="Pears", text="Pears fell.")


@pytest.mark.parametrize(
    ("most", "articles", "kind"),
    [
        (10, [HARBOUR], "dated"),
        (10, [UNDATED_HARBOUR], "undated_small"),
        (0, [HARBOUR], "dated"),
        (0, [UNDATED_HARBOUR], "undated"),
        (0, [UNDATED_HARBOUR, UNDATED_ORCHARD, DATED_PEARS], "undated"),
        (0, [UNDATED_HARBOUR, ORCHARD], "undated_small"),
    ],
)
def test_each_kind_of_shelf_has_its_model(
    monkeypatch: pytest.MonkeyPatch, most: int, articles: list[Article], kind: str
):
    monkeypatch.setattr("bot.retriever.search._SMALL", most)
    made: list[str] = []

    def make(name: str) -> Model:
        made.append(name)
        return Models.none().dated

    models = Models(*(partial(make, name) for name in ("dated", "undated", "undated_small")))
    Retriever(shelf_of(*articles), models=models).answer(SERVER, "Who cut the ribbon?", NOW)
    assert made == [kind]
