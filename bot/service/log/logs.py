"""What the running bot says to its maintainer: set up once, in one form, without anybody's words."""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from bot.service.log.lines import JournalLines, JsonLines, PlainLines, TerminalLines
from bot.service.log.redaction import Redaction
from bot.service.log.repeats import Repeats
from bot.service.log.tracebacks import told, traced
from corpus.errors import VerbatimError, new_reference

log = logging.getLogger(__name__)

OURS: Final = ("bot", "corpus")
CHATTY: Final = ("discord",)
"""Libraries whose lines at INFO are worth reading: connected, resumed."""


@contextmanager
def logs(
    level: str, form: str = "text", hidden: Iterable[str] = (), *, stream: TextIO | None = None
) -> Iterator[None]:
    """While the block runs, log to `stream` (by default standard error) from `level` on.

    `form` is "text" or "json"; `hidden` is shown nowhere. What our own code says begins at `level`; that of
    libraries at WARNING, or at INFO where that is worth reading, and never below: their DEBUG shows every
    message that anybody writes. Only at DEBUG does the log quote what errors say, which may be somebody's
    words. Errors that nobody catches are logged too: of threads, of objects being deleted, and warnings.
    """
    out = stream or sys.stderr
    handler = Log(out, Redaction(hidden))
    root = logging.getLogger()
    handlers, hooks = root.handlers[:], (threading.excepthook, sys.unraisablehook)
    levels = {name: logging.getLogger(name).level for name in ("", *OURS, *CHATTY)}
    root.handlers[:] = [handler]
    take_up(level, form)
    logging.captureWarnings(capture=True)
    threading.excepthook, sys.unraisablehook = _of_thread, _of_deletion
    try:
        with _last_words(handler):
            yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks
        logging.captureWarnings(capture=False)
        for name, was in levels.items():
            logging.getLogger(name).setLevel(was)
        root.removeHandler(handler)
        for each in handlers:  # others may have come meanwhile, and stay
            root.addHandler(each)
        handler.close()


def take_up(level: str, form: str) -> None:
    """Log from another level on, and in another form, inside the block of `logs`."""
    least = logging.getLevelName(level)
    logging.getLogger().setLevel(max(least, logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(least)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(least, logging.INFO))
    for handler in logging.getLogger().handlers:
        if isinstance(handler, Log):
            handler.whole = level == "DEBUG"
            handler.setFormatter(_lines(form, handler.stream))


class Log(logging.StreamHandler[TextIO]):
    """Writes records without secrets and, unless `whole`, without the words of errors; repeated ones once."""

    def __init__(
        self, stream: TextIO, redaction: Redaction, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(stream)
        self.whole = False
        self._redaction = redaction
        self._clock = clock
        self._repeats = Repeats()

    def emit(self, record: logging.LogRecord) -> None:
        """Write it, or count it; and write what was counted before, once its time is over."""
        try:
            now = self._clock()
            for summary in self._repeats.over(now):
                super().emit(summary)
            finished = self._finished(record)
            if self._repeats.passes(finished, str(record.msg), now):
                super().emit(finished)
        except Exception:  # noqa: BLE001  whatever it is, the log is no place to fail in
            self.handleError(record)

    def close(self) -> None:
        """Say what was not said yet."""
        with self.lock or threading.RLock():
            for summary in self._repeats.over(float("inf")):
                super().emit(summary)
        super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging names it so
        """A line could not be made or written. Python would print all that was to be in it."""
        kind = type(sys.exception()).__name__
        try:
            self.stream.write(f"verbatim: a line of {record.name} could not be logged ({kind})\n")
        except (OSError, ValueError):  # a full disk, a closed pipe: there is nobody left to tell
            return

    def _finished(self, record: logging.LogRecord) -> logging.LogRecord:
        """A copy with its message made, and its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        text = traced(error, whole=self.whole) if error is not None else None
        made = {
            "msg": self._redaction(self._message(record)),
            "args": None,
            "exc_info": None,
            "stack_info": None,
        }
        return logging.makeLogRecord(
            record.__dict__ | made | {"exc_text": None if text is None else self._redaction(text)}
        )

    def _message(self, record: logging.LogRecord) -> str:
        if self.whole:
            return record.getMessage()
        if record.name == "asyncio":  # its further lines show what a task held, and the error's words
            return record.getMessage().partition("\n")[0]
        if not isinstance(record.args, tuple):
            return record.getMessage()
        arguments = tuple(_shown(each) for each in record.args)
        return str(record.msg) % arguments if arguments else str(record.msg)


def _shown(argument: object) -> object:
    """An error as the log may tell it. Our own expected ones are logged where their words may be read."""
    if isinstance(argument, BaseException) and not isinstance(argument, VerbatimError):
        return told(argument)
    return argument


def _lines(form: str, out: TextIO) -> logging.Formatter:
    if form == "json":
        return JsonLines()
    if _is_journal(out):
        return JournalLines()
    return TerminalLines() if out.isatty() and not os.environ.get("NO_COLOR") else PlainLines()


def _is_journal(out: TextIO) -> bool:
    """Whether what is written goes to systemd's journal (systemd.exec(5), "JOURNAL_STREAM")."""
    try:
        file = os.fstat(out.fileno())
    except (OSError, ValueError):
        return False
    return os.environ.get("JOURNAL_STREAM") == f"{file.st_dev}:{file.st_ino}"


@contextmanager
def _last_words(handler: logging.Handler) -> Iterator[None]:
    """Log why the program ends, where a line on standard error would not do."""
    try:
        yield
    except VerbatimError as error:
        if not isinstance(handler.formatter, JsonLines | JournalLines):
            raise
        log.critical("%s", error)
        raise SystemExit(1) from error
    except Exception as error:
        reference = new_reference()
        error.add_note(f"reference {reference}")
        extra = {"reference": reference}
        log.critical("the bot ends by a bug, reference %s", reference, exc_info=error, extra=extra)
        if isinstance(handler.formatter, JsonLines):  # nothing but objects may follow
            raise SystemExit(1) from error
        raise


def _of_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log.error(
            "the thread %s ended by an error",
            args.thread.name if args.thread else "?",
            exc_info=args.exc_value,
        )


def _of_deletion(args: "sys.UnraisableHookArgs") -> None:
    log.error("an error nobody can catch (%s)", type(args.object).__name__, exc_info=args.exc_value)
