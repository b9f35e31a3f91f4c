"""Gaps, over the wire: grouped, most wanted first, filled or dismissed, by moderators alone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.client.servers.gaps import gaps_of
from corpus.questions import Asked, Cited, Standing
from tests.bot.client.conftest import forged_click

pytestmark = pytest.mark.usefixtures("bot")
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def ask(loopback, verbatim):
    """Keep questions as unanswered: `ask("When?", 1, 2)` is asked by two people."""
    count = iter(range(10_000))

    def ask(question, *askers, server_id=None, **fields):
        server_id = server_id or loopback.server.id
        for asker in askers:
            number = next(count)
            at = NOW - timedelta(days=1) + timedelta(minutes=number)
            subject = fields.pop("subject", question)
            asked = Asked(f"q{number}", server_id, asker, question, at, 5, None, subject, **fields)
            verbatim.records.questions.keep(server_id, asked)

    return ask


@pytest.fixture
def three(ask):
    ask("Who owns the bakery?", 1, 1, 1)
    ask("When does the pool open?", 1, 2)
    ask("when will the pool open", 3)
    ask("Why is *Linden* bridge closed?", 1)
    return ask


def shown(message):
    return [line.strip("*") for line in message.text.splitlines() if line.startswith("**")]


async def test_most_wanted_come_first(mo, three):
    panel = await mo.slash("server gaps").response()
    assert panel.ephemeral
    assert shown(panel) == [
        "when will the pool open",
        "Who owns the bakery?",
        r"Why is \*Linden\* bridge closed?",
    ]
    assert "asked 3 times by 3 people, last <t:" in panel.text
    assert "asked 3 times by 1 person" in panel.text


async def test_only_what_nothing_answered_and_nobody_dealt_with_here(loopback, ask, mo):
    ask("Answered?", 1, cited=(Cited(1, "a", 1, 0, 5),))
    ask("Settled?", 1, standing=Standing.SETTLED)
    ask("Elsewhere?", 1, server_id=loopback.add_server("Other").id)
    panel = await mo.slash("server gaps").response()
    assert not shown(panel)
    assert "Nothing: every question was answered" in panel.text


async def test_pages_are_turned(ask, mo):
    for number in range(12):
        ask(f"What did witness number {number} of trial {number * 7} say?", 1)
    panel = await mo.slash("server gaps").response()
    first = shown(panel)
    await mo.clicks(panel, "Next").response()
    second = shown(panel)
    await mo.clicks(panel, "Next").response()
    assert len({*first, *second, *shown(panel)}) == 12
    assert "Page 3 of 3" in panel.text
    await mo.clicks(panel, "Previous").response()
    assert shown(panel) == second


async def test_dismissing_settles_the_whole_group(loopback, verbatim, mo, three):
    panel = await mo.slash("server gaps").response()
    await mo.clicks(panel, "Dismiss").response()
    assert "Dismissed." in panel.text
    assert shown(panel)[0] == "Who owns the bakery?"
    left = verbatim.records.questions.gaps(loopback.server.id)
    assert len(left) == 4
    assert not any("pool" in each.question for each in left)


async def test_adding_an_article_answers_the_gap_and_settles_it(loopback, verbatim, mo, three):
    panel = await mo.slash("server gaps").response()
    form = await mo.clicks(panel, "Add an article").modal()
    offered = mo.submits(form, Text="Summer begins\n\nWhen? On 1 June the pool will open, said the mayor.")
    await offered.response()
    saved = mo.clicks(panel, "Save")
    assert "Added" in (await saved.response()).text
    said = await saved.followup()
    assert said.ephemeral
    assert "3 of the questions are answered now." in said.content
    assert shown(await mo.slash("server gaps").response())[0] == "Who owns the bakery?"


async def test_an_article_that_does_not_answer_leaves_the_gap(mo, three):
    panel = await mo.slash("server gaps").response()
    form = await mo.clicks(panel, "Add an article").modal()
    await mo.submits(form, Text="Ferries\n\nNone sailed, it was too stormy.").response()
    saved = mo.clicks(panel, "Save")
    assert "stays among the gaps" in (await saved.followup()).content
    assert len(shown(await mo.slash("server gaps").response())) == 3


async def test_a_gap_that_somebody_dealt_with_meanwhile_is_said(loopback, mo, three):
    panel = await mo.slash("server gaps").response()
    other = loopback.user("other", manage_guild=True)
    theirs = await other.slash("server gaps").response()
    await other.clicks(theirs, "Dismiss").response()
    for button in ("Dismiss", "Add an article"):
        pressed = mo.clicks(panel, button)
        message = await (pressed.followup() if button == "Dismiss" else pressed.response())
        assert "dealt with this question" in message.content


async def test_strangers_and_demoted_moderators_are_refused(loopback, verbatim, mo, ask, three):
    for number in range(5):
        ask(f"What about topic {number}?", 1)
    panel = await mo.slash("server gaps").response()
    other = loopback.user("other", manage_guild=True)
    buttons = ("Dismiss", "Add an article", "Next")
    for button in buttons:
        assert "Only the person" in (await forged_click(other, panel, button).response()).content
    loopback.server.members[mo.id].roles.clear()
    for button in buttons:
        assert "may have changed" in (await mo.clicks(panel, button).response()).content
    assert len(verbatim.records.questions.gaps(loopback.server.id)) == 12


def test_a_follow_up_stands_behind_what_it_leans_on():
    asked = Asked("q", 1, 2, "And why?", NOW, 3, None, "When did the ferry sink?")
    assert gaps_of([asked])[0].question == "When did the ferry sink? And why?"
