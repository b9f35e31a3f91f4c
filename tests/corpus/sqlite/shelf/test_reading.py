"""What is looked for is found by an index of its own: an addition costs the same on a shelf of any size."""

import pytest

from corpus.sqlite import SQLiteStore
from corpus.sqlite.shelf import reading
from corpus.store import Fingerprint
from tests.corpus.sqlite.shelf.plan import Plan

HERE = 1001

ASKED = {
    "what is alike": (
        lambda ask: reading.matches(ask, HERE, Fingerprint("https://a.example/1", "0" * 64, 1)),
        [
            "article_url (server_id=? AND url=?)",
            "article_digest (server_id=? AND digest=?)",
            *(f"article_band_{band} (server_id=? AND <expr>=?)" for band in range(4)),
        ],
    ),
    "articles by their ids": (
        lambda ask: list(reading.articles(ask, HERE, ["a1", "a2"])),
        ["sqlite_autoindex_article_1 (server_id=? AND id=?)"],
    ),
    "one article": (
        lambda ask: reading.article(ask, HERE, "a1", None, removed_too=False),
        ["sqlite_autoindex_article_1 (server_id=? AND id=?)"],
    ),
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_shelf_is_walked_for_a_few_of_its_articles(asked):
    ask, indexes = ASKED[asked]
    with SQLiteStore(":memory:") as store, store._connections.reading() as connection:
        plan = Plan(connection)
        ask(plan)
    of_articles = [step for step in plan.steps if " article USING INDEX " in step]
    assert of_articles == [f"SEARCH article USING INDEX {index}" for index in indexes]
