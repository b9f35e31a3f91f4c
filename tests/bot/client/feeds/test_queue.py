"""Items that wait for a curator's decision, over the wire."""

import asyncio

import pytest

from bot.client.feeds.queue import HANDFUL
from corpus.article import Article
from corpus.feeds import ItemState
from corpus.servers import EventKind, ServerSettings
from corpus.store import Actor
from tests.bot.client.conftest import forged_click
from tests.bot.client.feeds.conftest import enabled
from tests.feed_server import Story, told

MO = Actor("mo", "Discord")


@pytest.fixture
def desk(loopback):
    """The channel of the queue."""
    return loopback.add_channel("desk")


@pytest.fixture
def asked(loopback, desk, site, follow):
    """Follow the feed with these stories, and wait for so many messages in the queue."""

    async def asked(*stories, messages=1):
        site.publish(*stories)
        await follow(queue=desk)
        await loopback.until(lambda: len(open_cards(desk)) >= messages, "the messages of the queue")
        return open_cards(desk)

    return asked


def open_cards(channel):
    return [message for message in channel.by_bot() if "Approve" in message.labels]


@pytest.mark.usefixtures("bot")
class TestDeciding:
    async def test_a_card_shows_what_is_to_be_decided(self, asked):
        [card] = await asked(Story(1, title="Ships *leave*"))
        assert r"**Ships \*leave\***" in card.text
        assert card.text.count("The Loopback Herald") == 1  # the feed, whose name the outlet is
        assert "-# <t:" in card.text
        assert "> Report 1 begins here." in card.text
        assert "15 sentences" in card.text
        assert enabled(card) == ["Approve", "Reject", "Open the article"]

    async def test_approved(self, asked, mo, loopback, titles, trail, verbatim):
        [card] = await asked(Story(1))
        await mo.clicks(card, "Approve").acknowledged()
        await loopback.until(lambda: not card.buttons, "the decision")
        assert "Approved by mo" in card.text
        assert titles() == {"Story 1"}
        [change] = verbatim.shelf.store.history(loopback.server.id)
        assert change.actor == Actor(f"mo ({mo.id})", "feed")
        assert trail() == [(EventKind.FEED_ADDED, "The Loopback Herald")]

    async def test_rejected(self, asked, mo, loopback, titles, trail):
        [card] = await asked(Story(1))
        await mo.clicks(card, "Reject").acknowledged()
        await loopback.until(lambda: not card.buttons, "the decision")
        assert "Rejected by mo" in card.text
        assert titles() == set()
        assert trail()[1:] == [(EventKind.ITEM_REJECTED, "Story 1")]

    async def test_of_two_curators_one_decides(self, asked, mo, loopback, titles):
        [card] = await asked(Story(1))
        ed = loopback.user("ed", manage_messages=True)
        first, second = mo.clicks(card, "Reject"), ed.clicks(card, "Approve")
        await first.acknowledged()
        await second.acknowledged()
        await loopback.until(lambda: card.edits >= 2, "both answers")
        said, came = ("Approved by ed", {"Story 1"}) if titles() else ("Rejected by mo", set())
        assert said in card.text
        assert titles() == came

    async def test_members_are_refused_and_those_with_the_curator_role_are_not(
        self, asked, loopback, titles, verbatim
    ):
        [card] = await asked(Story(1))
        ann = loopback.user("ann")
        assert "Only curators" in (await ann.clicks(card, "Approve").followup()).content
        role = loopback.add_role("curators")
        settings = ServerSettings(curator_role=role.id)
        verbatim.records.servers.keep_settings(loopback.server.id, settings, "curator role", MO)
        loopback.change_roles(ann, role, has=True)
        await ann.clicks(card, "Approve").acknowledged()
        await loopback.until(titles, "the article")

    async def test_someone_demoted_meanwhile_is_refused(self, asked, mo, loopback, titles):
        [card] = await asked(Story(1))
        loopback.server.members[mo.id].roles.clear()
        assert "Only curators" in (await mo.clicks(card, "Approve").followup()).content
        assert titles() == set()
        assert enabled(card) == ["Approve", "Reject", "Open the article"]

    async def test_an_article_that_came_otherwise_meanwhile_is_not_added_twice(
        self, asked, mo, loopback, titles, add
    ):
        [card] = await asked(Story(1))
        add(loopback.server.id, "Pasted", told(1))
        await mo.clicks(card, "Approve").acknowledged()
        await loopback.until(lambda: not card.buttons, "the decision")
        assert "on the shelf already" in card.text
        assert titles() == {"Pasted"}

    async def test_nobody_approves_what_they_did_not_see(self, asked, mo, loopback, titles, site, feeds, bot):
        [card] = await asked(Story(1))
        site.stories[0].text = told(1).replace("Report 1", "Slander 1")
        [feed] = feeds.feeds(loopback.server.id)
        await bot.following.poller._visitor.visit(feed)
        said = await mo.clicks(card, "Approve").followup()
        assert "look at it again" in said.content
        assert "> Slander 1" in card.text
        assert titles() == set()
        await mo.clicks(card, "Approve").acknowledged()
        await loopback.until(titles, "the article")

    async def test_a_card_of_a_removed_feed_says_so(self, asked, mo, loopback, feeds):
        [card] = await asked(Story(1))
        [feed] = feeds.feeds(loopback.server.id)
        feeds.remove(loopback.server.id, feed.number)
        await mo.clicks(card, "Approve").acknowledged()
        await loopback.until(lambda: not card.buttons, "the answer")
        assert "was removed" in card.text

    async def test_a_click_from_another_server_decides_nothing_here(self, asked, mo, loopback, feeds):
        [card] = await asked(Story(1))
        there = loopback.add_server("there")
        loopback.join(mo, there, manage_messages=True)
        elsewhere = loopback.add_channel("elsewhere", there)
        copy = loopback.bot_sends(elsewhere, {"flags": 32768, "components": card.components})
        await forged_click(mo, copy, "Approve").acknowledged()
        await loopback.until(lambda: not copy.buttons, "the answer")
        assert enabled(card) == ["Approve", "Reject", "Open the article"]
        [item] = feeds.items(loopback.server.id, ItemState.WAITING)
        assert item.message == card.id


