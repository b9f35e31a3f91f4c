"""What curators decide about waiting items."""

from dataclasses import replace

import pytest

from bot.feeds import bringing as module
from bot.feeds.bringing import AlreadyDecided, Bringing, ChangedMeanwhile
from corpus.article import Article
from corpus.feeds import ItemNotFound, ItemState
from corpus.fingerprint import fingerprint as known_by
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
    item = bringing.approve(HERE, waiting.number, waiting.digest[:8], MO)
    assert (item.state, item.note) == (ItemState.ADDED, "mo (1)")
    assert desk.titles() == ["Story 1"]
    assert desk.shelf.store.history(HERE, limit=1)[0].actor == MO


async def test_what_is_rejected_stays_away_through_other_feeds_too(desk, bringing, waiting):
    assert bringing.reject(HERE, waiting.number, waiting.digest[:8], MO).state is ItemState.REJECTED
    desk.server.answers["/other"] = desk.server.answers["/feed"]
    other = desk.add("/other")
    await desk.visitor().visit(other)
    await desk.visit()
    assert desk.titles() == []


@pytest.mark.parametrize("again", ["approve", "reject"])
async def test_a_second_decision_is_refused(bringing, waiting, again):
    bringing.reject(HERE, waiting.number, waiting.digest[:8], MO)
    with pytest.raises(AlreadyDecided):
        getattr(bringing, again)(HERE, waiting.number, waiting.digest, Actor("ed", "feed"))


async def test_an_article_that_came_otherwise_meanwhile_is_not_added_twice(desk, bringing, waiting):
    desk.shelf.add(HERE, Article("Pasted", told(1)), MO)
    assert bringing.approve(HERE, waiting.number, waiting.digest[:8], MO).state is ItemState.DUPLICATE
    assert desk.titles() == ["Pasted"]


@pytest.mark.parametrize("decide", ["approve", "reject"])
async def test_nobody_decides_about_what_they_did_not_see(desk, bringing, waiting, decide):
    desk.server.stories[0].text = told(1).replace("Report 1", "Slander 1")
    await desk.visit()
    with pytest.raises(ChangedMeanwhile, match="look at it again"):
        getattr(bringing, decide)(HERE, waiting.number, waiting.digest[:8], MO)
    [item] = desk.feeds.items(HERE, ItemState.WAITING)
    assert item.article.text.startswith("Slander 1")
    assert desk.titles() == []


async def test_an_item_of_a_removed_feed_is_gone(desk, bringing, waiting):
    desk.feeds.remove(HERE, desk.feed().number)
    with pytest.raises(ItemNotFound, match="removed"):
        bringing.approve(HERE, waiting.number, waiting.digest[:8], MO)


class TestChanged:
    """A change of an approved article waits for a decision as well."""

    @pytest.fixture
    async def changed(self, desk, bringing, waiting):
        bringing.approve(HERE, waiting.number, waiting.digest[:8], MO)
        desk.server.stories[0].text = told(1).replace("Report 1", "Correction 1")
        await desk.visit()
        [item] = desk.feeds.items(HERE, ItemState.WAITING)
        return item

    def text(self, desk):
        [article] = desk.shelf.store.articles(HERE)
        return article.text

    async def test_approved(self, desk, bringing, changed):
        assert self.text(desk).startswith("Report 1")
        bringing.approve(HERE, changed.number, changed.digest[:8], MO)
        assert self.text(desk).startswith("Correction 1")

    async def test_rejected(self, desk, bringing, changed):
        assert bringing.reject(HERE, changed.number, changed.digest[:8], MO).state is ItemState.KEPT
        assert self.text(desk).startswith("Report 1")

    async def test_a_change_after_a_rejected_one_is_asked_about_again(self, desk, bringing, changed):
        bringing.reject(HERE, changed.number, changed.digest[:8], MO)
        desk.server.stories[0].text = told(1).replace("Report 1", "Second correction 1")
        await desk.visit()
        [again] = desk.feeds.items(HERE, ItemState.WAITING)
        assert again.article.text.startswith("Second correction 1")

    async def test_of_an_article_taken_off_the_shelf_it_is_left_out(self, desk, bringing, changed):
        desk.shelf.remove(HERE, changed.article_id, MO)
        item = bringing.approve(HERE, changed.number, changed.digest[:8], MO)
        assert (item.state, item.note) == (ItemState.REJECTED, None)
        assert desk.titles() == []

    async def test_approved_it_comes_in_place_of_what_a_moderator_wrote(self, desk, bringing, changed):
        desk.shelf.revise(HERE, changed.article_id, Article("Mine", f"{told(1)}\n\nMine."), Actor("mo", "x"))
        bringing.approve(HERE, changed.number, changed.digest[:8], MO)
        assert self.text(desk).startswith("Correction 1")


async def test_the_texts_of_those_that_wait_are_looked_at_once(desk, bringing, waiting, monkeypatch):
    looked_at = []
    monkeypatch.setattr(module, "fingerprint", lambda article: looked_at.append(article) or known_by(article))
    new = replace(waiting, article=Article("Another", told(2)), digest="d2")
    for _ in range(3):
        assert not bringing._is_here(HERE, new, new.article)
    assert looked_at.count(waiting.article) == 1
