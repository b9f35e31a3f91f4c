"""Visits to a feed server on this machine: every article once, nothing lost, nobody flooded."""

from datetime import timedelta

import pytest

from bot.feeds import visiting
from bot.feeds.arrivals import FIRST
from bot.feeds.bringing import DOOR, Bringing
from bot.feeds.schedule import INTERVAL, LONGEST
from corpus.article import Article
from corpus.feeds import ItemState
from corpus.store import Actor, ChangeKind
from tests.bot.feeds.conftest import HERE
from tests.feed_server import FeedServer, Story, told
from tests.loopback_site import redirect, response

MO = Actor("mo", "Discord")


def numbers(titles: list[str]) -> list[int]:
    return sorted(int(title.split()[1]) for title in titles)


class TestComing:
    async def test_whole_articles_come_from_the_feed_alone(self, desk):
        desk.server.publish(Story(1), Story(2))
        desk.add()
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2]
        assert desk.server.paths() == ["/feed"]
        article = next(desk.shelf.store.articles(HERE))
        assert article.text == told(1)
        assert (article.outlet, article.url) == ("The Loopback Herald", desk.server.url("/news/1"))
        assert desk.shelf.store.history(HERE, limit=1)[0].actor == Actor("The Herald", DOOR)

    async def test_others_come_from_their_pages(self, desk):
        desk.server.publish(Story(1, whole=False))
        desk.add()
        await desk.visit()
        [article] = desk.shelf.store.articles(HERE)
        assert (article.title, article.text) == ("Story 1", told(1))
        assert desk.server.paths() == ["/feed", "/news/1"]

    async def test_a_new_feed_brings_its_newest_alone(self, desk):
        stories = [Story(n, date=f"Sun, {n:02} Feb 2026 12:00:00 GMT") for n in range(1, 26)]
        desk.server.publish(*stories)  # the oldest first, as few feeds do
        desk.add()
        await desk.visit()
        assert numbers(desk.titles()) == list(range(26 - FIRST, 26))
        assert desk.counts() == {ItemState.ADDED: FIRST, ItemState.OLDER: 15}
        desk.server.publish(Story(26))
        await desk.visit()
        assert numbers(desk.titles()) == list(range(26 - FIRST, 27))

    async def test_many_pages_come_a_few_at_each_visit_the_newest_first(self, desk, monkeypatch):
        monkeypatch.setattr(visiting, "PAGES_A_VISIT", 2)
        desk.add()
        await desk.visit()
        desk.server.publish(*(Story(n, whole=False) for n in (5, 4, 3, 2, 1)))
        for expected in ([4, 5], [2, 3, 4, 5], [1, 2, 3, 4, 5]):
            await desk.visit()
            assert numbers(desk.titles()) == expected

    async def test_what_waits_for_its_page_is_not_lost_when_the_feed_drops_it(self, desk, monkeypatch):
        monkeypatch.setattr(visiting, "PAGES_A_VISIT", 1)
        desk.server.publish(Story(1, whole=False), Story(2, whole=False))
        desk.add()
        await desk.visit()
        desk.server.stories.clear()
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2]

    async def test_words_decide(self, desk):
        desk.server.publish(
            Story(1, title="Ships leave"), Story(2, title="Ship sinks: sport"), Story(3, title="Trains")
        )
        desk.add(include=("ship*",), exclude=("SPORT",))
        await desk.visit()
        assert desk.titles() == ["Ships leave"]
        assert desk.counts() == {ItemState.ADDED: 1, ItemState.EXCLUDED: 2}


