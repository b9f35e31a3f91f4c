"""Texts that are said, and the places where Discord shows them."""

import ast
from collections.abc import Iterator
from typing import Final

from tests.bot.translation.source import BOT, SAYING, Text, calls, modules, name, texts_of

_ROOM: Final = {
    ("Button", ""): 80,
    ("article_links", ""): 80,
    ("quote_links", ""): 80,
    ("Choice", ""): 100,
    ("Menu", ""): 150,
    ("Pick", ""): 150,
    ("__init__", ""): 45,
    ("__init__", "title"): 45,
    **{(call, name): room for call in ("box", "place") for name, room in (("", 45), ("about", 100))},
    **{("Label", name): room for name, room in (("text", 45), ("description", 100))},
    ("TextInput", "placeholder"): 100,
}
"""Characters that Discord takes: by what is made (`__init__`: a form) and as which of its arguments."""

_SHOWN: Final = frozenset(
    {"Button", "Link", "Choice", "Text", "TextDisplay", "Label", "box", "place", "send_message"}
)
"""What is made of a text that a person reads, as its first argument."""

_SHOWN_AS: Final = frozenset({"content", "label", "placeholder"})
"""The other arguments that a person reads."""


def said() -> set[Text]:
    """Every text that goes through `Language.say` and its like."""
    return {text for _, tree in modules(BOT) for call in calls(tree) for text in texts_of(call)}


def bare() -> set[str]:
    """Texts that are shown, or sent as a message's content, without being said.

    Decorators give a button its first label only: its view puts the one that is said in its place.
    """
    found = set()
    for path, tree in modules(BOT / "client", BOT / "formatter"):
        for call in calls(tree):
            shown = call.args[:1] if name(call.func) in _SHOWN else []
            if name(call.func) != "button":
                shown += [each.value for each in call.keywords if each.arg in _SHOWN_AS]
            texts = (each for value in shown for each in _bare(value))
            found.update(f"{path.name}: {text}" for text in texts if any(map(str.isalpha, text)))
    return found


def _bare(value: ast.expr) -> Iterator[str]:
    """The constants in an expression that are not handed to a call."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield from (str(each.value) for each in values if isinstance(each, ast.Constant))
        case ast.IfExp(body=body, orelse=other) | ast.BinOp(left=body, right=other):
            yield from (*_bare(body), *_bare(other))


def room() -> dict[Text, int]:
    """The texts on buttons, in menus and in forms, with the characters that Discord takes there."""
    found: dict[Text, int] = {}
    for _, tree in modules(BOT):
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for text, most in _placed(function):
                    found[text] = min(most, found.get(text, most))
    return found


def _placed(function: ast.AST) -> Iterator[tuple[Text, int]]:
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=variable)], value=value):
                assigned.setdefault(variable, []).append(value)
    for call in calls(function):
        arguments = [("", each) for each in call.args] + [
            (each.arg or "", each.value) for each in call.keywords
        ]
        for keyword, argument in arguments:
            if (most := _ROOM.get((name(call.func), keyword))) is not None:
                values = assigned.get(argument.id, []) if isinstance(argument, ast.Name) else [argument]
                yield from ((text, most) for value in values for text in _said_in(value))


def _said_in(value: ast.expr) -> Iterator[Text]:
    """What an expression says itself, not in the arguments of other calls."""
    match value:
        case ast.IfExp(body=body, orelse=other):
            yield from (*_said_in(body), *_said_in(other))
        case ast.Call(func=function) if name(function) in SAYING:
            yield from texts_of(value)