@pytest.mark.usefixtures("bot")
class TestFlood:
    """Nobody is flooded."""

    async def test_a_handful_is_asked_about_and_one_more_for_each_decision(
        self, asked, mo, loopback, desk, feeds
    ):
        cards = await asked(*(Story(n) for n in range(1, HANDFUL + 4)), messages=HANDFUL)
        await asyncio.sleep(0.1)
        assert len(open_cards(desk)) == HANDFUL
        assert "3 more wait" in cards[-1].text
        assert not any("more wait" in card.text for card in cards[:-1])
        await mo.clicks(cards[0], "Reject").acknowledged()
        await loopback.until(lambda: len(desk.by_bot()) == HANDFUL + 1, "the next message")
        assert len(open_cards(desk)) == HANDFUL
        assert len(feeds.items(loopback.server.id, ItemState.WAITING)) == HANDFUL + 2

    async def test_a_deleted_message_is_asked_again(self, asked, mo, loopback, desk):
        [card] = await asked(Story(1))
        mo.deletes(card)
        await loopback.until(lambda: open_cards(desk), "the new message")

    async def test_a_queue_without_its_channel_waits_until_it_is_back(
        self, asked, mo, loopback, desk, site, bot, feeds
    ):
        [first] = await asked(Story(1))
        desk.override(loopback.bot, send_messages=False)
        loopback.channel_changed(desk)
        site.publish(Story(2))
        [feed] = feeds.feeds(loopback.server.id)
        await bot.following.poller._visitor.visit(feed)
        assert len(open_cards(desk)) == 1
        desk.overwrites.clear()
        loopback.channel_changed(desk)
        await mo.clicks(first, "Approve").acknowledged()
        await loopback.until(
            lambda: "Story 2" in "".join(card.text for card in open_cards(desk)), "the other"
        )


async def test_a_press_after_a_restart_counts(loopback, connect, site, mo, desk, titles):
    site.publish(Story(1))
    async with loopback.online(connect()):
        asked = await mo.slash("feed add", url=site.feed_url, queue=desk).response()
        await mo.clicks(asked, "Follow").response()
        await loopback.until(lambda: open_cards(desk), "the message of the queue")
    [card] = open_cards(desk)
    async with loopback.online(connect()):
        await mo.clicks(card, "Approve").acknowledged()
        await loopback.until(lambda: titles() == {"Story 1"}, "the article")
    assert len(desk.by_bot()) == 1


@pytest.mark.usefixtures("bot")
async def test_a_changed_article_is_asked_about_as_such(
    asked, mo, loopback, desk, site, bot, verbatim, feeds
):
    [card] = await asked(Story(1))
    await mo.clicks(card, "Approve").acknowledged()
    await loopback.until(lambda: not card.buttons, "the decision")
    site.stories[0].text = told(1).replace("Report 1", "Correction 1")
    [feed] = feeds.feeds(loopback.server.id)
    await bot.following.poller._visitor.visit(feed)
    [change] = open_cards(desk)
    assert "An article has changed" in change.text
    await mo.clicks(change, "Approve").acknowledged()
    await loopback.until(lambda: not change.buttons, "the decision")
    [article] = verbatim.shelf.store.articles(loopback.server.id)
    assert isinstance(article, Article)
    assert article.text.startswith("Correction 1")
