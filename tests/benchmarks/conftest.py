"""What a test run should say about the engines that are compared with."""

import pytest

from tests.benchmarks.engines.installed import missing


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the engines that were not tested, since their packages are not there."""
    for engine, lacking in missing().items():
        terminalreporter.write_line(f"not tested: the benchmark of {engine}, for want of {lacking}")
