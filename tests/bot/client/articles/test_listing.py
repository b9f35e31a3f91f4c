"""The list of a server's articles, over the wire."""

import pytest

from bot.client.curating import panels
from tests.bot.client.articles.conftest import story
from tests.bot.client.conftest import MAINTAINER, forged_click

SORT, OPEN = "Sort", "Open an article"

pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.usefixtures("twelve")
class TestList:
    async def test_pages_are_turned_to_both_ends(self, mo, enabled):
        page = await mo.slash("article list").response()
        assert page.ephemeral
        assert "**12 articles**" in page.text
        assert "Story 12" in page.text
        assert "Story 02" not in page.text
        assert enabled(page) == ["Next", "Last"]
        await mo.clicks(page, "Last").response()
        assert "Story 02" in page.text
        assert "Page 2 of 2" in page.text
        assert enabled(page) == ["First", "Previous"]
        await mo.clicks(page, "Previous").response()
        assert "Story 12" in page.text

    async def test_a_search_keeps_what_holds_it(self, mo, enabled):
        page = await mo.slash("article list", search="STÓRY 1").response()
        assert "**3 articles** with “STÓRY 1” in title or outlet" in page.text
        assert enabled(page) == []

    async def test_only_those_of_an_outlet_are_listed(self, loopback, mo, add):
        add(loopback.server.id, "Posted", story(30), outlet="The Post")
        assert await mo.autocomplete("article list", outlet="p").choices() == [
            {"name": "The Post", "value": "The Post"}
        ]
        page = await mo.slash("article list", outlet="the post").response()
        assert "**1 article** of “the post”" in page.text
        assert "Posted" in page.text

    async def test_nothing_found_says_what_was_sought(self, mo):
        page = await mo.slash("article list", search="@everyone").response()
        assert page.text == "No articles with “\\@everyone” in title or outlet"

    async def test_the_order_is_an_option_and_a_menu(self, mo):
        page = await mo.slash("article list", sort="title", page=2).response()
        assert "Story 12" in page.text
        assert "Story 01" not in page.text
        await mo.selects(page, SORT, "Last added first").response()
        assert "Page 1 of 2" in page.text
        assert "Story 12" in page.text
        await mo.selects(page, SORT, "By title").response()
        assert "Story 01" in page.text
        assert "Story 12" not in page.text

    @pytest.mark.parametrize("number", [2, 99])
    async def test_a_page_past_the_end_is_the_last(self, mo, number):
        page = await mo.slash("article list", page=number).response()
        assert "Page 2 of 2" in page.text

    async def test_an_article_is_opened_from_it_and_leads_back(self, mo):
        page = await mo.slash("article list", search="story", page=2).response()
        await mo.selects(page, OPEN, "Story 02").response()
        assert "Report 2 is about" in page.text
        await mo.clicks(page, "Back to the list").response()
        assert "Page 2 of 2" in page.text
        assert "with “story”" in page.text

    async def test_one_that_was_removed_meanwhile_is_said_to_be_gone(self, loopback, mo, verbatim, twelve):
        page = await mo.slash("article list").response()
        verbatim.shelf.remove(loopback.server.id, twelve[11].id, MAINTAINER)
        await mo.selects(page, OPEN, "Story 12").response()
        assert "taken off the shelf meanwhile" in page.text

    async def test_strangers_and_the_demoted_are_refused(self, mo, other, demoted):
        page = await mo.slash("article list").response()
        said = await forged_click(other, page, "Next").response()
        assert "Only the person who ran the command" in said.content
        demoted(mo)
        assert "may have changed" in (await mo.clicks(page, "Next").response()).content
        assert "Story 12" in page.text

    async def test_no_button_is_left_when_nobody_presses(self, loopback, mo, monkeypatch):
        monkeypatch.setitem(panels.Panel.__init__.__kwdefaults__, "timeout", 0.1)
        page = await mo.slash("article list").response()
        await loopback.until(lambda: not page.buttons, "the end of patience")
        assert "Story 12" in page.text


async def test_an_empty_shelf_says_how_to_fill_it(mo):
    assert "`/article add`" in (await mo.slash("article list").response()).text


async def test_members_are_not_offered_curators_commands_and_nobody_is_in_direct_messages(loopback, mo):
    ann = loopback.user("ann")
    for person, channel in ((ann, loopback.channel), (mo, mo.direct)):
        with pytest.raises(AssertionError, match="not offered"):
            person.slash("article list", channel=channel)
