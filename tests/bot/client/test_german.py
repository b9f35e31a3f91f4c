"""A German member and a German curator, over the wire: no English reaches them."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.retriever.retriever import Retriever
from bot.translation import language_of
from bot.verbatim import Verbatim
from corpus.page import Page
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.bot.translation.said import said
from tests.bot.translation.source import FIELD
from tests.bot.translation.told import told
from tests.discord.messages import File

pytestmark = pytest.mark.usefixtures("bot")

SHOWN = ("content", "label", "title", "placeholder", "description")
"""What of a request's body a person reads."""

HAFEN = "Das Schiff erreichte den Hafen am Dienstag."
FRACHT = "Es hatte vierzig Kisten Orangen geladen."
BRIDGE = "Die Kanalbrücke in Ostby wurde am Montag nach neun Wochen wieder geöffnet."
SCHIFF = f"Das Schiff ist da\n\n{HAFEN} {FRACHT} Niemand war verletzt."

WORDS_ENOUGH = 2
"""A text with fewer English words of its own is only looked for as a whole."""


@pytest.fixture
def anna(loopback):
    anna = loopback.user("anna")
    anna.locale = "de"
    return anna


@pytest.fixture
def kurt(loopback):
    kurt = loopback.user("kurt", manage_messages=True, manage_guild=True)
    kurt.locale = "de"
    return kurt


@pytest.fixture
def settle(loopback, verbatim):
    def settle(**changes):
        servers, server_id = verbatim.records.servers, loopback.server.id
        servers.keep_settings(server_id, replace(ServerSettings(), **changes), "test", Actor("test", "test"))

    return settle


@pytest.fixture(scope="module")
def english():
    """What English texts look like, those aside that German leaves as they are."""
    de, shapes = language_of("de"), []
    for text in said() | told():
        for form in [text] if isinstance(text, str) else text:
            if de.retell(form) == form and isinstance(text, str):
                continue
            pieces = FIELD.split(form)[::2]
            shape = ".+?".join(map(re.escape, pieces))
            if len(re.findall(r"[A-Za-z]{2,}", " ".join(pieces))) >= WORDS_ENOUGH:
                shapes.append(re.compile(rf"(?<!\w){shape}(?!\w)"))
            elif len(pieces) == 1:
                shapes.append(re.compile(rf"\A{shape}\Z"))
    return shapes


@pytest.fixture
def no_english(loopback, english):
    """Look through all that was sent in answer to people: how many texts that was."""

    def look():
        texts = {
            text
            for request in loopback.journal.requests
            if request.body is not None and "/commands" not in request.path
            for text in shown(request.body)
        }
        for text in texts:
            for shape in english:
                assert not shape.search(text), f"{text!r} has {shape.pattern!r}"
        return len(texts)

    return look


def shown(body: object, key: str = "") -> Iterator[str]:
    match body:
        case dict():
            for name, value in body.items():
                yield from shown(value, name)
        case list():
            for value in body:
                yield from shown(value, key)
        case str() if key in SHOWN:
            yield body


def test_english_would_be_found(english):
    for text in ("Save", "-# Nothing was changed.", "“x y” is not a web address: no.", "3 sentences added"):
        assert any(shape.search(text) for shape in english), text
    assert not any(shape.search(SCHIFF) for shape in english)


async def test_commands_are_offered_by_their_german_names(anna, kurt):
    assert {"fragen", "hilfe", "datenschutz", "Quelle suchen"} <= set(anna.offered())
    assert {"artikel", "feed", "server"} <= set(kurt.offered())


async def test_a_member_asks_and_looks_around(loopback, anna, add, settle, no_english):
    add(loopback.server.id, *SCHIFF.split("\n\n"), outlet="Hafenblatt")
    settle(per_member=3)
    card = await anna.slash("ask", question="Wann im Hafen?").response()
    assert HAFEN in card.text
    assert "Sicher, dass das die Antwort ist" in card.text
    assert card.labels == ["Zusammenhang", "Nachfragen", "Hilfreich", "Nicht hilfreich"]
    assert FRACHT in (await anna.clicks(card, "Zusammenhang").response()).text
    form = await anna.clicks(card, "Nachfragen").modal()
    assert FRACHT in (await anna.submits(form, {"Deine Frage": "Orangen?"}).response()).text
    await anna.clicks(card, "Hilfreich").response()
    silence = await anna.slash("ask", question="Wetter?", private=True).response()
    assert "Kein Artikel hier beantwortet das." in silence.text
    refused = await anna.slash("ask", question="Hafen?").response()
    assert re.search(r"Bitte frag in \d+ Sekunden? noch einmal\.", refused.text)
    await anna.slash("help").response()
    privacy = await anna.slash("privacy").response()
    await anna.clicks(privacy, "Zeig, was über mich gespeichert ist").response()
    await anna.clicks(privacy, "Löschen").response()
    assert no_english() > 30


