"""In direct messages, the articles of one server that the person shares with the bot, over the wire."""

import pytest

from corpus.article import SHARED
from tests.bot.client.asking.conftest import HARBOUR
from tests.bot.client.conftest import QuickClient
from tests.discord.interactions import COMPONENT

pytestmark = pytest.mark.usefixtures("ship")

QUESTION = "when did it reach the harbour?"
MENU = "Choose a server"
MEMBER = "/guilds/{server}/members/{user}"


async def choose(person, *chosen):
    card = await person.slash("help", channel=person.direct).response()
    return (await person.selects(card, MENU, *chosen).response()).text


async def asked(person, question=QUESTION):
    person.direct_message(question)
    return (await person.direct.next_message()).text


@pytest.mark.usefixtures("bot")
class TestChoice:
    async def test_without_a_choice_the_shared_shelf_is_searched_and_said_to_be(self, ann):
        text = await asked(ann)
        assert HARBOUR not in text
        assert "Searched: the articles for everyone." in text

    async def test_the_chosen_servers_articles_are_searched_and_said_to_be(self, ann, add):
        add(SHARED, "Train arrives", "The train reached the station on Friday.")
        assert "also search the articles of **Home**" in await choose(ann, "Home")
        text = await asked(ann)
        assert HARBOUR in text
        assert "Searched: the articles of **Home** and those for everyone." in text
        assert "> The train reached the station" in await asked(ann, "which station?")

    async def test_ask_in_direct_messages_searches_them_too(self, ann):
        await choose(ann, "Home")
        answer = await ann.slash("ask", channel=ann.direct, question=QUESTION).response()
        assert HARBOUR in answer.text
        assert "Searched: the articles of **Home**" in answer.text

    async def test_a_choice_is_taken_back(self, ann):
        await choose(ann, "Home")
        assert "only the articles for everyone" in await choose(ann, "No server")
        assert HARBOUR not in await asked(ann)

    async def test_what_is_chosen_is_shown_as_chosen(self, ann):
        await choose(ann, "Home")
        card = await ann.slash("help", channel=ann.direct).response()
        options = card.component(MENU)["options"]
        assert [option["label"] for option in options if option.get("default")] == ["Home"]

    async def test_a_follow_up_reads_it_too(self, ann):
        await choose(ann, "Home")
        ann.direct_message(QUESTION)
        answer = await ann.direct.next_message()
        ann.replies(answer, "and how many oranges?")
        assert "forty crates" in (await ann.direct.next_message()).text

    async def test_who_asks_is_answered_in_time_however_long_discord_takes_to_say_who_is_where(
        self, loopback, ann
    ):
        await choose(ann, "Home")
        answer = await ann.slash("ask", channel=ann.direct, question=QUESTION).response()
        form = await ann.clicks(answer, "Follow up").modal()
        loopback.faults.rate_limit("GET", MEMBER, retry_after=2.5)
        question = {"Your question": "and how many oranges?"}
        for asked in (
            ann.slash("ask", channel=ann.direct, question=QUESTION),
            ann.submits(form, question),
        ):
            await asked.acknowledged(within=1)
            assert "oranges" in (await asked.response()).text


@pytest.mark.usefixtures("bot")
class TestMembership:
    async def test_only_servers_that_both_are_on_are_offered(self, loopback, ann):
        loopback.add_server("Without ann")
        ann.joins(loopback.add_server("Without the bot", with_bot=False))
        ann.joins(loopback.add_server("A place"))
        card = await ann.slash("help", channel=ann.direct).response()
        labels = [option["label"] for option in card.component(MENU)["options"]]
        assert labels == ["No server", "A place", "Home"]

    async def test_who_is_kicked_reads_nothing_any_more(self, loopback, ann):
        await choose(ann, "Home")
        assert HARBOUR in await asked(ann)
        ann.leaves()
        text = await asked(ann)
        assert HARBOUR not in text
        assert "You are no longer on the server you had chosen" in text

    async def test_nor_by_the_buttons_of_an_earlier_answer(self, loopback, ann):
        await choose(ann, "Home")
        ann.direct_message(QUESTION)
        answer = await ann.direct.next_message()
        assert "forty crates" in (await ann.clicks(answer, "Context").response()).text
        ann.leaves()
        refused = await ann.clicks(answer, "Context").response()
        assert "no longer on the server" in refused.text
        assert "forty crates" not in refused.text

    async def test_who_left_before_choosing_is_refused(self, loopback, ann):
        card = await ann.slash("help", channel=ann.direct).response()
        ann.leaves()
        refused = await ann.selects(card, MENU, "Home").response()
        assert "You are not on that server" in refused.text
        assert HARBOUR not in await asked(ann)

    @pytest.mark.parametrize("values", [["999"], ["nonsense"], []])
    async def test_what_the_menu_does_not_offer_is_no_server(self, ann, values):
        card = await ann.slash("help", channel=ann.direct).response()
        menu = card.component(MENU)
        data = {"component_type": 3, "custom_id": menu["custom_id"], "id": menu["id"], "values": values}
        refused = await ann._begin(COMPONENT, card.channel, data, "a forged choice", card).response()
        assert "You are not on that server" in refused.text

    async def test_the_server_without_the_bot_is_searched_no_more(self, loopback, ann):
        await choose(ann, "Home")
        loopback.bot_leaves(loopback.server)
        assert HARBOUR not in await asked(ann)

    async def test_where_discord_does_not_answer_no_servers_articles_are_read(self, loopback, ann, caplog):
        await choose(ann, "Home")
        for _ in range(5):
            loopback.faults.fail("GET", MEMBER, status=400)
        text = await asked(ann)
        assert HARBOUR not in text


async def test_servers_are_looked_up_once_in_a_while_and_never_too_many(loopback, verbatim):
    for number in range(30):
        loopback.add_server(f"Server {number}")
    ann = loopback.user("ann")
    for server in loopback.servers_of_bot():
        loopback.join(ann, server)
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        card = await ann.slash("help", channel=ann.direct).response()
        assert len(card.component(MENU)["options"]) == 25
        looked_up = len(loopback.journal.sent("GET", MEMBER))
        await ann.slash("help", channel=ann.direct).response()
        assert looked_up == len(loopback.journal.sent("GET", MEMBER)) <= 100
