"""Every hand-written rule about commands and choices refuses what it is there to refuse."""

from typing import Any

import pytest

from tests.discord.bodies import places
from tests.discord.commands import SLASH
from tests.discord.conftest import Raw
from tests.discord.interactions import AUTOCOMPLETE
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema


@pytest.fixture(scope="module")
def published_schema() -> Schema:
    """No specification: the rules stand alone here."""
    return Schema(None)


def option(name: str = "a", kind: int = 3, **other: Any) -> dict[str, Any]:
    return {"name": name, "description": "a", "type": kind} | other


def command(*options: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"name": "ask", "description": "a", "type": SLASH, "options": list(options)} | other


FINE_COMMANDS = {
    "plain": [command()],
    "all scripts": [command(name="запрос_1-a"), command(name="पूछो"), command(name="ask'2")],
    "menu": [{"name": "Find a Source!", "type": 3}, {"name": "Find a Source!", "type": 2}],
    "group": [
        command(option(kind=2, options=[option("b", kind=1, options=[option("c")])]), option("d", kind=1))
    ],
    "required first": [command(option("a", required=True), option("b"))],
    "localized": [command(name_localizations={"de": "frage"}, description_localizations={"de": "Frage"})],
}

LONG_CHOICES = [{"name": "a" * 100, "value": f"{n:0100}"} for n in range(25)]

LOCAL_CHOICES = [{"name": str(n), "name_localizations": {"de": "a" * 98}, "value": str(n)} for n in range(25)]

BAD_COMMANDS = {
    "upper case": ([command(name="Ask")], "0.name"),
    "space": ([command(name="a b")], "0.name"),
    "sign": ([command(name="a!")], "0.name"),
    "name over 32": ([command(name="a" * 33)], "0.name"),
    "no name": ([command(name=None)], "0.name"),
    "no description": ([command(description="")], "0.description"),
    "description over 100": ([command(description="a" * 101)], "0.description"),
    "menu with description": ([{"name": "Find", "type": 3, "description": "a"}], "0.description"),
    "menu with options": ([{"name": "Find", "type": 3, "options": [option()]}], "0.options"),
    "six menus": ([{"name": str(number), "type": 3} for number in range(6)], "body"),
    "name twice": ([command(), command()], "body"),
    "unknown key": ([command(permission=1)], "0.permission"),
    "unknown locale": ([command(name_localizations={"xx": "a"})], "0.name_localizations.xx"),
    "upper case elsewhere": ([command(name_localizations={"de": "Frage"})], "0.name_localizations.de"),
    "localized name over 32": (
        [command(name_localizations={"de": "a" * 33})],
        "0.name_localizations.de",
    ),
    "localized description over 100": (
        [command(description_localizations={"de": "a" * 101})],
        "0.description_localizations.de",
    ),
    "localized option": (
        [command(option(name_localizations={"de": "A"}))],
        "0.options.0.name_localizations.de",
    ),
    "option twice in a language": (
        [command(option("a", name_localizations={"de": "c"}), option("b", name_localizations={"de": "c"}))],
        "0.options",
    ),
    "over 8,000 in a language": (
        [
            command(
                *(option(f"a{n}", choices=LOCAL_CHOICES) for n in range(4)),
            )
        ],
        "0",
    ),
    "over 8,000": ([command(*(option(f"a{n}", choices=LONG_CHOICES) for n in range(2)))], "0"),
    "option name": ([command(option("A"))], "0.options.0.name"),
    "option twice": ([command(option(), option())], "0.options"),
    "options over 25": ([command(*(option(f"a{n}") for n in range(26)))], "0.options"),
    "option type": ([command(option(kind=12))], "0.options.0.type"),
    "required after optional": ([command(option("a"), option("b", required=True))], "0.options.1"),
    "option beside sub-command": ([command(option("a", kind=1), option("b"))], "0.options"),
    "group of plain options": ([command(option(kind=2, options=[option("b")]))], "0.options.0.options"),
    "group in group": (
        [command(option(kind=2, options=[option("b", kind=2, options=[])]))],
        "0.options.0.options.0.type",
    ),
    "sub-command in sub-command": (
        [command(option(kind=1, options=[option("b", kind=1)]))],
        "0.options.0.options.0.type",
    ),
    "length of a number": ([command(option(kind=4, min_length=1))], "0.options.0.min_length"),
    "lengths crossed": ([command(option(min_length=2, max_length=1))], "0.options.0.min_length"),
    "choices and autocompletion": (
        [command(option(choices=[{"name": "a", "value": "a"}], autocomplete=True))],
        "0.options.0.autocomplete",
    ),
    "choices over 25": (
        [command(option(choices=[{"name": str(n), "value": str(n)} for n in range(26)]))],
        "0.options.0.choices",
    ),
    "choice over 100": (
        [command(option(choices=[{"name": "a" * 101, "value": "a"}]))],
        "0.options.0.choices.0.name",
    ),
}


