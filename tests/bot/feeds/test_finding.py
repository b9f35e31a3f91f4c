import pytest

from bot.feeds.door import Door
from bot.feeds.finding import find_feed
from corpus.address import NotAWebAddress
from corpus.page import PageRefused
from corpus.readers.feed import NoFeed
from tests.feed_server import Story, fetch_here
from tests.loopback_site import redirect, response


@pytest.fixture
def find(server):
    return lambda path: find_feed(Door(fetch_here, pause=0), server.url(path))


def page(*links: str) -> bytes:
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links)
    return response(f"<html><head>{head}</head><body>Hello</body></html>".encode())


async def test_a_feed_is_found_with_its_newest_items_first(server, find):
    server.publish(
        Story(1, date="Sun, 01 Mar 2026 12:00:00 GMT"),
        Story(2, date="Mon, 02 Mar 2026 12:00:00 GMT", whole=False),
    )
    found = await find("/feed")
    assert (found.url, found.title, found.whole) == (server.feed_url, "The Loopback Herald", 1)
    assert [item.article.title for item in found.items] == ["Story 2", "Story 1"]


async def test_where_it_moved_for_good_is_its_address(server, find):
    server.answers |= {
        "/old": response(b"", "Location: /feed", status="301 Moved"),
        "/now": redirect("/feed"),
    }
    assert (await find("/old")).url == server.feed_url
    assert (await find("/now")).url == server.url("/now")


async def test_of_the_feeds_of_a_page_the_first_that_works_is_taken(server, find):
    server.answers |= {"/": page("/gone", "/itself", "/feed"), "/itself": page()}
    assert (await find("/")).url == server.feed_url


async def test_a_page_without_a_feed_is_said_to_have_none(server, find):
    server.answers["/"] = page("/gone")
    with pytest.raises(NoFeed):
        await find("/")


async def test_what_is_not_there_is_said(find):
    with pytest.raises(PageRefused, match="404"):
        await find("/nowhere")


@pytest.mark.parametrize("typed", ["", "ftp://h.example/", "https://a:b@h.example/", "two words"])
async def test_what_is_no_address_is_said(typed):
    with pytest.raises(NotAWebAddress):
        await find_feed(Door(fetch_here, pause=0), typed)
