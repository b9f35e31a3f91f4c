"""Runs a reader of strangers' bytes in a process of its own, which has little time and no secrets."""

import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from corpus.errors import VerbatimError

_PASSED_ON: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")

log = logging.getLogger(__name__)


class ChildTooSlow(VerbatimError):
    """The process was killed when its time was over."""


class ChildFailed(VerbatimError):
    """The process ended without a result; the log says what it said."""


def run_child(program: Path, data: bytes, seconds: float, *arguments: str) -> dict[str, Any]:
    """The JSON object that a program of ours makes of `data`, given to it on standard input. Blocks.

    Raises:
        ChildTooSlow, ChildFailed: it made none.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    command = [
        sys.executable,
        "-P",
        "-X",
        "utf8",
        str(program),
        *arguments,
    ]  # -P: nothing beside it is imported
    try:
        child = subprocess.run(  # noqa: S603 (our own program, no shell)
            command, input=data, capture_output=True, env=environment, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ChildTooSlow(f"It took longer than {seconds:g} seconds to read.") from error
    if child.returncode == -signal.SIGXCPU:
        raise ChildTooSlow("It took more time of the processor than it may to read.")
    if child.returncode:
        said = child.stderr[-2_000:].decode(errors="replace")
        *_, last = said.strip().splitlines() or [""]
        kind = last.partition(":")[0]  # what follows may quote the page
        log.warning("%s failed (%d, %s) and its page was not read", program.name, child.returncode, kind)
        log.debug("%s said: %s", program.name, said)
        raise ChildFailed("It could not be read.")
    found: dict[str, Any] = json.loads(child.stdout)
    return found
