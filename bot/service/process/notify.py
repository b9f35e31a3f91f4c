"""Tells systemd how the service is, by its notify protocol (sd_notify(3)); without systemd, nothing."""

import asyncio
import logging
import os
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

log = logging.getLogger(__name__)

EXTEND_BY: Final = 60.0
"""Seconds for which a long start asks each time."""

EXTEND_EVERY: Final = 20.0

MICROSECONDS: Final = 1_000_000


class Notifier:
    """Sends states to a datagram socket: a path, or an abstract name that begins with "@"; None for nowhere.

    `watchdog` is within how many seconds systemd wants to hear that the service is alive, None for never.
    What cannot be sent is logged once and forgotten: a service works without being watched.
    """

    def __init__(self, address: str | None, watchdog: float | None = None) -> None:
        self.watchdog = watchdog
        self._address = address
        self._failed = self._is_ready = False

    def send(self, **states: str | int) -> None:
        """Send states together: `send(READY=1, STATUS="connected")`."""
        if not self._address:
            return
        text = "\n".join(f"{name}={_one_line(value)}" for name, value in states.items())
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
                out.settimeout(1)
                out.connect(f"\0{self._address[1:]}" if self._address[0] == "@" else self._address)
                out.sendall(text.encode())
        except OSError as error:
            if not self._failed:
                log.warning("the service manager cannot be told how it goes: %s", error)
            self._failed = True

    def status(self, text: str) -> None:
        """What `systemctl status` shows in a line."""
        self.send(STATUS=text)

    @contextmanager
    def long_start(self, text: str) -> Iterator[None]:
        """Ask for more time for as long as this is entered; what goes on in it may block."""
        over = threading.Event()

        def ask() -> None:
            while not over.wait(EXTEND_EVERY):
                self._starting(text)

        asking = threading.Thread(target=ask, name="asks-for-time", daemon=True)
        if self._address:
            self._starting(text)
            asking.start()
        try:
            yield
        finally:
            over.set()
            if self._address:  # nothing it says may come after what is said next, such as READY
                asking.join()

    def during_reload(self, reload: Callable[[], str]) -> None:
        """Call `reload`, and tell what it says; before the start is done, it is a part of the start."""
        if not self._is_ready:
            reload()
            return
        self.send(RELOADING=1, MONOTONIC_USEC=time.monotonic_ns() // 1000)
        self.send(READY=1, STATUS=reload())

    def stopping(self) -> None:
        """The end has begun."""
        self.send(STOPPING=1, STATUS="leaving Discord")

    async def supervise(
        self, ready: Callable[[], Awaitable[object]], alive: Callable[[], Awaitable[object]]
    ) -> None:
        """Ask for more time until `ready` returns, say so, and feed the watchdog as long as `alive` does."""
        if not self._address:
            return
        with self.long_start("connecting to Discord"):
            await ready()
        self._is_ready = True
        self.send(READY=1, STATUS="connected to Discord")
        if self.watchdog is not None:
            await self._feed(self.watchdog / 2, alive)

    def _starting(self, text: str) -> None:
        self.send(EXTEND_TIMEOUT_USEC=round(EXTEND_BY * MICROSECONDS), STATUS=text)

    async def _feed(self, period: float, alive: Callable[[], Awaitable[object]]) -> None:
        """Tell every `period` seconds that the service is alive, if it shows so in that time."""
        while True:
            began = time.monotonic()
            try:
                async with asyncio.timeout(period):
                    await alive()
            except Exception:  # whatever it is, it is not alive
                log.exception("the watchdog is not fed: no sign of life within %.0f s", period)
            else:
                self.send(WATCHDOG=1)
            await asyncio.sleep(max(0.0, began + period - time.monotonic()))


def notifier_of(environment: Mapping[str, str] | None = None) -> Notifier:
    """What systemd asks for in the environment: NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID."""
    environment = os.environ if environment is None else environment
    microseconds = environment.get("WATCHDOG_USEC", "")
    of_this_process = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    watched = of_this_process and microseconds.isascii() and microseconds.isdigit() and int(microseconds) > 0
    watchdog = int(microseconds) / MICROSECONDS if watched else None
    return Notifier(environment.get("NOTIFY_SOCKET"), watchdog)


def _one_line(value: str | int) -> str:
    return " ".join(str(value).split())
