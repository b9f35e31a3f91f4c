from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.evaluation.questions import KnownQuestion, UnreadableQuestions, every_nth, read_questions
from corpus.article import Article, Quote

GOLD = "The “old” bridge – closed since May – cost $4 million to mend."


def question(**changes: object) -> KnownQuestion:
    fields: dict[str, object] = {
        "id": "q",
        "question": "What did it cost?",
        "asked": None,
        "answers": ("$4 million",),
        "article_ids": frozenset({"a"}),
        "sentences": (GOLD,),
        "answerable": True,
    }
    return KnownQuestion(**(fields | changes))  # type: ignore[arg-type]  # whatever a test needs


def quote(text: str, article_id: str = "a") -> Quote:
    return Quote(0, Article("title", text, id=article_id), 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        GOLD,
        'THE "OLD" BRIDGE - CLOSED  SINCE MAY - COST $4 MILLION TO MEND.',
        "closed since May – cost $4 million to mend",
        f"{GOLD} It did.",
    ],
)
def test_right(text: str):
    assert question().is_right(quote(text))


@pytest.mark.parametrize(
    ("text", "article_id"),
    [
        ("Another sentence that says $4 million.", "a"),
        (GOLD, "b"),
        ("The “old” bridge – closed since May", "a"),
        (f"{GOLD} {'And more. ' * 10}", "a"),
    ],
)
def test_wrong(text: str, article_id: str):
    assert not question().is_right(quote(text, article_id))


def test_an_answer_stands_at_word_boundaries():
    assert not question(answers=("art",), sentences=()).is_right(quote("The party was smart."))
    assert question(answers=("art",), sentences=()).is_right(quote("The art was here."))


def test_without_gold_any_quote_with_the_answer_is_right():
    free = question(article_ids=frozenset(), sentences=())
    assert free.is_right(quote("It was $4 million.", "elsewhere"))


def test_a_passage_holds_gold_or_an_answer():
    assert question().holds_gold(f"Before. {GOLD} After.", "a")
    assert not question().holds_gold("It was $4 million.", "a")
    assert question(sentences=()).holds_gold("It was $4 million.", "a")
    assert not question().holds_gold(GOLD, "b")


def test_what_may_be_missing_may_be_missing(tmp_path: Path):
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"question": "Who?", "answerable": false}\n\n'
        '{"question": "Why?", "answerable": true, "asked": "2026-03-09"}\n'
    )
    first, second = read_questions(file)
    assert (first.answers, first.sentences, first.asked) == ((), (), None)
    assert second.asked == datetime(2026, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"answerable": true}', '{"question": "Who?", "answerable": true, "asked": "soon"}']
)
def test_a_bad_line_is_named(tmp_path: Path, line: str):
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"question": "Who?", "answerable": false}}\n{line}\n')
    with pytest.raises(UnreadableQuestions, match="line 2"):
        read_questions(file)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UnreadableQuestions, match=r"none\.jsonl"):
        read_questions(tmp_path / "none.jsonl")


def test_a_limit_spreads_over_the_file():
    questions = [question(id=str(number)) for number in range(10)]
    assert [q.id for q in every_nth(questions, 3)] == ["0", "3", "6"]
    assert every_nth(questions, None) == every_nth(questions, 99) == questions
