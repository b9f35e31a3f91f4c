"""A program that is short of memory, or of open files, for a while; prints what became of it as JSON.

Run as `python -m tests.faults.short_of memory|files FOLDER`.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.article import Article
from corpus.errors import VerbatimError, is_of_the_machine
from corpus.store import Actor

HERE = 1001
NOW = datetime(2026, 11, 20, tzinfo=UTC)
ANNA = Actor("anna", "test")
QUESTION = "What closed the harbour of Port Anna?"
HUGE = "Snow closed the harbour of Port Bella on Tuesday, after a night of storm. " * 25_000
MANY = 2_000_000


def outcome(action: Callable[[], object]) -> str:
    """What became of it: done, or refused as what a person may be told of, or a bug."""
    try:
        action()
    except VerbatimError as error:
        return f"refused: {error}"
    except Exception as error:  # noqa: BLE001  the name of whatever it is gets reported
        return "of the machine" if is_of_the_machine(error) else f"bug: {error!r}"
    return "done"


def answered(verbatim: Verbatim) -> bool:
    """Whether the question finds its sentence."""
    best = verbatim.ask(HERE, QUESTION, NOW).best
    return best is not None and "Snow closed" in best.quote.text


def memory(verbatim: Verbatim) -> dict[str, str]:
    """Read and answer with as good as no memory left, then with all there is."""
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (4 << 20), resource.RLIM_INFINITY))
    huge = Article("A long report", HUGE)
    told = {"adding": outcome(lambda: verbatim.shelf.add(HERE, huge, ANNA))}
    told["asking"] = outcome(lambda: verbatim.ask(HERE, f"{QUESTION} {'storm ' * MANY}", NOW))
    told["asking meanwhile"] = str(answered(verbatim))
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return told


def files(verbatim: Verbatim) -> dict[str, str]:
    """Answer, add and open with no file left to be opened, then with room for more."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    taken = []
    while True:
        try:
            taken.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            break
    reading = (each for each in verbatim.shelf.store.articles(HERE))
    next(reading)  # takes the connection that there is
    told: dict[str, str] = {}
    told["asking"] = outcome(lambda: verbatim.ask(HERE, QUESTION, NOW))
    told["adding"] = outcome(lambda: verbatim.shelf.add(HERE, Article("T", "It rained."), ANNA))
    told["opening"] = outcome(lambda: open_verbatim(Settings(corpus_url="sqlite:///other.db")))
    reading.close()
    for file in taken:
        os.close(file)
    return told


def main(of: str, folder: Path) -> None:
    """Do as the module says."""
    os.chdir(folder)
    with open_verbatim(Settings(corpus_url="sqlite:///verbatim.db")) as verbatim:
        article = Article("Snow", "Snow closed the harbour of Port Anna on Monday. It had not for years.")
        verbatim.shelf.add(HERE, article, ANNA)
        assert answered(verbatim)
        told = memory(verbatim) if of == "memory" else files(verbatim)
        told["asking afterwards"] = str(answered(verbatim))
        told["adding afterwards"] = outcome(
            lambda: verbatim.shelf.add(HERE, Article("U", "It snowed."), ANNA)
        )
        sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
