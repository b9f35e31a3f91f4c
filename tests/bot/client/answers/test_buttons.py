"""The buttons of an answer, over the wire: by whoever sees it, wherever and however late they press."""

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.retriever.answer import Headline, Stance
from corpus.article import SHARED
from tests.bot.client.answers.conftest import QUESTION, QUOTE, SHIP, Reporter, press_of, record_of
from tests.bot.client.conftest import MAINTAINER, QuickClient

WEEK = 7 * 86_400
AROUND = ("The ship left in May. It carried forty crates of oranges.", "Nobody was hurt. The crew went home.")
GONE = "I no longer keep this answer. Please ask again."


@pytest.fixture
def reporter(verbatim, loopback, add, ship):
    """Three reports: today's, one of yesterday that differs, one of today that agrees."""
    reporter = verbatim.retriever = Reporter()
    reporter.tell(loopback.server.id, ship, QUOTE)
    yesterday = datetime.now(UTC).date() - timedelta(1)
    late = add(SHARED, "Ship late", "The ship arrived on Monday. It rained.", published=yesterday)
    same = add(loopback.server.id, "Oranges are here", "On Tuesday it came in.", url="https://sun.example/")
    reporter.tell(SHARED, late, "The ship arrived on Monday.", Stance.DIFFERS)
    reporter.tell(loopback.server.id, same, "On Tuesday it came in.", Stance.AGREES)
    return reporter


class TestContext:
    async def test_shows_two_sentences_on_either_side_to_who_pressed_alone(self, ann, bo, answer):
        for person in (ann, bo):
            shown = await person.clicks(answer, "Context").response()
            assert shown.ephemeral
            assert shown.text.splitlines()[:3] == [AROUND[0], f"> {QUOTE}", AROUND[1]]
            assert "Ship arrives" in shown.text

    async def test_in_direct_messages_as_well(self, bot, ann, add, kept):
        add(SHARED, *SHIP)
        shown = await ann.clicks(await kept(ann, QUESTION, ann.direct), "Context").response()
        assert AROUND[0] in shown.text

    async def test_of_an_answer_that_one_person_sees(self, bot, ship, ann):
        private = await ann.slash("ask", question=QUESTION, private=True).response()
        assert AROUND[0] in (await ann.clicks(private, "Context").response()).text

    async def test_after_a_restart_and_a_week(self, bot, loopback, verbatim, bo, answer):
        await bot.close()
        loopback.clock.advance(WEEK)
        async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
            assert AROUND[0] in (await bo.clicks(answer, "Context").response()).text

    async def test_an_article_that_is_gone_is_said(self, loopback, verbatim, ann, answer, ship):
        verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
        shown = await ann.clicks(answer, "Context").response()
        assert "was taken off the shelf" in shown.text
        assert "Tuesday" not in shown.text

    async def test_a_revision_that_keeps_the_sentence_is_said_and_shown(
        self, loopback, verbatim, ann, answer, ship
    ):
        revised = replace(ship, text="New: it rained all day. " + ship.text)
        verbatim.shelf.revise(loopback.server.id, ship.id, revised, MAINTAINER)
        shown = await ann.clicks(answer, "Context").response()
        assert "was revised since" in shown.text
        assert AROUND[0] in shown.text

    async def test_a_revision_before_the_answer_is_not_said(self, bot, loopback, verbatim, ann, ship, kept):
        revised = replace(ship, text="New: it rained all day. " + ship.text)
        verbatim.shelf.revise(loopback.server.id, ship.id, revised, MAINTAINER)
        shown = await ann.clicks(await kept(ann, QUESTION), "Context").response()
        assert QUOTE in shown.text
        assert "was revised since" not in shown.text

    async def test_a_revision_without_the_sentence_is_said(self, loopback, verbatim, ann, answer, ship):
        revised = replace(ship, text=ship.text.replace("Tuesday", "Wednesday"))
        verbatim.shelf.revise(loopback.server.id, ship.id, revised, MAINTAINER)
        shown = await ann.clicks(answer, "Context").response()
        assert "the sentence is no longer in it" in shown.text
        assert ">" not in shown.text

    async def test_an_answer_no_longer_kept_says_so(self, loopback, verbatim, ann, answer):
        verbatim.records.questions.forget_person(ann.id)
        shown = await ann.clicks(answer, "Context").response()
        assert (shown.text, shown.ephemeral) == (GONE, True)


