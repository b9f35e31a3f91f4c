"""What a user is told of a bug: where its traceback is kept."""

import tempfile
import traceback
from pathlib import Path
from secrets import token_hex

from corpus.errors import excerpt


def reported_bug(error: Exception) -> str:
    """Keep the traceback in a file, and say where it is."""
    reference = token_hex(4)
    report = Path(tempfile.gettempdir(), f"verbatim-error-{reference}.txt")
    try:
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    except OSError as refusal:
        return (
            f"Something went wrong inside Verbatim ({type(error).__name__}: {excerpt(str(error))}). "
            f"No report of it could be written to {report} ({refusal.strerror})."
        )
    return (
        f"Something went wrong inside Verbatim (reference {reference}). What happened is written to {report}."
    )
