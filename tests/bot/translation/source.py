"""Texts in the project's own code, found by what they are handed to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

import bot
import corpus

Text: TypeAlias = str | tuple[str, str]
"""A text, or the pair of one that has a plural."""

BOT: Final = Path(bot.__file__).parent
CORPUS: Final = Path(corpus.__file__).parent

FIELD: Final = re.compile(r"\{(\w+)\}")
"""Where a value stands in a text."""

SAYING: Final = {"say": 1, "phrase": 1, "count": 2, "phrases": 2}
"""The functions by which texts are said, and how many of their first arguments are texts."""


def modules(*places: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every module that is one of these, or in one of these folders."""
    for place in places:
        for path in sorted(place.rglob("*.py")) or [place]:
            yield path, ast.parse(path.read_text("utf-8"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in a piece of code."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name(function: ast.expr) -> str:
    """What is called, without whose it is."""
    match function:
        case ast.Attribute(attr=found) | ast.Name(id=found):
            return found
    return ""


def texts_of(call: ast.Call) -> Iterator[Text]:
    """What a call says; nothing if it is no call that says something, or says what stands elsewhere."""
    texts = SAYING.get(name(call.func), 0)
    found = [list(_constants(each)) for each in call.args[:texts]]
    match found:
        case [_] if texts > 1:  # `"a text".count("a")`
            return
        case [[one], [many]]:
            yield (one, many)
        case _:
            yield from (text for each in found for text in each)


def _constants(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            if text:
                yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _constants(body)
            yield from _constants(other)
