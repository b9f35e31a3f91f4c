"""All doors that hostile inputs are thrown at."""

from typing import Final

from tests.fuzz.target import Target
from tests.fuzz.targets import reading, texts

TARGETS: Final[tuple[Target, ...]] = (*reading.TARGETS, *texts.TARGETS)
