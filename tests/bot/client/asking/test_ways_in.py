"""Questions asked on Discord, over the wire."""

import asyncio

import discord
import pytest

from corpus.article import SHARED
from corpus.errors import VerbatimError
from tests.bot.client.asking.conftest import CARGO, HARBOUR
from tests.discord import payloads
from tests.discord.messages import EPHEMERAL
from tests.discord.world import Role

pytestmark = pytest.mark.usefixtures("bot")

MESSAGES = "/channels/{channel}/messages"


def replies_of(loopback):
    return [each for each in loopback.channel.by_bot() if each.author is loopback.bot]


@pytest.mark.usefixtures("ship")
class TestMessages:
    async def test_a_mention_is_answered_with_the_sentence_and_its_source(self, loopback, ann):
        question = ann.mentions_bot(loopback.channel, "when did it reach the harbour?")
        reply = await loopback.channel.next_message()
        assert HARBOUR in reply.text
        assert "Ship arrives" in reply.text
        assert reply.reply_to is question
        assert not reply.mentions
        assert loopback.channel.typing == 1

    @pytest.mark.parametrize("text", ["harbour, {} {}?", "when {}: harbour", "{} harbour"])
    async def test_a_mention_may_stand_anywhere_and_more_than_once(self, loopback, ann, text):
        ann.says(loopback.channel, text.replace("{}", loopback.bot.mention))
        assert HARBOUR in (await loopback.channel.next_message()).text

    async def test_a_reply_that_pings_is_a_question(self, loopback, ann):
        ann.mentions_bot(loopback.channel, "oranges?")
        answer = await loopback.channel.next_message()
        ann.replies(answer, "and the harbour?")
        assert HARBOUR in (await loopback.channel.next_message()).text

    async def test_in_a_thread_the_answer_stays_in_the_thread(self, loopback, ann):
        thread = loopback.add_thread(loopback.channel, "ships", ann)
        ann.mentions_bot(thread, "harbour?")
        assert HARBOUR in (await thread.next_message()).text
        assert loopback.channel.by_bot() == []

    async def test_no_article_answers_is_said_with_the_closest_headline(self, loopback, ann):
        ann.mentions_bot(loopback.channel, "who won the football championship?")
        reply = await loopback.channel.next_message()
        assert reply.labels == ["Ship arrives"]
        assert ">" not in reply.text

    async def test_what_is_not_meant_for_the_bot_is_left_alone(self, loopback, ann):
        ann.mentions_bot(loopback.channel, "harbour?")
        answer = await loopback.channel.next_message()
        crier = loopback.user("crier", mention_everyone=True)
        robot = loopback.user("robot")
        robot.bot = True
        ann.replies(answer, "harbour", ping=False)
        ann.says(loopback.channel, "harbour?")
        crier.says(loopback.channel, "@everyone harbour?")
        robot.mentions_bot(loopback.channel, "harbour?")
        last = ann.mentions_bot(loopback.channel, "oranges?")
        await loopback.until(lambda: replies_of(loopback)[-1].reply_to is last, "the last answer")
        assert len(replies_of(loopback)) == 2

    async def test_a_mention_without_a_question_gets_a_short_help(self, loopback, ann):
        ann.mentions_bot(loopback.channel, "")
        assert "`/ask`" in (await loopback.channel.next_message()).text

    async def test_a_mention_of_its_role_hides_the_question_from_it_so_it_says_how_to_ask(
        self, loopback, ann
    ):
        role = Role(loopback.clock.new_id(), "Verbatim", discord.Permissions.none(), 1, bot=loopback.bot)
        loopback.server.roles.append(role)
        added = {"guild_id": str(loopback.server.id), "role": payloads.role(role)}
        loopback.gateway.dispatch("GUILD_ROLE_CREATE", lambda _: added, intent="guilds")
        ann.says(loopback.channel, f"{role.mention} harbour?")
        assert "by my name, not by a role" in (await loopback.channel.next_message()).text

    async def test_a_question_longer_than_any_question_is_refused_kindly(self, loopback, ann):
        ann.mentions_bot(loopback.channel, "harbour " * 251)
        assert "2,000" in (await loopback.channel.next_message()).text

    async def test_twenty_questions_at_once_are_all_answered(self, loopback):
        people = [loopback.user(f"person {number}") for number in range(20)]
        asked = [person.mentions_bot(loopback.channel, "harbour?") for person in people]
        replies = [await loopback.channel.next_message() for _ in asked]
        assert {reply.reply_to.id for reply in replies} == {question.id for question in asked}


class TestDirectMessages:
    async def test_the_shared_shelf_answers_and_no_servers(self, loopback, ann, add):
        add(loopback.server.id, "Ship arrives", CARGO)
        add(SHARED, "Train arrives", "The train reached the station on Friday. Nobody was on it.")
        ann.direct_message("when did it reach the station?")
        assert "> The train reached the station on Friday." in (await ann.direct.next_message()).text
        ann.direct_message("when did it reach the harbour?")
        assert "Ship" not in (await ann.direct.next_message()).text

    async def test_ask_works_there_too(self, ann, add):
        add(SHARED, "Train arrives", "The train reached the station on Friday. Nobody was on it.")
        asked = ann.slash("ask", channel=ann.direct, question="when did it reach the station?")
        assert "> The train reached the station on Friday." in (await asked.response()).text


