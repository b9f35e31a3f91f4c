"""Who asks what and where, for questions put by a button; and what is kept of an answer."""

from dataclasses import replace

import pytest

from bot.client.answers import Answers, Asking, asking_of
from bot.client.presses import Presses
from bot.translation import ENGLISH
from corpus.article import SHARED
from corpus.errors import VerbatimError
from tests.bot.client.answers.conftest import QUESTION, QUOTE, SHIP, Reporter, record_of


class TooMany(VerbatimError):
    """For the test."""


@pytest.fixture
def use(bot, verbatim):
    """Let questions of buttons be put by another function."""

    def use(asking_of):
        bot.presses = Presses()
        bot.answers = Answers(verbatim, bot.presses, asking_of)

    return use


async def follow_up(person, message):
    form = await person.clicks(message, "Follow up").modal()
    return await person.submits(form, {"Your question": "and who?"}).response()


async def test_whoever_may_not_ask_now_is_told_alone(use, answer, bo):
    async def refuse(*_):
        raise TooMany("Slowly, please.")

    use(refuse)
    said = await follow_up(bo, answer)
    assert (said.text, said.ephemeral) == ("Slowly, please.", True)


async def test_where_answers_are_private_a_follow_up_is(use, answer, bo):
    async def private(interaction, question):
        return replace(await asking_of(interaction, question), private=True)

    use(private)
    assert (await follow_up(bo, answer)).ephemeral


async def test_another_shelf_than_the_servers_can_be_searched(loopback, verbatim, ship):
    verbatim.retriever = reporter = Reporter()
    reporter.tell(loopback.server.id, ship, QUOTE)
    answers = Answers(verbatim, Presses())
    for shelf in (None, loopback.server.id):
        await answers.find(Asking(SHARED, 1, QUESTION, ENGLISH, shelf=shelf))
    assert [server_id for server_id, _ in reporter.asked] == [SHARED, loopback.server.id]


async def test_nothing_is_kept_before_the_answer_is_out(loopback, verbatim, ship):
    answers = Answers(verbatim, Presses())
    found = await answers.find(Asking(loopback.server.id, 1, QUESTION, ENGLISH))
    assert not verbatim.records.questions.answered(loopback.server.id)
    assert found.id.isalnum()
    assert found.id.islower() or found.id.isdigit()
    await answers.keep(found, 2, 3)
    assert (await answers.revive(loopback.server.id, 2, 3)).id == found.id
    assert await answers.revive(loopback.server.id, 2, 4) is None
    assert await answers.revive(loopback.server.id, 4, 3) is None
    assert await answers.revive(SHARED, 2, 3) is None


async def test_an_answer_brought_along_to_a_server_where_the_bot_is_not(
    loopback, verbatim, bot, ann, add, kept
):
    """It is kept as given outside of servers, and found by its channel."""
    add(SHARED, *SHIP)
    message = await kept(ann, QUESTION)
    asked = record_of(verbatim, message)
    verbatim.records.questions.forget_person(ann.id)
    verbatim.records.questions.keep(SHARED, replace(asked, server_id=SHARED))
    assert QUOTE in (await ann.clicks(message, "Context").response()).text
