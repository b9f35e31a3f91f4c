"""What the server is told of a feed that goes bad, and how the visits end with the bot."""

from datetime import timedelta

import pytest

from corpus.feeds import Standing, Terms, Visit
from corpus.servers import EventKind
from tests.feed_server import Story
from tests.loopback_site import response

NAME = "The Loopback Herald"


@pytest.fixture
def failing(loopback, feeds, site):
    """A feed that has failed for over a day."""
    now = loopback.clock.now()
    feed = feeds.add(loopback.server.id, site.feed_url, NAME, Terms(), by="mo", now=now)
    standing = Standing(now, failing_since=now - timedelta(hours=25), failures=9, failure="It stalls.")
    feeds.visited(loopback.server.id, feed.number, Visit(standing), now)
    return feed


async def test_a_feed_that_fails_for_a_day_stands_in_the_trail_and_when_it_recovers(
    bot, loopback, feeds, site, failing, trail, titles
):
    site.publish(Story(1))
    site.fault = response(b"", status="503 Service Unavailable")
    await bot.following.poller.look()
    await loopback.until(trail, "the line in the trail")
    [(kind, about)] = trail()
    assert kind is EventKind.FEED_FAILING
    assert about.startswith(f"{NAME}: The site gave no page, but the answer 503")
    site.fault = None
    await loopback.until(lambda: not bot.following.poller._under_way, "the end of the visit")
    feeds.pause(loopback.server.id, failing.number, False, loopback.clock.now())  # due at once
    await bot.following.poller.look()
    await loopback.until(titles, "the article")
    await loopback.until(lambda: len(trail()) == 2, "the second line in the trail")
    assert trail()[1] == (EventKind.FEED_RECOVERED, NAME)


async def test_the_feeds_of_a_server_the_bot_has_left_rest(bot, loopback, feeds, site):
    feeds.add(999, site.feed_url, NAME, Terms(), by="mo", now=loopback.clock.now())
    await bot.following.poller.look()
    assert not bot.following.poller._under_way
    assert not site.connections


async def test_visits_end_with_the_bot(loopback, connect, feeds, site):
    feeds.add(loopback.server.id, site.feed_url, NAME, Terms(), by="mo", now=loopback.clock.now())
    site.fault = site.stall
    client = connect()
    async with loopback.online(client):
        await client.following.poller.look()
        await loopback.until(lambda: site.connections, "the visit")
    assert not client.following.poller._under_way
