"""What every test may ask for."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["tests.discord.fixtures"]

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data, which is not part of the project: the folder `shared` beside the checkout."""
    folder = Path(os.environ.get("VERBATIM_SHARED", CHECKOUT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no development data at {folder}; name its folder in VERBATIM_SHARED")
    return folder
