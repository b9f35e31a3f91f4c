"""Whatever a feed server does and in whatever order: every article once, nothing lost."""

import random

import pytest

from corpus.feeds import ItemState
from tests.bot.feeds.conftest import HERE, Desk
from tests.feed_server import FeedServer, Story
from tests.loopback_site import redirect, response

VISITS = 15


def change_dates(server: FeedServer, dice: random.Random) -> None:
    for story in server.stories:
        story.date = f"Mon, {dice.randrange(1, 28):02} Mar 2026 12:00:00 GMT"


def repeat_items(server: FeedServer, dice: random.Random) -> None:
    server.stories += dice.sample(server.stories, min(3, len(server.stories)))


def rename_items(server: FeedServer, dice: random.Random) -> None:
    for story in dice.sample(server.stories, min(3, len(server.stories))):
        story.guid = f"{story.guid}-{dice.randrange(1000)}"


def shuffle_items(server: FeedServer, dice: random.Random) -> None:
    dice.shuffle(server.stories)


def faults(server: FeedServer, dice: random.Random) -> object:
    return dice.choice(
        [
            server.go_away,
            server.bomb(),
            server.promise_more(),
            server.promise_less(),
            server.entity_bomb(),
            redirect("/feed"),
            response(b"", status="304 Not Modified"),
            response(b"", "Retry-After: 3600", status="503 Service Unavailable"),
            response(b"<html><body>Be right back</body></html>"),
        ]
    )


@pytest.mark.parametrize("seed", range(3))
async def test_every_article_once_and_nothing_lost(desk: Desk, seed: int):
    dice = random.Random(seed)
    server = desk.server
    desk.add()
    published = 0
    for _ in range(VISITS):
        server.fault = faults(server, dice) if dice.random() < 0.5 else None
        for _ in range(dice.choice([0, 0, 1, 2])):
            published += 1
            server.publish(Story(published, whole=dice.random() < 0.8))
        dice.choice([change_dates, repeat_items, rename_items, shuffle_items])(server, dice)
        await desk.visit()
    server.fault = None
    for _ in range(3):
        await desk.visit()
    older = desk.counts().get(ItemState.OLDER, 0)
    assert len(desk.titles()) == len(set(desk.titles())) == published - older
    assert desk.shelf.store.version(HERE) == published - older  # added, and never touched again
    assert not desk.feeds.items(HERE, ItemState.NEW)
    failed = desk.feeds.items(HERE, ItemState.FAILED)
    assert {item.article.url for item in failed} <= {"http://127.0.0.1:1/b"}  # the bomb's own