class TestAgain:
    """Every article once."""

    @pytest.fixture
    async def visited(self, desk):
        desk.server.publish(Story(1), Story(2, whole=False))
        desk.add()
        await desk.visit()
        return desk

    async def test_an_unchanged_feed_is_not_sent_again(self, visited):
        await visited.visit()
        assert "If-None-Match" in visited.server.heads[-1]
        assert numbers(visited.titles()) == [1, 2]
        assert visited.feed().standing.succeeded == visited.clock()

    async def test_changed_dates_change_nothing(self, visited):
        changes = visited.shelf.store.version(HERE)
        for story in visited.server.stories:
            story.date = "Mon, 02 Mar 2026 12:00:00 GMT"
        await visited.visit()
        assert visited.shelf.store.version(HERE) == changes

    async def test_repeated_items_come_once(self, visited):
        visited.server.stories += [*visited.server.stories, Story(3), Story(3)]
        await visited.visit()
        assert numbers(visited.titles()) == [1, 2, 3]

    async def test_new_names_for_the_same_address_bring_nothing(self, visited):
        for story in visited.server.stories:
            story.guid += "-again"
        await visited.visit()
        assert numbers(visited.titles()) == [1, 2]
        assert visited.counts() == {ItemState.ADDED: 2, ItemState.DUPLICATE: 2}

    async def test_the_same_story_through_two_feeds_is_one_article(self, visited):
        visited.server.answers["/other"] = response(
            visited.server.feed()
            .replace(b"story-", b"other-")
            .replace(b"/news/1", b"/copy/1?utm_source=rss"),
            "Content-Type: text/xml",
        )
        visited.server.answers["/copy/1"] = response(Story(1).page())
        other = visited.add("/other")
        visited.clock.turn(minutes=1)
        await visited.visitor().visit(other)
        assert numbers(visited.titles()) == [1, 2]

    async def test_a_changed_text_is_a_revision(self, visited):
        visited.server.stories[0].text = told(1).replace("Report 1", "Correction 1")
        await visited.visit()
        [changed] = [each for each in visited.shelf.store.articles(HERE) if each.revision == 2]
        assert changed.text.startswith("Correction 1")
        await visited.visit()
        assert [change.kind for change in visited.shelf.store.history(HERE, limit=1)] == [ChangeKind.REVISED]

    async def test_a_changed_page_is_a_revision_once_its_feed_shows_it(self, visited):
        page = visited.server.stories[1]
        page.title, page.text = "Story 2, corrected", told(2).replace("Report 2", "Correction 2")
        visited.server.serve()
        await visited.visit()
        assert "Story 2, corrected" in visited.titles()
        assert len(visited.titles()) == 2

    async def test_what_a_moderator_changed_stays(self, visited):
        [first] = [each for each in visited.shelf.store.articles(HERE) if each.title == "Story 1"]
        visited.shelf.revise(HERE, first.id, Article("Mine", f"{told(1)}\n\nMine."), MO)
        visited.server.stories[0].text = told(1).replace("Report 1", "Correction 1")
        await visited.visit()
        assert "Mine" in visited.titles()

    async def test_what_a_moderator_removed_stays_away(self, visited):
        [first] = [each for each in visited.shelf.store.articles(HERE) if each.title == "Story 1"]
        visited.shelf.remove(HERE, first.id, MO)
        visited.server.stories[0].text = told(1).replace("Report 1", "Correction 1")
        await visited.visit()
        assert visited.titles() == ["Story 2"]
        assert visited.counts() == {ItemState.ADDED: 1, ItemState.REJECTED: 1}


FAULTS = {
    "stalls": (lambda server: server.stall, "too long"),
    "goes away": (lambda server: server.go_away, "broke off"),
    "promises more than comes": (FeedServer.promise_more, "broke off"),
    "promises less than comes": (FeedServer.promise_less, "broke off"),
    "sends a bomb": (lambda _: FeedServer.bomb(), "larger than"),
    "sends a page": (lambda _: response(b"<html><body>Sorry</body></html>"), "neither RSS nor Atom"),
    "is not there": (lambda _: response(b"", status="404 Not Found"), "404"),
    "redirects for ever": (lambda _: redirect("/feed"), "more than 5 times"),
    "leads inside": (lambda _: redirect("http://10.0.0.1/"), "private network"),
    "says that nothing changed": (lambda _: response(b"", status="304 Not Modified"), "nobody had asked"),
}


