"""Listing, showing, removing and undoing, over the wire."""

import asyncio

import pytest

from bot.client import client
from bot.client.articles import removal
from tests.bot.client.conftest import forged_click

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def mo(loopback):
    return loopback.user("mo", manage_messages=True)


@pytest.fixture
def titles(loopback, verbatim):
    """The titles on the server's shelf."""
    return lambda: {each.title for each in verbatim.shelf.store.listings(loopback.server.id)}


def story(number):
    names = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lou", "Max"]
    said = " and ".join(names[number * step % len(names)] for step in range(1, 9))
    return f"Report {number} is about {said}. It has {number * 13} pages, said the clerk of room {number}."


@pytest.fixture
def twelve(loopback, add):
    return [add(loopback.server.id, f"Story {number:02}", story(number)) for number in range(1, 13)]


def enabled(message):
    return [button["label"] for button in message.buttons if not button.get("disabled")]


@pytest.mark.usefixtures("twelve")
class TestList:
    async def test_pages_are_turned_both_ways_and_end(self, mo):
        page = await mo.slash("article list").response()
        assert page.ephemeral
        assert "**12 articles**" in page.content
        assert "Story 12" in page.content
        assert "Story 02" not in page.content
        assert enabled(page) == ["Next"]
        await mo.clicks(page, "Next").response()
        assert "Story 02" in page.content
        assert "Story 12" not in page.content
        assert enabled(page) == ["Previous"]
        await mo.clicks(page, "Previous").response()
        assert "Story 12" in page.content

    async def test_a_search_keeps_what_contains_it(self, mo):
        page = await mo.slash("article list", search="story 1").response()
        assert "**3 articles**" in page.content
        assert not page.buttons

    @pytest.mark.parametrize("number", [2, 99])
    async def test_a_page_past_the_end_is_the_last(self, mo, number):
        page = await mo.slash("article list", page=number).response()
        assert "Page 2 of 2" in page.content

    async def test_a_strangers_click_is_refused(self, loopback, mo):
        other = loopback.user("other", manage_messages=True)
        page = await mo.slash("article list").response()
        said = await forged_click(other, page, "Next").response()
        assert said.ephemeral
        assert "Only the person who ran the command" in said.content
        assert "Story 12" in page.content

    async def test_a_moderator_demoted_meanwhile_is_refused(self, loopback, mo):
        page = await mo.slash("article list").response()
        loopback.server.members[mo.id].roles.clear()
        assert "may have changed" in (await mo.clicks(page, "Next").response()).content
        assert "Story 12" in page.content


async def test_an_empty_shelf_says_how_to_fill_it(mo):
    assert "`/article add`" in (await mo.slash("article list").response()).content


@pytest.mark.usefixtures("twelve")
class TestShow:
    async def test_titles_are_offered_while_one_types_and_lead_to_the_article(self, mo):
        choices = await mo.autocomplete("article show", article="story 0").choices()
        assert len(choices) == 9
        chosen = next(choice for choice in choices if choice["name"].startswith("Story 07"))
        shown = await mo.slash("article show", article=chosen["value"]).response()
        assert shown.ephemeral
        assert "Story 07" in shown.content
        assert "Report 7 is about" in shown.content

    async def test_at_most_25_are_offered(self, loopback, mo, add):
        for number in range(13, 40):
            add(loopback.server.id, f"Story {number}", story(number))
        assert len(await mo.autocomplete("article show", article="").choices()) == 25

    async def test_what_is_not_there_is_said(self, mo):
        said = await mo.slash("article show", article="@everyone *news*").response()
        assert r"No article of this server has “\@everyone \*news\*”" in said.content


