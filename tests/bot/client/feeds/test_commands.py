"""Following, listing, pausing and removing feeds, over the wire."""

import pytest

from bot.client.feeds import deciding
from corpus.feeds import Standing, Terms, Visit
from corpus.servers import EventKind
from tests.bot.client.conftest import forged_click
from tests.bot.client.feeds.conftest import enabled
from tests.feed_server import Story
from tests.loopback_site import response

pytestmark = pytest.mark.usefixtures("bot")

NAME = "The Loopback Herald"


@pytest.fixture
def may_write(bot, loopback):
    """Whether the bot believes that it may write in a channel."""

    def may_write(channel):
        server = bot.get_guild(loopback.server.id)
        known = server.get_channel(channel.id)
        return known is None or known.permissions_for(server.me).send_messages

    return may_write


class TestAdd:
    async def test_what_was_found_is_shown_before_it_is_followed(self, site, mo, feeds, loopback):
        site.publish(Story(1, title="Ships *leave*"), Story(2, whole=False))
        asked = await mo.slash("feed add", url=site.feed_url, exclude="ships").response()
        assert asked.ephemeral
        assert f"**{NAME}** has 2 articles" in asked.content
        assert r"- Ships \*leave\*" in asked.content
        assert "fit 1 of them" in asked.content
        assert "on the site's pages" in asked.content
        assert enabled(asked) == ["Follow", "Leave it"]
        assert not feeds.feeds(loopback.server.id)

    async def test_its_articles_come_at_once(self, site, follow, loopback, titles, trail, mo):
        site.publish(Story(1), Story(2))
        asked = await follow()
        assert asked.content.startswith(f"Following **{NAME}**")
        await loopback.until(lambda: titles() == {"Story 1", "Story 2"}, "the articles")
        assert trail() == [(EventKind.FEED_ADDED, NAME)]
        mo.mentions_bot(loopback.channel, "begins?")
        assert "Report 1 begins here." in (await loopback.channel.next_message()).text

    async def test_a_page_leads_to_its_feed(self, site, mo):
        link = '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">'
        gone = link.replace("/feed", "/gone")
        site.answers["/"] = response(f"<html><head>{gone}{link}</head><body>Hello</body></html>".encode())
        site.publish(Story(1))
        asked = await mo.slash("feed add", url=site.url("/")).response()
        assert f"**{NAME}** has 1 article." in asked.content

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (response(b"", status="404 Not Found"), "404"),
            (response(b"<html><body>No feed</body></html>"), "neither RSS nor Atom"),
            (response(b"x", "Content-Type: image/png"), "not a page of text"),
        ],
    )
    async def test_what_is_no_feed_is_said(self, site, mo, answer, words):
        site.fault = answer
        said = await mo.slash("feed add", url=site.feed_url).response()
        assert words in said.content
        assert not said.buttons

    async def test_a_feed_is_followed_once(self, site, follow, mo):
        await follow()
        asked = await mo.slash("feed add", url=site.feed_url).response()
        said = await mo.clicks(asked, "Follow").followup()
        assert "has the feed" in said.content
        assert enabled(asked) == []

    async def test_a_feed_can_be_left(self, site, mo, feeds, loopback):
        asked = await mo.slash("feed add", url=site.feed_url).response()
        await mo.clicks(asked, "Leave it").response()
        assert asked.content == "Not followed."
        assert not feeds.feeds(loopback.server.id)

    async def test_a_queue_where_the_bot_may_not_write_is_refused(self, site, mo, loopback, may_write):
        closed = loopback.add_channel("closed")
        closed.override(loopback.bot, send_messages=False)
        loopback.channel_changed(closed)
        await loopback.until(lambda: not may_write(closed), "the bot's knowledge")
        said = await mo.slash("feed add", url=site.feed_url, queue=closed).response()
        assert "may not write in that channel" in said.content

    async def test_a_stranger_and_someone_demoted_are_refused(self, site, mo, loopback, feeds):
        asked = await mo.slash("feed add", url=site.feed_url).response()
        other = loopback.user("other", manage_messages=True)
        assert "Only the person" in (await forged_click(other, asked, "Follow").response()).content
        loopback.server.members[mo.id].roles.clear()
        assert "may have changed" in (await mo.clicks(asked, "Follow").response()).content
        assert not feeds.feeds(loopback.server.id)

    async def test_no_decision_is_said(self, site, mo, loopback, monkeypatch):
        monkeypatch.setitem(deciding.Follow.__init__.__kwdefaults__, "timeout", 0.1)
        asked = await mo.slash("feed add", url=site.feed_url).response()
        await loopback.until(lambda: not enabled(asked), "the end of patience")
        assert asked.content.startswith("Not followed: nobody")


