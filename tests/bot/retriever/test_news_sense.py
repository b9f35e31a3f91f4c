"""The newest report wins, disagreement is shown, and an old answer knows of newer articles."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.cli.chat import trial
from bot.retriever.answer import Answer, Stance
from bot.retriever.retriever import Retriever
from bot.settings import Settings
from corpus.article import SHARED, Article
from tests.bot.retriever.shelves import SERVER, shelf_of

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
QUESTION = "How many people died in the footbridge collapse in Lisle?"
FIRST = Article(
    "Footbridge collapse in Lisle kills three",
    "Three people died when the Old Mill footbridge in Lisle collapsed on market day, firefighters said.\n\n"
    "Mayor Ines Calloway said nobody had warned the town. Divers were searching the Arle below the mill.",
    published=date(2026, 11, 17),
    id="first",
)
SECOND = Article(
    "Seven dead in Lisle footbridge collapse",
    "Seven people died when the Old Mill footbridge in Lisle collapsed, Mayor Ines Calloway said.\n\n"
    "Divers found the last victim in the Arle on Wednesday night.",
    published=date(2026, 11, 19),
    id="second",
)


def ask(*articles: Article, question: str = QUESTION, now: datetime = NOW) -> Answer:
    return Retriever(shelf_of(*articles)).answer(SERVER, question, now)


def said(answer: Answer) -> tuple[str | None, dict[str, Stance]]:
    best = answer.best.quote.article.id if answer.best else None
    return best, {other.quote.article.id: other.stance for other in answer.others}


def test_the_newer_of_two_reports_that_differ_is_quoted_and_the_older_stands_beside_it():
    assert said(ask(FIRST, SECOND)) == ("second", {"first": Stance.DIFFERS})
    assert said(ask(SECOND, FIRST)) == ("second", {"first": Stance.DIFFERS})


def test_the_older_wording_may_be_the_better_match():
    older = replace(
        FIRST, text=FIRST.text.replace("Three people died when", "In the collapse, three people died when")
    )
    assert said(ask(older, SECOND))[0] == "second"


def test_a_newer_article_that_merely_mentions_it_does_not_win():
    text = "Lisle will open a new park in spring.\n\nIts market moved after some died on the footbridge."
    mention = Article("A park for Lisle", text, published=date(2026, 11, 20), id="mention")
    assert said(ask(FIRST, mention))[0] == "first"


def test_nor_does_an_event_of_the_same_words_elsewhere():
    text = "Nine people died when a footbridge at Ostby stadium collapsed.\n\nThe club Ostby FC mourns."
    elsewhere = Article(
        "Footbridge collapse at Ostby stadium", text, published=date(2026, 11, 20), id="ostby"
    )
    assert said(ask(FIRST, elsewhere))[0] == "first"
    assert Stance.DIFFERS not in said(ask(FIRST, elsewhere))[1].values()


def test_last_years_toll_is_no_contradiction():
    last_year = replace(FIRST, published=date(2025, 11, 17))
    assert Stance.DIFFERS not in said(ask(last_year, SECOND))[1].values()


def test_reports_that_say_the_same_support_each_other():
    same = replace(
        FIRST, text=FIRST.text.replace("Three", "Some seven"), title="Many dead in Lisle footbridge collapse"
    )
    best, others = said(ask(same, SECOND))
    assert {best, *others} == {"first", "second"}
    assert set(others.values()) == {Stance.AGREES}


def test_two_reports_that_differ_alike_are_told_once():
    again = replace(
        FIRST, id="again", title="Three die in Lisle", text=FIRST.text.replace("Three", "In all, 3")
    )
    assert list(said(ask(FIRST, again, SECOND))[1].values()).count(Stance.DIFFERS) == 1


def test_an_unlikely_sentence_is_no_report():
    retriever = Retriever(shelf_of(FIRST, SECOND), threshold=0.99)
    assert retriever.decide(retriever.rank(SERVER, QUESTION, NOW)).others == ()


def test_a_growing_number_of_hurt_in_the_starter_articles():
    with trial(Settings()) as verbatim:
        answer = verbatim.ask(SHARED, "How many passengers were hurt on the ferry?", NOW)
    assert said(answer) == ("sample-ferry-day-3", {"sample-ferry-day-1": Stance.DIFFERS})


def test_a_correction_in_the_starter_articles_goes_before_what_it_corrects():
    with trial(Settings()) as verbatim:
        answer = verbatim.ask(SHARED, "How many jobs will Brackwater cut?", NOW)
    assert said(answer) == ("sample-brackwater-correction", {"sample-brackwater-jobs": Stance.DIFFERS})
    assert answer.best is not None
    assert answer.best.quote.text == "It is 210, not 310."


DENIAL = Article(
    "Correction: Lisle footbridge collapse",
    "An article about the collapse of the Old Mill footbridge in Lisle on market day was wrong. The dead of "
    "whom firefighters and Mayor Ines Calloway told are two, not three. Divers searched the Arle.",
    id="denial",
)


def test_a_newer_denial_goes_first():
    denial = replace(DENIAL, published=date(2026, 11, 18))
    assert said(ask(FIRST, denial)) == ("denial", {"first": Stance.DIFFERS})


@pytest.mark.parametrize("published", [None, date(2026, 11, 16)])
def test_a_denial_that_is_not_known_to_be_newer_stands_beside_what_it_denies(published: date | None):
    denial = replace(DENIAL, published=published)
    assert said(ask(FIRST, denial)) == ("first", {"denial": Stance.DIFFERS})


def test_a_denial_of_another_event_is_neither():
    text = "An article about the stadium in Ostby was wrong. The dead of the club are two, not three."
    elsewhere = Article("Correction: Ostby stadium", text, published=date(2026, 11, 18), id="elsewhere")
    assert said(ask(FIRST, elsewhere)) == ("first", {})


@pytest.mark.parametrize(("days", "named"), [(20, False), (60, True)])
def test_an_old_answer_names_a_newer_article_on_its_subject(days: int, named: bool):
    trial_opens = Article(
        "Trial over footbridge collapse in Lisle opens",
        "An engineer stood trial in Lisle over the collapse of the Old Mill footbridge into the Arle. "
        "Mayor Ines Calloway was in court. Divers told of their search for victims during the market.",
        published=SECOND.published + timedelta(days),
        id="trial",
    )
    now = NOW + timedelta(days + 5)
    answer = ask(
        SECOND, trial_opens, question="How many people died when the Old Mill footbridge collapsed?", now=now
    )
    assert answer.best is not None
    assert answer.best.quote.article.id == "second"
    assert (answer.newer is not None) is named


def test_a_newer_article_on_something_else_is_not_named():
    park = Article(
        "A park for Lisle", "Lisle will open a park by the footbridge.", published=date(2027, 2, 1), id="p"
    )
    assert ask(SECOND, park, now=datetime(2027, 2, 3, tzinfo=UTC)).newer is None
