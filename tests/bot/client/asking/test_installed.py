"""The bot brought along on somebody's own account, over the wire: it reads the shared shelf alone."""

import pytest

from corpus.article import SHARED
from corpus.servers import Where
from tests.bot.client.asking.conftest import HARBOUR

pytestmark = pytest.mark.usefixtures("bot", "ship")

QUESTION = "when did it reach the harbour?"
TRAIN = "The train reached the station on Friday. Nobody was on it."
STATION = "> The train reached the station on Friday."


@pytest.fixture
def ann(loopback, add):
    ann = loopback.user("ann")
    loopback.install(ann)
    add(SHARED, "Train arrives", TRAIN)
    return ann


@pytest.fixture
def street(loopback, ann):
    """A channel of a server that does not have the bot."""
    far = loopback.add_server("Far", with_bot=False)
    ann.joins(far)
    return loopback.add_channel("street", far)


async def asked(person, question, **options):
    return await person.slash("ask", question=question, **options).response()


async def test_on_a_server_without_the_bot_the_shared_shelf_answers_and_no_other(street, ann, add):
    add(
        street.server.id, "Old ship", "A ship reached the harbour in Far on Sunday."
    )  # from when it was there
    assert STATION in (await asked(ann, "which station?", channel=street)).text
    answer = await asked(ann, QUESTION, channel=street)
    assert HARBOUR not in answer.text
    assert "Sunday" not in answer.text


async def test_between_two_people_too(loopback, ann):
    talk = loopback.private_channel(ann, loopback.user("bo"))
    assert STATION in (await asked(ann, "which station?", channel=talk)).text
    assert HARBOUR not in (await asked(ann, QUESTION, channel=talk)).text


async def test_where_the_bot_is_the_servers_own_shelf_answers(ann):
    assert HARBOUR in (await asked(ann, QUESTION)).text


async def test_what_a_server_settled_holds_only_there(street, ann, settle):
    settle(answers_in=Where.ONLY, private=True)
    assert not (await asked(ann, "which station?", channel=street)).ephemeral
    assert (await asked(ann, "which station?")).ephemeral


async def test_its_own_choice_for_direct_messages_is_not_read_elsewhere(loopback, street, ann, verbatim):
    verbatim.records.questions.choose_home(ann.id, loopback.server.id)
    talk = loopback.private_channel(ann, loopback.user("bo"))
    for place in (street, talk):
        assert HARBOUR not in (await asked(ann, QUESTION, channel=place)).text
    assert HARBOUR in (await asked(ann, QUESTION, channel=ann.direct)).text


async def test_what_was_answered_is_kept_as_asked_on_no_server(loopback, street, ann, kept):
    await asked(ann, "which station?", channel=street)
    [record] = await loopback.until(lambda: kept(ann), "the record")
    assert (record.server_id, record.channel_id) == (SHARED, street.id)


async def test_the_buttons_of_such_an_answer_work(street, ann):
    answer = await asked(ann, "which station?", channel=street)
    assert "Nobody was on it." in (await ann.clicks(answer, "Context").response()).text
    form = await ann.clicks(answer, "Follow up").modal()
    further = await ann.submits(form, {"Your question": QUESTION}).response()
    assert HARBOUR not in further.text


async def test_a_private_answer_is_shared_where_the_bot_is_no_member(street, ann):
    private = await asked(ann, "which station?", channel=street, private=True)
    ann.clicks(private, "Share")
    assert STATION in (await street.next_message()).text


async def test_where_the_server_hushes_what_people_bring_along_it_is_not_shared(street, ann, loopback, kept):
    street.override(street.server.roles[0], use_external_apps=False)
    hushed = await asked(ann, "which station?", channel=street)
    assert hushed.ephemeral
    [record] = await loopback.until(lambda: kept(ann), "the record")
    assert record.message_id is None
    private = await asked(ann, "which station?", channel=street, private=True)
    refused = await ann.clicks(private, "Share").followup()
    assert "does not let apps that people bring along" in refused.text


async def test_the_limit_is_the_persons_wherever_they_are(loopback, street, ann):
    bo = loopback.user("bo")
    loopback.install(bo)
    bo.joins(street.server)
    for _ in range(6):
        await asked(ann, "which station?", channel=street)
    assert "Please ask again in" in (await asked(ann, "which station?", channel=ann.direct)).text
    assert STATION in (await asked(bo, "which station?", channel=street)).text


async def test_help_and_privacy_come_along(street, ann):
    help_card = await ann.slash("help", channel=street).response()
    assert "Train arrives" in help_card.text
    assert "Mention me" not in help_card.text  # nobody is there to hear it
    assert "Ship" not in help_card.text
    assert "What I keep about you" in (await ann.slash("privacy", channel=street).response()).text
