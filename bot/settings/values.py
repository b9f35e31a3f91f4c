"""What is written for a setting, read as a value: given its name in capitals and the text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

from corpus.errors import VerbatimError

_GREATEST_PORT: Final = 65_535

Reader: TypeAlias = Callable[[str, str], Any]
"""Given a setting's name in capitals and what is written, its value, or `SettingsError`."""

_DIGITS: Final = re.compile("[0-9]{1,9}")  # not \d, which takes digits of any script


class SettingsError(VerbatimError):
    """A setting has a value that cannot be used."""


def as_it_is(_name: str, value: str) -> str:
    """Reads a text."""
    return value


def path(_name: str, value: str) -> Path:
    """Reads the path of a file or a folder; `~` is somebody's home."""
    return Path(value).expanduser()


def share(name: str, value: str) -> float:
    """Reads a number from 0 to 1."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise SettingsError(f"{name} is {value!r}, but must be a number from 0 to 1, such as 0.5.")
    return number


def one_of(*choices: str) -> Reader:
    """Reads one of some words, in capitals or not, as it is written here."""

    def read(name: str, value: str) -> str:
        for choice in choices:
            if choice.lower() == value.lower():
                return choice
        raise SettingsError(f"{name} is {value!r}, but must be one of {', '.join(choices)}.")

    return read


def yes_or_no(name: str, value: str) -> bool:
    """Reads yes or no."""
    if value.lower() not in ("yes", "no"):
        raise SettingsError(f"{name} is {value!r}, but must be yes or no.")
    return value.lower() == "yes"


def whole(least: int, most: int) -> Reader:
    """Reads a whole number from `least` to `most`."""

    def read(name: str, value: str) -> int:
        number = int(value) if _DIGITS.fullmatch(value) else -1
        if not least <= number <= most:
            raise SettingsError(f"{name} is {value!r}, but must be a whole number from {least} to {most}.")
        return number

    return read


def address(name: str, value: str) -> tuple[str, int]:
    """Reads a host and a port, such as 127.0.0.1:9464 or [::1]:9464."""
    host, _, port = value.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not _DIGITS.fullmatch(port) or not int(port) <= _GREATEST_PORT:
        raise SettingsError(f"{name} is {value!r}, but must be a host and a port, such as 127.0.0.1:9464.")
    return host, int(port)


def whole_numbers(name: str, value: str) -> tuple[int, ...]:
    """Reads different whole numbers, parted by commas."""
    numbers = [each.strip() for each in value.split(",")]
    if not all(map(_DIGITS.fullmatch, numbers)) or len({*map(int, numbers)}) < len(numbers):
        raise SettingsError(f"{name} is {value!r}, but must be different whole numbers, such as 0,1.")
    return tuple(map(int, numbers))
