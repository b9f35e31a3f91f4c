"""The permission matrix: who gets what of everything that the bot offers, tried over the wire."""

import pytest

from bot.client.client import VerbatimClient
from tests.bot.client.permissions.cast import Who
from tests.bot.client.permissions.page import COMMAND, PAGE, page
from tests.bot.client.permissions.playing import played
from tests.bot.client.permissions.rows import commands, components
from tests.bot.client.permissions.scenarios import SCENARIOS

CASES = [pytest.param(scenario, who, id=f"{scenario.name} - {who}") for scenario in SCENARIOS for who in Who]


@pytest.mark.parametrize(("scenario", "who"), CASES)
def test_everybody_gets_what_is_theirs(scenario, who, published_schema):
    outcome = played(scenario, published_schema)[who]
    assert outcome.gets is scenario.expected(who), outcome.seen


@pytest.fixture
async def client(verbatim):
    return VerbatimClient(verbatim)


async def test_everything_that_can_be_used_has_a_scenario_and_nothing_else_has(client):
    assert {scenario.key for scenario in SCENARIOS} == {*commands(client), *components()}


def test_every_press_that_is_handled_was_pressed(client, published_schema):
    pressed = {each.pressed for scenario in SCENARIOS for each in played(scenario, published_schema).values()}
    assert client.presses.names <= pressed


def test_the_documentation_says_the_same():
    assert PAGE.read_text() == page(), f"{COMMAND} writes it anew"
