"""Log records as lines: for a terminal, for the journal, for a file, and as JSON."""

import json
import logging
import re
from datetime import datetime
from typing import Final

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_COLOURS: Final = {"DEBUG": "2", "WARNING": "33", "ERROR": "31", "CRITICAL": "1;31"}

_PRIORITIES: Final = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3}
"""Of levels, as syslog has them (sd-daemon(3)); what is above an error is critical, 2."""


class PlainLines(logging.Formatter):
    """`2026-11-23T02:13:04.123+00:00 WARNING bot.feeds.poller: what happened`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record in a line, and under it its traceback if it has one."""
        lines = [f"{self.head(record)}{one_line(record.getMessage())}"]
        if record.exc_text:
            lines += harmless(record.exc_text).splitlines()
        return "\n".join(lines)

    def head(self, record: logging.LogRecord) -> str:
        """What stands before the message."""
        return f"{rfc3339(record.created)} {record.levelname} {record.name}: "


class TerminalLines(PlainLines):
    """`02:13:04 WARNING bot.feeds.poller: what happened`, in colours."""

    def head(self, record: logging.LogRecord) -> str:
        """What stands before the message."""
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        level = f"{record.levelname:<7}"
        if colour := _COLOURS.get(record.levelname):
            level = f"\x1b[{colour}m{level}\x1b[0m"
        return f"{time} {level} {record.name}: "


class JournalLines(PlainLines):
    """`<4>bot.feeds.poller: what happened`: systemd's journal takes the level from it, and has the time."""

    def format(self, record: logging.LogRecord) -> str:
        """The same; each line has its level, as each is an entry of its own to the journal."""
        priority = next((_PRIORITIES[level] for level in _PRIORITIES if record.levelno <= level), 2)
        return "\n".join(f"<{priority}>{line}" for line in super().format(record).splitlines())

    def head(self, record: logging.LogRecord) -> str:
        """What stands before the message."""
        return f"{record.name}: "


class JsonLines(logging.Formatter):
    """One object in a line: `time` (RFC 3339), `level`, `logger`, `message`; and where there are any,
    `reference` (what a user was told), `repeated` (how often more it was said) and `exception`.
    """  # noqa: D205

    def format(self, record: logging.LogRecord) -> str:
        """The record in a line."""
        line: dict[str, object] = {
            "time": rfc3339(record.created),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        for name in ("reference", "repeated"):
            if name in record.__dict__:
                line[name] = record.__dict__[name]
        if record.exc_text:
            line["exception"] = record.exc_text
        return json.dumps(line)


def rfc3339(moment: float) -> str:
    """A time in seconds since 1970 with the zone of this machine (RFC 3339)."""
    return datetime.fromtimestamp(moment).astimezone().isoformat(timespec="milliseconds")


def one_line(text: str) -> str:
    """The text without what could end the line, or steer a terminal: nobody forges a line of the log."""
    return _BREAKS.sub(_escaped, text)


def harmless(text: str) -> str:
    """The same, with its ends of lines."""
    return _CONTROLS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()
