"""How Discord says no (reference v10, "Opcodes and Status Codes", "Error Messages")."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a request's body: where, as in `("embeds", 0, "title")`, and what."""

    at: tuple[str | int, ...]
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.at)) or 'body'}: {self.message} ({self.code})"


class Refused(Exception):
    """Discord's answer to a request that it does not carry out."""

    def __init__(
        self, status: int, code: int, message: str, *, problems: Iterable[Problem] = (), fault: bool = False
    ) -> None:
        self.problems = tuple(problems)
        told = "; ".join(map(str, self.problems))
        super().__init__(f"{status} {message} ({code}){': ' if told else ''}{told}")
        self.status = status
        self.code = code
        self.message = message
        self.fault = fault
        """Whether a correct bot never meets it, so that the test must fail."""

    def body(self) -> dict[str, Any]:
        """The answer in Discord's shape, the problems nested along their places."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.problems:
            body["errors"] = {}
        for problem in self.problems:
            place = body["errors"]
            for step in problem.at:
                place = place.setdefault(str(step), {})
            place.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
        return body


def invalid(*problems: Problem) -> Refused:
    return Refused(400, 50035, "Invalid Form Body", problems=problems, fault=True)


def unknown(what: str, code: int) -> Refused:
    return Refused(404, code, f"Unknown {what}")


def missing_permissions() -> Refused:
    return Refused(403, 50013, "Missing Permissions")


def missing_access() -> Refused:
    return Refused(403, 50001, "Missing Access")
