"""Histories, older revisions and their differences, over the wire."""

from dataclasses import replace

import pytest

from tests.bot.client.conftest import MAINTAINER

REVISIONS = "Read one, or compare two"

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def thrice(loopback, verbatim, ship):
    for word in ("fifty", "sixty"):
        text = ship.text.replace("forty", word)
        verbatim.shelf.revise(loopback.server.id, ship.id, replace(ship, text=text), MAINTAINER)
    return ship


async def test_the_history_of_the_shelf_is_paged_and_leads_to_articles(
    loopback, mo, verbatim, twelve, enabled
):
    verbatim.shelf.remove(loopback.server.id, twelve[2].id, MAINTAINER)
    page = await mo.slash("article history").response()
    assert page.ephemeral
    assert "removed **Story 03**" in page.text
    assert "maintainer, test" in page.text
    assert enabled(page) == ["Older"]
    await mo.clicks(page, "Older").response()
    assert "added **Story 01**" in page.text
    assert enabled(page) == ["Newer"]
    await mo.selects(page, "See the history of one article", "Story 03").response()
    assert "History of **Story 03**" in page.text
    assert page.text.count("revision 1\n-# <t:") == 2


async def test_a_removed_article_has_its_history(loopback, mo, verbatim, thrice):
    verbatim.shelf.remove(loopback.server.id, thrice.id, MAINTAINER)
    for typed in (thrice.id, "ship"):
        page = await mo.slash("article history", article=typed).response()
        assert "removed, revision 3" in page.text


async def test_what_was_undone_is_marked(loopback, mo, verbatim, ship):
    verbatim.shelf.undo(loopback.server.id, MAINTAINER)
    page = await mo.slash("article history", article=ship.id).response()
    assert "undid a change (removed), revision 1" in page.text
    assert "added, revision 1 (undone)" in page.text


async def test_an_older_revision_is_read(mo, thrice):
    page = await mo.slash("article history", article=thrice.id).response()
    await mo.selects(page, REVISIONS, "Revision 1").response()
    assert "revision 1, not the newest" in page.text
    assert "forty crates" in page.text
    assert "Remove" not in page.labels
    await mo.clicks(page, "Back to the history").response()
    assert "revised, revision 3" in page.text


async def test_two_revisions_are_compared(mo, thrice):
    page = await mo.slash("article history", article=thrice.id).response()
    await mo.selects(page, REVISIONS, "Revision 3", "Revision 1").response()
    assert "From revision 1 to revision 3" in page.text
    assert "➖ It carried forty crates of oranges.\n➕ It carried sixty" in page.text
    await mo.clicks(page, "Back to the history").response()
    assert "History of" in page.text


async def test_an_unknown_article_is_said_to_be(mo, ship):
    assert "No article" in (await mo.slash("article history", article="zeppelin").response()).content


async def test_an_empty_shelf_has_none(mo):
    assert "Nothing has happened yet." in (await mo.slash("article history").response()).text


async def test_the_demoted_are_refused(mo, thrice, demoted):
    page = await mo.slash("article history", article=thrice.id).response()
    demoted(mo)
    said = await mo.selects(page, REVISIONS, "Revision 1").response()
    assert "may have changed" in said.content
