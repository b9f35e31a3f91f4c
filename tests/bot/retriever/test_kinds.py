"""What kind of answer a question asks for."""

import pytest

from bot.retriever.kinds import AnswerKind
from bot.retriever.question import read_question


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


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which minister resigned this week?", AnswerKind.PERSON),
        ("Which volcano erupted this week?", AnswerKind.PLACE),
        ("Which bank was sold this year, and for how much?", AnswerKind.AMOUNT),
        ("Which country marked three years of war this week?", AnswerKind.PLACE),
        ("Which festival dates back to the 1880s?", AnswerKind.THING),
        ("Which team did Ines Calloway play for when she won?", AnswerKind.ORGANISATION),
        ("What happens when the bridge closes?", AnswerKind.THING),
        ("When the storm came, what broke first?", AnswerKind.THING),
        ("When the bridge opened, who cut the ribbon?", AnswerKind.PERSON),
        ("What is the town where the ship was built famous for?", AnswerKind.THING),
        ("An author who died this week wrote which children's book?", AnswerKind.THING),
        ("Which app, where women warn one another, was hacked?", AnswerKind.ORGANISATION),
        ("What did the mayor say about the bus?", AnswerKind.THING),
        ("What did the president announce?", AnswerKind.THING),
        ("What is the reason why the bridge closed?", AnswerKind.CAUSE),
        ("How did the firefighters know who was inside?", AnswerKind.MANNER),
    ],
)
def test_what_else_the_words_of_a_question_tell_does_not_count(question: str, kind: AnswerKind):
    assert read_question(question).kind is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the population of Lisle?", AnswerKind.AMOUNT),
        ("What is the death toll?", AnswerKind.AMOUNT),
        ("What age-related illness did she have?", AnswerKind.THING),
        ("Which former first lady wrote a memoir?", AnswerKind.PERSON),
        ("Which theme park reported a collision?", AnswerKind.PLACE),
        ("Into which ocean did the capsule splash down?", AnswerKind.PLACE),
        ("Which two automakers will merge?", AnswerKind.ORGANISATION),
        ("What percentage of voters agreed?", AnswerKind.AMOUNT),
        ("Name the winner of the regatta", AnswerKind.PERSON),
        ("What is the movie called?", AnswerKind.THING),
    ],
)
def test_a_noun_tells_the_kind(question: str, kind: AnswerKind):
    assert read_question(question).kind is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("The ship sank where?", AnswerKind.PLACE),
        ("She was fined how much?", AnswerKind.AMOUNT),
        ("And since when?", AnswerKind.TIME),
        ("Do you know when the bridge opens?", AnswerKind.TIME),
        ("tell me who won", AnswerKind.PERSON),
        ("The bridge is shut. Who shut it? It was fine last week.", AnswerKind.PERSON),
    ],
)
def test_what_asks_may_stand_anywhere(question: str, kind: AnswerKind):
    assert read_question(question).kind is kind
