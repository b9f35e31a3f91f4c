"""Changes undone, over the wire: seen before, step by step."""

from dataclasses import replace

import pytest

from tests.bot.client.conftest import MAINTAINER, forged_click

pytestmark = pytest.mark.usefixtures("bot")


async def test_what_would_be_undone_is_shown_before_and_then_the_next(mo, twelve, titles, last):
    said = await mo.slash("article undo").response()
    assert said.ephemeral
    assert "added **Story 12**, revision 1" in said.text
    assert "maintainer, test" in said.text
    assert "Story 12" in titles()
    await mo.clicks(said, "Undo").response()
    assert "Undone: **Story 12** is off the shelf again." in said.text
    assert "added **Story 11**" in said.text
    assert "Story 12" not in titles()
    assert last().actor.name == f"mo ({mo.id})"
    await mo.clicks(said, "Undo this too").response()
    assert "Story 11" not in titles()
    await mo.clicks(said, "Enough").response()
    assert said.buttons == []
    assert len(titles()) == 10


async def test_a_removal_is_undone(loopback, mo, verbatim, twelve, titles):
    verbatim.shelf.remove(loopback.server.id, twelve[4].id, MAINTAINER)
    said = await mo.slash("article undo").response()
    assert "removed **Story 05**" in said.text
    await mo.clicks(said, "Undo").response()
    assert "**Story 05** is on the shelf again" in said.text
    assert "Story 05" in titles()


async def test_a_revision_is_undone_after_what_it_changed_was_seen(loopback, mo, verbatim, ship, on_shelf):
    verbatim.shelf.revise(
        loopback.server.id, ship.id, replace(ship, text=ship.text.replace("forty", "fifty")), MAINTAINER
    )
    said = await mo.slash("article undo").response()
    assert "➖ It carried fifty crates of oranges.\n➕ It carried forty" in said.text
    await mo.clicks(said, "Undo").response()
    assert on_shelf()[0].text == ship.text


async def test_cancelled_nothing_is_undone(mo, twelve, titles):
    said = await mo.slash("article undo").response()
    await mo.clicks(said, "Cancel").response()
    assert said.text == "Nothing was undone."
    assert len(titles()) == 12


async def test_another_change_meanwhile_is_not_undone_unseen(loopback, mo, add, twelve, titles):
    said = await mo.slash("article undo").response()
    add(loopback.server.id, "Late", "Somebody has added this in the meantime.")
    await mo.clicks(said, "Undo").response()
    assert "changed in the meantime. Nothing was undone." in said.text
    assert len(titles()) == 13


async def test_nothing_to_undo_is_said(mo):
    said = await mo.slash("article undo").response()
    assert said.text == "There is nothing left to undo."
    assert said.buttons == []


async def test_strangers_and_the_demoted_are_refused(mo, other, twelve, titles, demoted):
    said = await mo.slash("article undo").response()
    assert "Only the person" in (await forged_click(other, said, "Undo").response()).content
    demoted(mo)
    assert "may have changed" in (await mo.clicks(said, "Undo").response()).content
    assert len(titles()) == 12