class TestEarly:
    """What comes before the answer is kept waits for it a moment."""

    @pytest.fixture
    async def early(self, bot, loopback, ship, ann, verbatim, monkeypatch):
        """An answer that is not kept before `release()` is called."""
        keep, released = verbatim.records.questions.keep, threading.Event()

        def slow(*arguments):
            assert released.wait(10)
            keep(*arguments)

        monkeypatch.setattr(verbatim.records.questions, "keep", slow)
        ann.mentions_bot(loopback.channel, QUESTION)
        yield await loopback.channel.next_message(), released.set
        released.set()

    async def test_a_press(self, early, bo):
        message, release = early
        pressed = bo.clicks(message, "Context")
        await pressed.acknowledged()
        await asyncio.sleep(0.05)
        assert pressed.original.loading
        release()
        assert AROUND[0] in (await pressed.response()).text

    async def test_a_reply(self, early, loopback, bo, verbatim, ship):
        reporter = verbatim.retriever = Reporter()
        reporter.tell(loopback.server.id, ship, QUOTE)
        message, release = early
        bo.replies(message, "and why?")
        await asyncio.sleep(0.05)
        assert not reporter.asked
        release()
        await loopback.channel.next_message()
        assert reporter.follows[0].article == (loopback.server.id, ship.id)


EVERY = ("context", "reports", "article", "follow", "helpful", "unhelpful")
"""All that the buttons of an answer with everything on it say."""


@pytest.fixture
async def full(bot, loopback, reporter, add, ann, kept):
    """An answer with every button there is."""
    newer = add(loopback.server.id, "Ship leaves", "The ship left again.")
    reporter.newer = Headline(loopback.server.id, newer.id, newer.title)
    message = await kept(ann, QUESTION)
    assert {each["custom_id"].partition(":")[0] for each in message.buttons if "custom_id" in each} == {
        *EVERY
    }
    return message


@pytest.mark.parametrize("name", EVERY)
async def test_every_button_works_after_a_restart_and_a_week_for_a_stranger(
    bot, loopback, verbatim, full, bo, name
):
    await bot.close()
    loopback.clock.advance(WEEK)
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        pressed = bo.clicks(full, press_of(full, name))
        shown = await (pressed.modal() if name == "follow" else pressed.response())
        assert name == "follow" or (shown.ephemeral and GONE not in shown.text)


@pytest.mark.parametrize("name", [*EVERY, "again"])
async def test_an_answer_of_one_server_is_never_shown_on_another(loopback, full, ann, name):
    elsewhere = loopback.add_channel("elsewhere", loopback.add_server("Elsewhere"))
    loopback.join(ann, elsewhere.server)
    if name == "again":
        full.component(press_of(full, "follow"))["custom_id"] = press_of(full, "follow").replace(
            "follow", "again"
        )
    full.channel = elsewhere  # as nobody could do it in Discord
    shown = await ann.clicks(full, press_of(full, name)).response()
    assert (shown.text, shown.ephemeral) == (GONE, True)


async def test_nor_one_of_direct_messages_in_those_of_somebody_else(loopback, bot, ann, bo, add, kept):
    add(SHARED, *SHIP)
    answer = await kept(ann, QUESTION, ann.direct)
    answer.channel = bo.direct
    assert (await bo.clicks(answer, "Context").response()).text == GONE
    answer.channel = loopback.channel
    assert (await bo.clicks(answer, "Context").response()).text == GONE


@pytest.mark.usefixtures("reporter")
class TestReports:
    async def test_are_shown_newest_first_and_labelled_to_who_pressed_alone(self, bo, answer):
        shown = await bo.clicks(answer, "Other reports").response()
        assert shown.ephemeral
        lines = shown.text.splitlines()
        quotes = [line for line in lines if line.startswith("> ")]
        assert quotes == ["> The ship arrived on Monday.", "> On Tuesday it came in."]  # undated last
        assert lines[0] == "**Says something else**"
        assert "**Says the same**" in lines
        assert "(yesterday)" in shown.text
        assert shown.link("Open the article").startswith("https://sun.example/#:~:text=On%20Tuesday")

    async def test_the_answer_itself_shows_the_report_that_differs_without_a_verdict(self, answer):
        assert "**Reports differ.** An older report" in answer.text
        assert "> The ship arrived on Monday." in answer.text
        assert "The same in: Oranges are here" in answer.text

    async def test_those_that_are_gone_are_counted(self, loopback, verbatim, bo, answer):
        verbatim.shelf.remove(SHARED, verbatim.shelf.store.listings(SHARED)[0].id, MAINTAINER)
        shown = await bo.clicks(answer, "Other reports").response()
        assert "Monday" not in shown.text
        assert "1 report is no longer on the shelf" in shown.text


