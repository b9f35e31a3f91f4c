"""What people can use of the bot, read off the program itself: commands, typing, buttons, menus, forms."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import discord
from discord import app_commands

import bot.client
import bot.formatter
from bot.client.client import VerbatimClient

ROOMS: tuple[ModuleType, ...] = (bot.client, bot.formatter)
"""The packages in which buttons and forms are made."""

PLACEHOLDER = {"Menu": 2, "Pick": 3}
"""Which argument is the placeholder of a card's menus (`bot.formatter.card`)."""

DECORATED = ("button", "select")
"""The decorators that make a method of a view its button or menu (`discord.ui`)."""


def commands(client: VerbatimClient) -> Iterator[str]:
    """Every command that can be run, every entry of a menu, every option that helps while one types."""
    for kind in discord.AppCommandType:
        for command in client.tree.walk_commands(type=kind):
            if isinstance(command, app_commands.ContextMenu):
                yield command.name
            elif isinstance(command, app_commands.Command):
                yield f"/{command.qualified_name}"
                for option in command.parameters:
                    if option.autocomplete:
                        yield f"/{command.qualified_name} {option.name}: …"


@cache
def components() -> tuple[str, ...]:
    """Every place in the code that makes a button, a menu or a form: `formatter.feeds.item_card: Approve`."""
    return tuple(dict.fromkeys(key for module in _modules() for key in _made_in(module)))


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(found.name)


def _made_in(module: ModuleType) -> Iterator[str]:
    place = module.__name__.removeprefix("bot.")
    for outer in ast.parse(Path(inspect.getfile(module)).read_text()).body:
        if isinstance(outer, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (f"{place}.{outer.name}: {label}" for label in _labels_in(outer))
    for name, each in inspect.getmembers(module, inspect.isclass):
        own = each.__module__ == module.__name__
        if own and issubclass(each, discord.ui.Modal) and not each.__subclasses__():
            yield f"{place}.{name}"


def _labels_in(outer: ast.stmt) -> Iterator[str]:
    for node in ast.walk(outer):
        match node:
            case ast.Call(func=ast.Name(id="Button"), args=[label, *_]):
                yield _words(label)
            case ast.Call(func=ast.Name(id="Menu" | "Pick" as made)):
                yield _words(_of_menu(node, PLACEHOLDER[made]))
            case ast.AsyncFunctionDef(decorator_list=[ast.Call(func=ast.Attribute(attr=made))]):
                if made in DECORATED:
                    yield node.name


def _of_menu(call: ast.Call, place: int) -> ast.expr:
    """What a menu says, or does if it says nothing."""
    said = [
        *call.args[place : place + 1],
        *(each.value for each in call.keywords if each.arg == "placeholder"),
    ]
    return said[0] if said else call.args[0]


def _words(said: ast.expr) -> str:
    """The English words of a label, or the code that gives them."""
    match said:
        case ast.Call(func=ast.Attribute(attr="say"), args=[ast.Constant(value=str(words)), *_]):
            return words
        case _:
            return ast.unparse(said)
