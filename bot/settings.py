"""Settings from the environment and `.env`, read once, into one frozen value."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.retriever.answer import DEFAULT_THRESHOLD
from corpus.errors import VerbatimError

LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")

MOST_PORTS: Final = 65_535

SETTINGS_FILE: Final = "SETTINGS_FILE"
"""The variable that says where the file of settings is; of course it is not in that file itself."""

Reader: TypeAlias = Callable[[str, str], Any]

_DIGITS: Final = re.compile("[0-9]{1,9}")  # not \d, which takes digits of any script


class SettingsError(VerbatimError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a maintainer can set: a field here is the variable of the same name in capitals.

    `.env.example` says what each is for. `discord_token` is what the file `discord_token_file` holds, where
    only that is set. `backup_folder` is None for "backups" beside the database; `metrics_address` is a host
    and a port, None for no metrics; `shard_ids` and `shard_count` are None where Discord's advice is
    followed.
    """

    discord_token: str | None = field(default=None, repr=False)
    discord_token_file: Path | None = None
    corpus_url: str = "sqlite:///data/verbatim.db"
    confidence_threshold: float = DEFAULT_THRESHOLD
    message_content: bool = False
    log_level: str = "INFO"
    log_format: str = "text"
    metrics_address: tuple[str, int] | None = None
    backup_folder: Path | None = None
    backup_every_hours: int = 24
    backup_keep: int = 7
    grace_days: int = 30
    shard_count: int | None = None
    shard_ids: tuple[int, ...] | None = None


def read_settings(environment: Mapping[str, str] | None = None, env_file: Path | None = None) -> Settings:
    """Settings from `environment` (by default the process's own), and for what it lacks from `env_file`.

    A value that is empty counts as not set. Without `env_file`, it is that of `settings_file`.

    Raises:
        SettingsError: a value cannot be used; the message names the setting.
    """
    return settings_of(given_settings(environment, env_file))


def settings_file(environment: Mapping[str, str]) -> Path:
    """Where settings are written down: the file SETTINGS_FILE names, or `.env` in the working directory."""
    return Path(environment.get(SETTINGS_FILE, "").strip() or ".env")


def given_settings(
    environment: Mapping[str, str] | None = None, env_file: Path | None = None
) -> dict[str, str]:
    """Every variable that is not empty, ours or not, by name; arguments and errors as for `read_settings`."""
    environment = os.environ if environment is None else environment
    file = env_file or _checked(settings_file(environment), environment)
    pairs = (*_lines(file), *environment.items())
    return {name: value.strip() for name, value in pairs if value.strip()}


def settings_of(given: Mapping[str, str]) -> Settings:
    """Settings from variables by name; those that are not ours are passed over.

    Raises:
        SettingsError: as for `read_settings`.
    """
    read = {
        name: reader(name.upper(), given[name.upper()])
        for name, reader in _READERS.items()
        if name.upper() in given
    }
    settings = Settings(**read)
    _check_shards(settings)
    if settings.discord_token is None and settings.discord_token_file is not None:
        return replace(settings, discord_token=_token_in(settings.discord_token_file))
    return settings


def _token_in(path: Path) -> str:
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"DISCORD_TOKEN_FILE names {path}, which cannot be read ({_why(error)})."
        ) from error
    if not token:
        raise SettingsError(
            f"DISCORD_TOKEN_FILE names {path}, which is empty. Write the bot's token into it."
        )
    return token


def _checked(env_file: Path, environment: Mapping[str, str]) -> Path:
    """The file of settings; one that is named must be there, or other settings would hold than are meant."""
    if environment.get(SETTINGS_FILE, "").strip() and not env_file.is_file():
        raise SettingsError(f"{SETTINGS_FILE} names {env_file}, which is no file that can be read.")
    return env_file


