from pathlib import Path

import pytest

from tests.benchmarks.engines.engine import Engine, bytes_on_disk
from tests.benchmarks.engines.installed import installed, missing

ARTICLES = (
    (("bridg", "close", "council"), ("bridg", "repair", "4.2"), ("ferri", "run")),
    (("storm", "harbour", "o'neil"), ("storm", "damag", "usa")),
    (("school", "day", 'say "no"'), ("école", "第三", "teacher"), ("rain", "sun", "rain")),
)
LATER = (("tunnel", "bore"), ("tunnel", "open", "bridg"))


@pytest.fixture(params=installed(), ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> type[Engine]:
    return request.param


def matching(index: Engine, *terms: str) -> set[int]:
    """What an engine finds: those that fill up to `k` with passages that do not match do so at the end."""
    count = sum(bool(set(terms) & set(passage)) for article in (*ARTICLES, LATER) for passage in article)
    return set(index.search(terms, count))


def test_the_projects_own_engine_is_compared_with_two_that_are_always_there() -> None:
    assert {"Verbatim", "rank_bm25", "SQLite FTS5"} <= {engine.name for engine in installed()}
    assert not {engine.name for engine in installed()} & set(missing())


def test_it_finds_the_passages_that_hold_a_term(engine: type[Engine], tmp_path: Path) -> None:
    index = engine.build(tmp_path, ARTICLES)
    assert matching(index, "storm") == {3, 4}
    assert matching(index, "ferri", "teacher") == {2, 6}
    assert matching(index, "4.2") == {1}
    assert matching(index, "o'neil") == {3}
    assert matching(index, "école") == matching(index, "第三") == {6}
    index.close()


def test_it_puts_the_passage_with_more_of_the_terms_first(engine: type[Engine], tmp_path: Path) -> None:
    index = engine.build(tmp_path, ARTICLES)
    assert index.search(["bridg", "repair"], 2)[0] == 1
    index.close()


def test_what_is_on_disk_finds_the_same(engine: type[Engine], tmp_path: Path) -> None:
    engine.build(tmp_path, ARTICLES).close()
    assert bytes_on_disk(tmp_path) > 0
    index = engine.open(tmp_path)
    assert matching(index, "storm") == {3, 4}
    index.close()


def test_what_is_added_is_found_until_it_is_removed(engine: type[Engine], tmp_path: Path) -> None:
    index = engine.build(tmp_path, ARTICLES)
    first = index.add(LATER)
    assert first == 8
    assert matching(index, "tunnel") == {8, 9}
    index.remove(first, LATER)
    assert not set(index.search(["tunnel"], 8)) & {8, 9}
    assert matching(index, "storm") == {3, 4}
    index.close()


def test_changes_of_the_projects_own_outlive_the_process(tmp_path: Path) -> None:
    ours = next(engine for engine in installed() if engine.name == "Verbatim")
    index = ours.build(tmp_path, ARTICLES)
    index.remove(3, ARTICLES[1])
    index.add(LATER)
    index.close()
    again = ours.open(tmp_path)
    assert list(again.search(["storm"], 5)) == []
    assert set(again.search(["tunnel"], 5)) == {8, 9}
    again.close()
