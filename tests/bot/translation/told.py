"""Messages that are written in English before anybody knows who will read them."""

import ast
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Final

from corpus.decode import _MAGIC
from corpus.readers.json_lines import _KINDS
from corpus.servers import Where
from corpus.store import Likeness
from tests.bot.translation.source import BOT, CORPUS, FIELD, SAYING, modules, name

_FOR_MAINTAINERS: Final = {
    "info", "warning", "error", "exception", "debug", "getLogger",
    "ValueError", "RuntimeError", "PermissionError", "TypeError",
}  # fmt: skip
"""Calls whose texts nobody on Discord sees."""

_TOLD_IN: Final = (BOT / "bulk.py", BOT / "client", BOT / "feeds", BOT / "formatter", CORPUS)
"""Where messages are written that are put into other languages once they are there."""

_TOLD_NOWHERE: Final = (
    *(BOT / "client" / name for name in ("application", "connection", "lifecycle.py")),
    BOT / "formatter" / "terminal.py",
    BOT / "formatter" / "explanation.py",
    *(CORPUS / name for name in ("keeping.py", "open_store.py", "samples", "sqlite", "workers.py")),
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


def told() -> set[str]:
    """Every message that is written in English first: errors, and what is read of files and feeds.

    They are sentences that stand in the code without being said. What is filled in has a name in them where
    it may be a message itself, else a number.
    """
    found: set[str] = set(_PIECES)
    for path, tree in modules(*_TOLD_IN):
        if not any(path == each or each in path.parents for each in _TOLD_NOWHERE):
            found.update(filter(_is_sentence, _unsaid(tree)))
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
            case ast.Call(func=function) if name(function) in {*SAYING, *_FOR_MAINTAINERS}:
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
        case ast.Name(id=variable):
            return variable if not variable.isupper() else ""
        case ast.Call(func=ast.Name(id=function)) if function.startswith("_"):
            return function[1:]
        case ast.Attribute(attr="likeness" | "value" as attribute):
            return attribute
    return ""
