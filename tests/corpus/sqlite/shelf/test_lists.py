"""Lists are answered from an index, so that ten thousand articles stay fast."""

import pytest

from corpus.sqlite import SQLiteStore
from corpus.sqlite.shelf import lists
from corpus.sqlite.shelf.lists import Wanted
from corpus.store import Order
from tests.corpus.sqlite.shelf.plan import Plan

HERE = 1001

ASKED = {
    "find": lambda ask: lists.find(ask, HERE, "ship", 25, removed_too=False),
    "find what was removed too": lambda ask: lists.find(ask, HERE, "ship", 25, removed_too=True),
    "count": lambda ask: lists.count(ask, Wanted(HERE, "ship", "")),
    "outlets": lambda ask: lists.outlets(ask, HERE, "post", 25),
    "by title": lambda ask: lists.listings(ask, Wanted(HERE, "", ""), Order.TITLE, 0, 10),
    "by day": lambda ask: lists.listings(ask, Wanted(HERE, "", ""), Order.PUBLISHED, 0, 10),
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_list_reads_the_articles_it_does_not_show(asked):
    with SQLiteStore(":memory:") as store, store._connections.reading() as connection:
        plan = Plan(connection)
        ASKED[asked](plan)
    assert any("USING COVERING INDEX article_" in step for step in plan.steps)
