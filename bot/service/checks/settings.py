"""Whether the settings can be read, are meant as they are written, and are kept from other people's eyes."""

import dataclasses
import difflib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.service.checks.finding import Finding, note, ok, wrong
from bot.settings import Settings, SettingsError, given_settings, settings_file, settings_of

SUBJECT: Final = "settings"

NAMES: Final = tuple(field.name.upper() for field in dataclasses.fields(Settings))

_ALIKE: Final = 0.8
"""How much of two names must be the same for one to be taken for a slip of the other."""


def usable(environment: Mapping[str, str]) -> tuple[Settings, list[Finding]]:
    """The settings as far as they can be used, and a finding for each that cannot be."""
    try:
        given = given_settings(environment)
    except SettingsError as error:
        return Settings(), [wrong(SUBJECT, str(error))]
    found = []
    for name in NAMES:
        if name in given and name not in ("SHARD_IDS", "SHARD_COUNT"):
            try:
                settings_of({name: given[name]})
            except SettingsError as error:
                found.append(wrong(name, str(error)))
                del given[name]
    try:
        return settings_of(given), found
    except SettingsError as error:  # the shards, which are only right or wrong together
        found.append(wrong("SHARD_IDS", str(error)))
    return settings_of({name: given[name] for name in given if not name.startswith("SHARD_")}), found


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What is to be said of the settings as a whole; `environment` is the process's own."""
    settings, found = usable(environment)
    yield from found
    path = settings_file(environment)
    try:
        written = given_settings({}, path)
    except SettingsError:  # it is among those found
        return
    if path.is_file():
        yield from _meant(path, written)
        if "DISCORD_TOKEN" in written:
            yield from _private(path)
    elif settings.discord_token is None and not found:
        yield note(
            SUBJECT,
            f"there is no {path} in this folder, so the defaults hold",
            f"cp .env.example {path}, and write your settings there.",
        )
    if not found:
        count = sum(name in given_settings(environment) for name in NAMES)
        yield ok(SUBJECT, f"{count} set, the others have their defaults")


def _meant(path: Path, written: Iterable[str]) -> Iterator[Finding]:
    for name in written:
        if name in NAMES:
            continue
        if alike := difflib.get_close_matches(name.upper(), NAMES, 1, _ALIKE):
            yield wrong(
                name,
                f"{path} sets {name}, which Verbatim does not know",
                f"Write {alike[0]} if that is meant.",
            )


def _private(path: Path) -> Iterator[Finding]:
    mode = path.stat().st_mode
    if os.name == "posix" and mode & (stat.S_IROTH | stat.S_IWOTH):
        yield wrong(
            SUBJECT,
            f"every user of this machine may read {path}, where the token is",
            f"chmod 600 {path}",
        )
