"""Articles removed, over the wire."""

import pytest

from bot.client import outdated
from bot.client.articles import removal
from tests.bot.client.conftest import forged_click

pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.usefixtures("twelve")
class TestRemove:
    @pytest.fixture
    async def question(self, mo, bot):
        question = await mo.slash("article remove", article="Story 05").response()
        assert question.ephemeral
        assert question.text.startswith("Remove **Story 05**?")
        assert question.labels == ["Remove", "Keep"]
        return question

    async def test_remove(self, mo, titles, last, question):
        await mo.clicks(question, "Remove").response()
        assert question.text.startswith("Removed **Story 05**")
        assert question.buttons == []
        assert "Story 05" not in titles()
        assert last().actor.name == f"mo ({mo.id})"

    async def test_keep(self, mo, titles, question):
        await mo.clicks(question, "Keep").response()
        assert question.text == "Kept **Story 05**."
        assert question.buttons == []
        assert "Story 05" in titles()

    async def test_two_quick_presses_remove_once(self, mo, titles, question):
        first, second = mo.clicks(question, "Remove"), mo.clicks(question, "Remove")
        await first.response()
        await second.acknowledged()
        assert not second.followups
        assert len(titles()) == 11

    async def test_a_strangers_press_is_refused(self, mo, other, titles, question):
        said = await forged_click(other, question, "Remove").response()
        assert "Only the person who ran the command" in said.content
        assert "Story 05" in titles()
        await mo.clicks(question, "Remove").response()
        assert "Story 05" not in titles()

    async def test_a_curator_demoted_meanwhile_is_refused(self, mo, titles, question, demoted):
        demoted(mo)
        assert "may have changed" in (await mo.clicks(question, "Remove").response()).content
        assert "Story 05" in titles()

    async def test_someone_allowed_by_an_admins_setting_goes_on(self, loopback, titles):
        cy = loopback.user("cy")
        question = await cy.slash("article remove", allowed_by_admin=True, article="Story 05").response()
        await cy.clicks(question, "Remove").response()
        assert "Story 05" not in titles()

    async def test_but_not_after_the_admin_has_changed_the_setting(self, loopback, titles):
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
        monkeypatch.setattr(removal, "TIME_TO_DECIDE", 0.1)
        question = await mo.slash("article remove", article="Story 05").response()
        await loopback.until(lambda: not question.buttons, "the end of patience")
        assert question.text.startswith("Kept **Story 05**: nobody answered")
        assert "Story 05" in titles()

    async def test_a_bug_behind_a_button_gives_a_reference_number(self, mo, verbatim, caplog, question):
        def broken(*_):
            raise RuntimeError("secret of the machine")

        verbatim.shelf.remove = broken
        said = await mo.clicks(question, "Remove").followup()
        assert said.ephemeral
        assert "secret" not in said.content
        assert said.content.split("`")[1] in caplog.text

    async def test_removed_by_somebody_else_meanwhile(self, mo, other, titles, question):
        again = await other.slash("article remove", article="Story 05").response()
        await other.clicks(again, "Remove").response()
        await mo.clicks(question, "Remove").response()
        assert question.text == "**Story 05** was taken off the shelf meanwhile."
        assert question.buttons == []
        assert len(titles()) == 11


async def test_a_button_from_before_a_restart_says_so(loopback, mo, monkeypatch):
    monkeypatch.setattr(outdated, "NOBODY_WAITS", 0.05)
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Next", "custom_id": "of old"}]}
    old = loopback.bot_sends(loopback.channel, {"content": "a list", "components": [row]}, [])
    said = await mo.clicks(old, "Next").response()
    assert said.ephemeral
    assert "start over" in said.content
