"""Requests held against Discord's own published specification, where it is present."""

from pathlib import Path

from tests.discord.journal import Request


class Schema:
    """The specification's rules for request bodies and query parameters."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def check(self, request: Request) -> None:
        """Raise `Refused` if the specification forbids this request."""
