"""A reply to an answer follows it up, over the wire."""

from collections.abc import Iterator

import pytest

from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.article import SHARED
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from tests.bot.client.conftest import QuickClient

CANAL = (
    "Canal bridge reopens in Ostby",
    "The canal bridge in Ostby reopened on Monday after nine weeks. Mayor Ole Krag cut the ribbon.",
)
HARBOUR = (
    "Harbour bridge reopens in Westport",
    "The harbour bridge in Westport reopened on Monday after two weeks. Mayor Ines Calloway cut the ribbon.",
)
OSTBY = "When did the canal bridge in Ostby reopen?"
WESTPORT = "When did the harbour bridge in Westport reopen?"
RIBBON = "who cut the ribbon?"

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def verbatim() -> Iterator[Verbatim]:
    with SQLiteStore(":memory:") as store:
        yield Verbatim(Shelf(store), Retriever(store), store.records)


@pytest.fixture
def ann(loopback, add):
    for title, text in (CANAL, HARBOUR):
        add(loopback.server.id, title, text)
    return loopback.user("ann")


async def asked(loopback, ann, question):
    ann.mentions_bot(loopback.channel, question)
    return await loopback.channel.next_message()


@pytest.mark.parametrize(("question", "mayor"), [(OSTBY, "Ole Krag"), (WESTPORT, "Ines Calloway")])
async def test_a_reply_prefers_the_article_of_the_answer(loopback, ann, question, mayor):
    ann.replies(await asked(loopback, ann, question), RIBBON)
    assert f"> Mayor {mayor} cut the ribbon." in (await loopback.channel.next_message()).text


async def test_a_reply_to_that_reply_goes_on(loopback, ann):
    ann.replies(await asked(loopback, ann, OSTBY), RIBBON)
    ann.replies(await loopback.channel.next_message(), "and after how many weeks?")
    assert "nine weeks" in (await loopback.channel.next_message()).text


async def test_each_answer_is_followed_for_itself(loopback, ann):
    ostby, westport = await asked(loopback, ann, OSTBY), await asked(loopback, ann, WESTPORT)
    for answer, mayor in ((ostby, "Ole Krag"), (westport, "Ines Calloway"), (ostby, "Ole Krag")):
        ann.replies(answer, RIBBON)
        assert mayor in (await loopback.channel.next_message()).text


async def test_a_new_question_in_a_reply_is_not_dragged_into_the_old_article(loopback, ann):
    ann.replies(await asked(loopback, ann, OSTBY), WESTPORT)
    assert "> The harbour bridge in Westport" in (await loopback.channel.next_message()).text
    ann.replies(await asked(loopback, ann, OSTBY), "Who won the World Cup?")
    assert "No article here answers that." in (await loopback.channel.next_message()).text


async def test_a_mention_in_a_reply_to_an_answer_to_a_command_follows_it_too(loopback, ann):
    await ann.slash("ask", question=OSTBY).response()
    ann.replies(await loopback.channel.next_message(), f"{loopback.bot.mention} {RIBBON}")
    assert "Ole Krag" in (await loopback.channel.next_message()).text


async def test_in_direct_messages_as_well(loopback, ann, add):
    add(SHARED, *CANAL)
    ann.direct_message(OSTBY)
    ann.replies(await ann.direct.next_message(), "and who cut the ribbon?")
    assert "Ole Krag" in (await ann.direct.next_message()).text


async def test_after_a_restart_a_reply_follows_the_answer_all_the_same(loopback, ann, bot, verbatim):
    answer = await asked(loopback, ann, OSTBY)
    await bot.close()
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        ann.replies(answer, RIBBON)
        assert "> Mayor Ole Krag cut the ribbon." in (await loopback.channel.next_message()).text


async def test_a_reply_to_somebody_else_follows_nothing(loopback, ann):
    await asked(loopback, ann, OSTBY)
    said = loopback.user("bo").says(loopback.channel, "Lovely bridge")
    ann.replies(said, f"{loopback.bot.mention} where?")
    assert "No article here answers that." in (await loopback.channel.next_message()).text


async def test_an_answer_of_another_server_is_never_followed(loopback, ann, bot):
    """Even if Discord gave us a reply across channels, what it answered stays in its own."""
    answer = await asked(loopback, ann, OSTBY)
    elsewhere = loopback.add_channel("elsewhere", loopback.add_server("Elsewhere"))
    loopback.join(ann, elsewhere.server)
    ann.says(elsewhere, f"{loopback.bot.mention} {RIBBON}", reply_to=answer)
    assert "Krag" not in (await elsewhere.next_message()).text


async def test_after_silence_the_chain_goes_on(loopback, ann):
    ann.replies(await asked(loopback, ann, OSTBY), "and how did she?")
    ann.replies(await loopback.channel.next_message(), "and after how many weeks?")
    assert "nine weeks" in (await loopback.channel.next_message()).text
