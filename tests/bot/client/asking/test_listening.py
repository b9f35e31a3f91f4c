"""Questions in messages, under a server's settings and limits, over the wire."""

import pytest

from bot.settings import Settings
from corpus.article import SHARED
from corpus.servers import Where
from tests.bot.client.asking.conftest import HARBOUR
from tests.bot.client.conftest import QuickClient

pytestmark = pytest.mark.usefixtures("ship")


async def answer(channel):
    return (await channel.next_message()).text


@pytest.mark.usefixtures("bot")
class TestWhere:
    async def test_elsewhere_one_is_told_where_to_ask_once(self, loopback, ann, settle):
        news = loopback.add_channel("news")
        settle(answers_in=Where.ONLY, channels=frozenset({news.id}))
        for _ in range(3):
            ann.mentions_bot(loopback.channel, "harbour?")
        ann.mentions_bot(news, "harbour?")
        assert HARBOUR in await answer(news)
        [told] = loopback.channel.by_bot()
        assert f"<#{news.id}>" in told.text
        assert "`/ask`" in told.text

    async def test_not_even_what_is_too_long_is_answered_there(self, loopback, ann, settle):
        settle(answers_in=Where.ONLY)
        ann.mentions_bot(loopback.channel, "harbour? " * 240)
        assert "I do not answer in this channel." in await answer(loopback.channel)

    async def test_each_person_is_told(self, loopback, ann, settle):
        settle(answers_in=Where.EXCEPT, channels=frozenset({loopback.channel.id}))
        for person in (ann, loopback.user("bo")):
            ask = person.mentions_bot(loopback.channel, "harbour?")
            told = await loopback.channel.next_message()
            assert (told.reply_to, "do not answer in this channel" in told.text) == (ask, True)

    async def test_a_thread_is_like_its_channel(self, loopback, ann, settle):
        thread = loopback.add_thread(loopback.channel, "ships", ann)
        settle(answers_in=Where.ONLY, channels=frozenset({loopback.channel.id}))
        ann.mentions_bot(thread, "harbour?")
        assert HARBOUR in await answer(thread)

    async def test_nowhere_is_said_to_be_nowhere(self, loopback, ann, settle):
        settle(answers_in=Where.ONLY)
        ann.mentions_bot(loopback.channel, "harbour?")
        assert "I do not answer in this channel." in await answer(loopback.channel)

    async def test_what_one_server_settled_does_not_bind_another(self, loopback, ann, settle, add):
        other = loopback.add_channel("elsewhere", loopback.add_server("Elsewhere"))
        ann.joins(other.server)
        settle(answers_in=Where.ONLY)
        add(SHARED, "Train arrives", "The train reached the station on Friday.")
        ann.mentions_bot(other, "station?")
        assert "> The train reached the station" in await answer(other)


class TestAnswerChannel:
    @pytest.fixture
    def desk(self, loopback, settle):
        desk = loopback.add_channel("desk")
        settle(answer_channel=desk.id)
        return desk

    @pytest.fixture
    async def reader(self, loopback, verbatim):
        """The bot, allowed to read what is not meant for it."""
        loopback.forbid_pings = True
        loopback.gateway.granted.message_content = True
        client = QuickClient(verbatim, Settings(message_content=True), connector=loopback.connector())
        async with loopback.online(client):
            yield client

    @pytest.mark.usefixtures("reader")
    async def test_a_question_there_needs_no_mention(self, loopback, ann, desk):
        ask = ann.says(desk, "When did it reach the harbour?")
        reply = await desk.next_message()
        assert (HARBOUR in reply.text, reply.reply_to) == (True, ask)
        thread = loopback.add_thread(desk, "ships", ann)
        ann.says(thread, "harbour?")
        assert HARBOUR in await answer(thread)

    @pytest.mark.usefixtures("reader")
    async def test_a_reply_to_an_answer_there_is_a_question_too(self, ann, desk):
        ann.says(desk, "oranges?")
        first = await desk.next_message()
        ann.replies(first, "and the harbour?", ping=False)
        assert HARBOUR in await answer(desk)

    @pytest.mark.usefixtures("reader")
    async def test_what_is_no_question_to_all_is_left_alone(self, loopback, ann, desk):
        bo, robot = loopback.user("bo"), loopback.user("robot")
        robot.bot = True
        said = bo.says(desk, "The harbour is lovely.")
        ann.replies(said, "which harbour?", ping=False)
        ann.says(desk, f"{bo.mention} where is the harbour?")
        ann.says(desk, "harbour? " * 400)
        robot.says(desk, "harbour?")
        ann.says(loopback.channel, "harbour?")
        last = ann.says(desk, "oranges?")
        ours = lambda: [each for each in desk.by_bot() if each.author is loopback.bot]  # noqa: E731
        [reply] = await loopback.until(ours, "an answer")
        assert reply.reply_to is last
        assert not loopback.channel.by_bot()

    @pytest.mark.usefixtures("bot")
    async def test_without_the_intent_a_mention_is_needed(self, ann, desk):
        ann.says(desk, "When did it reach the harbour?")
        last = ann.mentions_bot(desk, "harbour?")
        assert (await desk.next_message()).reply_to is last


