"""Where settings are written: in the environment and, for what that lacks, in a file."""

import os
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Final

from bot.settings.values import SettingsError

SETTINGS_FILE: Final = "SETTINGS_FILE"
"""The variable that says where the file of settings is; of course it is not in that file itself."""


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
        raise SettingsError(f"The settings file {env_file} cannot be read ({why_unread(error)}).") from error
    for line in parse_stream(StringIO(text)):
        if line.error:
            string = line.original.string  # the empty lines before it count to it
            number = line.original.line + len(string[: -len(string.lstrip())].splitlines())
            raise SettingsError(
                f"Line {number} of {env_file} is no setting. Write NAME=value, or # before it."
            )
    values = dotenv_values(stream=StringIO(text))
    return [(name, value) for name, value in values.items() if value is not None]


def why_unread(error: OSError | UnicodeDecodeError) -> str:
    """Why a file of text cannot be read."""
    return f"{error.strerror}" if isinstance(error, OSError) else "it is not text in UTF-8"