class TestMisbehaving:
    """Nothing lost."""

    @pytest.fixture
    def stories(self, desk):
        desk.server.publish(Story(1), Story(2))
        desk.add()

    @pytest.mark.usefixtures("stories")
    @pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS)
    async def test_a_fault_is_kept_in_words_and_everything_comes_later(self, desk, fault, words):
        server = desk.server
        server.fault = fault(server)
        feed = await desk.visit()
        assert words in feed.standing.failure
        assert (feed.standing.failures, desk.titles()) == (1, [])
        assert feed.standing.due == desk.clock() + INTERVAL
        server.fault = None
        feed = await desk.visit()
        assert numbers(desk.titles()) == [1, 2]
        assert (feed.standing.failures, feed.standing.failure) == (0, None)

    @pytest.mark.usefixtures("stories")
    async def test_entities_do_not_explode(self, desk):
        desk.server.fault = desk.server.entity_bomb()
        await desk.visit()
        desk.server.fault = None
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2]

    async def test_a_move_for_good_is_remembered(self, desk):
        desk.server.publish(Story(1))
        desk.server.answers["/old"] = response(b"", "Location: /feed", status="301 Moved Permanently")
        desk.add("/old")
        assert (await desk.visit()).url == desk.server.feed_url
        await desk.visit()
        assert desk.server.paths() == ["/old", "/feed", "/feed"]

    async def test_a_move_for_now_is_not(self, desk):
        desk.server.answers["/old"] = redirect("/feed")
        desk.add("/old")
        assert (await desk.visit()).url == desk.server.url("/old")

    async def test_a_page_that_is_away_comes_later_and_holds_up_nobody(self, desk):
        desk.server.publish(Story(1, whole=False), Story(2), Story(3, whole=False))
        desk.server.answers["/news/3"] = response(b"", status="503 Service Unavailable")
        desk.add()
        await desk.visit()
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2]
        desk.server.serve()
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2, 3]

    @pytest.mark.parametrize(
        "page",
        [response(b"", status="410 Gone"), response(b"x", "Content-Type: image/png"), response(b"<p></p>")],
    )
    async def test_a_page_that_will_never_be_an_article_is_given_up(self, desk, page):
        desk.server.publish(Story(1, whole=False))
        desk.server.answers["/news/1"] = page
        desk.add()
        await desk.visit()
        [item] = desk.feeds.items(HERE, ItemState.FAILED)
        assert item.note
        await desk.visit()
        assert desk.server.paths().count("/news/1") == 1

    async def test_a_page_that_comes_after_its_feed_is_waited_for(self, desk):
        desk.server.publish(Story(1, whole=False), Story(2, whole=False))
        del desk.server.answers["/news/1"]
        desk.add()
        await desk.visit()
        assert desk.titles() == ["Story 2"]
        desk.server.serve()
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2]

    async def test_a_page_that_stays_away_is_given_up_in_the_end(self, desk, monkeypatch):
        monkeypatch.setattr(visiting, "MAX_ATTEMPTS", 3)
        desk.server.publish(Story(1, whole=False))
        desk.server.answers["/news/1"] = response(b"", status="500 Oops")
        desk.add()
        for _ in range(5):
            await desk.visit()
        assert desk.server.paths().count("/news/1") == 3
        assert desk.counts() == {ItemState.FAILED: 1}

    async def test_a_crash_between_the_steps_loses_nothing_and_adds_nothing_twice(self, desk, monkeypatch):
        desk.server.publish(Story(1), Story(2), Story(3))
        desk.add()
        settle, calls = desk.feeds.settle, []

        def dies(server_id, settlement):
            calls.append(settlement)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return settle(server_id, settlement)

        monkeypatch.setattr(desk.feeds, "settle", dies)
        with pytest.raises(KeyboardInterrupt):
            await desk.visit()
        assert len(desk.titles()) == 1
        await desk.visit()
        assert numbers(desk.titles()) == [1, 2, 3]
        assert desk.counts() == {ItemState.ADDED: 3}

    async def test_a_feed_removed_during_its_visit_adds_nothing(self, desk, monkeypatch):
        desk.server.publish(Story(1))
        feed = desk.add()
        put = desk.shelf.put

        def removed_meanwhile(*arguments):
            desk.feeds.remove(HERE, feed.number)
            return put(*arguments)

        monkeypatch.setattr(desk.shelf, "put", removed_meanwhile)
        await desk.visitor().visit(feed)
        assert desk.titles() == []


