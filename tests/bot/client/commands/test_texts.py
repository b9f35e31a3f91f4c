"""Commands in people's languages, over the wire, with a catalogue made for the test."""

import pytest

from tests.bot.client.conftest import QuickClient

COMMANDS = "/applications/{application}/commands"
GERMAN = {
    "Ask about the news; the answer is quoted word for word": "Frag nach den Nachrichten",
    "What you want to know, in one sentence": "Was du wissen willst",
}
GERMAN_NAMES = {"ask": "frag", "question": "frage"}


@pytest.fixture
def catalogue(german):
    german.texts |= GERMAN
    german.names |= GERMAN_NAMES
    return german


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
