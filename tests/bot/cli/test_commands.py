"""Commands that are imported when they are called."""

import pytest
from typer.main import get_command

from bot.cli.app import app
from bot.cli.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_under_its_name_and_says_what_it_does(name):
    command = get_command(app).get_command(None, name)
    assert command.name == name
    assert command.help


def test_the_help_names_all_commands_in_their_order(command):
    lines = command("--help").stdout.partition("Commands:")[2].split("\n")
    assert [line.split()[0] for line in lines if line.strip()] == list(COMMANDS)


def test_a_slip_of_the_hand_is_told_what_may_be_meant(command):
    slip = command("aks", "Who won?")
    assert slip.exit_code == 2
    assert "Did you mean 'ask'?" in slip.stderr
