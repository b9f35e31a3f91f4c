"""The threat model names tests and fuzz targets that exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| **")]


@cache
def functions(path: str) -> frozenset[str]:
    tree = ast.parse((CHECKOUT / path).read_text("utf-8"))
    return frozenset(
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_exists(path, name):
    assert name in functions(path)


def test_a_fuzz_target_that_is_named_exists():
    named = {
        name
        for row in ROWS
        for part in re.findall(r"fuzz: ([`\w, -]+)", row)
        for name in re.findall(r"`([\w-]+)`", part)
    }
    assert named
    assert named <= {target.name for target in TARGETS}


def test_every_threat_names_a_test():
    assert len(ROWS) > 20
    for row in ROWS:
        assert "::" in row, row
