"""The English texts that people on Discord read, gathered from the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase
from typing import Final, TypeAlias

import bot
import corpus
from corpus.decode import _MAGIC
from corpus.readers.json_lines import _KINDS
from corpus.servers import Where
from corpus.store import Likeness

Text: TypeAlias = str | tuple[str, str]
"""A text, or the pair of one that has a plural."""

_BOT: Final = Path(bot.__file__).parent
_CORPUS: Final = Path(corpus.__file__).parent

_SAID: Final = {"say": 1, "phrase": 1, "count": 2, "phrases": 2}
"""The functions by which texts are said, and how many of their first arguments are texts."""

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

_FOR_MAINTAINERS: Final = {
    "info", "warning", "error", "exception", "debug", "getLogger",
    "ValueError", "RuntimeError", "PermissionError", "TypeError",
}  # fmt: skip
"""Calls whose texts nobody on Discord sees."""

FIELD: Final = re.compile(r"\{\w+\}")

_TOLD_IN: Final = (_BOT / "client", _BOT / "feeds", _BOT / "formatter", _CORPUS)
"""Where messages are written that are put into other languages once they are there."""

_TOLD_NOWHERE: Final = (
    _BOT / "client" / "lifecycle.py",
    _BOT / "formatter" / "terminal.py",
    _BOT / "formatter" / "explanation.py",
    *(_CORPUS / name for name in ("sqlite", "samples", "open_store.py", "workers.py")),
)
"""Save here: the terminal, and what befalls maintainers alone."""


_PIECES: Final = frozenset(
    {
        *Likeness,
        *(kind for _, kind in _MAGIC),
        *_KINDS.values(),
        *("More than one article", "No article", "More than one feed", "No feed", "The form"),
        *("article {1}", "revision {revision} of an {article}"),
        "“published”: {error}",
        # What is wrong with an address.
        "it contains white space, a backslash or a control character",
        "it must begin with http:// or https://",
        "its site's name or port is malformed",
        "its site's name is malformed",
        "its site's name is missing or malformed",
        # Doors, in the trail.
        *("Discord", "Discord paste", "Discord file", "Discord web"),
        *("feed", "command line", "starter articles"),
        # Changes of settings, in the trail.
        "questions a minute: {per_member} a member, {per_server} in all",
        *("I answer {value}", *Where),
        *("answer channel: {channel}", "curator role: {role}", "log channel: {channel}", "none"),
        *("private by default: yes", "private by default: no"),
        "questions are kept for {days} days",
        *("language: that of whoever asks", "language: {code}"),
    }
)
"""What messages are made of, or are in the trail, without being sentences."""


def said() -> set[Text]:
    """Every text that goes through `Language.say` and its like."""
    texts: set[Text] = set()
    for path in sorted(_BOT.rglob("*.py")):
        for call in _calls(ast.parse(path.read_text("utf-8"))):
            texts.update(_texts(call))
    return texts


def _texts(call: ast.Call) -> Iterator[Text]:
    """What a call says; nothing if it is no call that says something, or says what stands elsewhere."""
    found = [list(_constants(each)) for each in call.args[: _SAID.get(_name(call.func), 0)]]
    match found:
        case [[one], [many]]:
            yield (one, many)
        case _:
            yield from (text for each in found for text in each)


def room() -> dict[Text, int]:
    """The texts on buttons, in menus and in forms, with the characters that Discord takes there."""
    found: dict[Text, int] = {}
    for path in sorted(_BOT.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for text, most in _placed(function):
                    found[text] = min(most, found.get(text, most))
    return found


def _placed(function: ast.AST) -> Iterator[tuple[Text, int]]:
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                assigned.setdefault(name, []).append(value)
    for call in _calls(function):
        arguments = [("", each) for each in call.args] + [
            (each.arg or "", each.value) for each in call.keywords
        ]
        for name, argument in arguments:
            if (most := _ROOM.get((_name(call.func), name))) is not None:
                values = assigned.get(argument.id, []) if isinstance(argument, ast.Name) else [argument]
                yield from ((text, most) for value in values for text in _said_in(value))


def _said_in(value: ast.expr) -> Iterator[Text]:
    """What an expression says itself, not in the arguments of other calls."""
    match value:
        case ast.IfExp(body=body, orelse=other):
            yield from (*_said_in(body), *_said_in(other))
        case ast.Call(func=function) if _name(function) in _SAID:
            yield from _texts(value)


def told() -> set[str]:
    """Every message that is written in English first: errors, and what is read of files and feeds.

    They are sentences that stand in the code without being said. What is filled in has a name in them where
    it may be a message itself, else a number.
    """
    found: set[str] = set(_PIECES)
    for folder in _TOLD_IN:
        for path in sorted(folder.rglob("*.py")):
            if not any(path == each or each in path.parents for each in _TOLD_NOWHERE):
                found.update(filter(_is_sentence, _unsaid(ast.parse(path.read_text("utf-8")))))
    return found


def _unsaid(tree: ast.AST) -> Iterator[str]:
    """All texts but docstrings, pieces of others, what is said, and what is for maintainers."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                skipped.add(docstring)
            case ast.Call(func=function) if _name(function) in {*_SAID, *_FOR_MAINTAINERS}:
                skipped.update(each for argument in node.args for each in ast.walk(argument))
            case ast.JoinedStr():
                skipped.update(each for each in node.values)
                yield _template(node)
            case ast.Constant(value=str(text)):
                yield text


def _is_sentence(text: str) -> bool:
    words = FIELD.sub("", text).strip()
    ends = (".", "?") if text.startswith("{") else (".", "?", "}")
    return (
        " " in words
        and text[0] in "“{" + ascii_uppercase
        and text.endswith(ends)
        and any(map(str.isalpha, words))
    )


def _template(text: ast.JoinedStr) -> str:
    """`f"“{name}” has {len(text):,}"` as "“{name}” has {2}"."""
    pieces, number = "", 0
    for value in text.values:
        match value:
            case ast.Constant(value=piece):
                pieces += str(piece)
            case ast.FormattedValue(value=filled):
                number += 1
                pieces += f"{{{_called(filled) or number}}}"
    return pieces


def _called(filled: ast.expr) -> str:
    match filled:
        case ast.Name(id=name):
            return name if not name.isupper() else ""
        case ast.Call(func=ast.Name(id=name)) if name.startswith("_"):
            return name[1:]
        case ast.Attribute(attr="likeness" | "value" as name):
            return name
    return ""


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _constants(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            if text:
                yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _constants(body)
            yield from _constants(other)
