import pytest

from bot.training import fitting


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough to learn what these tests teach, in seconds."""
    monkeypatch.setattr(fitting, "RANKER_TREES", 12)
    monkeypatch.setattr(fitting, "JUDGE_TREES", 12)
