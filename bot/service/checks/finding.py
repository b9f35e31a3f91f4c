"""What a check finds, and how checks are run so that none can keep the others from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from corpus.errors import VerbatimError


class Level(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    NOTE = "note"
    """The bot works as it is; somebody may want to know all the same."""

    WRONG = "wrong"
    """The bot does not work, or not as it was set up, until this is mended."""

    SKIPPED = "skipped"
    """It could not be looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a report: what was looked at, what was found, and what to do about it, if anything."""

    subject: str
    level: Level
    said: str
    remedy: str = ""


Check: TypeAlias = Callable[[], Iterable[Finding]]


def ok(subject: str, said: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, Level.OK, said)


def note(subject: str, said: str, remedy: str = "") -> Finding:
    """Something to know."""
    return Finding(subject, Level.NOTE, said, remedy)


def wrong(subject: str, said: str, remedy: str = "") -> Finding:
    """Something to mend."""
    return Finding(subject, Level.WRONG, said, remedy)


def skipped(subject: str, why: str) -> Finding:
    """Something that could not be looked at."""
    return Finding(subject, Level.SKIPPED, why)


def examined(checks: Mapping[str, Check], bug: Callable[[Exception], str]) -> Iterator[Finding]:
    """What all checks find, by subject and in order; one that fails is a finding itself.

    `bug` says in words what befell a check that was not foreseen.
    """
    for subject, check in checks.items():
        try:
            yield from check()
        except VerbatimError as error:
            yield wrong(subject, str(error))
        except Exception as error:  # noqa: BLE001  a mistake in one check must not hide what the others find
            yield wrong(subject, bug(error))
