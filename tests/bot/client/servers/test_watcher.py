"""Whoever changes a server, through whatever door: its log channel is told, and its answers are corrected."""

import asyncio

import pytest

from bot.client.servers.log_channel import LogChannels
from bot.client.servers.watcher import Watcher
from corpus.article import SHARED, Article
from corpus.servers import EventKind, Told
from corpus.store import Actor, StoreUnavailable

MAINTAINER = Actor("maintainer", "command line")
FEED = Actor("feed", "feed")
HERE_AND_NOW = 0.3


@pytest.fixture
def known(loopback, verbatim, bot):
    """Wait until the bot has seen the server, from when on it tells."""

    async def known():
        told = verbatim.records.servers.told
        await loopback.until(lambda: told(loopback.server.id), "the bot's first look")

    return known


class Corrected:
    """Notes what was to be corrected; fails as often as it is told to, and for a `broken` shelf always."""

    def __init__(self, failures=0):
        self.articles = []
        self.failures = failures
        self.broken = None

    async def article_changed(self, shelf, article_id):
        if shelf == self.broken:
            raise ValueError("a bug")
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("not now")
        self.articles.append((shelf, article_id))


@pytest.fixture
def corrected(bot, monkeypatch):
    corrected = Corrected()
    monkeypatch.setattr(bot.watcher, "_corrections", corrected)
    return corrected


async def test_a_change_through_any_door_is_told(loopback, verbatim, add, news, known, settle, told):
    await known()
    settle(log_channel=news.id)
    article = add(loopback.server.id, "Ferry *sinks*", "It sank at dawn.")
    await told(r"**Ferry \*sinks\*** was added by maintainer through test")
    verbatim.shelf.remove(loopback.server.id, article.id, MAINTAINER)
    await told("was removed by maintainer through command line")


async def test_a_burst_is_one_message(loopback, verbatim, news, known, settle, told):
    settle(log_channel=news.id)
    await known()
    with verbatim.shelf.store.transaction(loopback.server.id):
        for number in range(32):
            article = Article(f"Report {number}", f"Word{number} " * (number + 3), id=f"a{number}")
            verbatim.shelf.add(loopback.server.id, article, FEED)
    await told("32 articles added by feed through feed")
    await asyncio.sleep(HERE_AND_NOW)
    assert len(await told()) == 1


async def test_what_happened_while_the_bot_was_away_is_told_in_few_messages(
    loopback, verbatim, news, settle, add
):
    server_id = loopback.server.id
    settle(log_channel=news.id)
    verbatim.records.servers.keep_told(server_id, Told())
    for number in range(200):
        actor = (MAINTAINER, FEED)[number % 2]
        verbatim.shelf.add(
            server_id,
            Article(f"Report {number}", f"Word{number} " * 9 + f"{number**5}", id=f"a{number}"),
            actor,
        )
    from tests.bot.client.conftest import QuickClient

    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        said = (await news.next_message()).content
        await asyncio.sleep(HERE_AND_NOW)
    assert "100 articles added by maintainer" in said
    assert len(news.by_bot()) == 1


async def test_events_of_the_trail_are_told(loopback, verbatim, news, known, settle, told):
    settle(log_channel=news.id)
    await known()
    why = "Harbour news: The site took too long to answer."
    verbatim.records.servers.note(loopback.server.id, EventKind.FEED_FAILING, why, FEED)
    await told(f"A feed has failed for a day: {why}")


async def test_nothing_is_told_twice_and_nothing_of_other_servers(
    loopback, verbatim, add, news, known, settle, told
):
    other = loopback.add_server("Other")
    settle(log_channel=news.id)
    await known()
    add(other.id, "Elsewhere", "Nobody here should hear of it.")
    add(loopback.server.id, "Here", "It happened here.")
    await told("Here")
    await asyncio.sleep(HERE_AND_NOW)
    assert len(await told()) == 1


async def test_without_a_log_channel_only_progress_is_kept(
    loopback, verbatim, add, news, known, settle, told
):
    await known()
    add(loopback.server.id, "Quiet", "Nobody is told of this.")
    version = verbatim.shelf.store.version(loopback.server.id)
    progress = verbatim.records.servers.told
    await loopback.until(lambda: progress(loopback.server.id).change == version, "progress")
    settle(log_channel=news.id)
    add(loopback.server.id, "Loud", "Everybody is told of that.")
    await told("Loud")
    assert not [each for each in await told() if "Quiet" in each]


async def test_a_closed_log_channel_is_said_once_in_the_log(
    loopback, bot, verbatim, add, news, known, settle, logged, caplog
):
    news.override(loopback.bot, send_messages=False, view_channel=False)
    settle(log_channel=news.id)
    await known()
    told = verbatim.records.servers.told
    for number in range(3):
        add(loopback.server.id, f"Report {number}", f"Thing {number} happened, {number**9}.")
        version = verbatim.shelf.store.version(loopback.server.id)
        await loopback.until(lambda version=version: told(loopback.server.id).change == version, "progress")
    assert caplog.text.count("is closed to us") == 1


async def test_articles_that_were_changed_are_corrected_once_each_and_not_new_ones(
    loopback, verbatim, add, known, corrected
):
    await known()
    server_id = loopback.server.id
    ferry, port = add(server_id, "Ferry", "It sank at dawn."), add(server_id, "Port", "The port was shut.")
    add(server_id, "New", "Nobody has quoted this yet.")
    with verbatim.shelf.store.transaction(server_id):
        verbatim.shelf.revise(server_id, ferry.id, Article("Ferry", "It sank at noon."), MAINTAINER)
        verbatim.shelf.revise(server_id, ferry.id, Article("Ferry", "It sank at night."), MAINTAINER)
        verbatim.shelf.remove(server_id, port.id, MAINTAINER)
    await loopback.until(lambda: len(corrected.articles) >= 2, "corrections")
    await asyncio.sleep(HERE_AND_NOW)
    assert corrected.articles == [(server_id, ferry.id), (server_id, port.id)]


