"""Who may do what with `/server`: every command, button, menu and form of it, for every kind of person."""

from datetime import UTC, datetime

import pytest

from bot.formatter.servers.erasing_card import ERASE, EXPORT
from bot.formatter.servers.gaps_card import ADD, DISMISS, PAGE
from bot.formatter.servers.settings_card import LABELS, PRESS
from corpus.questions import Asked

pytestmark = pytest.mark.usefixtures("bot")

COMMANDS = ("settings", "gaps", "stats", "export", "erase")
PERSONS = {
    "member": ({}, False),
    "curator": ({"manage_messages": True}, False),
    "moderator": ({"manage_guild": True}, True),
    "administrator": ({"administrator": True}, True),
}
PRESSES = {
    "settings": [
        ("selects", "settings:where", "In all channels but these"),
        ("selects", "settings:channels", "channel"),
        ("selects", "settings:answer", "channel"),
        ("selects", "settings:role", "role"),
        ("selects", "settings:log", "channel"),
        ("clicks", "settings:private", None),
        ("clicks", "settings:limits", None),
        ("selects", "settings:retention", "7 days"),
        ("selects", "settings:language", "Deutsch"),
    ],
    "gaps": [("clicks", "gaps:2", None), ("clicks", "Add an article", None), ("clicks", "Dismiss", None)],
    "erase": [("clicks", ERASE, None), ("clicks", EXPORT, None)],
}
CELLS = [(command, *press) for command, presses in PRESSES.items() for press in presses]
FORMS = [
    ("settings", "settings:limits", {"For each member": "1"}),
    ("gaps", "Add an article", {"Text": "Title\n\nA sentence of an article."}),
    ("erase", ERASE, {"Type the name of this server": "Home"}),
]


@pytest.fixture
def state(loopback, verbatim):
    """All that a press could change."""
    records, server_id = verbatim.records, loopback.server.id

    def state():
        changes = verbatim.shelf.store.changes(server_id)
        return (
            records.servers.settings(server_id),
            records.servers.trail(server_id),
            records.questions.gaps(server_id),
            [(each.number, each.kind) for each in changes],
        )

    return state


@pytest.fixture(autouse=True)
def something(loopback, verbatim, add, settle):
    """A server with articles, gaps on two pages, and settings that show every menu."""
    server_id = loopback.server.id
    add(server_id, "Ferry sinks", "The ferry sank at dawn.")
    for number in range(7):
        text = f"What did witness {number} of trial {number * 11} say?"
        asked = Asked(f"q{number}", server_id, 1, text, datetime.now(UTC), 2, None, text)
        verbatim.records.questions.keep(server_id, asked)
    settle(answers_in="only")


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_are_offered_to_those_who_manage_the_server(loopback, command, person):
    permissions, may = PERSONS[person]
    someone = loopback.user(person, **permissions)
    if may:
        assert (await someone.slash(f"server {command}").response()).ephemeral
    else:
        with pytest.raises(AssertionError, match="not offered"):
            someone.slash(f"server {command}")


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_are_not_offered_in_direct_messages(mo, command):
    with pytest.raises(AssertionError, match="not offered"):
        mo.slash(f"server {command}", channel=mo.direct)


def pressed(loopback, person, message, how, name, value):
    """Press or choose; with `forged`, also what Discord would not show."""
    if how == "clicks":
        return person.clicks(message, name, forged=True)
    entities = {"channel": loopback.channel, "role": loopback.server.roles[-1]}
    return person.selects(message, name, entities.get(value, value), forged=True)


@pytest.mark.parametrize(("command", "how", "name", "value"), CELLS)
@pytest.mark.parametrize("person", PERSONS)
async def test_strangers_to_the_message_are_refused(loopback, mo, state, command, how, name, value, person):
    panel, before = await mo.slash(f"server {command}").response(), state()
    stranger = loopback.user(person, **PERSONS[person][0])
    said = await pressed(loopback, stranger, panel, how, name, value).response()
    assert said.ephemeral
    assert "Only the person who ran the command" in said.content
    assert state() == before


@pytest.mark.parametrize(("command", "how", "name", "value"), CELLS)
async def test_moderators_demoted_meanwhile_are_refused(loopback, mo, state, command, how, name, value):
    panel, before = await mo.slash(f"server {command}").response(), state()
    loopback.server.members[mo.id].roles.clear()
    said = await pressed(loopback, mo, panel, how, name, value).response()
    assert "may have changed" in said.content
    assert state() == before


@pytest.mark.parametrize(("command", "button", "fields"), FORMS)
async def test_forms_of_moderators_demoted_meanwhile_are_refused(
    loopback, mo, state, command, button, fields
):
    panel = await mo.slash(f"server {command}").response()
    form = await mo.clicks(panel, button).modal()
    before = state()
    loopback.server.members[mo.id].roles.clear()
    assert "may have changed" in (await mo.submits(form, fields).response()).text
    assert state() == before


def test_no_press_is_left_out(bot):
    """Every press of ours has its row above."""
    ours = {PRESS, PAGE, ADD, DISMISS, ERASE, EXPORT}
    assert ours <= bot.presses.names
    named = {name.partition(":")[0] for _, _, name, _ in CELLS}
    assert named == {PRESS, PAGE, ERASE, EXPORT, "Add an article", "Dismiss"}
    assert {name.partition(":")[2] for command, _, name, _ in CELLS if command == "settings"} == set(LABELS)
