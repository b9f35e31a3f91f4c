"""Commands in people's languages, over the wire, with a catalogue made for the test."""

import gettext

import pytest

from bot.client import command_texts
from bot.translation import ENGLISH, Language
from tests.bot.client.conftest import QuickClient

COMMANDS = "/applications/{application}/commands"
GERMAN = {
    "Ask about the news; the answer is quoted word for word": "Frag nach den Nachrichten",
    "What you want to know, in one sentence": "Was du wissen willst",
}
GERMAN_NAMES = {"ask": "frag", "question": "frage"}


class Catalogue(gettext.NullTranslations):
    def __init__(self, texts, names):
        super().__init__()
        self.texts, self.names = texts, names

    def gettext(self, message):
        return self.texts.get(message, message)

    def pgettext(self, context, message):
        return self.names.get(message, message)


@pytest.fixture
def catalogue(monkeypatch):
    catalogue = Catalogue(GERMAN, GERMAN_NAMES)
    german = Language("de", catalogue)
    monkeypatch.setattr(command_texts, "language_of", lambda code: german if code == "de" else ENGLISH)
    return catalogue


async def visit(loopback, verbatim):
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        pass
    return {command["name"]: command for command in loopback.commands.scope(0).values()}


async def test_names_and_descriptions_of_commands_and_options_are_translated(loopback, verbatim, catalogue):
    ask = (await visit(loopback, verbatim))["ask"]
    assert ask["name_localizations"] == {"de": "frag"}
    assert ask["description_localizations"] == {"de": "Frag nach den Nachrichten"}
    [question] = [option for option in ask["options"] if option["name"] == "question"]
    assert question["name_localizations"] == {"de": "frage"}
    assert question["description_localizations"] == {"de": "Was du wissen willst"}


async def test_people_are_offered_them_in_their_language(loopback, verbatim, catalogue):
    await visit(loopback, verbatim)
    ann, bea = loopback.user("ann"), loopback.user("bea")
    ann.locale = "de"
    assert "frag" in ann.offered()
    assert "ask" in bea.offered()


async def test_translations_alone_are_sent_when_they_change_and_not_at_every_start(
    loopback, verbatim, catalogue
):
    await visit(loopback, verbatim)
    await visit(loopback, verbatim)
    assert len(loopback.journal.sent("PUT", COMMANDS)) == 1
    catalogue.names["private"] = "privat"
    await visit(loopback, verbatim)
    assert len(loopback.journal.sent("PUT", COMMANDS)) == 2
