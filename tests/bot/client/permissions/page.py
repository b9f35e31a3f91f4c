"""The matrix as a page of the documentation."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tests.bot.client.permissions.cast import MEANINGS, Gets, Who
from tests.bot.client.permissions.scenario import Scenario
from tests.bot.client.permissions.scenarios import CHAPTERS

PAGE: Final = Path(__file__).resolve().parents[4] / "docs" / "permissions.md"
COMMAND: Final = "python -m tests.bot.client.permissions"

HEAD: Final = f"""# Who may use what

Everything that people can use of the bot on Discord, and what everybody gets who tries. The rows are read
off the program: every command, every option that helps while one types, every button, menu and form. Each
cell is a test that plays it over the wire against the loopback Discord
(`tests/bot/client/permissions/`); a refusal counts only if it is told to the one who tried alone, and if
nothing of what is stored has changed. `{COMMAND}` writes this page.
"""


def page() -> str:
    """The whole page, in Markdown."""
    parts = [HEAD, "## Who tries", _list((who, MEANINGS[who]) for who in Who)]
    parts += ["## What they get", _list((gets, MEANINGS[gets]) for gets in Gets if gets is not Gets.WRONG)]
    parts += [f"## {name}\n\n{_table(scenarios)}" for name, scenarios in CHAPTERS.items()]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{name}**: {meaning}" for name, meaning in pairs)


def _table(scenarios: Iterable[Scenario]) -> str:
    return "\n".join(_lines(scenarios))


def _lines(scenarios: Iterable[Scenario]) -> Iterator[str]:
    heads = ["what", "for whom", *Who]
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for each in scenarios:
        yield _row([each.name, each.rule.name, *(each.expected(who) for who in Who)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
