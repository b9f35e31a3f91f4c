"""Every language has everything that people on Discord read, as Discord takes it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import bot
from bot.client.client import VerbatimClient
from bot.client.servers.choices import changed
from bot.retriever.retriever import Retriever
from bot.translation import LANGUAGES, language_of
from bot.translation.language import MONTHS
from bot.verbatim import Verbatim
from corpus.servers import ServerSettings, Where
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from tests.bot.translation.said import bare, room, said
from tests.bot.translation.source import FIELD, Text
from tests.bot.translation.told import told

FOLDER = Path(bot.__file__).parent / "translation"
COMMAND_NAME, TOLD = "command name", "told"

NAME = re.compile(r"[-_'\w]{1,32}")
MAX_MENU, MAX_DESCRIPTION = 32, 100
"""Characters of a message menu's name, and of what a command or option says of itself."""

COMMAND = re.compile(r"`/([^`]+)`|(?<=\s)/(\w+)")
MARKS = ("**", "`", "\n", "⚠️")
"""What has to stand in a translation as often as in the English text."""


class Commands:
    """What Discord shows of the commands, as the client gives it to Discord."""

    def __init__(self, client: VerbatimClient) -> None:
        self.names: set[str] = set()
        self.descriptions: set[str] = set()
        self.paths: set[tuple[str, ...]] = set()
        for command in client.tree.get_commands(type=discord.AppCommandType.chat_input):
            self._walk(command.to_dict(client.tree), ())
        self.menus = {
            command.name
            for kind in (discord.AppCommandType.message, discord.AppCommandType.user)
            for command in client.tree.get_commands(type=kind)
        }

    def _walk(self, payload: dict[str, Any], above: tuple[str, ...]) -> None:
        self.names.add(payload["name"])
        self.descriptions.add(payload["description"])
        self.descriptions.update(choice["name"] for choice in payload.get("choices") or [])
        self.paths.add((*above, payload["name"]))
        for each in payload.get("options") or []:
            self._walk(each, (*above, payload["name"]))


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    with SQLiteStore(":memory:") as store:
        yield Commands(VerbatimClient(Verbatim(Shelf(store), Retriever(store), store.records)))


@pytest.fixture(scope="module")
def texts(commands: Commands) -> set[Text]:
    return said() | commands.descriptions | set(MONTHS)


@pytest.fixture(scope="module", params=LANGUAGES[1:])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (FOLDER / f"{request.param}.po").open("rb") as file:
        return read_po(file, locale=request.param, abort_invalid=True)


def entries(catalogue, context=None) -> dict[Text, Message]:
    return {
        tuple(each.id) if isinstance(each.id, list | tuple) else each.id: each
        for each in catalogue
        if each.id and each.context == context
    }


def forms(text: Text) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text,)


def commands_in(text: str) -> list[str]:
    return [quoted or bare for quoted, bare in COMMAND.findall(text)]


def to_add(missing: set[Text], context: str = "") -> str:
    """What to paste into the catalogue."""
    lines = [f"\nPlease translate, in bot/translation/*.po ({len(missing)}; see CONTRIBUTING.md):"]
    for text in sorted(missing, key=str):
        one, *many = (form.replace("\\", "\\\\").replace('"', '\\"') for form in forms(text))
        lines += ["", f'msgctxt "{context}"'] if context else [""]
        lines += [f'msgid "{one}"', *(f'msgid_plural "{each}"' for each in many)]
        lines += ['msgstr[0] ""', 'msgstr[1] ""'] if many else ['msgstr ""']
    return "\n".join(lines)


def test_the_texts_are_found(texts, commands):
    assert {"ask", "article", "question"} <= commands.names
    assert commands.menus == {"Find a source"}
    assert {"Open the article", ("{n} article", "{n} articles")} <= texts
    assert "“{1}” is not a web address: {reason}." in told()


def test_nothing_is_shown_that_is_not_said():
    assert not bare(), "please say these through `Language.say`"


