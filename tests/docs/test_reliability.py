"""The page about faults names every test of a fault, and none that is not there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
FAULTS = CHECKOUT / "tests" / "faults"
LINK = re.compile(r"\[`([\w.]*\btest_\w+)`\]\(([^)]+)\)")


def named() -> set[tuple[Path, str]]:
    """The tests that the page links, by file and name."""
    pages = sorted((CHECKOUT / "docs").glob("reliability*.md"))
    links = [link for page in pages for link in LINK.findall(page.read_text(encoding="utf-8"))]
    return {((CHECKOUT / "docs" / path).resolve(), name) for name, path in links}


def names_in(path: Path) -> Iterator[str]:
    """The names of the tests in a file; one in a class is `Class.test`."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        members = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        names = (each.name for each in members if isinstance(each, functions))
        yield from (prefix + name for name in names if name.startswith("test_"))


def test_every_test_that_is_named_is_there():
    files = {path for path, _ in named() if path.is_file()}
    there = {(path, name) for path in files for name in names_in(path)}
    assert not named() - there


def test_every_test_of_a_fault_is_named():
    there = {(path, name) for path in FAULTS.rglob("test_*.py") for name in names_in(path)}
    lines = [f"| | | [`{name}`](../{path.relative_to(CHECKOUT)}) |" for path, name in sorted(there - named())]
    assert not lines, "docs/reliability.md lacks:\n" + "\n".join(lines)
