"""All doors that hostile inputs are thrown at."""

from typing import Final

from tests.fuzz.target import Target
from tests.fuzz.targets import arguments, asking, commanding, reading, showing, stored, texts

TARGETS: Final[tuple[Target, ...]] = (
    *reading.TARGETS,
    *texts.TARGETS,
    *asking.TARGETS,
    *showing.TARGETS,
    *stored.TARGETS,
    *commanding.TARGETS,
    *arguments.TARGETS,
)
