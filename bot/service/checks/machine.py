"""Whether the machine has what the program needs: versions, memory, files, and a port for monitoring."""

import contextlib
import errno
import platform
import socket
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from bot.service.checks.finding import Finding, note, ok, wrong
from corpus.open_store import engine
from corpus.size import MEGABYTE, megabytes

_LEAST_MEMORY: Final = 300 * MEGABYTE
"""What the bot takes with some thousand articles (docs/performance.md), and a little room."""

_LEAST_FILES: Final = 1024


def look_at_versions() -> Iterator[Finding]:
    """Python, SQLite and the libraries."""
    yield ok(
        "versions",
        f"Python {platform.python_version()}, {engine()}, discord.py {metadata.version('discord.py')}",
    )
    if sys.flags.optimize:
        yield note("versions", "Python was told to leave checks out (-O, PYTHONOPTIMIZE)")


def look_at_memory(meminfo: Path = Path("/proc/meminfo")) -> Iterator[Finding]:
    """What memory is left, where the system says so (Linux; proc(5))."""
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
    except OSError:
        return
    available = next((int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")), None)
    if available is None:
        return
    said = f"{megabytes(available)} available"
    if available < _LEAST_MEMORY:
        yield note("memory", f"only {said}", "The bot may be ended by the system; give the machine more.")
    else:
        yield ok("memory", said)


def look_at_files() -> Iterator[Finding]:
    """How many files and connections a process may have open, where the system has such a limit."""
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ImportError:
        return
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < _LEAST_FILES:
        yield note("files", f"a process may have only {most} open", f"ulimit -n {_LEAST_FILES}")
    else:
        yield ok("files", f"{'any number' if most == resource.RLIM_INFINITY else f'{most:,}'} may be open")


def look_at_port(address: tuple[str, int] | None) -> Iterator[Finding]:
    """Whether monitoring can be served where METRICS_ADDRESS says."""
    if address is None:
        yield ok("metrics", "off (METRICS_ADDRESS is not set)")
        return
    host, port = address
    place = f"{host}:{port}"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with contextlib.closing(socket.socket(family)) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            yield note("metrics", f"{place} is in use: by the bot, if it is running")
        else:
            yield wrong(
                "metrics", f"{place} cannot be used: {error.strerror or error}", "Change METRICS_ADDRESS."
            )
        return
    yield ok("metrics", f"{place} is free")
