"""In direct messages, the shelves of servers that another process serves."""

import pytest

from bot.settings import Settings
from tests.bot.client.conftest import QuickClient
from tests.discord.session import Shard


@pytest.fixture
def far(loopback, add):
    """A server of the other process, with an article."""
    far = loopback.add_server("Far", shard=Shard(1, 2))
    add(far.id, "Ferry", "The ferry sank at dawn.")
    return far


@pytest.fixture
async def bot(loopback, verbatim, far):
    """The process that direct messages come to."""
    client = QuickClient(verbatim, Settings(shard_ids=(0,), shard_count=2), connector=loopback.connector())
    async with loopback.online(client):
        yield client


@pytest.fixture
def ann(loopback, far, verbatim):
    ann = loopback.user("ann")
    ann.joins(far)
    return ann


@pytest.fixture
def asks(ann):
    async def asks():
        ann.direct_message("Ferry?")
        return (await ann.direct.next_message()).text

    return asks


async def test_a_member_chooses_it_and_reads_its_articles(bot, ann, asks):
    helped = await ann.slash("help", channel=ann.direct).response()
    chosen = await ann.selects(helped, "Choose a server", "Far").response()
    assert "Far" in chosen.text
    assert "The ferry sank at dawn." in await asks()


async def test_who_has_left_it_reads_nothing_any_more(bot, ann, asks, far, verbatim):
    verbatim.records.questions.choose_home(ann.id, far.id)
    assert "sank" in await asks()
    ann.leaves(far)
    assert "sank" not in await asks()


async def test_where_the_bot_is_no_more_nothing_is_read(bot, ann, asks, far, loopback, verbatim):
    verbatim.records.questions.choose_home(ann.id, far.id)
    assert "sank" in await asks()
    loopback.bot_leaves(far)
    assert "sank" not in await asks()


async def test_what_it_is_called_is_not_asked_at_every_question(bot, ann, asks, far, loopback, verbatim):
    verbatim.records.questions.choose_home(ann.id, far.id)
    for _ in range(3):
        await asks()
    assert len(loopback.journal.sent("GET", "/guilds/{server}")) == 1
