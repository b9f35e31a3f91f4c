"""What every rule is made of: keys, lengths and counts."""

from collections.abc import Collection, Iterator
from typing import Any

from tests.discord.refusals import Problem

At = tuple[str | int, ...]
"""A place in a request's body."""

Problems = Iterator[Problem]
Body = dict[str, Any]


def only(at: At, body: Body, known: Collection[str]) -> Problems:
    """No keys but the known ones: Discord ignores others, so that a misspelt one does nothing, silently."""
    for key in body:
        if key not in known:
            yield Problem((*at, key), "UNKNOWN_KEY", f"no such key here; there are {sorted(known)}")


def text(at: At, body: Body, key: str, most: int, *, least: int = 1, required: bool = False) -> Problems:
    """A text of `least` to `most` code points, or nothing if it is not required."""
    value = body.get(key)
    if value is None:
        if required:
            yield Problem((*at, key), "BASE_TYPE_REQUIRED", "This field is required")
    elif not isinstance(value, str):
        yield Problem((*at, key), "STRING_TYPE_CONVERT", f"Must be a string, not {value!r}")
    elif not least <= len(value) <= most:
        message = f"Must be between {least} and {most} in length, not {len(value)}."
        yield Problem((*at, key), "BASE_TYPE_BAD_LENGTH", message)


def count(at: At, items: Collection[Any], most: int, *, least: int = 0) -> Problems:
    """From `least` to `most` items."""
    if not least <= len(items) <= most:
        message = f"Must be between {least} and {most} in length, not {len(items)}."
        yield Problem(at, "BASE_TYPE_BAD_LENGTH", message)


def span(at: At, body: Body, low: str, high: str, least: int, most: int) -> Problems:
    """Two bounds, both inside `[least, most]`, the lower not above the upper."""
    for key in (low, high):
        value = body.get(key)
        if value is not None and not least <= value <= most:
            yield Problem((*at, key), "NUMBER_TYPE_RANGE", f"Must be between {least} and {most}, not {value}")
    if body.get(low) is not None and body.get(high) is not None and body[low] > body[high]:
        yield Problem((*at, low), "NUMBER_TYPE_MAX", f"Must not be above {high}")


def unique(at: At, values: Collection[Any], what: str) -> Problems:
    """No value twice."""
    twice = {value for value in values if list(values).count(value) > 1}
    if twice:
        yield Problem(at, "DUPLICATE", f"{what} used more than once: {sorted(map(str, twice))}")
