"""The settings of a running service, some of which change when they are read again."""

import logging
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Final

from bot.settings import Settings, read_settings
from corpus.errors import VerbatimError

log = logging.getLogger(__name__)

CHANGEABLE: Final = (
    "confidence_threshold",
    "log_format",
    "log_level",
    "backup_folder",
    "backup_every_hours",
    "backup_keep",
    "grace_days",
)
"""What a running service takes up, by `Live.on_reload`; the rest needs a restart."""


class Live:
    """What is set now. Whoever goes by a changeable setting asks `settings` each time, or `on_reload`."""

    def __init__(self, settings: Settings, read: Callable[[], Settings] = read_settings) -> None:
        """`read` reads the settings again."""
        self.settings = settings
        self._read = read
        self._callbacks: list[Callable[[Settings], object]] = []

    def on_reload(self, callback: Callable[[Settings], object]) -> None:
        """Call this with the settings whenever they have changed; it runs in the event loop, so not for long.

        What it raises as a `VerbatimError` is said, and keeps nobody else from being called.
        """
        self._callbacks.append(callback)

    def reload(self) -> str:
        """Read the settings again, take up what can change, and say in a line what came of it."""
        try:
            read = self._read()
        except VerbatimError as error:
            line = f"settings kept as they were: {error}"
            log.error("%s", line)  # noqa: TRY400  the message says all there is
            return line
        differing = [each.name for each in fields(Settings) if self._differs(each.name, read)]
        changed = [name for name in differing if name in CHANGEABLE]
        self.settings = replace(self.settings, **{name: getattr(read, name) for name in changed})
        line = self._line(changed, [name for name in differing if name not in CHANGEABLE])
        log.info("%s", line)
        if changed:
            self._call_back()
        return line

    def _differs(self, name: str, read: Settings) -> bool:
        return bool(getattr(read, name) != getattr(self.settings, name))

    def _line(self, changed: list[str], waiting: list[str]) -> str:
        now = ", ".join(f"{name.upper()}={getattr(self.settings, name)}" for name in changed)
        later = ", ".join(name.upper() for name in waiting)
        return f"settings read again: {now or 'nothing changed'}" + (
            f"; after a restart: {later}" if later else ""
        )

    def _call_back(self) -> None:
        for callback in self._callbacks:
            try:
                callback(self.settings)
            except VerbatimError as error:
                log.error("%s", error)  # noqa: TRY400  the message says all there is
