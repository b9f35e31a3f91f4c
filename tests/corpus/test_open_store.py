import pytest

from corpus.open_store import open_store
from corpus.store import StoreError


def test_a_relative_path_starts_at_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///data/verbatim.db").close()
    assert (tmp_path / "data" / "verbatim.db").is_file()


def test_a_path_can_be_absolute(tmp_path):
    open_store(f"sqlite:///{tmp_path}/a.db").close()
    assert (tmp_path / "a.db").is_file()


def test_a_store_in_memory_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_store("sqlite:///:memory:") as store:
        assert store.version(1) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["", "verbatim.db", "sqlite:", "sqlite:///", "sqlite://verbatim.db", "https://user:pass1@host/"]
)
def test_any_other_address_is_refused_without_repeating_what_may_be_secret(url):
    with pytest.raises(StoreError, match="Write sqlite:///data/verbatim") as raised:
        open_store(url)
    assert "pass1" not in str(raised.value)
