"""What docs/running.md tells its reader to type, and what it says is then seen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "docs" / "running.md"

PARTS = re.compile(r"^#+ ([^\n]*)$|^```(sh)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""Its headings and boxes."""

SHOWN = "⇒ "


@dataclass(frozen=True)
class Step:
    """A box of commands, and what is seen after them, as lines in which `…` stands for more."""

    section: str
    commands: str
    seen: Sequence[str] = ()

    def typed(self, filled: Mapping[str, str]) -> str:
        """The commands with the reader's own words in place of those in capitals."""
        text = self.commands
        for word, value in filled.items():
            text = re.sub(rf"\b{word}\b", lambda _, value=value: value, text)
        return text

    def missing(self, output: str) -> list[str]:
        """The lines that should be seen, in this order, from the first on that is not there."""
        rest = output
        for number, line in enumerate(self.seen):
            pattern = ".*".join(re.escape(part.strip()) for part in line.split("…"))
            found = re.search(pattern, rest)
            if found is None:
                return list(self.seen[number:])
            rest = rest[found.end() :]
        return []


def steps() -> list[Step]:
    """The boxes of the guide in order; a box that shows what is seen belongs to the commands before it."""
    found: list[Step] = []
    section = ""
    for part in PARTS.finditer(PAGE.read_text(encoding="utf-8")):
        heading, language, box = part.groups()
        if heading:
            section = heading
        elif language:
            found.append(Step(section, box))
        else:
            seen = [line.removeprefix(SHOWN).rstrip() for line in box.splitlines()]
            assert all(line.startswith(SHOWN) for line in box.splitlines()), box
            found[-1] = Step(found[-1].section, found[-1].commands, [line for line in seen if line != "…"])
    return found