class TestList:
    async def test_no_feeds(self, mo):
        said = await mo.slash("feed list").response()
        assert said.ephemeral
        assert "`/feed add`" in said.text

    async def test_each_feed_says_how_it_fares(self, mo, loopback, feeds, may_write):
        server = loopback.server.id
        terms = Terms(("ship",), ("sport",), loopback.channel.id)
        now = loopback.clock.now()
        good = feeds.add(server, "https://good.example/f", "Good *news*", terms, by="mo", now=now)
        bad = feeds.add(server, "https://bad.example/f", "", Terms(), by="mo", now=now)
        feeds.visited(server, good.number, Visit(Standing(now, succeeded=now)), now)
        broken = Standing(now, failing_since=now, failures=3, failure="The site is away.")
        feeds.visited(server, bad.number, Visit(broken), now)
        text = (await mo.slash("feed list").response()).text
        assert "## 2 feeds" in text
        assert r"**Good \*news\*** · good.example" in text
        assert f"0 wait in <#{loopback.channel.id}>" in text
        assert "Only with: ship" in text
        assert "Never with: sport" in text
        assert "**bad.example**" in text
        assert "Failing since <t:" in text
        assert "The site is away." in text
        assert "may not write" not in text
        loopback.channel.override(loopback.bot, send_messages=False)
        loopback.channel_changed(loopback.channel)
        await loopback.until(lambda: not may_write(loopback.channel), "the bot's knowledge")
        assert "may not write" in (await mo.slash("feed list").response()).text

    async def test_pages_are_turned(self, mo, loopback, feeds):
        for number in range(1, 9):
            now = loopback.clock.now()
            feeds.add(
                loopback.server.id, f"https://{number}.example/", f"Feed {number}", Terms(), by="mo", now=now
            )
        page = await mo.slash("feed list").response()
        assert "Feed 4" in page.text
        assert "Feed 5" not in page.text
        assert enabled(page) == ["Next"]
        await mo.clicks(page, "Next").response()
        assert "Feed 8" in page.text
        assert enabled(page) == ["Previous"]
        loopback.server.members[mo.id].roles.clear()
        assert "Only curators" in (await mo.clicks(page, "Previous").followup()).content


@pytest.fixture
def herald(feeds, loopback, site):
    return feeds.add(loopback.server.id, site.feed_url, NAME, Terms(), by="mo", now=loopback.clock.now())


class TestPause:
    async def test_a_paused_feed_is_resumed_by_the_same_command(self, mo, herald, feeds, loopback, trail):
        [choice] = await mo.autocomplete("feed pause", feed="herald").choices()
        assert choice["name"] == NAME
        said = await mo.slash("feed pause", feed=choice["value"]).response()
        assert said.content.startswith(f"Paused **{NAME}**")
        assert feeds.feed(loopback.server.id, herald.number).paused
        assert "Paused" in (await mo.slash("feed list").response()).text
        said = await mo.slash("feed pause", feed="loopback her").response()
        assert said.content.startswith(f"Resumed **{NAME}**")
        assert not feeds.feed(loopback.server.id, herald.number).paused
        assert [kind for kind, _ in trail()] == [EventKind.FEED_PAUSED, EventKind.FEED_RESUMED]

    @pytest.mark.parametrize("typed", ["@everyone", "999999", "9" * 90])
    async def test_what_is_not_there_is_said(self, mo, typed):
        said = await mo.slash("feed pause", feed=typed).response()
        assert "No feed of this server has" in said.content


class TestRemove:
    @pytest.fixture
    async def asked(self, mo, herald):
        return await mo.slash("feed remove", feed=str(herald.number)).response()

    async def test_its_articles_stay(self, mo, asked, add, loopback, feeds, titles, trail):
        add(loopback.server.id, "Story 1", "It came by the feed.")
        assert asked.content.startswith(f"Remove the feed **{NAME}**?")
        await mo.clicks(asked, "Remove").response()
        assert asked.content.startswith(f"Removed the feed **{NAME}**")
        assert not feeds.feeds(loopback.server.id)
        assert titles() == {"Story 1"}
        assert trail() == [(EventKind.FEED_REMOVED, NAME)]

    async def test_kept(self, mo, asked, loopback, feeds):
        await mo.clicks(asked, "Keep").response()
        assert asked.content == f"Kept the feed **{NAME}**."
        assert feeds.feeds(loopback.server.id)

    async def test_removed_by_somebody_else_meanwhile(self, mo, asked, loopback, feeds, herald):
        feeds.remove(loopback.server.id, herald.number)
        await mo.clicks(asked, "Remove").response()
        assert "was removed meanwhile" in asked.content

    async def test_no_decision_keeps_it(self, mo, herald, loopback, feeds, monkeypatch):
        monkeypatch.setitem(deciding.Unfollow.__init__.__kwdefaults__, "timeout", 0.1)
        asked = await mo.slash("feed remove", feed=str(herald.number)).response()
        await loopback.until(lambda: not enabled(asked), "the end of patience")
        assert asked.content.startswith(f"Kept the feed **{NAME}**: nobody")
        assert feeds.feeds(loopback.server.id)


async def test_members_are_not_offered_it_and_nobody_is_in_direct_messages(loopback, mo):
    ann = loopback.user("ann")
    for person, channel in ((ann, loopback.channel), (mo, mo.direct)):
        with pytest.raises(AssertionError, match="not offered"):
            person.slash("feed list", channel=channel)


async def test_another_servers_feeds_are_neither_offered_nor_found(loopback, mo, feeds):
    now = loopback.clock.now()
    other = feeds.add(999, "https://other.example/", "Other news", Terms(), by="mo", now=now)
    assert not await mo.autocomplete("feed remove", feed="other").choices()
    for typed in ("Other news", str(other.number)):
        assert "No feed" in (await mo.slash("feed remove", feed=typed).response()).content
