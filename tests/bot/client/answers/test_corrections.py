"""Earlier answers are corrected when their article changes, over the wire."""

import asyncio
from dataclasses import replace

import pytest

from bot.client.answers.corrections import Corrections, NotCorrected
from bot.retriever.answer import Stance
from bot.translation import language_of
from corpus.article import SHARED
from corpus.questions import Standing
from corpus.store import StoreUnavailable
from tests.bot.client.answers.conftest import QUESTION, QUOTE, Reporter, record_of
from tests.bot.client.conftest import MAINTAINER, QuickClient

EDIT = "/channels/{channel}/messages/{message}"


@pytest.fixture
def corrections(bot, monkeypatch):
    """The bot's own, in a hurry."""
    monkeypatch.setattr(bot.watcher._corrections, "_pause", 0)
    return bot.watcher._corrections


@pytest.fixture
def edits(loopback):
    """How many edits Discord was asked for."""
    return lambda: len(loopback.journal.sent("PATCH", EDIT))


@pytest.fixture
def changed(loopback, corrections, ship, verbatim):
    """Do something to the article, and let the answers be corrected."""

    async def changed(text=None, *, undo=False, remove=False):
        server = loopback.server.id
        if text is not None:
            verbatim.shelf.revise(server, ship.id, replace(ship, text=text), MAINTAINER)
        if remove:
            verbatim.shelf.remove(server, ship.id, MAINTAINER)
        if undo:
            verbatim.shelf.undo(server, MAINTAINER)
        await corrections.article_changed(server, ship.id)

    return changed


@pytest.fixture
def other_day(ship):
    return ship.text.replace("Tuesday", "Wednesday")


async def test_a_removed_article_takes_its_quote_along(answer, changed, edits):
    await changed(remove=True)
    assert "**This answer was withdrawn.**" in answer.text
    assert "Tuesday" not in answer.text
    assert "Ship arrives" not in answer.text
    assert answer.labels == ["Ask again"]
    await changed()
    assert edits() == 1


async def test_a_sentence_that_was_revised_is_marked_as_outdated(
    loopback, verbatim, answer, changed, other_day, edits
):
    await changed(other_day)
    assert "**This answer is outdated.**" in answer.text
    assert f"> {QUOTE}" in answer.text
    assert record_of(verbatim, answer).standing is Standing.REVISED
    assert answer.labels == ["Open the article", "Ask again"]
    await changed()
    assert edits() == 1


async def test_an_article_that_changes_while_its_quote_is_on_the_way_corrects_it_all_the_same(
    loopback, bot, verbatim, ann, ship, other_day, logged
):
    for watching in bot._underway:
        watching.cancel()  # which would have looked by now, and found nothing to correct
    loopback.faults.rate_limit("POST", "/channels/{channel_id}/messages", retry_after=0.5)
    ann.mentions_bot(loopback.channel, QUESTION)
    await logged("We are being rate limited")
    verbatim.shelf.revise(loopback.server.id, ship.id, replace(ship, text=other_day), MAINTAINER)
    answer = await loopback.channel.next_message()
    await loopback.until(lambda: "**This answer is outdated.**" in answer.text, "the correction", 3)


async def test_ask_again_gives_what_the_article_says_now(loopback, bo, answer, changed, other_day):
    await changed(other_day)
    again = await bo.clicks(answer, "Ask again").response()
    assert not again.ephemeral
    assert f"Asked: {QUESTION}" in again.text
    assert "> It reached the harbour on Wednesday." in again.text


async def test_a_sentence_that_still_stands_leaves_the_message_alone(
    loopback, verbatim, ann, answer, changed, ship, edits
):
    await changed("It rained all day. " + ship.text)
    assert edits() == 0
    best = record_of(verbatim, answer).cited[0]
    article = verbatim.shelf.store.get(loopback.server.id, ship.id)
    assert best.revision == article.revision == 2
    assert article.text[best.start : best.end] == QUOTE
    shown = await ann.clicks(answer, "Context").response()
    assert "was revised since this answer was given. The sentence still stands" in shown.text


async def test_a_part_of_another_sentence_is_no_standing_sentence(answer, changed, ship):
    await changed(ship.text.replace(QUOTE, f"Nobody believes that {QUOTE}"))
    assert "outdated" in answer.text


@pytest.mark.parametrize("how", ["removed", "revised"])
async def test_undone_the_answer_stands_again_with_all_its_buttons(
    loopback, verbatim, ann, answer, changed, other_day, edits, how
):
    text, labels = answer.text, answer.labels
    await changed(other_day if how == "revised" else None, remove=how == "removed")
    assert answer.text != text
    await changed(undo=True)
    assert (answer.text, answer.labels) == (text, labels)
    assert record_of(verbatim, answer).standing is Standing.STANDS
    assert "two" not in (await ann.clicks(answer, "Context").response()).text
    assert edits() == 2


async def test_removed_and_restored_before_anybody_looked_nothing_is_edited(answer, changed, edits):
    await changed(remove=True, undo=True)
    assert edits() == 0


async def test_an_answer_that_stands_again_shows_the_reports_that_still_stand(
    loopback, verbatim, add, ann, bot, ship, kept, changed
):
    reporter = verbatim.retriever = Reporter()
    reporter.tell(loopback.server.id, ship, QUOTE)
    late = add(SHARED, "Ship late", "The ship arrived on Monday. It rained.")
    same = add(loopback.server.id, "Oranges are here", "On Tuesday it came in.")
    reporter.tell(SHARED, late, "The ship arrived on Monday.", Stance.DIFFERS)
    reporter.tell(loopback.server.id, same, "On Tuesday it came in.", Stance.AGREES)
    answer = await kept(ann, QUESTION)
    await changed(remove=True)
    verbatim.shelf.remove(SHARED, late.id, MAINTAINER)
    await changed(undo=True)
    assert "Reports differ" not in answer.text
    assert "The same in: Oranges are here" in answer.text


