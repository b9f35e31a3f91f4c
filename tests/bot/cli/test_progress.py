"""Progress bars: on a terminal, and nowhere else."""

import io
import sys

import pytest

from bot.cli.progress import waiting, with_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("total", [None, 3])
def test_whoever_watches_a_terminal_sees_how_far_it_is(monkeypatch, total):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(with_progress("abc", "Adding articles", total)) == ["a", "b", "c"]
    assert "Adding articles" in sys.stderr.getvalue()
    assert "3/" in sys.stderr.getvalue()


def test_a_file_or_a_program_is_told_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert list(with_progress("abc", "Adding articles")) == ["a", "b", "c"]
    assert sys.stderr.getvalue() == ""


def test_whoever_waits_at_a_terminal_is_told_for_what(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    with waiting("Reading the articles"):
        pass
    assert "Reading the articles ..." in sys.stderr.getvalue()


def test_a_program_that_waits_is_not(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with waiting("Reading the articles"):
        pass
    assert sys.stderr.getvalue() == ""