def _lines(env_file: Path) -> list[tuple[str, str]]:
    if not env_file.is_file():
        return []
    from dotenv import dotenv_values  # noqa: PLC0415  only who has such a file waits for it
    from dotenv.parser import parse_stream  # noqa: PLC0415

    try:
        text = env_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {env_file} cannot be read ({_why(error)}).") from error
    for line in parse_stream(StringIO(text)):
        if line.error:
            string = line.original.string  # the empty lines before it count to it
            number = line.original.line + len(string[: -len(string.lstrip())].splitlines())
            raise SettingsError(
                f"Line {number} of {env_file} is no setting. Write NAME=value, or # before it."
            )
    values = dotenv_values(stream=StringIO(text))
    return [(name, value) for name, value in values.items() if value is not None]


def _why(error: OSError | UnicodeDecodeError) -> str:
    return f"{error.strerror}" if isinstance(error, OSError) else "it is not text in UTF-8"


def _as_it_is(_name: str, value: str) -> str:
    return value


def _path(_name: str, value: str) -> Path:
    return Path(value).expanduser()


def _threshold(name: str, value: str) -> float:
    try:
        threshold = float(value)
    except ValueError:
        threshold = -1.0
    if not 0 <= threshold <= 1:
        raise SettingsError(f"{name} is {value!r}, but must be a number from 0 to 1, such as 0.5.")
    return threshold


def _one_of(*choices: str) -> Reader:
    """Reads one of some words, in capitals or not, as it is written here."""

    def read(name: str, value: str) -> str:
        for choice in choices:
            if choice.lower() == value.lower():
                return choice
        raise SettingsError(f"{name} is {value!r}, but must be one of {', '.join(choices)}.")

    return read


def _yes_or_no(name: str, value: str) -> bool:
    if value.lower() not in ("yes", "no"):
        raise SettingsError(f"{name} is {value!r}, but must be yes or no.")
    return value.lower() == "yes"


def _whole(least: int, most: int) -> Reader:
    """Reads a whole number from `least` to `most`."""

    def read(name: str, value: str) -> int:
        number = int(value) if _DIGITS.fullmatch(value) else -1
        if not least <= number <= most:
            raise SettingsError(f"{name} is {value!r}, but must be a whole number from {least} to {most}.")
        return number

    return read


def _address(name: str, value: str) -> tuple[str, int]:
    host, _, port = value.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not _DIGITS.fullmatch(port) or not int(port) <= MOST_PORTS:
        raise SettingsError(f"{name} is {value!r}, but must be a host and a port, such as 127.0.0.1:9464.")
    return host, int(port)


def _numbers(name: str, value: str) -> tuple[int, ...]:
    numbers = [each.strip() for each in value.split(",")]
    if not all(map(_DIGITS.fullmatch, numbers)) or len({*map(int, numbers)}) < len(numbers):
        raise SettingsError(f"{name} is {value!r}, but must be different whole numbers, such as 0,1.")
    return tuple(map(int, numbers))


def _check_shards(settings: Settings) -> None:
    if settings.shard_ids is None:
        return
    if settings.shard_count is None:
        raise SettingsError("SHARD_IDS is set, so SHARD_COUNT must be too: how many shards there are in all.")
    if max(settings.shard_ids) >= settings.shard_count:
        raise SettingsError(
            f"SHARD_IDS names shard {max(settings.shard_ids)}, but with SHARD_COUNT={settings.shard_count} "
            f"they are numbered from 0 to {settings.shard_count - 1}."
        )


_READERS: Final[Mapping[str, Reader]] = {
    "discord_token": _as_it_is,
    "discord_token_file": _path,
    "corpus_url": _as_it_is,
    "confidence_threshold": _threshold,
    "message_content": _yes_or_no,
    "log_level": _one_of(*LOG_LEVELS),
    "log_format": _one_of("text", "json"),
    "metrics_address": _address,
    "backup_folder": _path,
    "backup_every_hours": _whole(0, 24 * 365),
    "backup_keep": _whole(1, 1000),
    "grace_days": _whole(0, 3650),
    "shard_count": _whole(1, 16_384),
    "shard_ids": _numbers,
}
"""What reads each setting: given its name in capitals and what is written, its value, or `SettingsError`."""