async def test_there_is_no_button_for_reports_where_there_are_none(answer):
    assert answer.labels == ["Open the article", "Context", "Follow up", "Helpful", "Not helpful"]


class TestHeadlines:
    async def test_the_closest_are_buttons_that_show_the_article(self, bot, loopback, ann, bo, ship, kept):
        silence = await kept(ann, "who won the championship?")
        shown = await bo.clicks(silence, "Ship arrives").response()
        assert shown.ephemeral
        assert "**Ship arrives**" in shown.text
        assert "The ship left in May." in shown.text
        assert "The Post" in shown.text
        assert shown.link("Open the article") == "https://post.example/ship"

    async def test_an_article_that_is_gone_is_said(self, bot, loopback, verbatim, ann, ship, kept):
        silence = await kept(ann, "who won the championship?")
        verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
        shown = await ann.clicks(silence, "Ship arrives").response()
        assert "was taken off the shelf" in shown.text

    async def test_a_newer_report_is_named_and_shown(self, bot, loopback, reporter, add, ann, kept):
        newer = add(
            loopback.server.id, "Ship leaves", "The ship left again.", published=datetime.now(UTC).date()
        )
        reporter.newer = Headline(loopback.server.id, newer.id, newer.title)
        answer = await kept(ann, QUESTION)
        assert "A newer report exists: **Ship leaves**" in answer.text
        assert "The ship left again." in (await ann.clicks(answer, "Show it").response()).text


class TestVerdicts:
    async def test_one_a_person_and_it_can_be_changed(self, loopback, verbatim, ann, bo, answer):
        for person, button in ((ann, "Helpful"), (bo, "Helpful"), (bo, "Not helpful"), (bo, "Not helpful")):
            said = await person.clicks(answer, button).response()
            assert said.ephemeral
            assert said.text.startswith("Noted: this answer")
        [week] = verbatim.records.questions.weeks(loopback.server.id, datetime.now(UTC).date())
        assert (week.helpful, week.unhelpful) == (1, 1)

    async def test_of_an_answer_no_longer_kept(self, verbatim, ann, bo, answer):
        verbatim.records.questions.forget_person(ann.id)
        assert (await bo.clicks(answer, "Helpful").response()).text == GONE


class TestFollowUp:
    async def asked(self, person, message, question="and who was pleased?"):
        form = await person.clicks(message, "Follow up").modal()
        return await person.submits(form, {"Your question": question}).response()

    async def test_is_answered_for_all_and_follows_the_article(self, loopback, verbatim, bo, answer, ship):
        followed = await self.asked(bo, answer, "and pleased?")
        assert not followed.ephemeral
        assert "Asked: and pleased?" in followed.text
        assert "> The harbour master was pleased." in followed.text
        await loopback.until(lambda: record_of(verbatim, followed), "the record")
        assert record_of(verbatim, followed).asker == bo.id

    async def test_prefers_the_article(self, reporter, bo, answer, loopback, ship):
        await self.asked(bo, answer)
        assert reporter.follows[-1].article == (loopback.server.id, ship.id)
        assert reporter.follows[-1].question == QUESTION

    async def test_of_a_private_answer_is_private(self, bot, ship, ann):
        private = await ann.slash("ask", question=QUESTION, private=True).response()
        assert (await self.asked(ann, private)).ephemeral

    async def test_of_someone_who_may_not_write_here_is_private(self, loopback, bo, answer):
        loopback.channel.override(bo, send_messages=False)
        assert (await self.asked(bo, answer)).ephemeral

    async def test_in_direct_messages_and_threads(self, bot, loopback, ann, add, ship, kept):
        add(SHARED, *SHIP)
        thread = loopback.add_thread(loopback.channel, "ships", ann)
        for channel in (ann.direct, thread):
            followed = await self.asked(ann, await kept(ann, QUESTION, channel), "and pleased?")
            assert followed.channel is channel
            assert not followed.ephemeral
            assert "> The harbour master was pleased." in followed.text

    async def test_after_a_restart_and_a_week(self, bot, loopback, verbatim, bo, answer):
        await bot.close()
        loopback.clock.advance(WEEK)
        async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
            assert "harbour master" in (await self.asked(bo, answer, "and pleased?")).text

    async def test_nothing_but_white_space_is_no_question(self, bo, answer):
        assert "no question" in (await self.asked(bo, answer, "   ")).text

    async def test_of_an_answer_no_longer_kept_opens_no_form(self, verbatim, ann, bo, answer):
        verbatim.records.questions.forget_person(ann.id)
        assert (await bo.clicks(answer, "Follow up").response()).text == GONE