@pytest.mark.usefixtures("ship")
class TestCommand:
    async def test_everyone_sees_the_answer(self, ann):
        asked = ann.slash("ask", question="when did it reach the harbour?")
        response = await asked.response()
        assert HARBOUR in response.text
        assert not response.ephemeral

    async def test_a_private_answer_is_the_askers_alone(self, ann):
        asked = ann.slash("ask", question="when did it reach the harbour?", private=True)
        response = await asked.response()
        assert HARBOUR in response.text
        assert response.ephemeral

    async def test_it_is_deferred_before_any_work(self, ann, verbatim):
        released = asyncio.Event()
        loop = asyncio.get_running_loop()
        answer = verbatim.retriever.answer

        def slow(*question):
            asyncio.run_coroutine_threadsafe(released.wait(), loop).result(5)
            return answer(*question)

        verbatim.retriever.answer = slow
        asked = ann.slash("ask", question="harbour?", private=True)
        assert await asked.acknowledged() == 5
        assert asked.callback["data"]["flags"] == EPHEMERAL
        released.set()
        assert HARBOUR in (await asked.response()).text


class TestTrouble:
    """What goes wrong, and what the person and the log learn of it."""

    async def test_a_bug_gives_a_reference_number_and_the_log_its_traceback(self, ann, verbatim, caplog):
        verbatim.retriever.failure = RuntimeError("secret of the machine")
        asked = ann.slash("ask", question="harbour?")
        words = (await asked.response()).text
        reference = words.split("`")[1]
        [record] = [record for record in caplog.records if reference in record.getMessage()]
        assert "secret" not in words
        assert record.exc_info[1] is verbatim.retriever.failure

    async def test_the_same_holds_for_a_mention(self, loopback, ann, verbatim, caplog):
        verbatim.retriever.failure = RuntimeError("secret of the machine")
        ann.mentions_bot(loopback.channel, "harbour?")
        words = (await loopback.channel.next_message()).text
        assert "secret" not in words
        assert words.split("`")[1] in caplog.text

    async def test_an_expected_failure_says_its_own_words_harmlessly(self, ann, verbatim):
        verbatim.retriever.failure = VerbatimError("Not *now*, @everyone")
        words = (await ann.slash("ask", question="harbour?").response()).content
        assert words == r"Not \*now\*, \@everyone"

    async def test_a_channel_one_may_not_write_in_is_no_error(self, loopback, ann, ship, logged, caplog):
        loopback.channel.override(loopback.bot, send_messages=False)
        ann.mentions_bot(loopback.channel, "harbour?")
        await logged("does not let me")
        assert not [record for record in caplog.records if record.levelname in ("ERROR", "WARNING")]
        loopback.channel.override(loopback.bot, send_messages=True)
        ann.mentions_bot(loopback.channel, "harbour?")
        assert HARBOUR in (await loopback.channel.next_message()).text

    async def test_where_replying_needs_a_permission_we_lack_we_write_plainly(self, loopback, ann, ship):
        loopback.faults.refuse("POST", MESSAGES, code=160002, message="Cannot reply without permission")
        ann.mentions_bot(loopback.channel, "harbour?")
        reply = await loopback.channel.next_message()
        assert HARBOUR in reply.text
        assert reply.reply_to is None

    async def test_a_question_deleted_meanwhile_is_answered_all_the_same(self, loopback, ann, ship, verbatim):
        answer = verbatim.retriever.answer
        loop = asyncio.get_running_loop()

        def deleting(*asked):
            loop.call_soon_threadsafe(ann.deletes, question)
            return answer(*asked)

        verbatim.retriever.answer = deleting
        question = ann.mentions_bot(loopback.channel, "harbour?")
        assert HARBOUR in (await loopback.channel.next_message()).text

    async def test_an_interaction_that_expired_makes_no_noise(self, loopback, ann, ship, logged, caplog):
        asked = ann.slash("ask", question="harbour?")
        loopback.clock.advance(4)
        await logged("ended before it was answered")
        assert asked.callback is None
        assert not [record for record in caplog.records if record.levelname in ("ERROR", "WARNING")]
        loopback.journal.forgive("10062")

    async def test_a_rate_limit_is_waited_out(self, loopback, ann, ship):
        loopback.faults.rate_limit("POST", MESSAGES, retry_after=0.05)
        ann.mentions_bot(loopback.channel, "harbour?")
        assert HARBOUR in (await loopback.channel.next_message()).text
        assert [request.status for request in loopback.journal.sent("POST", MESSAGES)] == [429, 200]

    async def test_a_failing_discord_is_tried_again(self, loopback, ann, ship):
        loopback.faults.fail("POST", MESSAGES, status=502)
        ann.mentions_bot(loopback.channel, "harbour?")
        assert HARBOUR in (await loopback.channel.next_message()).text
        assert [request.status for request in loopback.journal.sent("POST", MESSAGES)] == [502, 200]
