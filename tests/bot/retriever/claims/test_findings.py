"""What a shelf has to say on a message: support, contradiction, or nothing; in doubt, no verdict."""

from datetime import date

import pytest

from bot.retriever.answer import Stance
from bot.retriever.retriever import Retriever
from bot.retriever.sources import MAX_CLAIMS, MAX_FINDINGS, Sources
from corpus.article import SHARED, Article
from tests.bot.retriever.shelves import HARBOUR, NOW, ORCHARD, SERVER, put, shelf_of

GAZETTE = Article(
    title="Bolts of the Westport bridge counted again",
    text="Engineers replaced 340 bolts of the harbour bridge in Westport, an inspector said on Tuesday.",
    published=date(2026, 3, 10),
    id="gazette",
)


def sources(message: str, *articles: Article) -> Sources:
    return Retriever(shelf_of(*(articles or (HARBOUR, ORCHARD)))).sources(SERVER, message, NOW)


def stances(message: str, *articles: Article) -> list[Stance]:
    return [finding.stance for claim in sources(message, *articles).claims for finding in claim.findings]


@pytest.mark.parametrize(
    "message",
    [
        "The harbour bridge in Westport reopened after nine weeks of repairs",
        "engineers replaced 312 bolts of the harbour bridge",
        "The mayor said that the repairs of the Westport bridge had cost $4 million",
        "Tomas Bergqvist lost 80% of his crop",
    ],
)
def test_support(message: str):
    assert stances(message) == [Stance.AGREES]


MILL = Article(
    title="Westport mill counted its years wrongly",
    text="The Westport paper mill opened in 2012, not 2014, its owner said on Tuesday.",
    published=date(2026, 3, 10),
    id="mill",
)


def test_nothing_supports_a_year_that_it_denies():
    assert stances("The Westport paper mill opened in 2012", MILL) == [Stance.AGREES]
    assert stances("The Westport paper mill opened in 2014", MILL) == [Stance.UNCLEAR]


QUAY_STREET = Article(
    title="Westport council closes Quay Street",
    text="Quay Street in Westport will be closed to cars from March 1, the council decided after five hours.",
    published=date(2026, 3, 10),
    id="quay-street",
)


@pytest.mark.parametrize(
    ("day", "stance"),
    [
        ("March 1", Stance.AGREES),
        ("1 March", Stance.AGREES),
        ("March 1st", Stance.AGREES),
        ("March 5", Stance.UNCLEAR),
        ("May 1", Stance.UNCLEAR),
    ],
)
def test_nothing_supports_another_day_of_the_calendar(day: str, stance: Stance):
    message = f"Quay Street in Westport will be closed to cars from {day}"
    assert stances(message, QUAY_STREET) == [stance]


@pytest.mark.parametrize(
    "message",
    [
        "The harbour bridge in Westport reopened after twenty weeks of repairs",
        "The harbour bridge in Westport did not reopen on Monday",
        "The harbour bridge in Westport closed on Monday after nine weeks of repairs",
        "Tomas Bergqvist lost 20% of his crop in one night",
    ],
)
def test_contradiction(message: str):
    assert stances(message) == [Stance.DIFFERS]


@pytest.mark.parametrize(
    "message",
    [
        "The harbour bridge in Ostby reopened after nine weeks of repairs",
        "Rovers beat United in the cup final",
        "The cherry cake of Castellane's is the best in town",
        "My bus was late again this morning",
        "lol",
        "",
        "https://example.com/harbour-bridge-westport",
    ],
)
def test_nothing(message: str):
    assert sources(message).claims == ()


def test_who_lost_to_whom_is_read_or_left_open():
    text = "Northmoor's Idony Clave lost the Lisle Open to Tomas Bergqvist on Sunday."
    tennis = Article("Bergqvist surprises Clave", text, published=date(2026, 3, 9), id="tennis")
    assert Stance.DIFFERS not in stances("Tomas Bergqvist won the Lisle Open", tennis)
    assert stances("Tomas Bergqvist lost the Lisle Open to Idony Clave", tennis) == [Stance.DIFFERS]


def test_without_any_source_the_closest_headlines_are_named():
    found = sources("The harbour bridge in Ostby collapsed")
    assert [headline.article_id for headline in found.closest][:1] == ["harbour"]


def test_an_old_report_contradicts_nothing_of_these_days():
    assert stances("Engineers replaced 900 bolts of the harbour bridge in Westport", HARBOUR) == [
        Stance.DIFFERS
    ]
    old = Article(HARBOUR.title, HARBOUR.text, published=date(2024, 3, 9), id="old")
    assert Stance.DIFFERS not in stances("Engineers replaced 900 bolts of the Westport bridge this week", old)


def test_reports_that_disagree_are_both_shown():
    message = "Engineers replaced 312 bolts of the harbour bridge in Westport"
    assert stances(message, HARBOUR, GAZETTE) == [Stance.AGREES, Stance.DIFFERS]


def test_the_newest_comes_first_and_the_other_side_is_not_crowded_out():
    again = [
        Article(HARBOUR.title, f"{text} on the {day}th.", published=date(2026, 3, day), id=str(day))
        for day in (4, 7, 5, 6)
        for text in ("Engineers replaced 312 bolts of the harbour bridge in Westport",)
    ]
    [claim] = sources(
        "Engineers replaced 312 bolts of the harbour bridge in Westport", *again, GAZETTE
    ).claims
    assert len(claim.findings) == MAX_FINDINGS
    assert claim.findings[-1].stance is Stance.DIFFERS
    days = [finding.quote.article.published for finding in claim.findings if finding.stance is Stance.AGREES]
    assert days == sorted(days, reverse=True)


def test_a_claim_says_where_it_stands_in_the_message():
    message = "omg look :)\n> **Tomas Bergqvist** lost 80% of his crop"
    [claim] = sources(message).claims
    assert message[claim.start : claim.end] == claim.text == "Tomas Bergqvist** lost 80% of his crop"


def test_in_other_languages_nothing_is_for_or_against():
    text = "Die Hafenbrücke in Westport wurde am Montag nach neun Wochen wieder geöffnet."
    german = Article("Hafenbrücke in Westport wieder offen", text, published=date(2026, 3, 9), id="german")
    found = stances("Die Hafenbrücke in Westport wurde nach neun Wochen nicht wieder geöffnet", german)
    assert found == [Stance.UNCLEAR]


def test_a_question_gets_its_answer():
    [claim] = sources("How many bolts did the engineers replace?").claims
    assert claim.asks
    assert "312 bolts" in claim.findings[0].quote.text


def test_a_long_message_is_read_as_far_as_it_goes():
    message = "Tomas Bergqvist lost 80% of his crop. " * 100
    assert len(sources(message).claims) == MAX_CLAIMS


def test_other_servers_articles_are_not_read():
    store = shelf_of(HARBOUR, server_id=SERVER + 1)
    put(store, ORCHARD, server_id=SHARED)
    found = Retriever(store).sources(SERVER, "Engineers replaced 312 bolts of the harbour bridge", NOW)
    assert found.claims == ()
    assert {headline.article_id for headline in found.closest} <= {"orchard"}


def test_an_empty_shelf_has_nothing_to_say():
    assert Retriever(shelf_of()).sources(SERVER, "The harbour bridge in Westport is open", NOW) == Sources(
        "The harbour bridge in Westport is open"
    )
