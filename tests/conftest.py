"""What every test may ask for."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# A busy machine is no reason to fail. On CI the examples are the same every time, so that what fails there is
# the change; elsewhere new ones are looked for at every run.
hypothesis.settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("ours")

pytest_plugins = ["tests.discord.fixtures"]

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data, which is not part of the project: the folder `shared` beside the checkout."""
    folder = Path(os.environ.get("VERBATIM_SHARED", CHECKOUT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no development data at {folder}; name its folder in VERBATIM_SHARED")
    return folder


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder of somebody whom modes of files bind: root, whom none does, becomes nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
            Path(name).chmod(0o700)
    finally:
        if root:
            os.seteuid(0)
