"""What a user is told of a bug: where its traceback is kept."""

import os
import tempfile
import traceback
from pathlib import Path
from typing import Final

from corpus.errors import excerpt, new_reference

_OURS_ALONE: Final = 0o600
"""The traceback may quote what was asked: nobody else on this machine reads it."""


def reported_bug(error: Exception) -> str:
    """Keep the traceback in a file, and say where it is, by the reference that the log gave it, if it did."""
    notes = (str(note).partition("reference ") for note in getattr(error, "__notes__", ()))
    reference = next((number for before, found, number in notes if found and not before), new_reference())
    report = Path(tempfile.gettempdir(), f"verbatim-error-{reference}.txt")
    try:
        file = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OURS_ALONE)
        with open(file, "w", encoding="utf-8", errors="replace") as kept:  # noqa: PTH123  a Path cannot take it
            kept.writelines(traceback.format_exception(error))
    except OSError as refusal:
        return (
            f"Something went wrong inside Verbatim ({type(error).__name__}: {excerpt(str(error))}). "
            f"No report of it could be written to {report} ({refusal.strerror})."
        )
    return (
        f"Something went wrong inside Verbatim (reference {reference}). What happened is written to {report}."
    )
