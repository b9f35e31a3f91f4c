"""One engine in a process of its own: opens what is on disk, answers, and ends."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Final

BEST: Final = 20


def main(module: str, engine: str, folder: str, asked: str) -> None:
    """Print the best passages for each line of `asked`, whose terms are parted by spaces."""
    index = getattr(import_module(module), engine).open(Path(folder))
    for line in Path(asked).read_text(encoding="utf-8").splitlines():
        sys.stdout.write(f"{index.search(line.split(), BEST)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
