"""The one base of every failure that a person may be told about, and which failures are nobody's bug."""

import errno
import secrets
from typing import Final

_OF_THE_MACHINE: Final = frozenset(
    [
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO),  # nowhere to write
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM),  # too little of what a process needs
    ]
)
"""What the system refuses to any program, so that no bug of ours is behind it."""


class VerbatimError(Exception):
    """An expected failure; its message is written for the person who meets it: what was wrong, what to do."""


def is_of_the_machine(error: BaseException) -> bool:
    """Whether the machine is short of something that every program needs: room, memory, open files."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in _OF_THE_MACHINE)


def new_reference() -> str:
    """What a bug is called, to whoever met it and in the log: eight characters."""
    return secrets.token_hex(4)


def excerpt(text: str, limit: int = 80) -> str:
    """Enough of someone's text to know it by, safe to put into a message: printable, on one line."""
    start = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return "".join(character if character.isprintable() else "�" for character in start)