async def test_a_report_beside_the_answer_that_is_removed_goes_from_the_card_and_comes_back(
    loopback, verbatim, add, ann, bot, ship, kept, corrections, edits
):
    reporter = verbatim.retriever = Reporter()
    reporter.tell(loopback.server.id, ship, QUOTE)
    late = add(SHARED, "Ship late", "The ship arrived on Monday. It rained.")
    reporter.tell(SHARED, late, "The ship arrived on Monday.", Stance.DIFFERS)
    answer = await kept(ann, QUESTION)
    before = answer.text
    verbatim.shelf.remove(SHARED, late.id, MAINTAINER)
    for _ in range(2):
        await corrections.article_changed(SHARED, late.id)
    assert "Monday" not in answer.text
    assert f"> {QUOTE}" in answer.text
    assert edits() == 1
    verbatim.shelf.undo(SHARED, MAINTAINER)
    await corrections.article_changed(SHARED, late.id)
    assert answer.text == before
    verbatim.shelf.revise(SHARED, late.id, replace(late, text="Now. " + late.text), MAINTAINER)
    await corrections.article_changed(SHARED, late.id)
    assert edits() == 2
    assert "> The ship arrived on Monday." in (await ann.clicks(answer, "Other reports").response()).text


async def test_in_the_language_the_answer_was_given_in(loopback, verbatim, ann, bot, ship, changed):
    ann.locale = "de"
    answer = await ann.slash("ask", question=QUESTION).response()
    await loopback.until(lambda: record_of(verbatim, answer), "the record")
    await changed(remove=True)
    assert language_of("de").say("This answer was withdrawn.") in answer.text


async def test_of_the_shared_shelf_on_every_server_and_in_direct_messages(
    loopback, verbatim, bot, ann, add, kept, corrections, edits
):
    article = add(SHARED, "Train arrives", "The train reached the station on Friday. Nobody was on it.")
    elsewhere = loopback.add_channel("elsewhere", loopback.add_server("Elsewhere"))
    loopback.join(ann, elsewhere.server)
    question = "when did it reach the station?"
    answers = [await kept(ann, question, each) for each in (loopback.channel, elsewhere, ann.direct)]
    private = await ann.slash("ask", question=question, private=True).response()
    verbatim.shelf.remove(SHARED, article.id, MAINTAINER)
    await corrections.article_changed(SHARED, article.id)
    assert all("withdrawn" in each.text for each in answers)
    assert "Friday" in private.text  # nobody can edit what one person sees; its buttons say what became of it
    assert edits() == 3


async def test_an_answer_to_a_command_is_corrected_too(loopback, verbatim, ann, bot, ship, changed):
    answer = await ann.slash("ask", question=QUESTION).response()
    await loopback.until(lambda: record_of(verbatim, answer), "the record")
    await changed(remove=True)
    assert "withdrawn" in answer.text


async def test_messages_and_channels_that_are_gone_are_passed_over(
    loopback, verbatim, ann, answer, kept, changed, edits, caplog
):
    room = loopback.add_channel("room")
    await kept(ann, QUESTION, room)
    last = await kept(ann, QUESTION)
    loopback.remove_channel(room)
    loopback.remove_message(answer)
    await changed(remove=True)
    assert "withdrawn" in last.text
    await changed()
    assert edits() == 3
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


async def test_what_discord_could_not_edit_is_tried_again_at_the_next_change(
    loopback, answer, changed, edits
):
    loopback.faults.refuse("PATCH", EDIT, status=400, code=30046, message="Maximum number of edits")
    with pytest.raises(NotCorrected):
        await changed(remove=True)
    assert "withdrawn" not in answer.text
    await changed()
    assert "withdrawn" in answer.text


async def test_a_bulk_change_is_no_storm(loopback, verbatim, bot, ann, ship, kept):
    answers = [await kept(ann, QUESTION) for _ in range(4)]
    corrections = Corrections(bot, verbatim, pause=0.1)
    verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
    begun = asyncio.get_running_loop().time()
    both = [corrections.article_changed(loopback.server.id, ship.id) for _ in range(2)]
    await asyncio.gather(*both)
    assert asyncio.get_running_loop().time() - begun >= 0.4
    assert all("withdrawn" in each.text and each.edits == 1 for each in answers)


async def test_after_a_restart_as_well(loopback, verbatim, bot, answer, ship):
    await bot.close()
    verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
    again = QuickClient(verbatim, connector=loopback.connector())
    async with loopback.online(again):
        await Corrections(again, verbatim, pause=0).article_changed(loopback.server.id, ship.id)
    assert "withdrawn" in answer.text


async def test_a_store_that_cannot_be_written_does_not_spoil_an_answer(
    loopback, verbatim, bot, ann, ship, monkeypatch, logged
):
    def locked(*_):
        raise StoreUnavailable("locked")

    monkeypatch.setattr(verbatim.records.questions, "keep", locked)
    ann.mentions_bot(loopback.channel, QUESTION)
    answer = await loopback.channel.next_message()
    assert f"> {QUOTE}" in answer.text
    await logged("cannot be kept")
    assert "no longer keep" in (await ann.clicks(answer, "Context").response()).text
