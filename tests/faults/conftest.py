"""A database to befall, and the shelf on it."""

from pathlib import Path

import pytest

from tests.faults.shelves import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with the articles `a` and `b` on the shelf `HERE`."""
    path = tmp_path / "verbatim.db"
    filled(path, "a", "b").close()
    return path
