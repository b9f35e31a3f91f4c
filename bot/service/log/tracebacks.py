"""Errors as the log tells them: where and of which kind, in no words of those who use the bot."""

import traceback
from collections.abc import Iterator
from typing import Final

from corpus.store import SchemaTooNew, StoreUnavailable

_OF_THE_MACHINE: Final = (OSError, SchemaTooNew, StoreUnavailable)
"""Errors whose words come from the system and from us alone, and tell the maintainer what to do."""

_NUMBERS: Final = ("status", "code")
"""What errors of web requests carry besides words."""


def told(error: BaseException) -> str:
    """What may be said of an error in a line.

    The words of most errors may quote what somebody wrote (`KeyError: 'the word they asked about'`), so only
    its kind is said, with the numbers it carries.
    """
    kind = type(error).__name__
    if isinstance(error, _OF_THE_MACHINE) or type(error).__module__ == "sqlite3":
        return f"{kind}: {error}"
    numbers = [(name, getattr(error, name, None)) for name in _NUMBERS]
    given = ", ".join(f"{name} {number}" for name, number in numbers if isinstance(number, int))
    return f"{kind} ({given})" if given else kind


def traced(error: BaseException, *, whole: bool = False) -> str:
    """The traceback of an error and of those that led to it, oldest first; `whole`: with all their words."""
    if whole:
        return "".join(traceback.format_exception(error)).rstrip()
    return "\n".join(_lines(error, set())).rstrip()


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "which led to:" if error.__cause__ else "and while that was handled:"
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    yield told(error)
    if isinstance(error, BaseExceptionGroup):
        for number, each in enumerate(error.exceptions, 1):
            yield f"  of these, number {number}:"
            yield from (f"  {line}" for part in _lines(each, seen) for line in part.splitlines())
