"""python -m tests.audit: known vulnerabilities in what is installed, or a word that nobody can say."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import typer

UNREACHABLE: Final = (
    "Nothing was audited: the database of known vulnerabilities could not be reached. Try again where the "
    "network leads there, or name another with: make audit SERVICE=osv"
)
OURS: Final = "verbatim-bot"
"""Ourselves, installed from this folder and known to no database."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the database says: which packages are vulnerable, and which it did not know or say anything of."""

    vulnerable: Sequence[str]
    unknown: Sequence[str]
    audited: int


def read(printed: str) -> Audit:
    """The report that pip-audit prints as JSON.

    Raises:
        ValueError: it printed something else.
    """
    found: list[dict[str, Any]] = json.loads(printed)["dependencies"]
    found = [each for each in found if each["name"] != OURS]
    vulnerable = [
        f"{each['name']} {each['version']}: {known['id']}, "
        f"mended in {', '.join(known['fix_versions']) or 'no version'}"
        for each in found
        for known in each.get("vulns", ())
    ]
    unknown = [each["name"] for each in found if "skip_reason" in each]
    return Audit(vulnerable, unknown, len(found) - len(unknown))


def told(audit: Audit) -> tuple[int, str]:
    """The exit status (0 nothing known, 1 vulnerable, 2 not audited), and what to say."""
    if not audit.audited:
        return 2, UNREACHABLE
    lines = [*audit.vulnerable]
    if audit.unknown:
        lines.append(f"Not audited, as the database does not know them: {', '.join(audit.unknown)}")
    lines.append(f"{audit.audited} packages audited, {len(audit.vulnerable)} known vulnerabilities.")
    return (1 if audit.vulnerable else 0), "\n".join(lines)


def main() -> int:
    """Ask the database about this environment; arguments go to pip-audit."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--format",
        "json",
        "--progress-spinner",
        "off",
        *sys.argv[1:],
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        status, words = told(read(done.stdout))
    except ValueError:
        status, words = 2, f"{done.stderr.strip()[-500:]}\n{UNREACHABLE}".strip()
    typer.echo(words)
    return status


if __name__ == "__main__":
    sys.exit(main())
