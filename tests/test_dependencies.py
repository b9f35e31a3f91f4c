"""What the project needs is declared, within bounds, and can be audited."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests import audit

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
EVERY = [*PROJECT["dependencies"], *(each for extra in EXTRAS.values() for each in extra)]
IN_AN_EXTRA = {"lightgbm": "train", "matplotlib": "plot"}
"""What the program imports in some of its commands alone."""


def name_of(requirement: str) -> str:
    return re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def imported(folders: tuple[str, ...]) -> dict[str, set[str]]:
    """The top-level modules that the files of these folders import, and where."""
    found: dict[str, set[str]] = {}
    for path in (each for folder in folders for each in sorted((CHECKOUT / folder).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            for name in names:
                found.setdefault(name.partition(".")[0], set()).add(str(path.relative_to(CHECKOUT)))
    return found


@pytest.mark.parametrize("requirement", EVERY)
def test_every_dependency_has_a_lower_and_an_upper_bound(requirement):
    assert re.fullmatch(r"[\w.-]+(\[[\w,]+\])?>=[\w.]+,<[\w.]+", requirement.partition(";")[0].strip())


@pytest.mark.parametrize(
    ("folders", "extras"),
    [(("bot", "corpus"), ("train", "plot")), (("tests", "docs"), ("dev", "bench", "plot"))],
)
def test_what_is_imported_is_declared(folders, extras):
    declared = {
        name_of(each) for each in (*PROJECT["dependencies"], *(e for x in extras for e in EXTRAS.get(x, ())))
    }
    providers = packages_distributions()
    for module, places in imported(folders).items():
        if module in sys.stdlib_module_names or module in {"bot", "corpus", "tests", "docs"}:
            continue
        distributions = {each.lower().replace("_", "-") for each in providers.get(module, [module])}
        assert distributions & declared, f"{module}, imported by {sorted(places)[:3]}, is not declared"


def test_what_the_program_needs_at_every_start_is_in_no_extra():
    for module in imported(("bot", "corpus")):
        if module in IN_AN_EXTRA:
            assert any(name_of(each) == module for each in EXTRAS[IN_AN_EXTRA[module]])


REPORT = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]},
        {"name": "b", "version": "1", "vulns": []},
        {"name": "c", "skip_reason": "not found"},
        {"name": "verbatim-bot", "skip_reason": "not found"},
    ]
}


class TestAudit:
    """What is said of an audit."""

    def test_what_is_vulnerable_is_named_with_what_mends_it(self):
        status, words = audit.told(audit.read(json.dumps(REPORT)))
        assert status == 1
        assert words.splitlines() == [
            "a 1: PYSEC-1, mended in 2",
            "Not audited, as the database does not know them: c",
            "2 packages audited, 1 known vulnerabilities.",
        ]

    def test_a_database_that_knows_nothing_is_not_taken_for_good_news(self):
        nothing = {"dependencies": [{"name": "a", "skip_reason": "not found"}]}
        assert audit.told(audit.read(json.dumps(nothing))) == (2, audit.UNREACHABLE)

    def test_nothing_known_is_success(self):
        good = {"dependencies": [REPORT["dependencies"][1]]}
        assert audit.told(audit.read(json.dumps(good))) == (0, "1 packages audited, 0 known vulnerabilities.")

    @pytest.mark.parametrize("printed", ["", "Traceback"])
    def test_what_is_no_report_is_told_from_one(self, printed):
        with pytest.raises(ValueError, match="Expecting value"):
            audit.read(printed)
