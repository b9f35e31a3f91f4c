"""Every find of a fuzz run is kept and stays mended, and a short run finds nothing."""

import pytest

from tests.fuzz import cases
from tests.fuzz.campaign import shared_out
from tests.fuzz.targets import TARGETS
from tests.fuzz.trial import tried

BY_NAME = {target.name: target for target in TARGETS}
SHORT = {part.target: part.count for part in reversed(shared_out(TARGETS, 4_000))}
"""How many inputs each target gets at every run of the tests."""


@pytest.fixture(scope="module", autouse=True)
def _closed():
    yield
    for target in TARGETS:
        target.end()


@pytest.mark.parametrize("path", sorted(cases.KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_what_was_found_once_is_taken_well(path):
    case = cases.read(path)
    trial = tried(BY_NAME[case.target], case.given)
    assert trial.find is None, trial.find


@pytest.mark.parametrize("name", BY_NAME)
def test_a_short_run_finds_nothing(name):
    target = BY_NAME[name]
    for number in range(SHORT[name]):
        trial = tried(target, target.input("short", number))
        assert trial.find is None, f"input {number}: {trial.find}"
