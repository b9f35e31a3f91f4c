"""A private answer shared with everyone, over the wire."""

import pytest

from corpus.servers import Where
from tests.bot.client.asking.conftest import HARBOUR
from tests.bot.client.conftest import MAINTAINER, QuickClient, forged_click

pytestmark = pytest.mark.usefixtures("ship")

QUESTION = "when did it reach the harbour?"


@pytest.fixture
async def private(bot, ann):
    return await ann.slash("ask", question=QUESTION, private=True).response()


async def test_the_same_card_is_posted_for_all_and_kept_as_an_answer_of_its_own(loopback, private, ann, kept):
    click = ann.clicks(private, "Share")
    public = await loopback.channel.next_message()
    assert HARBOUR in public.text
    assert QUESTION in public.text
    assert "Share" not in public.labels
    assert not public.mentions
    assert await click.followup() is public
    assert "everyone here sees it now" in (await click.followup()).text
    await loopback.until(lambda: len(kept(ann)) == 2, "the second record")
    assert {record.message_id for record in kept(ann)} == {None, public.id}


async def test_the_buttons_of_the_shared_card_work_for_others(loopback, private, ann):
    ann.clicks(private, "Share")
    public = await loopback.channel.next_message()
    shown = await loopback.user("bo").clicks(public, "Context").response()
    assert shown.ephemeral
    assert "forty crates" in shown.text


async def test_it_is_shared_once_however_often_one_presses(loopback, private, ann):
    first, second = ann.clicks(private, "Share"), ann.clicks(private, "Share")
    await loopback.until(
        lambda: any("already" in each.text for click in (first, second) for each in click.followups),
        "a refusal",
    )
    await loopback.channel.next_message()
    assert len(loopback.channel.by_bot()) == 1


async def test_what_discord_did_not_take_may_be_shared_again(loopback, private, ann):
    loopback.faults.refuse("POST", "/webhooks/{application_id}/{token}", status=400, code=50035)
    assert "Something went wrong" in (await ann.clicks(private, "Share").followup()).text
    ann.clicks(private, "Share")
    assert HARBOUR in (await loopback.channel.next_message()).text


async def test_only_who_asked_can_share(loopback, private, ann):
    refused = await forged_click(loopback.user("eve"), private, "Share").followup()
    assert refused.text == "Only the person who asked can use this."
    assert not loopback.channel.by_bot()


async def test_where_the_bot_may_not_write_it_says_so(loopback, private, ann):
    loopback.channel.override(loopback.bot, send_messages=False)
    refused = await ann.clicks(private, "Share").followup()
    assert "I may not write in this channel" in refused.text
    assert not loopback.channel.by_bot()


async def test_where_the_moderators_no_longer_want_answers_it_says_so(loopback, private, ann, settle):
    settle(answers_in=Where.ONLY)
    assert "do not want me to answer" in (await ann.clicks(private, "Share").followup()).text
    assert not loopback.channel.by_bot()


async def test_an_answer_whose_article_is_gone_is_not_shared(loopback, private, ann, verbatim, ship):
    verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
    assert "has changed since" in (await ann.clicks(private, "Share").followup()).text
    assert not loopback.channel.by_bot()


async def test_it_works_after_a_restart(loopback, bot, private, ann, verbatim):
    await bot.close()
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        ann.clicks(private, "Share")
        assert HARBOUR in (await loopback.channel.next_message()).text


async def test_honest_silence_can_be_shared_as_well(loopback, bot, ann):
    private = await ann.slash("ask", question="who won the championship?", private=True).response()
    ann.clicks(private, "Share")
    public = await loopback.channel.next_message()
    assert "No article here answers that." in public.text
    assert "Ship arrives" in public.labels


async def test_a_follow_up_is_shared_as_it_was_answered(loopback, private, ann):
    form = await ann.clicks(private, "Follow up").modal()
    further = await ann.submits(form, {"Your question": "and how many oranges?"}).response()
    assert further.ephemeral
    ann.clicks(further, "Share")
    public = await loopback.channel.next_message()
    assert "forty crates" in public.text
    assert "and how many oranges?" in public.text
