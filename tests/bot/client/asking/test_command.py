"""`/ask` under a server's settings and limits, over the wire."""

import threading
import time

import pytest

from corpus.servers import Where
from tests.bot.client.asking.conftest import HARBOUR

pytestmark = pytest.mark.usefixtures("bot", "ship")

HARBOUR_QUESTION = "when did it reach the harbour?"


async def asked(person, **options):
    return await person.slash("ask", question=HARBOUR_QUESTION, **options).response()


async def test_the_question_is_said_to_those_who_did_not_see_it_asked(ann):
    assert HARBOUR_QUESTION in (await asked(ann)).text


@pytest.mark.parametrize(
    ("settled", "wanted", "private"),
    [(False, None, False), (True, None, True), (False, True, True), (True, False, False)],
)
async def test_private_is_what_was_settled_unless_one_says_otherwise(ann, settle, settled, wanted, private):
    settle(private=settled)
    answer = await asked(ann, **({} if wanted is None else {"private": wanted}))
    assert (answer.ephemeral, HARBOUR in answer.text) == (private, True)
    assert ("Share" in answer.labels) == private


async def test_a_store_that_is_slow_to_say_what_is_settled_holds_up_no_deferral(
    ann, settle, verbatim, monkeypatch
):
    settle(private=False)
    assert not (await asked(ann)).ephemeral
    ready, at_once = threading.Event(), verbatim.records.servers.settings

    def slow(server_id):
        ready.wait(30)
        return at_once(server_id)

    monkeypatch.setattr(verbatim.records.servers, "settings", slow)
    try:
        began = time.monotonic()
        question = ann.slash("ask", question=HARBOUR_QUESTION)
        await question.acknowledged()
        assert time.monotonic() - began < 3
        answer = await question.response()
    finally:
        ready.set()
    assert (answer.ephemeral, HARBOUR in answer.text) == (True, True)


async def test_elsewhere_it_is_answered_privately_and_why_is_said(ann, settle):
    settle(answers_in=Where.ONLY)
    answer = await asked(ann, private=False)
    assert (answer.ephemeral, HARBOUR in answer.text) == (True, True)
    assert "that is what this server's moderators chose" in answer.text
    assert "Share" not in answer.labels


async def test_in_direct_messages_there_is_nobody_to_share_with(ann):
    answer = await asked(ann, channel=ann.direct, private=True)
    assert answer.ephemeral
    assert "Share" not in answer.labels


async def test_who_asks_too_much_is_told_alone_and_at_once(ann, settle, kept):
    settle(per_member=1)
    await asked(ann)
    told = await asked(ann)
    assert told.ephemeral
    assert "Please ask again in 60 seconds." in told.text
    assert len(kept(ann)) == 1


async def test_a_question_of_white_space_is_answered_with_help(ann, kept):
    assert "`/help`" in (await ann.slash("ask", question="   ").response()).text
    assert not kept(ann)


async def test_a_server_with_a_language_is_answered_in_it(ann, settle, german):
    german.texts["Share"] = "Teilen"
    settle(language="de")
    assert "Teilen" in (await asked(ann, private=True)).labels


async def test_else_in_the_language_of_the_person(ann, german):
    german.texts["Share"] = "Teilen"
    ann.locale = "de"
    assert "Teilen" in (await asked(ann, private=True)).labels


async def test_presses_that_ask_are_counted(loopback, ann, settle):
    answer = await asked(ann)
    settle(per_member=1)
    form = await ann.clicks(answer, "Follow up").modal()
    told = await ann.submits(form, {"Your question": "and the oranges?"}).response()
    assert "Please ask again in" in told.text
    assert told.ephemeral


async def test_a_private_answer_is_kept_as_one_that_nobody_else_sees(loopback, ann, kept):
    await asked(ann, private=True)
    [record] = await loopback.until(lambda: kept(ann), "the record")
    assert (record.message_id, record.answered) == (None, True)


async def test_a_bug_after_the_answer_leaves_the_answer(ann, verbatim, loopback, monkeypatch):
    def keep(*_):
        raise KeyError("a bug")

    monkeypatch.setattr(verbatim.records.questions, "keep", keep)
    question = ann.slash("ask", question=HARBOUR_QUESTION)
    told = await question.followup()
    assert told.ephemeral
    assert "Something went wrong on my side." in told.text
    assert HARBOUR in question.original.text
    loopback.journal.forgive("content")
