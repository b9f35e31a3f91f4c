"""Lets each write meet a full disk at each page it would write, makes room, and tries again; then dies.

Run as `python -m tests.faults.filling FOLDER limit|disk WRITE...`. With `limit` files may not grow; with
`disk` the file system of FOLDER, which must be small and for this alone, is filled up. What happened is
printed as JSON.
"""

import json
import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from bot.settings import Settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.store import StoreUnavailable
from tests.faults.writes import HERE, WRITES, Write

FRAME = 4096 + 24
PAGE = 4096


def limit(pages: int | None) -> None:
    """Let the log, which is empty, take so many pages, and half of one more; any number for None."""
    most = resource.RLIM_INFINITY if pages is None else 32 + pages * FRAME + FRAME // 2
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def fill(folder: Path, pages: int | None) -> None:
    """Leave so many pages free on the disk; all there are for None."""
    with (folder / "filler").open("wb") as filler:
        if pages is not None:
            free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
            os.posix_fallocate(filler.fileno(), 0, max(1, free - pages * PAGE))


def tried(
    verbatim: Verbatim, path: Path, write: Write, room: Callable[[int | None], None], number: int, pages: int
) -> str:
    """Try a write with room for so many pages, and again with all the room there is; what was said."""
    write.prepare(verbatim, number)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = verbatim.shelf.store.version(HERE)
    room(pages)
    said = ""
    try:
        write.act(verbatim, number)
    except StoreUnavailable as error:
        said = str(error)
        assert verbatim.shelf.store.version(HERE) == before, "a part of what was refused is there"
    finally:
        room(None)
    if said and not write.is_there(verbatim, number):
        write.act(verbatim, number)
    assert write.is_there(verbatim, number)
    return said


def main(folder: Path, how: str, names: list[str]) -> None:
    """Do as the module says."""
    path, numbers, told = folder / "verbatim.db", count(1), {}
    room = limit if how == "limit" else lambda pages: fill(folder, pages)
    with open_verbatim(Settings(corpus_url=f"sqlite:///{path}")) as verbatim:
        for name in names:
            said: list[str] = []
            pages = 0
            while True:
                number = next(numbers)
                said.append(tried(verbatim, path, WRITES[name], room, number, pages))
                if not said[-1]:
                    break
                pages += 1 + pages // 8
            told[name] = {"last": number, "refusals": said[:-1]}
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:] or [*WRITES])
