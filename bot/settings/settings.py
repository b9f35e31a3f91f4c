"""All that a maintainer can set, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bot.retriever.answer import DEFAULT_THRESHOLD
from bot.settings.values import (
    Reader,
    SettingsError,
    address,
    as_it_is,
    one_of,
    path,
    share,
    whole,
    whole_numbers,
    yes_or_no,
)
from bot.settings.written import given_settings, why_unread

_LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")


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


def _token_in(file: Path) -> str:
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"DISCORD_TOKEN_FILE names {file}, which cannot be read ({why_unread(error)})."
        ) from error
    if not token:
        raise SettingsError(
            f"DISCORD_TOKEN_FILE names {file}, which is empty. Write the bot's token into it."
        )
    return token


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
    "discord_token": as_it_is,
    "discord_token_file": path,
    "corpus_url": as_it_is,
    "confidence_threshold": share,
    "message_content": yes_or_no,
    "log_level": one_of(*_LOG_LEVELS),
    "log_format": one_of("text", "json"),
    "metrics_address": address,
    "backup_folder": path,
    "backup_every_hours": whole(0, 24 * 365),
    "backup_keep": whole(1, 1000),
    "grace_days": whole(0, 3650),
    "shard_count": whole(1, 16_384),
    "shard_ids": whole_numbers,
}
"""What reads each setting."""
