import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.retriever.expansion import expand
from bot.retriever.languages.detection import language_of
from bot.retriever.languages.stems import stemmer
from bot.retriever.question import read_question
from bot.retriever.retriever import Retriever
from bot.retriever.words import terms
from corpus.article import Article
from tests.bot.retriever.shelves import HARBOUR, NOW, ORCHARD, SERVER, index_of, shelf_of
from tests.corpus.fakes import MemoryStore

WITHOUT_WORDS = {"th", "zh", "ja", "ko"}
"""Languages whose text is cut into pairs of letters, which need no language."""


@dataclass(frozen=True)
class Foreign:
    """Reports of one language, and questions in other forms of their words with how the answer begins."""

    language: str
    articles: list[dict[str, str]]
    asked: list[dict[str, str]]


FOREIGN = [
    Foreign(**json.loads(line))
    for line in Path(__file__).with_name("foreign.jsonl").read_text("utf-8").splitlines()
]


def articles(*foreign: Foreign) -> list[Article]:
    return [
        Article(**article, published=HARBOUR.published, id=f"{found.language}-{number}")
        for found in foreign
        for number, article in enumerate(found.articles)
    ]


def first_quote(store: MemoryStore, question: str) -> str:
    candidates = Retriever(store).rank(SERVER, question, NOW).candidates
    return candidates[0].quote.text if candidates else ""


ASKED = [
    pytest.param(foreign, asked["question"], asked["answer"], id=f"{foreign.language}-{number}")
    for foreign in FOREIGN
    for number, asked in enumerate(foreign.asked)
]


@pytest.mark.parametrize(("foreign", "question", "begins"), ASKED)
def test_a_shelf_in_one_language_answers_in_it(foreign: Foreign, question: str, begins: str):
    assert first_quote(shelf_of(*articles(foreign)), question).startswith(begins)


EVERYTHING = shelf_of(HARBOUR, ORCHARD, *articles(*FOREIGN))


@pytest.mark.parametrize(("foreign", "question", "begins"), ASKED)
def test_a_shelf_of_all_languages_answers_in_that_of_the_question(
    foreign: Foreign, question: str, begins: str
):
    assert first_quote(EVERYTHING, question).startswith(begins)


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda foreign: foreign.language)
def test_a_language_is_told_by_its_small_words(foreign: Foreign):
    expected = "en" if foreign.language in WITHOUT_WORDS else foreign.language
    assert {language_of(f"{a['title']}\n{a['text']}") for a in foreign.articles} == {expected}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ca",
            "El pont del port ha reobert dilluns després de nou setmanes d'obres, amb els veïns.",
        ),
        ("cs", "Přístavní most byl v pondělí po devíti týdnech oprav znovu otevřen."),
        ("da", "Havnebroen åbnede igen mandag efter ni ugers arbejde, men der blev ikke holdt nogen fest."),
        ("et", "Sadamasild avati esmaspäeval pärast üheksa nädalat remonti ja linnapea lõikas lindi läbi."),
        ("eu", "Portuko zubia astelehenean ireki da berriro bederatzi asteko lanen ondoren."),
        ("fa", "پل بندر پس از نه هفته تعمیر روز دوشنبه دوباره باز شد و شهردار روبان را برید."),
        (
            "fi",
            "Satamasilta avattiin maanantaina yhdeksän viikon korjausten jälkeen, mutta juhlaa ei ollut.",
        ),
        ("ga", "D'oscail droichead an chuain arís Dé Luain agus ghearr an méara an ribín."),
        (
            "hu",
            "A kikötői hidat hétfőn kilenc hét javítás után újra megnyitották, de ünnep nem volt.",
        ),
        ("hy", "Նավահանգստի կամուրջը երկուշաբթի օրը կրկին բացվել է ինը շաբաթ վերանորոգումից հետո։"),
        ("id", "Jembatan pelabuhan dibuka kembali pada hari Senin setelah sembilan minggu perbaikan."),
        (
            "lt",
            "Uosto tiltas pirmadienį vėl atidarytas po devynių savaičių remonto, bet šventės nebuvo.",
        ),
        ("ne", "बन्दरगाह पुल नौ हप्ताको मर्मत पछि सोमबार फेरि खुलेको छ र मेयरले रिबन काटेकी थिइन् ।"),
        ("no", "Havnebrua åpnet igjen mandag etter ni ukers arbeid, men det ble ikke holdt noen fest."),
        ("ro", "Podul portului a fost redeschis luni după nouă săptămâni de reparații."),
        ("sr", "Лучки мост поново је отворен у понедељак после девет недеља поправки."),
        ("ta", "துறைமுகப் பாலம் ஒன்பது வார பழுதுபார்ப்புக்குப் பின்னர் மீண்டும் திறக்கப்பட்டது."),
    ],
)
def test_the_other_languages_are_told_too(language: str, text: str):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "Westport", "1234 5678", "Der Spiegel and Die Zeit are in the news", "🚀 …"]
)
def test_what_tells_nothing_is_english(text: str):
    assert language_of(text) == "en"


def test_an_english_name_is_found_in_a_german_article():
    german = Article("Sport", "Der Trainer Charles Keating verließ den Verein am Freitag.", id="sport")
    assert first_quote(shelf_of(HARBOUR, german), "What did Charles Keating leave?") == german.text


def test_a_name_known_by_another_stem_is_not_misspelled():
    german = Article("Sport", "Trainer Keating und Trainerin Keata waren nicht im Stadion.", id="sport")
    index = index_of(shelf_of(german))
    variants = expand(read_question("What did Keating do?", index.register.languages), [index]).variants
    assert [variant.terms for found in variants.values() for variant in found] == [("keating",)]


def test_a_german_question_finds_names_and_numbers_in_an_english_article():
    quote = first_quote(shelf_of(HARBOUR, ORCHARD), "Hat Ines Calloway 312 bolts ersetzt?")
    assert quote.startswith(("Mayor Ines Calloway", "Engineers replaced 312 bolts"))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Brücken", "Brücke", "de"),
        ("libérée", "libérer", "fr"),
        ("l'usine", "usines", "fr"),
        ("zwölf", "12", "de"),
        ("1.500.000", "1500000", "de"),
        ("4,5", "4.5", "fr"),
        ("открытый", "открытая", "ru"),
        ("IĞDIR", "ığdır", "tr"),
        ("straße", "STRASSE", "de"),
    ],
)
def test_forms_of_one_word_are_one_term_in_their_language(one: str, other: str, language: str):
    assert terms(one, language) == terms(other, language) != []


def test_a_language_without_a_stemmer_keeps_its_words():
    assert stemmer("xx")("words") == "words"


def test_the_same_news_in_two_languages_is_found_in_that_of_the_question():
    german = articles(FOREIGN[0])
    store = shelf_of(HARBOUR, *[replace(article, published=HARBOUR.published) for article in german])
    assert first_quote(store, "How many bolts did the engineers replace?").startswith("Engineers replaced")