def test_every_text_is_translated(catalogue, texts):
    missing = texts - entries(catalogue).keys()
    assert not missing, to_add(missing)


def test_every_message_is_translated(catalogue):
    missing = told() - entries(catalogue).keys() - entries(catalogue, TOLD).keys()
    assert not missing, "What is no error: please say it by `Language.say`." + to_add(missing, TOLD)


def test_every_command_has_a_name(catalogue, commands):
    missing = (commands.names | commands.menus) - entries(catalogue, COMMAND_NAME).keys()
    assert not missing, to_add(missing, COMMAND_NAME)


def test_nothing_is_translated_that_is_never_read(catalogue, texts, commands):
    assert not entries(catalogue).keys() - texts
    assert not entries(catalogue, TOLD).keys() - told()
    assert not entries(catalogue, COMMAND_NAME).keys() - commands.names - commands.menus
    assert {each.context for each in catalogue} == {None, TOLD, COMMAND_NAME}


def test_no_translation_is_empty_or_a_guess(catalogue):
    for message in catalogue:
        assert all(forms(message.string)), message.id
        assert not message.fuzzy, message.id


def test_names_of_commands_follow_discords_rules(catalogue, commands):
    names = {text: message.string for text, message in entries(catalogue, COMMAND_NAME).items()}
    for name in commands.names:
        assert NAME.fullmatch(names[name]), names[name]
        assert names[name] == names[name].lower()
    for name in commands.menus:
        assert 1 <= len(names[name]) <= MAX_MENU
    paths = {tuple(names[each] for each in path) for path in commands.paths}
    assert len(paths) == len(commands.paths), "two commands or options of one place share a name"


def test_descriptions_keep_to_discords_limit(catalogue, commands):
    found = entries(catalogue)
    for text in commands.descriptions:
        assert len(found[text].string) <= MAX_DESCRIPTION, found[text].string


def test_buttons_menus_and_forms_have_room_for_it(catalogue):
    found, rooms = entries(catalogue), room()
    assert rooms["Open the article"] == 80
    assert rooms["The title on the first line, then an empty line"] == 100
    for text, most in rooms.items():
        for form in forms(found[text].string):
            assert len(form) <= most, form


@pytest.mark.parametrize(
    ("what", "values"),
    [
        *(("where", [where]) for where in Where),
        *((what, ["7"]) for what in ("channels", "answer", "role", "log", "retention")),
        *((what, []) for what in ("channels", "answer", "role", "log", "private")),
        *(("language", [each]) for each in ("own", "de")),
    ],
)
def test_changes_of_settings_are_retold(what, values):
    for settings in ServerSettings(), ServerSettings(answers_in=Where.ONLY, channels=frozenset({5, 6})):
        _, about = changed(settings, what, values)
        assert language_of("de").retell(about) != about


@pytest.mark.parametrize("context", [None, TOLD])
def test_the_same_values_are_filled_in(catalogue, context):
    for text, message in entries(catalogue, context).items():
        expected = [Counter(FIELD.findall(form)) for form in forms(text)]
        for form in forms(message.string):
            assert Counter(FIELD.findall(form)) in expected, form


@pytest.mark.parametrize("context", [None, TOLD])
def test_the_same_marks_stand_in_them(catalogue, context):
    for text, message in entries(catalogue, context).items():
        expected = [[form.count(mark) for mark in MARKS] for form in forms(text)]
        for form in forms(message.string):
            assert [form.count(mark) for mark in MARKS] in expected, form


@pytest.mark.parametrize("context", [None, TOLD])
def test_commands_are_called_by_their_name_in_that_language(catalogue, context):
    names = {text: message.string for text, message in entries(catalogue, COMMAND_NAME).items()}
    for text, message in entries(catalogue, context).items():
        expected = [
            sorted(" ".join(names[word] for word in path.split()) for path in commands_in(form))
            for form in forms(text)
        ]
        for form in forms(message.string):
            assert sorted(commands_in(form)) in expected, form
