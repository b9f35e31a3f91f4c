"""What curators decide about waiting items."""

import pytest

from bot.feeds.bringing import AlreadyDecided, Bringing
from corpus.article import Article
from corpus.feeds import ItemNotFound, ItemState
from corpus.store import Actor
from tests.bot.feeds.conftest import HERE
from tests.feed_server import Story, told

MO = Actor("mo (1)", "feed")


@pytest.fixture
def bringing(desk):
    return Bringing(desk.shelf, desk.feeds)


@pytest.fixture
async def waiting(desk):
    desk.server.publish(Story(1))
    desk.add(queue=77)
    await desk.visit()
    [item] = desk.feeds.items(HERE, ItemState.WAITING)
    return item


async def test_what_is_approved_comes_on_the_shelf(desk, bringing, waiting):
    item = bringing.approve(HERE, waiting.number, MO)
    assert (item.state, item.note) == (ItemState.ADDED, "mo (1)")
    assert desk.titles() == ["Story 1"]
    assert desk.shelf.store.history(HERE, limit=1)[0].actor == MO


async def test_what_is_rejected_stays_away_through_other_feeds_too(desk, bringing, waiting):
    assert bringing.reject(HERE, waiting.number, MO).state is ItemState.REJECTED
    desk.server.answers["/other"] = desk.server.answers["/feed"]
    other = desk.add("/other")
    await desk.visitor().visit(other)
    await desk.visit()
    assert desk.titles() == []


@pytest.mark.parametrize("again", ["approve", "reject"])
async def test_a_second_decision_is_told_of_the_first(bringing, waiting, again):
    bringing.reject(HERE, waiting.number, MO)
    with pytest.raises(AlreadyDecided) as refusal:
        getattr(bringing, again)(HERE, waiting.number, Actor("ed", "feed"))
    assert refusal.value.item.note == "mo (1)"


async def test_an_article_that_came_otherwise_meanwhile_is_not_added_twice(desk, bringing, waiting):
    desk.shelf.add(HERE, Article("Pasted", told(1)), MO)
    assert bringing.approve(HERE, waiting.number, MO).state is ItemState.DUPLICATE
    assert desk.titles() == ["Pasted"]


async def test_an_item_of_a_removed_feed_is_gone(desk, bringing, waiting):
    desk.feeds.remove(HERE, desk.feed().number)
    with pytest.raises(ItemNotFound, match="removed"):
        bringing.approve(HERE, waiting.number, MO)


class TestChanged:
    """A change of an approved article waits for a decision as well."""

    @pytest.fixture
    async def changed(self, desk, bringing, waiting):
        bringing.approve(HERE, waiting.number, MO)
        desk.server.stories[0].text = told(1).replace("Report 1", "Correction 1")
        await desk.visit()
        [item] = desk.feeds.items(HERE, ItemState.WAITING)
        return item

    def text(self, desk):
        [article] = desk.shelf.store.articles(HERE)
        return article.text

    async def test_approved(self, desk, bringing, changed):
        assert self.text(desk).startswith("Report 1")
        bringing.approve(HERE, changed.number, MO)
        assert self.text(desk).startswith("Correction 1")

    async def test_rejected(self, desk, bringing, changed):
        assert bringing.reject(HERE, changed.number, MO).state is ItemState.ADDED
        assert self.text(desk).startswith("Report 1")
