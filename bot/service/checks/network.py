"""Whether there is a way out to the web, and whether the web door is guarded."""

import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Final, TypeAlias

from bot.service.checks.finding import Finding, ok, wrong
from corpus.download import download
from corpus.page import AddressRefused, DownloadError, Limits, Page, PageRefused

DISCORD: Final = "discord.com"

SECONDS: Final = 1.5
"""How long a name may take to be looked up."""

_PAGE: Final = f"https://{DISCORD}/robots.txt"
"""A small text of the one site that the bot speaks to anyway."""

_INSIDE: Final = "http://127.0.0.1/"

_LIMITS: Final = Limits(seconds=2.5, connect_seconds=2.0)

Download: TypeAlias = Callable[[str, Limits], Awaitable[Page]]


def names_are_found(seconds: float = SECONDS) -> bool:
    """Whether Discord's name can be looked up, in time.

    In a thread that the end of the program does not wait for: a name server that is silent is waited for by
    the system for longer than anybody would.
    """
    found = threading.Event()

    def look_up() -> None:
        try:
            socket.getaddrinfo(DISCORD, 443, type=socket.SOCK_STREAM)
        except OSError:
            return
        found.set()

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    return found.is_set()


def look_at_names(found: bool) -> Iterator[Finding]:
    """Whether names are found; `found` says it."""
    if found:
        yield ok("network", f"{DISCORD} is found")
    else:
        remedy = "Connect this machine to the internet, and look at its name server (/etc/resolv.conf)."
        yield wrong(
            "network", f"{DISCORD} is not found: there is no network, or no name server answers", remedy
        )


async def look_at_web(fetch: Download = download) -> list[Finding]:
    """Whether a page can be had, and whether the door stays shut to this machine's own services."""
    try:
        await fetch(_INSIDE, _LIMITS)
    except AddressRefused:
        pass
    except DownloadError as error:
        return [
            wrong("web door", f"it does not refuse addresses inside the network: {error}", "Report this.")
        ]
    else:
        return [wrong("web door", "it does not refuse addresses inside the network", "Report this.")]
    try:
        await fetch(_PAGE, _LIMITS)
    except PageRefused as error:
        if error.status is None:
            raise
    except AddressRefused:
        return [
            wrong("web door", f"the name {DISCORD} leads into a private network: who answers for names here?")
        ]
    except DownloadError as error:
        return [wrong("web door", f"{_PAGE}: {error}", "Let the bot reach the web, ports 80 and 443.")]
    return [ok("web door", "pages can be had, addresses inside the network are refused")]
