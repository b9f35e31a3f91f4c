from datetime import UTC, date, datetime

from bot.evaluation.misses import MissKind, worst_misses
from bot.evaluation.outcome import Outcome
from bot.evaluation.questions import KnownQuestion
from bot.retriever.kinds import AnswerKind
from corpus.article import SHARED, Article, Quote

GOLD = "The old bridge cost $4 million to mend."


def quote(text: str) -> Quote:
    article = Article("Bridge\x1b[2J reopens", text, published=date(2026, 3, 9), id="bridge")
    return Quote(SHARED, article, 0, len(text))


def outcome(
    confidence: float,
    *,
    answerable: bool = True,
    answered: bool = True,
    place: int | None = 2,
    name: str = "",
) -> Outcome:
    """One whose first quote is wrong, unless its gold stands at place 0."""
    question = KnownQuestion(
        id=name,
        question=f"What did it cost{name}?",
        asked=datetime(2026, 3, 10, tzinfo=UTC),
        answers=("$4 million",),
        article_ids=frozenset(),
        sentences=(GOLD,),
        answerable=answerable,
    )
    first = quote(GOLD if place == 0 else "The ferry cost more.")
    return Outcome(
        question=question,
        kind=AnswerKind.AMOUNT,
        right=(),
        passages=(),
        verbatim=(),
        confidence=confidence,
        said=first if answered else None,
        said_right=answered and place == 0,
        first=first,
        gold=None if place is None else quote(GOLD),
        gold_place=place,
        seconds=0.0,
    )


def worst(outcomes: list[Outcome], kind: MissKind, count: int = 9) -> list[str]:
    (found,) = (misses for misses in worst_misses(outcomes, count) if misses.kind is kind)
    return [miss.question.id for miss in found.worst]


def text(one: Outcome, width: int = 60) -> str:
    return "\n".join(misses.text(width) for misses in worst_misses([one], 1) if misses.count)


def test_right_answers_and_right_silences_are_no_misses():
    fine = [outcome(0.9, place=0), outcome(0.1, answerable=False, answered=False, place=None)]
    assert [misses.count for misses in worst_misses(fine, 9)] == [0, 0, 0]


def test_the_surest_wrong_answer_is_the_worst():
    asked = [outcome(0.6, name="a"), outcome(0.9, name="b"), outcome(0.6, name="c")]
    assert worst(asked, MissKind.WRONG) == ["b", "a", "c"]


def test_the_surest_false_answer_is_the_worst():
    asked = [outcome(c, answerable=False, place=None, name=f"{c}") for c in (0.5, 0.7)]
    assert worst(asked, MissKind.FALSE_ANSWER) == ["0.7", "0.5"]


def test_the_worst_silence_is_the_least_sure_of_a_sentence_that_was_right():
    asked = [
        outcome(0.1, answered=False, place=None, name="lost"),
        outcome(0.4, answered=False, place=0, name="nearly"),
        outcome(0.3, answered=False, place=1, name="second"),
        outcome(0.2, answered=False, place=0, name="held back"),
    ]
    assert worst(asked, MissKind.SILENCE) == ["held back", "nearly", "second", "lost"]


def test_only_so_many_are_shown_and_all_are_counted():
    asked = [outcome(0.6), outcome(0.9), outcome(0.7)]
    (wrong, *_) = worst_misses(asked, 2)
    assert (len(wrong.worst), wrong.count) == (2, 3)
    assert wrong.text(80).startswith("Answered wrongly: 3, of which the worst 2\n")


def test_a_wrong_answer_is_shown_with_what_would_have_been_right():
    assert text(outcome(0.9)) == (
        "Answered wrongly: 1\n\n"
        "- What did it cost? (10 March 2026)\n"
        "  quoted, with a confidence of 0.90:\n"
        "    The ferry cost more.\n"
        "      Bridge[2J reopens · 9 March 2026\n"
        "  right is $4 million; third:\n"
        f"    {GOLD}"
    )


def test_a_sentence_that_was_not_found_is_shown_as_such():
    assert f"  right is $4 million; not among the candidates:\n    {GOLD}" in text(outcome(0.9, place=None))
    assert "; at place 17:" in text(outcome(0.9, place=16))


def test_a_false_answer_has_nothing_right_beside_it():
    assert "right" not in text(outcome(0.9, answerable=False, place=None))


def test_silence_over_the_right_sentence_is_shown_as_such():
    shown = text(outcome(0.2, answered=False, place=0))
    assert "held back, with a confidence of 0.20" in shown
    assert shown.endswith("which is right")


def test_it_is_wrapped():
    assert max(map(len, text(outcome(0.9), width=40).splitlines())) <= 40


def test_a_program_finds_the_place_counted_from_one():
    (wrong, *_) = worst_misses([outcome(0.9)], 1)
    (miss,) = wrong.as_object()["worst"]
    assert (miss["right"], miss["right_place"], miss["asked"]) == (GOLD, 3, "2026-03-10T00:00:00+00:00")
    assert miss["article"]["published"] == "2026-03-09"