@pytest.mark.usefixtures("bot")
class TestPatience:
    async def test_who_asks_too_much_is_told_once_and_then_shown(self, loopback, ann, settle):
        settle(per_member=2)
        asked = [ann.mentions_bot(loopback.channel, "harbour?") for _ in range(5)]
        await loopback.until(lambda: sum(bool(each.reactions) for each in asked) == 2, "two signs")
        await loopback.until(lambda: len(loopback.channel.by_bot()) == 3, "two answers and a word")
        [word] = [each for each in loopback.channel.by_bot() if "Please ask again in" in each.text]
        assert word.reply_to in asked
        assert " seconds." in word.text
        assert all(each.reactions in ([], ["⏳"]) for each in asked)

    async def test_where_signs_are_not_allowed_it_is_said_in_words_again(self, loopback, ann, settle):
        settle(per_member=1)
        loopback.channel.override(loopback.bot, add_reactions=False)
        for _ in range(3):
            ann.mentions_bot(loopback.channel, "harbour?")
        texts = [await answer(loopback.channel) for _ in range(3)]
        assert sum("Please ask again in" in text for text in texts) == 2

    async def test_one_person_does_not_use_up_anothers_room_but_the_servers(self, loopback, ann, settle):
        settle(per_member=2, per_server=3)
        bo = loopback.user("bo")
        texts = []
        for person in (ann, ann, bo, bo):
            person.mentions_bot(loopback.channel, "harbour?")
            texts.append(await answer(loopback.channel))
        assert [HARBOUR in text for text in texts] == [True, True, True, False]
        assert "This server has asked me a lot" in texts[-1]

    async def test_direct_messages_have_their_limit_too(self, ann, add):
        for _ in range(7):
            ann.direct_message("harbour?")
        texts = [await answer(ann.direct) for _ in range(7)]
        assert sum("Please ask again in" in text for text in texts) == 1

    async def test_typing_is_shown_before_anything_is_sought(self, loopback, ann, verbatim):
        shown = []
        find = verbatim.retriever.answer

        def look(*asked):
            loopback.changes.happened()
            shown.append(loopback.channel.typing)
            return find(*asked)

        verbatim.retriever.answer = look
        ann.mentions_bot(loopback.channel, "harbour?")
        await loopback.channel.next_message()
        assert loopback.channel.typing == 1


@pytest.mark.usefixtures("bot")
class TestLanguage:
    NOTHING = "who won the championship?"

    @pytest.fixture(autouse=True)
    def words(self, german):
        silence = "**No article here answers that.** I only quote, so I won't guess."
        nothing = (
            "**I found nothing about that in the articles here.** If it belongs here, a moderator can add an "
            "article with `/article add`."
        )
        german.texts |= {silence: "Nichts", nothing: "Gar Nichts"}

    async def test_a_server_with_a_language_is_answered_in_it(self, loopback, ann, settle):
        settle(language="de")
        ann.mentions_bot(loopback.channel, self.NOTHING)
        assert "Nichts" in await answer(loopback.channel)

    async def test_else_in_the_one_it_chose_on_discord(self, loopback, ann, verbatim):
        other = loopback.add_server("Anderswo", with_bot=False)
        other.locale = "de"
        channel = loopback.add_channel("allgemein", other)
        ann.joins(other)
        loopback.bot_joins(other)
        ann.mentions_bot(channel, self.NOTHING)
        assert "Nichts" in await answer(channel)

    async def test_direct_messages_in_that_of_the_last_command(self, ann):
        ann.direct_message(self.NOTHING)
        assert "Nichts" not in await answer(ann.direct)
        ann.locale = "de"
        await ann.slash("privacy", channel=ann.direct).response()
        ann.direct_message(self.NOTHING)
        await ann.direct.next_message()
        assert "Nichts" in ann.direct.by_bot()[-1].text