async def test_a_mention_is_answered_in_german(loopback, anna, add, settle, no_english):
    add(loopback.server.id, *SCHIFF.split("\n\n"))
    settle(language="de")
    anna.mentions_bot(loopback.channel, "Hafen?")
    card = await loopback.channel.next_message()
    assert "Zusammenhang" in card.labels
    anna.mentions_bot(loopback.channel, "")
    assert "Frag mich nach den Nachrichtenartikeln" in (await loopback.channel.next_message()).text
    assert no_english() > 5


class TestSources:
    @pytest.fixture
    def verbatim(self) -> Iterator[Verbatim]:
        with SQLiteStore(":memory:") as store:
            yield Verbatim(Shelf(store), Retriever(store), store.records)

    async def test_a_claim_is_looked_up(self, loopback, anna, add, no_english):
        add(loopback.server.id, "Brücke offen", BRIDGE)
        claim = anna.says(loopback.channel, BRIDGE)
        card = await anna.menu("Find a source", claim).response()
        assert "Handelt davon" in card.text
        nothing = anna.says(loopback.channel, "Der Bürgermeister von Westport trat zurück.")
        assert "dafür oder dagegen" in (await anna.menu("Find a source", nothing).response()).text
        link = anna.says(loopback.channel, "https://example.com/")
        assert "nur ein Link" in (await anna.menu("Find a source", link).response()).text
        assert no_english() > 5


async def test_a_curator_adds_edits_and_removes(loopback, kurt, no_english):
    form = await kurt.slash("article add").modal()
    draft = await kurt.submits(form, {"Text": SCHIFF, "Erschienen": "gestern"}).response()
    assert "„gestern“ ist kein Datum" in draft.text
    form = await kurt.clicks(draft, "Weiter bearbeiten").modal()
    draft = await kurt.submits(form, {"Erschienen": "2022-11-16"}).response()
    assert "16. November 2022" in draft.text
    await kurt.clicks(draft, "Speichern").response()
    assert "**Das Schiff ist da** ist hinzugefügt. `/artikel rückgängig`" in draft.text
    form = await kurt.slash("article edit", article="Schiff").modal()
    changes = await kurt.submits(form, {"Titel und Text": SCHIFF.replace("vierzig", "fünfzig")}).response()
    assert "1 Satz dazu, 1 weg" in changes.text
    await kurt.clicks(changes, "Speichern").response()
    question = await kurt.slash("article remove", article="Schiff").response()
    await kurt.clicks(question, "Entfernen").response()
    undo = await kurt.slash("article undo").response()
    await kurt.clicks(undo, "Rückgängig machen").response()
    assert "steht wieder im Regal" in undo.text
    await kurt.slash("article history").response()
    shown = await kurt.slash("article show", article="Schiff").response()
    await kurt.clicks(shown, "Verlauf").response()
    await kurt.slash("article list").response()
    assert no_english() > 40


async def test_a_curator_is_told_what_could_not_be_read(web, kurt, no_english):
    web.pages["https://h.example/"] = Page("https://h.example/", "text/html", b"<p>Kurz.")
    for options in (
        {"file": File("bild.png", b"\x89PNG\r\n\x1a\n")},
        {"file": File("bild.txt", b"\x89PNG\r\n\x1a\n")},
        {"file": File("viele.jsonl", b'{"text": 5}\n[]\n{"text": "Eins."}\n')},
        {"url": "ftp://h.example/"},
        {"url": "https://h.example/"},
        {"url": "https://h.example/", "file": File("a.txt", b"a")},
    ):
        await kurt.slash("article add", **options).response()
    await kurt.slash("article show", article="gibt es nicht").response()
    assert "keine Webadresse" in (await kurt.slash("feed add", url="ftp://h.example/").response()).text
    assert no_english() > 8


async def test_a_failure_is_owned_up_to(anna, verbatim, no_english):
    verbatim.retriever.failure = RuntimeError("out of ink")
    failed = await anna.slash("ask", question="Hafen?").response()
    assert "nenn dem Betreiber dieses Bots die Kennung" in failed.text
    assert no_english() == 1


async def test_a_moderator_changes_settings_and_reads_the_log(loopback, kurt, add, settle, no_english):
    log = loopback.add_channel("log")
    settle(language="de", log_channel=log.id)
    panel = await kurt.slash("server settings").response()
    await kurt.clicks(panel, "Privat machen").response()
    add(loopback.server.id, *SCHIFF.split("\n\n"))
    told = ""
    while "hinzugefügt" not in told:
        told += (await log.next_message()).text
    assert "kurt hat eine Einstellung geändert: privat als Standard: ja" in told
    for command in ("server stats", "server gaps", "server export", "server erase", "feed list"):
        await kurt.slash(command).response()
    assert no_english() > 20
