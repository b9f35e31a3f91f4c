"""The commands by name, each imported when it is called: `ask` should not wait for what only `add` needs."""

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

COMMANDS: Final = {
    "run": ("bot.cli.run", "run"),
    "ask": ("bot.cli.ask", "ask"),
    "add": ("bot.cli.add", "add"),
    "list": ("bot.cli.articles", "list_articles"),
    "show": ("bot.cli.articles", "show"),
    "remove": ("bot.cli.changes", "remove"),
    "undo": ("bot.cli.changes", "undo"),
    "evaluate": ("bot.cli.evaluate", "evaluate"),
    "explain": ("bot.cli.explain", "explain"),
    "doctor": ("bot.cli.doctor", "doctor"),
    "invite": ("bot.cli.invite", "invite"),
    "backup": ("bot.cli.backup", "backup"),
    "restore": ("bot.cli.restore", "restore"),
    "migrate": ("bot.cli.migrate", "migrate"),
    "compact": ("bot.cli.compact", "compact"),
}
"""Each command's module and function, in the order in which the help names them."""


class Commands(TyperGroup):
    """The group of all commands; those it is not asked for stay unread."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def get_command(self, _ctx: object, cmd_name: str) -> TyperCommand | None:
        """The command of this name; of none, once all are read, for typer to say which one may be meant."""
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            self.add_command(_command(name))
        return cast("TyperCommand | None", self.commands.get(cmd_name))


def function_of(command: str) -> Callable[..., None]:
    """What a command does."""
    module, name = COMMANDS[command]
    function: Callable[..., None] = getattr(import_module(module), name)
    return function


def _command(name: str) -> TyperCommand:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name)(function_of(name))
    return cast("TyperCommand", get_command(alone))  # it has no more than this one
