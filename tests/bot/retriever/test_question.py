import pytest

from bot.retriever.question import MAX_QUESTION, AnswerKind, read_question
from bot.retriever.words import terms


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many missiles did Russia fire?", AnswerKind.AMOUNT),
        ("What percentage of voters agreed?", AnswerKind.AMOUNT),
        ("When was the shooter arrested?", AnswerKind.TIME),
        ("In which year did it open?", AnswerKind.TIME),
        ("Where did the missile land?", AnswerKind.PLACE),
        ("Which US state banned it?", AnswerKind.PLACE),
        ("Who chairs the study?", AnswerKind.PERSON),
        ("Which senator resigned?", AnswerKind.PERSON),
        ("Which airline cancelled flights?", AnswerKind.ORGANISATION),
        ("Why did the bridge close?", AnswerKind.CAUSE),
        ("How did they escape?", AnswerKind.MANNER),
        ("What did the sign say?", AnswerKind.THING),
        ("Où est tombé le missile ?", AnswerKind.PLACE),
        ("Wann wurde die Brücke eröffnet?", AnswerKind.TIME),
        ("Wie viele Schrauben wurden ersetzt?", AnswerKind.AMOUNT),
        ("Wie wurde die Brücke repariert?", AnswerKind.MANNER),
        ("Wie heeft de brug geopend?", AnswerKind.PERSON),
        ("¿Por qué cerró el puente?", AnswerKind.CAUSE),
        ("Quanto è costato il ponte?", AnswerKind.AMOUNT),
        ("Когда открыли мост?", AnswerKind.TIME),
        ("Kto otworzył most?", AnswerKind.PERSON),
        ("Köprü ne zaman açıldı?", AnswerKind.TIME),
        ("桥是什么时候重新开放的？", AnswerKind.TIME),
        ("橋はいつ再開しましたか", AnswerKind.TIME),
        ("다리는 언제 열렸나요?", AnswerKind.TIME),
        ("谁剪了彩？", AnswerKind.THING),
        ("من افتتح الجسر؟", AnswerKind.THING),
    ],
)
def test_kinds(question: str, kind: AnswerKind):
    assert read_question(question).kind is kind


def test_terms_are_distinct_and_in_order():
    assert read_question("Bridge, harbour, bridges?").terms == tuple(terms("bridge harbour"))


def test_how_many_counts_what_follows_it():
    counted = read_question("How many lift motors were there?").counted
    assert counted == set(terms("lift motors"))


def test_how_many_counts_what_was_done_to_it():
    counted = read_question("How many people were hurt in the fire?").counted
    assert set(terms("people hurt")) <= counted
    assert not counted & set(terms("fire"))


def test_words_that_stand_for_what_is_counted_count_too():
    assert set(terms("killing")) <= read_question("How many people died?").counted


@pytest.mark.parametrize(
    ("question", "age"), [("How old is the mayor?", True), ("How long was the mayor away?", False)]
)
def test_whether_an_age_is_asked_for(question: str, age: bool):
    assert read_question(question).age is age


def test_how_old_is_counted_in_years():
    assert set(terms("years")) <= read_question("How old is she?").counted


@pytest.mark.parametrize(
    ("question", "verb"),
    [("Where did the ship sink?", "sink"), ("Who sank the ship?", None), ("What did she do?", None)],
)
def test_the_verb_at_the_end(question: str, verb: str | None):
    assert read_question(question).verb == verb


@pytest.mark.parametrize("question", ["", "   ", "???", "🚀", "who was it and why"])
def test_without_words_there_are_no_terms(question: str):
    assert read_question(question).terms == ()


def test_what_is_too_long_is_cut():
    assert "zebra" not in read_question("word " * (MAX_QUESTION // 5) + " zebra").terms
