"""`/help`, over the wire: it fits who asks, and speaks of what they can see."""

import pytest

from bot.settings import Settings
from corpus.article import SHARED
from corpus.servers import Where
from tests.bot.client.conftest import MAINTAINER, QuickClient

pytestmark = pytest.mark.usefixtures("bot")

QUESTION = "When did it reach the harbour?"
LATELY, NEWEST = "Asked and answered here lately", "Articles to ask about"


async def helped(person, **where):
    card = await person.slash("help", **where).response()
    assert card.ephemeral
    return card.text


@pytest.fixture
async def asked(loopback, ship, kept):
    """A question that was asked and answered in the channel, by somebody else."""
    bo = loopback.user("robert")
    bo.mentions_bot(loopback.channel, QUESTION)
    await loopback.channel.next_message()
    await loopback.until(lambda: kept(bo), "the record")


class TestWays:
    async def test_commands_can_be_clicked_on(self, loopback, ann):
        ids = {command["name"]: command["id"] for command in loopback.commands.scope(0).values()}
        text = await helped(ann)
        assert f"</ask:{ids['ask']}>" in text
        assert "Mention me in a message" in text
        assert f"</privacy:{ids['privacy']}>" in text

    async def test_where_discord_did_not_take_the_commands_their_names_stand(self, loopback, bot, ann):
        bot.tree.registered = ()
        assert "`/ask`" in await helped(ann)

    async def test_where_to_ask_is_said_if_it_is_not_everywhere(self, loopback, ann, settle):
        assert "On this server, ask in" not in await helped(ann)
        settle(answers_in=Where.ONLY, channels=frozenset({loopback.channel.id}))
        assert f"On this server, ask in <#{loopback.channel.id}>" in await helped(ann)

    async def test_the_channel_without_mentions_is_named_only_if_the_bot_can_read_it(
        self, loopback, bot, ann, settle, verbatim
    ):
        settle(answer_channel=loopback.channel.id)
        assert "you need not mention me" not in await helped(ann)
        await bot.close()
        loopback.gateway.granted.message_content = True
        client = QuickClient(verbatim, Settings(message_content=True), connector=loopback.connector())
        async with loopback.online(client):
            assert f"In <#{loopback.channel.id}> you need not mention me" in await helped(ann)

    async def test_it_speaks_the_persons_language(self, ann, german):
        german.texts["Ask me about the news"] = "Frag mich nach den Nachrichten"
        ann.locale = "de"
        assert "### Frag mich nach den Nachrichten" in await helped(ann)

    async def test_in_direct_messages_it_says_how_to_ask_there(self, ann):
        text = await helped(ann, channel=ann.direct)
        assert "- Just write your question" in text
        assert "Mention me" not in text
        assert "for everyone here" not in text


class TestExamples:
    async def test_questions_answered_here_are_shown_once_and_without_a_name(self, loopback, asked, ann):
        text = await helped(ann)
        assert f"{LATELY}**\n- “{QUESTION}”" in text
        assert "robert" not in text

    async def test_not_what_was_asked_where_the_person_cannot_see(self, loopback, asked, ann):
        everyone = loopback.server.roles[0]
        loopback.channel.override(everyone, view_channel=False)
        loopback.channel_changed(loopback.channel)
        lobby = loopback.add_channel("lobby")
        text = await helped(ann, channel=lobby)
        assert QUESTION not in text
        assert f"{NEWEST}**\n- Ship arrives" in text

    async def test_not_what_was_answered_privately(self, ship, ann):
        await ann.slash("ask", question=QUESTION, private=True).response()
        assert LATELY not in await helped(ann)

    async def test_not_what_can_no_longer_be_answered(self, loopback, asked, ann, ship, verbatim):
        verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
        assert QUESTION not in await helped(ann)

    async def test_else_the_newest_headlines_of_this_server(self, loopback, ship, ann, add):
        add(SHARED, "Train arrives", "The train reached the station on Friday.")
        text = await helped(ann)
        assert f"{NEWEST}**\n- Ship arrives" in text
        assert "Train" not in text

    async def test_else_of_those_for_everyone(self, ann, add):
        add(SHARED, "Train *arrives*", "The train reached the station on Friday.")
        assert r"- Train \*arrives\*" in await helped(ann)

    async def test_an_empty_shelf_is_said_to_be_empty(self, ann):
        assert "There are no articles here yet." in await helped(ann)

    async def test_another_servers_questions_are_not_shown(self, loopback, asked, ann):
        elsewhere = loopback.add_channel("elsewhere", loopback.add_server("Elsewhere"))
        ann.joins(elsewhere.server)
        text = await helped(ann, channel=elsewhere)
        assert QUESTION not in text
        assert "Ship" not in text


class TestModerators:
    PART = "For you as a moderator"

    async def test_members_do_not_see_their_part(self, ann):
        assert self.PART not in await helped(ann)

    @pytest.mark.parametrize("permission", ["manage_messages", "administrator"])
    async def test_those_who_may_curate_see_it(self, loopback, permission):
        mo = loopback.user("mo", **{permission: True})
        [article] = [each for each in loopback.commands.scope(0).values() if each["name"] == "article"]
        text = await helped(mo)
        assert self.PART in text
        assert f"</article add:{article['id']}>" in text

    async def test_a_curator_has_what_the_admins_have_opened_to_their_role(self, loopback, ann):
        [article] = [each for each in loopback.commands.scope(0).values() if each["name"] == "article"]
        curators = loopback.add_role("curators")
        ann.gains(curators)
        assert self.PART not in await helped(ann)
        loopback.commands.overrides.set(loopback.server, article, curators, to=True)
        assert "</article add" in await helped(ann)

    async def test_not_what_the_admins_have_closed(self, loopback):
        mo = loopback.user("mo", manage_messages=True)
        [article] = [each for each in loopback.commands.scope(0).values() if each["name"] == "article"]
        loopback.commands.overrides.set(loopback.server, article, mo, to=False)
        assert "</article add" not in await helped(mo)

    async def test_in_direct_messages_there_is_no_such_part(self, loopback):
        mo = loopback.user("mo", manage_messages=True)
        assert self.PART not in await helped(mo, channel=mo.direct)
