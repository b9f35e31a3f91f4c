import pytest

from bot.retriever.sought import Sought, sought


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Which country won the regatta?", [Sought.COUNTRY]),
        ("The regatta was won by which small country?", [Sought.COUNTRY]),
        ("In what wildly popular show did Ines Calloway sing?", [Sought.WORK]),
        ("Which Lisle-born singer opened the bridge?", [Sought.PERSON]),
        ("Which member of the council resigned?", [Sought.PERSON]),
        ("Which newspaper editor was dismissed?", [Sought.PERSON]),
        ("Which state's highest court heard the case?", [Sought.STATE]),
        ("What type of animal was found in the mill?", [Sought.ANIMAL]),
        ("The council passed a measure on bees. What is the measure called?", [Sought.LAW, Sought.NAMED]),
        ("What does LBC stand for?", [Sought.NAMED]),
        ("A ship sank off Lisle. Which company owned it?", [Sought.COMPANY]),
        ("This company sold its last mill.", [Sought.COMPANY]),
        ("The mill was sold this week to a rival.", []),
        ("Which of the following burned?", []),
        ("Which college basketball player was picked first?", [Sought.PERSON]),
        ("Which women's team won the final?", [Sought.TEAM]),
        ("Which players were injured?", [Sought.PERSON]),
        ("Which union workers went on strike?", [Sought.PERSON]),
        ("Which country invaded its neighbour?", [Sought.COUNTRY]),
        ("Which model plays the singer?", [Sought.PERSON]),
        ("Which flight left two astronauts in space?", []),
        ("Which Canadian city banned it?", [Sought.CITY]),
        ("What is the median wage?", []),
        ("Which beer was recalled?", []),
        ("What is the highest point of the state?", []),
        ("What is the town of Lisle known for?", []),
        ("What is the name of the storm?", [Sought.STORM]),
        ("What was the name of the country music festival?", [Sought.EVENT]),
        ("What is the name of the cheese?", [Sought.NAMED]),
        ("What are two states that banned it?", [Sought.STATE]),
        ("What is the most that a player may earn?", []),
        ("How many jobs went?", []),
        ("", []),
    ],
)
def test_what_is_sought(question: str, kinds: list[Sought]):
    assert list(sought(question)) == kinds
