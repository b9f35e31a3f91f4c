"""**Find a source**, over the wire, with the retriever itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.article import SHARED
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from tests.bot.client.conftest import MAINTAINER, QuickClient, forged_click
from tests.discord.messages import File

MENU = "Find a source"
BRIDGE = "The canal bridge in Ostby reopened on Monday after nine weeks. Mayor Ole Krag cut the ribbon."
CLAIM = "The canal bridge in Ostby reopened after nine weeks."
WRONG = "The canal bridge in Ostby reopened after two weeks."
QUOTE = "> The canal bridge in Ostby reopened on Monday after nine weeks."


@pytest.fixture
def verbatim() -> Iterator[Verbatim]:
    with SQLiteStore(":memory:") as store:
        yield Verbatim(Shelf(store), Retriever(store), store.records)


@pytest.fixture
def bridge(loopback, add):
    return add(loopback.server.id, "Canal bridge reopens", BRIDGE, url="https://example.org/bridge")


@pytest.fixture
def bo(loopback):
    return loopback.user("bo")


async def found(person, message):
    return await person.menu(MENU, message).response()


@pytest.mark.usefixtures("bot", "bridge")
class TestFinding:
    async def test_quotes_for_a_claim_are_labelled_with_their_source_for_who_asks_alone(
        self, loopback, ann, bo
    ):
        card = await found(ann, bo.says(loopback.channel, CLAIM))
        assert card.ephemeral
        assert f"“{CLAIM}”" in card.text
        assert f"**Supports it**\n{QUOTE}\n**Canal bridge reopens**" in card.text
        assert card.link("Open the article").startswith("https://example.org/bridge")
        assert "Share" in card.labels
        assert not loopback.channel.by_bot()

    async def test_and_quotes_against_it(self, loopback, ann, bo):
        card = await found(ann, bo.says(loopback.channel, WRONG))
        assert f"**Contradicts it**\n{QUOTE}" in card.text

    async def test_names_and_addresses_in_a_message_are_no_hindrance(self, loopback, ann, bo):
        said = bo.says(loopback.channel, f"<:wow:123456789012345678> {CLAIM} https://example.org/x")
        card = await found(ann, said)
        assert QUOTE in card.text
        assert "wow" not in card.text

    async def test_nothing_found_is_said_with_the_closest_headlines(self, loopback, ann, bo):
        card = await found(ann, bo.says(loopback.channel, "Canal boats are banned from Paris."))
        assert "No article here says anything for or against that." in card.text
        assert "Share" not in card.labels

    async def test_nothing_of_the_message_is_kept(self, loopback, ann, bo, kept):
        await found(ann, bo.says(loopback.channel, CLAIM))
        assert not kept(ann)
        assert not kept(bo)


@pytest.mark.usefixtures("bot")
class TestNothingToFind:
    @pytest.mark.parametrize(
        ("text", "files", "words"),
        [
            ("https://example.org/a https://example.org/b", (), "only a link"),
            ("", (File("a.png", b"..."),), "cannot read pictures or files"),
            ("👍 <:wow:123456789012345678> !!", (), "no text in this message"),
        ],
    )
    async def test_it_is_said_why(self, loopback, ann, bo, text, files, words):
        told = await found(ann, bo.says(loopback.channel, text, files=files))
        assert words in told.text
        assert told.ephemeral

    async def test_what_bots_write_is_not_looked_for(self, loopback, ann, bridge):
        ann.mentions_bot(loopback.channel, "when did the canal bridge reopen?")
        told = await found(ann, await loopback.channel.next_message())
        assert "not of what bots write" in told.text

    async def test_it_counts_as_a_question(self, loopback, ann, bo, settle, bridge):
        settle(per_member=1)
        said = bo.says(loopback.channel, CLAIM)
        await found(ann, said)
        told = await found(ann, said)
        assert "Please ask again in" in told.text
        assert told.ephemeral


@pytest.mark.usefixtures("bridge")
class TestSharing:
    @pytest.fixture
    async def card(self, bot, loopback, ann, bo):
        return await found(ann, bo.says(loopback.channel, CLAIM))

    async def test_it_is_posted_for_all_with_the_way_to_the_message(self, loopback, ann, bo, card):
        ann.clicks(card, "Share")
        public = await loopback.channel.next_message()
        [said] = [each for each in loopback.channel.messages.values() if each.author is bo]
        assert QUOTE in public.text
        assert public.link("The message").endswith(f"/{loopback.channel.id}/{said.id}")
        assert not public.mentions

    async def test_only_by_who_asked(self, loopback, bo, card):
        refused = await forged_click(bo, card, "Share").followup()
        assert "Only the person who asked" in refused.text

    async def test_not_where_the_bot_may_not_write(self, loopback, ann, card):
        loopback.channel.override(loopback.bot, send_messages=False)
        assert "I may not write in this channel" in (await ann.clicks(card, "Share").followup()).text

    async def test_not_what_is_no_longer_so(self, loopback, ann, card, bridge, verbatim):
        verbatim.shelf.remove(loopback.server.id, bridge.id, MAINTAINER)
        assert "has changed since" in (await ann.clicks(card, "Share").followup()).text
        assert not loopback.channel.by_bot()

    async def test_nor_what_its_article_says_no_more(self, loopback, ann, card, bridge, verbatim):
        revised = replace(bridge, text=bridge.text.replace("nine", "ten"))
        verbatim.shelf.revise(loopback.server.id, bridge.id, revised, MAINTAINER)
        assert "has changed since" in (await ann.clicks(card, "Share").followup()).text
        assert not loopback.channel.by_bot()

    async def test_after_a_restart_it_says_what_to_do(self, loopback, bot, ann, card, verbatim):
        await bot.close()
        async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
            told = await ann.clicks(card, "Share").followup()
            assert "Please use “Find a source” again." in told.text


@pytest.mark.usefixtures("bot", "bridge")
class TestShelves:
    async def test_brought_along_it_reads_the_shared_shelf_alone(self, loopback, ann, bo, add):
        loopback.install(ann)
        said = bo.says(loopback.private_channel(ann, bo), CLAIM)
        assert "Krag" not in (await found(ann, said)).text
        add(SHARED, "Bridge open", "The canal bridge in Ostby reopened after nine weeks, people say.")
        card = await found(ann, said)
        assert "people say" in card.text
        assert "on Monday" not in card.text

    async def test_another_servers_articles_are_not_read(self, loopback, ann, bo):
        elsewhere = loopback.add_channel("elsewhere", loopback.add_server("Elsewhere"))
        for person in (ann, bo):
            person.joins(elsewhere.server)
        assert "on Monday" not in (await found(ann, bo.says(elsewhere, CLAIM))).text

    async def test_in_direct_messages_those_of_the_chosen_server_are(self, loopback, ann, verbatim):
        said = ann.direct_message(CLAIM)
        await ann.direct.next_message()
        assert "on Monday" not in (await found(ann, said)).text
        verbatim.records.questions.choose_home(ann.id, loopback.server.id)
        card = await found(ann, said)
        assert QUOTE in card.text
        assert "Searched: the articles of **Home**" in card.text
