import pytest

from bot.retriever.beyond import Beyond
from bot.retriever.evidence import evidence_of
from bot.retriever.sought import Sought
from bot.retriever.texts import Texts
from bot.retriever.things import offered


def offer(kind: Sought, sentence: str, *known: str) -> float:
    (sure,) = offered(kind, Beyond(Texts.of([evidence_of(sentence)]), frozenset(known)))
    return float(sure)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Sought.PERSON, "The prize went to Ruth Calloway."),
        (Sought.COUNTRY, "It was built in Norway."),
        (Sought.COUNTRY, "New Zealand sent a crew."),
        (Sought.STATE, "The plant is in Springfield, Ohio."),
        (Sought.CITY, "They met in Lisbon."),
        (Sought.CONTINENT, "The birds winter in Africa."),
        (Sought.WATER, "It went down in the Baltic Sea."),
        (Sought.COMPANY, "The mill belongs to Harrow Foods Inc."),
        (Sought.AGENCY, "The Coastal Safety Agency will decide."),
        (Sought.SCHOOL, "She taught at Lisle University."),
        (Sought.LAW, "It is known as the Open Rivers Act."),
        (Sought.TEAM, "The trophy went to the Lisle Larks."),
        (Sought.WORK, "Her novel “The Long Quay” won."),
        (Sought.NAMED, "The robot, dubbed Tolly, can whistle."),
        (Sought.ANIMAL, "An otter had moved in."),
        (Sought.COLOUR, "They painted it yellow."),
        (Sought.YEAR, "It opened in 1998."),
        (Sought.PERCENT, "Sales fell by 12%."),
        (Sought.LANGUAGE, "He spoke Portuguese."),
        (Sought.CRIME, "He was convicted of arson."),
    ],
)
def test_what_is_offered(kind: Sought, sentence: str):
    assert offer(kind, sentence) == 1.0


@pytest.mark.parametrize("kind", list(Sought))
def test_a_sentence_without_anything_offers_nothing(kind: Sought):
    assert offer(kind, "They did it again and it was fine.") == 0.0


def test_what_the_question_says_itself_is_no_offer():
    assert offer(Sought.COUNTRY, "It was built in Norway.", "norway") == 0.0


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("The prize went to Ruth Calloway.", 1.0),
        ("It was up to President Ostrander.", 1.0),
        ("The prize went to Quill Brannock.", 0.6),
        ("It went to the Harrow Bank.", 0.0),
        ("It was shipped to Lisbon.", 0.0),
    ],
)
def test_how_surely_a_name_is_a_persons(sentence: str, sure: float):
    assert evidence_of(sentence).names[-1].person == sure
