"""`/privacy`, over the wire: what is kept of a person is shown and deleted at their word alone."""

import json

import pytest

from corpus.article import SHARED
from tests.bot.client.conftest import QuickClient

pytestmark = pytest.mark.usefixtures("ship")

QUESTION = "when did it reach the harbour?"
SHOW, DELETE, KEEP = "Show what is kept about me", "Delete it", "Keep it"


@pytest.fixture
async def card(bot, ann):
    return await ann.slash("privacy").response()


@pytest.fixture
async def asked(bot, loopback, ann, kept):
    """Ann and Bo have each asked something; Ann found it helpful, and chose a server."""
    answers = []
    for person in (ann, loopback.user("bo")):
        person.mentions_bot(loopback.channel, QUESTION)
        answers.append(await loopback.channel.next_message())
        await loopback.until(lambda person=person: kept(person), "the record")
    await ann.clicks(answers[0], "Helpful").response()
    bot.verbatim.records.questions.choose_home(ann.id, loopback.server.id)
    return answers


async def file_of(loopback, message):
    [attachment] = message.attachments
    return json.loads(attachment.file.data)


async def test_it_says_what_is_kept_and_for_how_long_here(card, ann, settle):
    assert card.ephemeral
    assert "Questions on this server are deleted after 30 days." in card.text
    settle(retention_days=7)
    assert "on this server are deleted after 7 days" in (await ann.slash("privacy").response()).text


async def test_in_direct_messages_it_says_so_for_these(bot, ann):
    text = (await ann.slash("privacy", channel=ann.direct).response()).text
    assert "Questions in direct messages are deleted after 30 days." in text
    assert "on this server" not in text


async def test_all_that_is_kept_is_shown_to_the_person_alone(loopback, asked, ann, card):
    shown = await ann.clicks(card, SHOW).response()
    assert shown.ephemeral
    told = await file_of(loopback, shown)
    [question] = told["questions"]
    assert (question["question"], question["asker"]) == (QUESTION, str(ann.id))
    assert question["message_id"] == str(asked[0].id)
    assert question["cited"][0]["shelf"] == str(loopback.server.id)
    assert (told["verdicts"], told["server_for_direct_messages"]) == (1, str(loopback.server.id))


async def test_where_nothing_is_kept_there_is_nothing_to_show_or_delete(card, ann):
    for button in (SHOW, DELETE):
        assert (await ann.clicks(card, button).response()).text == "I keep nothing about you."


async def test_it_is_deleted_when_confirmed_and_said_what_was(loopback, asked, ann, card, kept, verbatim):
    question = await ann.clicks(card, DELETE).response()
    assert "1 question with its answer" in question.text
    assert kept(ann)
    done = await ann.clicks(question, DELETE).response()
    assert "Deleted." in done.text
    assert "1 press of Helpful or Not helpful" in done.text
    assert "the server you chose" in done.text
    personal = verbatim.records.questions.personal(ann.id)
    assert (personal.questions, personal.verdicts, personal.home) == ([], 0, None)


async def test_what_is_kept_of_others_stays(loopback, asked, ann, card, verbatim):
    await ann.clicks(await ann.clicks(card, DELETE).response(), DELETE).response()
    assert len(verbatim.records.questions.answered(loopback.server.id)) == 1


async def test_one_may_think_better_of_it(asked, ann, card, kept):
    question = await ann.clicks(card, DELETE).response()
    assert (await ann.clicks(question, KEEP).response()).text == "Nothing was deleted."
    assert kept(ann)


async def test_an_answer_whose_record_was_deleted_says_so(asked, ann, card):
    await ann.clicks(await ann.clicks(card, DELETE).response(), DELETE).response()
    assert "no longer keep this answer" in (await ann.clicks(asked[0], "Context").response()).text


async def test_what_was_asked_on_no_server_is_shown_and_deleted_too(loopback, ann, card, kept):
    ann.direct_message("who?")
    await ann.direct.next_message()
    await loopback.until(lambda: kept(ann), "the record")
    [question] = (await file_of(loopback, await ann.clicks(card, SHOW).response()))["questions"]
    assert question["server_id"] == str(SHARED)
    await ann.clicks(await ann.clicks(card, DELETE).response(), DELETE).response()
    assert not kept(ann)


async def test_it_works_after_a_restart(loopback, bot, asked, ann, card, verbatim, kept):
    await bot.close()
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        await ann.clicks(await ann.clicks(card, DELETE).response(), DELETE).response()
    assert not kept(ann)
