"""Settings from the environment and `.env`, read once, into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.retriever.answer import DEFAULT_THRESHOLD
from corpus.errors import VerbatimError

LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(VerbatimError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a maintainer can set: a field here is the variable of the same name in capitals.

    `.env.example` says what each is for.
    """

    discord_token: str | None = field(default=None, repr=False)
    corpus_url: str = "sqlite:///data/verbatim.db"
    confidence_threshold: float = DEFAULT_THRESHOLD
    log_level: str = "INFO"
    message_content: bool = False


def read_settings(environment: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Settings:
    """Settings from `environment` (by default the process's own), and for what it lacks from `env_file`.

    A value that is empty counts as not set.

    Raises:
        SettingsError: a value cannot be used; the message names the setting.
    """
    environment = os.environ if environment is None else environment
    pairs = (*_lines(env_file), *environment.items())
    given = {name: value.strip() for name, value in pairs if value.strip()}
    default = Settings()
    return Settings(
        discord_token=given.get("DISCORD_TOKEN"),
        corpus_url=given.get("CORPUS_URL", default.corpus_url),
        confidence_threshold=_threshold(given.get("CONFIDENCE_THRESHOLD", str(default.confidence_threshold))),
        log_level=_log_level(given.get("LOG_LEVEL", default.log_level)),
        message_content=_yes_or_no("MESSAGE_CONTENT", given.get("MESSAGE_CONTENT", "no")),
    )


def _lines(env_file: Path) -> list[tuple[str, str]]:
    if not env_file.is_file():
        return []
    from dotenv import dotenv_values  # noqa: PLC0415  only who has such a file waits for it

    try:
        values = dotenv_values(env_file)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {env_file} cannot be read: {error}.") from error
    return [(name, value) for name, value in values.items() if value is not None]


def _threshold(value: str) -> float:
    try:
        threshold = float(value)
    except ValueError:
        threshold = -1.0
    if not 0 <= threshold <= 1:
        raise SettingsError(
            f"CONFIDENCE_THRESHOLD is {value!r}, but must be a number from 0 to 1, such as 0.5."
        )
    return threshold


def _log_level(value: str) -> str:
    level = value.upper()
    if level not in LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL is {value!r}, but must be one of {', '.join(LOG_LEVELS)}.")
    return level


def _yes_or_no(name: str, value: str) -> bool:
    if value.lower() not in ("yes", "no"):
        raise SettingsError(f"{name} is {value!r}, but must be yes or no.")
    return value.lower() == "yes"
