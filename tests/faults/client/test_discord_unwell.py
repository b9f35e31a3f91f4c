"""Discord answers 5xx for ten minutes: what was begun is finished afterwards, once; the log stays short."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.client.servers import watcher
from corpus.article import Article
from corpus.feeds import Item, ItemState, Standing, Terms, Visit
from corpus.servers import EventKind, ServerSettings
from corpus.store import Actor
from tests.bot.client.conftest import MAINTAINER, QuickClient

SEND = ("POST", "/channels/{channel}/messages")
TYPING = ("POST", "/channels/{channel}/typing")
CALLBACK = ("POST", "/interactions/{interaction}/{token}/callback")
COMMANDS = "/applications/{application}/commands"
EDIT = ("PATCH", "/channels/{channel}/messages/{message}")

TEN_MINUTES = 600.0
ENOUGH = 0.15
"""Seconds in which a second answer would have come."""


@pytest.fixture(autouse=True)
def watches_closely(monkeypatch):
    monkeypatch.setitem(watcher.Watcher.__init__.__kwdefaults__, "period", 0.05)
    monkeypatch.setattr("bot.client.outages.FIRST_WAIT", 0.1)


@pytest.fixture
def article(loopback, add):
    return add(loopback.server.id, "Ship arrives", "The ship reached the harbour on Tuesday. It rained.")


@pytest.fixture
def ann(loopback, article):
    return loopback.user("ann")


@pytest.fixture
def outage(loopback, hasten):
    """Ten minutes in which every request is answered with 502."""

    async def outage():
        loopback.faults.outage = 502
        await hasten.seconds(TEN_MINUTES)
        loopback.faults.clear()

    return outage


@pytest.fixture
def short(terse):
    """See that the log told of it in a few lines, without a traceback."""

    def short():
        told = [each for each in terse.records if each.levelname in ("WARNING", "ERROR")]
        assert 1 <= len(told) <= 4, [each.getMessage() for each in told]
        assert not [each for each in told if each.exc_info or "\n" in each.getMessage()]

    return short


async def test_a_question_is_answered_when_discord_is_well_again(loopback, bot, ann, outage, short):
    asked = ann.mentions_bot(loopback.channel, "harbour?")
    await outage()
    assert (await loopback.channel.next_message(20)).reply_to is asked
    await asyncio.sleep(ENOUGH)
    assert len(loopback.channel.by_bot()) == 1
    short()


async def test_an_answer_whose_arrival_was_not_heard_of_is_not_sent_twice(loopback, bot, ann, hasten):
    loopback.faults.fail(*SEND, after=True)
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.until(lambda: len(loopback.journal.sent(*SEND)) == 2, "the second try")
    await asyncio.sleep(ENOUGH)
    assert len(loopback.channel.by_bot()) == 1


async def test_an_answer_that_arrived_unheard_in_an_outage_is_not_sent_again_after_it(
    loopback, bot, ann, hasten
):
    loopback.faults.fail(*SEND, after=True)
    loopback.faults.fail(*SEND, times=4)  # with which discord.py gives up
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.until(lambda: len(loopback.journal.sent(*SEND)) == 6, "the sixth try")
    await asyncio.sleep(ENOUGH)
    assert len(loopback.channel.by_bot()) == 1


async def test_a_command_that_was_acknowledged_is_answered_when_discord_is_well_again(
    loopback, bot, ann, outage, short
):
    asked = ann.slash("ask", question="harbour?")
    await asked.acknowledged()
    await outage()
    assert "Tuesday" in (await asked.response(20)).text
    short()


async def test_a_deferral_that_was_not_heard_of_is_followed_by_the_answer(loopback, bot, ann, hasten):
    loopback.faults.fail(*CALLBACK, after=True)
    assert "Tuesday" in (await ann.slash("ask", question="harbour?").response()).text
    loopback.journal.forgive("40060")


async def test_a_failure_after_such_a_deferral_is_told_as_well(loopback, bot, ann, verbatim, hasten):
    verbatim.retriever.failure = ZeroDivisionError()
    loopback.faults.fail(*CALLBACK, after=True)
    assert "reference" in (await ann.slash("ask", question="harbour?").response()).text
    loopback.journal.forgive("40060")


async def test_an_interaction_that_could_not_be_acknowledged_is_given_up_in_a_line(
    loopback, bot, ann, outage, terse, short
):
    loopback.faults.outage = 502
    ann.slash("ask", question="harbour?")
    await outage()
    short()


async def test_that_an_answer_is_on_its_way_cannot_be_shown_and_holds_nothing_up(loopback, bot, ann):
    loopback.faults.fail(*TYPING, times=-1)
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.channel.next_message(4)


class TestLog:
    """The log channel of a server."""

    @pytest.fixture
    def news(self, loopback):
        return loopback.add_channel("news-log")

    @pytest.fixture
    def said(self, news):
        return lambda: "\n".join(each.content for each in news.by_bot())

    @pytest.fixture
    async def settled(self, loopback, bot, verbatim, news):
        servers, server_id = verbatim.records.servers, loopback.server.id
        await loopback.until(lambda: servers.told(server_id), "the bot's first look")
        servers.keep_settings(server_id, ServerSettings(log_channel=news.id), "for a test", MAINTAINER)
        await loopback.until(news.by_bot, "the first line")
        return servers

    async def test_is_told_later_and_once(self, loopback, bot, add, settled, said, outage, short):
        loopback.faults.outage = 502
        add(loopback.server.id, "Ferry", "The ferry sank at dawn.")
        await outage()
        await loopback.until(lambda: "Ferry" in said(), "the line", 20)
        await asyncio.sleep(ENOUGH)
        assert said().count("Ferry") == 1
        short()

    async def test_is_not_told_twice_what_it_heard_without_our_knowing(
        self, loopback, bot, add, settled, said, hasten
    ):
        loopback.faults.fail(*SEND, after=True)
        add(loopback.server.id, "Ferry", "The ferry sank at dawn.")
        await loopback.until(lambda: "Ferry" in said(), "the line")
        await asyncio.sleep(ENOUGH)
        assert said().count("Ferry") == 1

    async def test_is_not_told_again_what_had_gone_through_before_the_outage(
        self, loopback, bot, verbatim, settled, said, hasten, monkeypatch
    ):
        monkeypatch.setattr("bot.formatter.servers.server_log.MAX_CONTENT", 300)
        with verbatim.shelf.store.transaction(loopback.server.id):
            for number in range(4):
                article = Article(f"Report {number} {'x' * 50}", f"Word{number} " * 9 + f"{number**7}")
                verbatim.shelf.add(loopback.server.id, article, Actor(f"someone {number} " * 3, "test"))
        await loopback.until(lambda: "Report 0" in said(), "the first line")
        loopback.faults.fail(*SEND, status=503, times=3)
        loopback.clock.advance(600)  # Discord knows no nonce of before
        await loopback.until(lambda: "Report 3" in said(), "all lines", 20)
        assert [said().count(f"Report {number} ") for number in range(4)] == [1, 1, 1, 1]

    async def test_that_takes_one_line_never_gets_the_others(self, loopback, bot, add, settled, said, terse):
        loopback.faults.refuse(*SEND, status=400, code=50035, message="Invalid Form Body")
        add(loopback.server.id, "Ferry", "The ferry sank at dawn.")
        await loopback.until(lambda: "does not take" in terse.text, "the line in our log")
        add(loopback.server.id, "Port", "The port was shut on Friday.")
        await loopback.until(lambda: "Port" in said(), "the next line")
        assert "Ferry" not in said()

    @pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003)])
    async def test_that_is_closed_gets_a_line_about_its_gap_once_it_is_open(
        self, loopback, bot, add, settled, said, terse, status, code, monkeypatch
    ):
        loopback.faults.refuse(*SEND, status=status, code=code, message="No", times=-1)
        add(loopback.server.id, "Ferry", "The ferry sank at dawn.")
        kinds = lambda: [each.kind for each in settled.trail(loopback.server.id)]  # noqa: E731
        await loopback.until(lambda: EventKind.LOG_CLOSED in kinds(), "the event")
        add(loopback.server.id, "Port", "The port was shut on Friday.")
        await asyncio.sleep(ENOUGH)
        assert len(loopback.journal.sent(*SEND)) <= 4
        loopback.faults.clear()
        await loopback.until(lambda: "has a gap" in said(), "the line about the gap")
        assert kinds().count(EventKind.LOG_CLOSED) == 1
        assert terse.text.count("is closed to us") == 1


class TestCorrections:
    """Answers are corrected when their article changes."""

    @pytest.fixture
    async def answer(self, loopback, bot, ann, verbatim):
        await loopback.until(
            lambda: verbatim.records.servers.told(loopback.server.id), "the bot's first look"
        )
        ann.mentions_bot(loopback.channel, "harbour?")
        answer = await loopback.channel.next_message()
        questions = verbatim.records.questions
        await loopback.until(
            lambda: questions.by_message(loopback.server.id, loopback.channel.id, answer.id), "keeping"
        )
        return answer

    async def test_are_made_later(self, loopback, verbatim, article, answer, outage, short):
        loopback.faults.outage = 502
        verbatim.shelf.remove(loopback.server.id, article.id, MAINTAINER)
        await outage()
        await loopback.until(lambda: answer.edits, "the correction", 20)
        await asyncio.sleep(ENOUGH)
        assert answer.edits == 1
        short()

    @pytest.mark.parametrize(("status", "code"), [(400, 50035), (403, 50013), (404, 10008)])
    async def test_that_discord_refuses_are_given_up(
        self, loopback, verbatim, article, answer, terse, status, code
    ):
        loopback.faults.refuse(*EDIT, status=status, code=code, message="No", times=-1)
        verbatim.shelf.remove(loopback.server.id, article.id, MAINTAINER)
        await loopback.until(lambda: "cannot be corrected" in terse.text, "the line in our log")
        await asyncio.sleep(ENOUGH)
        assert len(loopback.journal.sent(*EDIT)) == 1


class TestStart:
    """The bot starts while Discord is unwell."""

    async def test_commands_are_sent_later(self, loopback, verbatim, hasten, monkeypatch, short):
        monkeypatch.setattr("bot.client.client.SYNC_PATIENCE", 0.1)
        loopback.faults.fail("GET", COMMANDS, times=-1)
        async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
            await hasten.seconds(TEN_MINUTES)
            assert not loopback.commands.names()
            loopback.faults.clear()
            await loopback.until(loopback.commands.names, "the commands", 20)
        short()

    async def test_commands_that_discord_refuses_are_given_up_in_a_line(self, loopback, verbatim, terse):
        loopback.faults.refuse("GET", COMMANDS, message="Missing Access")
        async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
            await asyncio.sleep(ENOUGH)
        assert "could not be sent" in terse.text
        assert not loopback.commands.names()


class TestStorm:
    """429, again and again."""

    async def test_of_one_route_is_waited_out(self, loopback, bot, ann, hasten):
        loopback.faults.rate_limit(*SEND, retry_after=120, times=4)
        ann.mentions_bot(loopback.channel, "harbour?")
        await loopback.channel.next_message()
        assert len(loopback.journal.sent(*SEND)) == 5

    async def test_of_one_route_that_lasts_longer_is_waited_out_as_well(self, loopback, bot, ann, hasten):
        loopback.faults.rate_limit(*SEND, retry_after=60, times=7)
        ann.mentions_bot(loopback.channel, "harbour?")
        await loopback.channel.next_message()
        assert len(loopback.channel.by_bot()) == 1

    async def test_of_everything_holds_back_everything_until_it_is_over(self, loopback, bot, ann, hasten):
        loopback.faults.rate_limit(*SEND, retry_after=300, everywhere=True)
        ann.mentions_bot(loopback.channel, "harbour?")
        await loopback.until(lambda: loopback.journal.sent(*SEND), "the first try")
        before = len(loopback.journal.requests)
        loopback.user("bob").mentions_bot(loopback.channel, "harbour, too?")
        await asyncio.sleep(ENOUGH)
        assert len(loopback.journal.requests) == before
        await loopback.until(lambda: len(loopback.channel.by_bot()) == 2, "both answers")

    async def test_by_a_page_of_cloudflare_is_waited_out_without_asking_again_and_again(
        self, loopback, bot, ann, hasten, short
    ):
        loopback.faults.ban(*SEND, times=-1)
        ann.mentions_bot(loopback.channel, "harbour?")
        await hasten.seconds(TEN_MINUTES)
        assert len(loopback.journal.sent(*SEND)) < 20
        loopback.faults.clear()
        await loopback.channel.next_message()
        short()


async def test_the_right_to_write_is_lost_while_a_question_is_searched(loopback, bot, ann, terse):
    loopback.faults.refuse(*SEND)
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.until(lambda: "Discord does not let me" in terse.text, "the line in our log")
    await asyncio.sleep(ENOUGH)
    assert len(loopback.journal.sent(*SEND)) == 1


async def test_the_question_is_deleted_while_it_is_searched(loopback, bot, verbatim, ann, monkeypatch):
    ask, asked = verbatim.ask, []

    def while_deleted(*arguments):
        bot.loop.call_soon_threadsafe(loopback.remove_message, asked[0])
        return ask(*arguments)

    monkeypatch.setattr(verbatim, "ask", while_deleted)
    asked.append(ann.mentions_bot(loopback.channel, "harbour?"))
    assert (await loopback.channel.next_message()).reply_to is None


async def test_the_channel_is_deleted_while_a_question_is_searched(loopback, bot, ann, terse):
    loopback.faults.refuse(*SEND, status=404, code=10003, message="Unknown Channel")
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.until(lambda: "the channel is gone" in terse.text, "the line in our log")
    await asyncio.sleep(ENOUGH)
    assert len(loopback.journal.sent(*SEND)) == 1


class TestQueue:
    """Curators are asked about a feed's items in a channel."""

    @pytest.fixture
    def queue(self, loopback):
        return loopback.add_channel("queue")

    @pytest.fixture
    async def feed(self, loopback, bot, verbatim, queue):
        await loopback.until(lambda: bot.get_channel(queue.id), "the channel")
        feeds, now = verbatim.records.feeds, datetime.now(UTC)
        url = "https://example.org/feed"
        feed = feeds.add(loopback.server.id, url, "The Herald", Terms(queue=queue.id), by="mo", now=now)
        article = Article("Ferry", "The ferry sank at dawn.", url="https://example.org/1")
        item = Item(feed.number, "1", article, ItemState.WAITING, "digest")
        visit = Visit(Standing(now + timedelta(hours=1), succeeded=now), new=[item], seen=["1"])
        feeds.visited(loopback.server.id, feed.number, visit, now)
        return feeds.feed(loopback.server.id, feed.number)

    async def test_items_are_asked_about_at_the_next_visit(self, loopback, bot, queue, feed, hasten, short):
        loopback.faults.outage = 502
        await bot.following.queued(feed)
        loopback.faults.clear()
        assert not queue.by_bot()
        await bot.following.queued(feed)
        assert "Ferry" in (await queue.next_message()).text
        short()

    async def test_a_queue_that_is_closed_is_told_of_in_the_trail(
        self, loopback, bot, verbatim, queue, feed, terse
    ):
        loopback.faults.refuse(*SEND, times=-1)
        for _ in range(3):
            await bot.following.queued(feed)
        trail = verbatim.records.servers.trail(loopback.server.id)
        assert [(each.kind, each.about) for each in trail] == [(EventKind.QUEUE_CLOSED, "The Herald")]
        assert terse.text.count("is closed to us") == 1