@pytest.mark.usefixtures("twelve")
class TestRemove:
    async def ask(self, mo):
        question = await mo.slash("article remove", article="Story 05").response()
        assert question.ephemeral
        assert question.content.startswith("Remove **Story 05**?")
        assert enabled(question) == ["Remove", "Keep"]
        return question

    async def test_remove(self, mo, titles, loopback, verbatim):
        question = await self.ask(mo)
        await mo.clicks(question, "Remove").response()
        assert question.content.startswith("Removed **Story 05**")
        assert enabled(question) == []
        assert "Story 05" not in titles()
        last = verbatim.shelf.store.history(loopback.server.id, limit=1)[0]
        assert last.actor.name == f"mo ({mo.id})"

    async def test_keep(self, mo, titles):
        question = await self.ask(mo)
        await mo.clicks(question, "Keep").response()
        assert question.content == "Kept **Story 05**."
        assert enabled(question) == []
        assert "Story 05" in titles()

    async def test_two_quick_clicks_remove_once(self, mo, titles):
        question = await self.ask(mo)
        first, second = mo.clicks(question, "Remove"), mo.clicks(question, "Remove")
        await first.response()
        await second.acknowledged()
        await asyncio.sleep(0.2)
        assert not second.followups
        assert len(titles()) == 11

    async def test_a_strangers_click_is_refused(self, loopback, mo, titles):
        other = loopback.user("other", manage_messages=True)
        question = await self.ask(mo)
        said = await forged_click(other, question, "Remove").response()
        assert "Only the person who ran the command" in said.content
        assert "Story 05" in titles()
        await mo.clicks(question, "Remove").response()
        assert "Story 05" not in titles()

    async def test_a_moderator_demoted_meanwhile_is_refused(self, loopback, mo, titles):
        question = await self.ask(mo)
        loopback.server.members[mo.id].roles.clear()
        assert "may have changed" in (await mo.clicks(question, "Remove").response()).content
        assert "Story 05" in titles()

    async def test_someone_allowed_by_an_admins_setting_goes_on(self, loopback, titles):
        cy = loopback.user("cy")
        question = await cy.slash("article remove", allowed_by_admin=True, article="Story 05").response()
        await cy.clicks(question, "Remove").response()
        assert "Story 05" not in titles()

    async def test_but_not_after_the_admin_has_changed_the_setting(self, loopback, titles, bot):
        cy = loopback.user("cy")
        question = await cy.slash("article remove", allowed_by_admin=True, article="Story 05").response()
        changed = {
            "id": str(loopback.bot.id),
            "application_id": str(loopback.bot.id),
            "guild_id": str(loopback.server.id),
            "permissions": [],
        }
        loopback.gateway.dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", lambda _: changed)
        assert "may have changed" in (await cy.clicks(question, "Remove").response()).content
        assert "Story 05" in titles()

    async def test_no_decision_is_said_and_the_buttons_go(self, loopback, mo, titles, monkeypatch):
        monkeypatch.setattr(removal.Removal.__init__, "__kwdefaults__", {"timeout": 0.1})
        question = await self.ask(mo)
        await loopback.until(lambda: not enabled(question), "the end of patience")
        assert question.content.startswith("Kept **Story 05**: nobody answered")
        assert "Story 05" in titles()

    async def test_a_bug_behind_a_button_gives_a_reference_number(self, mo, titles, verbatim, caplog):
        def broken(*_):
            raise RuntimeError("secret of the machine")

        verbatim.shelf.remove = broken
        question = await self.ask(mo)
        said = await mo.clicks(question, "Remove").followup()
        assert said.ephemeral
        assert "secret" not in said.content
        assert said.content.split("`")[1] in caplog.text

    async def test_removed_by_somebody_else_meanwhile(self, loopback, mo, titles, verbatim):
        question = await self.ask(mo)
        other = loopback.user("other", manage_messages=True)
        again = await other.slash("article remove", article="Story 05").response()
        await other.clicks(again, "Remove").response()
        await mo.clicks(question, "Remove").response()
        assert question.content == "**Story 05** was taken off the shelf meanwhile."
        assert enabled(question) == []
        assert len(titles()) == 11


async def test_a_button_from_before_a_restart_says_so(loopback, mo, monkeypatch):
    monkeypatch.setattr(client, "NOBODY_WAITS", 0.05)
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Next", "custom_id": "of old"}]}
    old = loopback.bot_sends(loopback.channel, {"content": "a list", "components": [row]}, [])
    said = await mo.clicks(old, "Next").response()
    assert said.ephemeral
    assert "start over" in said.content


@pytest.mark.usefixtures("twelve")
class TestUndo:
    async def test_a_removal_is_undone(self, mo, titles):
        question = await mo.slash("article remove", article="Story 05").response()
        await mo.clicks(question, "Remove").response()
        said = await mo.slash("article undo").response()
        assert "**Story 05** is on the shelf again" in said.content
        assert "Story 05" in titles()

    async def test_an_addition_is_undone(self, mo, titles):
        said = await mo.slash("article undo").response()
        assert "**Story 12** is off the shelf again" in said.content
        assert "Story 12" not in titles()


async def test_nothing_to_undo_is_said(mo):
    assert (await mo.slash("article undo").response()).content


async def test_members_are_not_offered_moderators_commands_and_nobody_is_in_direct_messages(loopback, mo):
    ann = loopback.user("ann")
    for person, channel in ((ann, loopback.channel), (mo, mo.direct)):
        with pytest.raises(AssertionError, match="not offered"):
            person.slash("article list", channel=channel)
