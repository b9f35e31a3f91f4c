"""An outage in the log: a line without a traceback, and not again and again."""

import io
import logging

import pytest

from bot.service.log.expected import tersely
from bot.service.log.logs import Log
from bot.service.log.redaction import Redaction


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def written(clock):
    """What the log says inside of `tersely`, for which a `ConnectionError` is expected."""
    root, stream = logging.getLogger(), io.StringIO()
    handler = Log(stream, Redaction([]), clock=lambda: clock[0])
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    root.addHandler(handler)
    with tersely(lambda error: isinstance(error, ConnectionError)):
        yield stream
    root.removeHandler(handler)


def fail(error, words="Attempting to connect again in %d s", *, wait=1):
    logging.getLogger("discord.client").error(words, wait, exc_info=error)


def test_it_is_a_warning_in_one_line(written):
    fail(ConnectionError("no\nroute"))
    assert written.getvalue() == ("WARNING Attempting to connect again in 1 s: ConnectionError: no route\n")


def test_it_is_told_again_after_ten_minutes_with_how_often_it_was_not(written, clock):
    for second in range(0, 601, 60):
        clock[0] = second
        fail(ConnectionError(f"try {second}"), wait=second)
    lines = written.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[1].endswith("(this or its like was said 9 times more)")
    assert lines[2].endswith("try 600")


def test_another_kind_is_told(written):
    fail(ConnectionResetError("reset"))
    fail(ConnectionRefusedError("refused"))
    fail(ConnectionRefusedError("refused"), "Elsewhere: %d")
    assert len(written.getvalue().splitlines()) == 3


def test_what_is_not_expected_keeps_its_traceback(written):
    fail(ValueError("a bug"))
    assert written.getvalue().startswith("ERROR Attempting to connect again in 1 s\n")
    assert "ValueError" in written.getvalue()