@pytest.mark.parametrize("bodies", FINE_COMMANDS.values(), ids=FINE_COMMANDS)
async def test_fine_commands_are_stored(loopback: Loopback, raw: Raw, bodies: list[dict[str, Any]]) -> None:
    status, answer = await raw.commands(*bodies)
    assert (status, [each["name"] for each in answer]) == (200, [each["name"] for each in bodies])


@pytest.mark.parametrize(("bodies", "place"), BAD_COMMANDS.values(), ids=BAD_COMMANDS)
async def test_bad_commands_are_refused(
    loopback: Loopback, raw: Raw, bodies: list[dict[str, Any]], place: str
) -> None:
    status, answer = await raw.commands(*bodies)
    assert (status, answer["code"]) == (400, 50035)
    assert place in [where or "body" for where in places(answer["errors"])]
    assert loopback.commands.names() == []
    loopback.journal.forgive("50035")


async def test_single_commands_are_judged_too(loopback: Loopback, raw: Raw) -> None:
    path = f"/applications/{loopback.bot.id}/commands"
    assert (await raw("POST", path, command(name="A")))[0] == 400
    status, stored = await raw("POST", path, command())
    assert status == 201
    assert (await raw("PATCH", f"{path}/{stored['id']}", {"description": "a" * 101}))[0] == 400
    assert (await raw("PATCH", f"{path}/{stored['id']}", {"description": "b"}))[0] == 200
    assert len(loopback.journal.forgive("50035")) == 2


BAD_CHOICES = {
    "over 25": ([{"name": str(n), "value": str(n)} for n in range(26)], "data.choices"),
    "name over 100": ([{"name": "a" * 101, "value": "a"}], "data.choices.0.name"),
    "value over 100": ([{"name": "a", "value": "a" * 101}], "data.choices.0.value"),
    "no value": ([{"name": "a"}], "data.choices.0.value"),
}


@pytest.mark.parametrize(("choices", "place"), BAD_CHOICES.values(), ids=BAD_CHOICES)
async def test_bad_choices_are_refused(
    loopback: Loopback, raw: Raw, choices: list[dict[str, Any]], place: str
) -> None:
    body = {"type": 8, "data": {"choices": choices}}
    status, said = await raw.answer(AUTOCOMPLETE, body)
    assert (status, places(said["errors"])) == (400, [place])
    loopback.journal.forgive("50035")


async def test_choices_fit_the_option_that_is_typed_into(loopback: Loopback, raw: Raw) -> None:
    await raw.commands(command(option("n", 4, autocomplete=True)))
    typed = loopback.user("ann").autocomplete("ask", n="1")
    path = f"/interactions/{typed.id}/{typed.token}/callback"
    for value, status in (("1", 400), (1, 204)):
        body = {"type": 8, "data": {"choices": [{"name": "one", "value": value}]}}
        assert (await raw("POST", path, body))[0] == status
    loopback.journal.forgive("Not of the type of the option 'n'")