class TestFailingForLong:
    async def test_visits_become_rare_and_somebody_is_told_once_and_again_when_it_is_over(self, desk):
        desk.add()
        await desk.visit()
        desk.server.fault = response(b"", status="500 Oops")
        waits = []
        while len(waits) < 12:
            feed = await desk.visit(after=0)
            waits.append(feed.standing.due - desk.clock())
            desk.clock.now = feed.standing.due
        assert waits[:6] == [INTERVAL * 2**n for n in range(5)] + [LONGEST]
        assert max(waits) == LONGEST
        assert len(desk.told.words) == 1
        assert desk.told.words[0].startswith("failing: The site gave no page, but the answer 500")
        desk.server.fault = None
        await desk.visit()
        await desk.visit()
        assert desk.told.words[1:] == ["recovered"]

    async def test_a_site_that_wants_to_be_left_alone_is(self, desk):
        desk.add()
        desk.server.fault = response(b"", "Retry-After: 7200", status="429 Too Many Requests")
        feed = await desk.visit()
        assert feed.standing.due == desk.clock() + timedelta(hours=2)

    @pytest.mark.parametrize(("ttl", "minutes"), [(1, 15), (60, 60), (100_000, 360)])
    async def test_a_feed_that_rarely_changes_is_asked_rarely_within_bounds(self, desk, ttl, minutes):
        desk.server.head += f"<ttl>{ttl}</ttl>"
        desk.add()
        feed = await desk.visit()
        assert feed.standing.due == desk.clock() + timedelta(minutes=minutes)

    async def test_a_bug_is_a_failure_too_and_comes_out(self, desk, monkeypatch):
        desk.add()
        monkeypatch.setattr(visiting, "read_feed", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await desk.visit()
        assert desk.feed().standing.failures == 1


class TestQueue:
    async def test_articles_wait_and_the_owner_is_told(self, desk):
        desk.server.publish(Story(1), Story(2, whole=False))
        desk.add(queue=77)
        await desk.visit()
        assert desk.titles() == []
        waiting = desk.feeds.items(HERE, ItemState.WAITING)
        assert {item.article.text for item in waiting} == {told(1), told(2)}
        assert desk.told.words == ["queued"]

    async def test_what_is_on_the_shelf_or_waits_already_does_not_wait(self, desk):
        desk.shelf.add(HERE, Article("Mine", told(1)), MO)
        desk.server.publish(Story(1), Story(2), Story(3, text=told(2)))
        desk.add(queue=77)
        await desk.visit()
        assert desk.counts() == {ItemState.WAITING: 1, ItemState.DUPLICATE: 2}


async def test_a_bug_met_over_one_item_lets_the_others_come_at_the_next_visit(desk, monkeypatch):
    monkeypatch.setattr(visiting, "ITEMS_A_VISIT", 1)
    desk.server.publish(Story(1))
    desk.add()
    await desk.visit()
    bring = Bringing.bring

    def faulty(self, feed, item, article):
        return 1 / 0 if article.title == "Story 3" else bring(self, feed, item, article)

    monkeypatch.setattr(Bringing, "bring", faulty)
    desk.server.publish(Story(3), Story(2))
    with pytest.raises(ZeroDivisionError):
        await desk.visit()
    await desk.visit()
    assert numbers(desk.titles()) == [1, 2]