async def test_changes_of_the_shared_shelf_are_corrected_too(loopback, verbatim, add, known, corrected):
    await known()
    await loopback.until(lambda: verbatim.records.servers.told(SHARED), "the first look at the shared shelf")
    article = add(SHARED, "Ferry", "It sank at dawn.")
    verbatim.shelf.remove(SHARED, article.id, MAINTAINER)
    await loopback.until(lambda: corrected.articles, "the correction")
    assert corrected.articles == [(SHARED, article.id)]


async def test_a_correction_that_failed_is_made_later(loopback, verbatim, add, known, corrected):
    await known()
    corrected.failures = 2
    article = add(loopback.server.id, "Ferry", "It sank at dawn.")
    verbatim.shelf.remove(loopback.server.id, article.id, MAINTAINER)
    await loopback.until(lambda: corrected.articles, "the correction")
    assert corrected.articles == [(loopback.server.id, article.id)]


async def test_what_fails_for_one_shelf_does_not_keep_the_others_waiting(
    loopback, verbatim, add, known, corrected
):
    await known()
    corrected.broken = SHARED
    for shelf in (SHARED, loopback.server.id):
        verbatim.shelf.remove(shelf, add(shelf, "Ferry", "It sank at dawn.").id, MAINTAINER)
    await loopback.until(lambda: corrected.articles, "the correction on the server", 3)


async def test_news_that_cannot_be_told_do_not_silence_other_servers(
    loopback, verbatim, bot, add, news, known, settle, told, monkeypatch
):
    await known()
    settle(log_channel=news.id)
    tell, other = bot.watcher._telling.tell, loopback.add_server("Other")

    async def failing(each):
        if each.server_id == other.id:
            raise ValueError("a bug")
        return await tell(each)

    monkeypatch.setattr(bot.watcher._telling, "tell", failing)
    await loopback.until(lambda: verbatim.records.servers.told(other.id), "the look at the other server")
    monkeypatch.setattr(
        type(bot), "guilds", property(lambda _: [bot.get_guild(other.id), bot.get_guild(loopback.server.id)])
    )
    add(other.id, "Elsewhere", "It happened elsewhere.")
    add(loopback.server.id, "Here", "It happened here.")
    await told("Here")


async def test_a_server_that_the_bot_left_keeps_everything(loopback, verbatim, add, bot, known):
    await known()
    add(loopback.server.id, "Ferry", "It sank at dawn.")
    loopback.bot_leaves(loopback.server)
    await loopback.until(lambda: not bot.guilds, "the leaving")
    await asyncio.sleep(HERE_AND_NOW)
    assert verbatim.shelf.store.count(loopback.server.id) == 1
    assert verbatim.records.servers.told(loopback.server.id) is not None


async def test_a_nudge_is_heard_at_once(loopback, verbatim, add, bot, news, settle):
    await bot.rest()  # its own watcher looks every few seconds, this one once in ten minutes
    quiet = Watcher(
        bot,
        verbatim.shelf.store,
        verbatim.records,
        Corrected(),
        LogChannels(bot, verbatim.records.servers),
        period=600,
    )
    running = asyncio.create_task(quiet.run())
    settle(log_channel=news.id)
    await loopback.until(
        lambda: loopback.server.id in {each for _, each in quiet._progress._told}, "the first look"
    )
    await asyncio.sleep(HERE_AND_NOW)
    add(loopback.server.id, "Ferry", "It sank at dawn.")
    quiet.nudge()
    await loopback.until(lambda: any("Ferry" in each.content for each in news.by_bot()), "the news")
    running.cancel()


class TestSeveralProcesses:
    """Of processes over one store, one corrects the answers that quote the shared shelf."""

    @pytest.fixture
    def watchers(self, loopback, verbatim):
        """Watchers of processes, each with what it corrected; nothing is told without a server."""

        class Nowhere:
            guilds = ()

        def watcher():
            corrected = Corrected()
            store, records = verbatim.shelf.store, verbatim.records
            channels = LogChannels(Nowhere(), records.servers)
            return Watcher(Nowhere(), store, records, corrected, channels), corrected

        return [watcher() for _ in range(2)]

    @pytest.fixture
    def removed(self, verbatim, add):
        """Add an article to the shared shelf and remove it."""

        def removed(title):
            article = add(SHARED, title, f"{title} sank at dawn.")
            verbatim.shelf.remove(SHARED, article.id, MAINTAINER)
            return (SHARED, article.id)

        return removed

    async def test_one_of_them_corrects(self, watchers, removed):
        for watcher, _ in watchers:
            await watcher.correct()
        ferry = removed("Ferry")
        for watcher, _ in [*watchers, *watchers]:
            await watcher.correct()
        assert [corrected.articles for _, corrected in watchers] == [[ferry], []]

    async def test_the_other_goes_on_when_the_first_is_gone(self, watchers, removed, monkeypatch):
        (first, _), (second, corrected) = watchers
        for watcher in (first, second):
            await watcher.correct()
        removed("Ferry")
        await first.correct()
        train = removed("Train")
        await second.correct()
        assert corrected.articles == []
        monkeypatch.setattr(second, "_leases", WithoutLeases())
        await second.correct()
        assert corrected.articles == [train]


class WithoutLeases:
    """Where nobody holds any more what the first one held."""

    def take(self, *_):
        return True
