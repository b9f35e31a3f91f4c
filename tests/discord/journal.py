"""What the bot asked of Discord, and what it did that no bot may do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

TOLD = 12
"""How many of the last requests a failure tells about."""


@dataclass(frozen=True)
class Upload:
    """A file sent by the bot."""

    field: str
    name: str
    data: bytes


@dataclass
class Request:
    """One request of the bot's; `status` is what it was answered with, `template` the route it matched."""

    method: str
    path: str
    headers: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: list[Upload] = field(default_factory=list)
    multipart: bool = False
    template: str = ""
    params: dict[str, str] = field(default_factory=dict)
    status: int = 0

    def __str__(self) -> str:
        body = "" if self.body is None else f" {self.body!r}"
        return f"{self.method} {self.path} -> {self.status or 'no answer yet'}{body[:400]}"


@dataclass(frozen=True)
class Violation:
    """Something Discord refuses in every circumstance, so that a correct bot never does it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Journal:
    """Every request in order, and every violation."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.violations: list[Violation] = []

    def sent(self, method: str, template: str) -> list[Request]:
        """The bot's requests to one route: `sent("POST", "/channels/{channel}/messages")`."""
        return [each for each in self.requests if (each.method, each.template) == (method, template)]

    def violate(self, where: str, what: str) -> None:
        self.violations.append(Violation(where, what))

    def forgive(self, pattern: str) -> list[Violation]:
        """Take away the violations that match a regular expression, because the test meant them.

        Raises:
            AssertionError: there are none.
        """
        meant = list(self._matching(pattern))
        assert meant, f"no violation matches {pattern!r}; there are: {[str(v) for v in self.violations]}"
        self.violations = [each for each in self.violations if each not in meant]
        return meant

    def _matching(self, pattern: str) -> Iterator[Violation]:
        return (each for each in self.violations if re.search(pattern, str(each)))

    def story(self) -> str:
        """The last requests and all violations, for a person who reads why a test failed."""
        requests = [f"  {request}" for request in self.requests[-TOLD:]] or ["  none"]
        violations = [f"  {violation}" for violation in self.violations] or ["  none"]
        return "\n".join(["The bot's last requests:", *requests, "Violations:", *violations])
