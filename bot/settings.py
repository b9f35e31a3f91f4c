"""Settings from the environment and `.env`, read once, into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

from corpus.errors import VerbatimError


class SettingsError(VerbatimError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a maintainer can set; `.env.example` documents each."""

    discord_token: str | None = field(default=None, repr=False)
    corpus_url: str = "sqlite:///data/verbatim.db"
    confidence_threshold: float = 0.5
    log_level: str = "INFO"


LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def read_settings(environment: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Settings:
    """Settings from `environment` (the process's own by default) over those of `env_file`, if it exists.

    An empty value counts as not set.

    Raises:
        SettingsError: a value cannot be used; the message names the setting.
    """
    environment = os.environ if environment is None else environment
    given = {**_values_of(env_file), **environment}
    return Settings(
        discord_token=given.get("DISCORD_TOKEN", "").strip() or None,
        corpus_url=given.get("CORPUS_URL", "").strip() or Settings.corpus_url,
        confidence_threshold=_share(given, "CONFIDENCE_THRESHOLD", Settings.confidence_threshold),
        log_level=_one_of(given, "LOG_LEVEL", LOG_LEVELS, Settings.log_level),
    )
