import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpus.samples import starter_articles

HERE = Path(__file__).parent
TEXTS = {article.id: article.text for article in starter_articles()}
QUESTIONS: dict[str, list[dict[str, Any]]] = {
    name: [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]
    for name in ("questions.jsonl", "held_out.jsonl")
}
EVERY = [question for questions in QUESTIONS.values() for question in questions]
ANSWERABLE = [question for question in EVERY if question["answerable"]]
UNANSWERABLE = [question for question in EVERY if not question["answerable"]]
each_answerable = pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["id"])


def _stands_in(answer: str, sentence: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", sentence, re.IGNORECASE) is not None


def test_there_are_enough_of_both_kinds():
    floor = QUESTIONS["questions.jsonl"]
    assert sum(question["answerable"] for question in floor) >= 60
    assert sum(not question["answerable"] for question in floor) >= 30


def test_no_question_is_held_out_and_shown():
    assert len({question["id"] for question in EVERY}) == len(EVERY)
    assert len({question["question"].casefold() for question in EVERY}) == len(EVERY)


@each_answerable
def test_gold_sentences_stand_word_for_word_in_their_articles(question: dict[str, Any]):
    texts = [TEXTS[article_id] for article_id in question["article_ids"]]
    assert question["sentences"]
    for sentence in question["sentences"]:
        assert any(sentence in text for text in texts), sentence


@each_answerable
def test_each_gold_article_holds_a_gold_sentence(question: dict[str, Any]):
    for article_id in question["article_ids"]:
        assert any(sentence in TEXTS[article_id] for sentence in question["sentences"])


@each_answerable
def test_each_answer_stands_in_a_gold_sentence(question: dict[str, Any]):
    for answer in question["answers"]:
        assert any(_stands_in(answer, sentence) for sentence in question["sentences"]), answer


@each_answerable
def test_each_gold_sentence_holds_an_answer(question: dict[str, Any]):
    for sentence in question["sentences"]:
        assert any(_stands_in(answer, sentence) for answer in question["answers"]), sentence


def test_unanswerable_questions_have_no_gold():
    for question in UNANSWERABLE:
        assert not question["answers"] + question["article_ids"] + question["sentences"]
