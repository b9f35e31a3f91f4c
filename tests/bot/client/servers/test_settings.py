"""The panel of settings, over the wire: each press is kept, said, told and in the trail."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.client.servers.choices import NoSuchSetting, changed
from corpus.questions import Asked
from corpus.servers import EventKind, ServerSettings, Where
from tests.bot.client.conftest import QuickClient, forged_click

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
async def panel(mo):
    shown = await mo.slash("server settings").response()
    assert shown.ephemeral
    return shown


@pytest.fixture
def trail(loopback, verbatim):
    return lambda: [each.about for each in verbatim.records.servers.trail(loopback.server.id)]


class TestEachSetting:
    async def test_where_it_answers(self, loopback, mo, panel, settings, trail):
        news, chat = loopback.add_channel("news"), loopback.add_channel("chat")
        await mo.selects(panel, "Where I answer", "Only in these channels").response()
        assert "Kept: Where I answer." in panel.text
        assert "Until then I answer nowhere" in panel.text
        await mo.selects(panel, "Which channels?", news, chat).response()
        assert "Until then I answer nowhere" not in panel.text
        assert settings() == ServerSettings(answers_in=Where.ONLY, channels=frozenset({news.id, chat.id}))
        await mo.selects(panel, "Which channels?").response()
        assert settings().channels == frozenset()
        await mo.selects(panel, "Where I answer", "In all channels but these").response()
        assert settings().answers_in is Where.EXCEPT
        await mo.selects(panel, "Where I answer", "In all channels").response()
        assert settings() == ServerSettings()
        assert f"I answer only <#{news.id}> <#{chat.id}>" in trail()
        with pytest.raises(AssertionError):
            panel.component("Which channels?")

    async def test_the_answer_channel_and_what_it_needs(self, loopback, mo, panel, settings):
        assert "which I do not have now" in panel.text
        assert "`MESSAGE_CONTENT=yes`" in panel.text
        await mo.selects(panel, "No answer channel", loopback.channel).response()
        assert settings().answer_channel == loopback.channel.id
        await mo.selects(panel, "settings:answer").response()
        assert settings().answer_channel is None

    async def test_the_curator_role_and_who_decides_about_commands(self, loopback, mo, panel, settings):
        assert "Server Settings → Integrations" in panel.text
        role = loopback.add_role("curators")
        await mo.selects(panel, "No curator role", role).response()
        assert settings().curator_role == role.id
        assert "Kept: Curator role." in panel.text

    async def test_the_log_channel_is_tried_and_told(self, loopback, mo, panel, settings):
        news = loopback.add_channel("news-log")
        await mo.selects(panel, "No log channel", news).response()
        assert settings().log_channel == news.id
        assert "are told here from now on" in (await news.next_message()).content
        assert f"mo changed a setting: log channel: <#{news.id}>" in (await news.next_message()).content

    async def test_a_log_channel_closed_to_the_bot_is_not_taken(self, loopback, mo, panel, settings):
        closed = loopback.add_channel("closed")
        closed.override(loopback.bot, send_messages=False)
        loopback.channel_changed(closed)
        await mo.selects(panel, "No log channel", closed).response()
        assert f"I may not write in <#{closed.id}>" in panel.text
        assert settings().log_channel is None

    async def test_private_by_default(self, mo, panel, settings):
        await mo.clicks(panel, "Make them private").response()
        assert settings().private
        await mo.clicks(panel, "Make them public").response()
        assert not settings().private

    async def test_limits(self, mo, panel, settings, trail):
        form = await mo.clicks(panel, "Change…").modal()
        await mo.submits(form, {"For each member": "3", "For the whole server": "1,000"}).response()
        assert (settings().per_member, settings().per_server) == (3, 1000)
        assert "3 a minute for each member, 1,000 for the whole server." in panel.text
        assert trail() == ["questions a minute: 3 a member, 1000 in all"]

    @pytest.mark.parametrize("wrong", ["0", "-1", "many", "1001", "2.5", "²"])
    async def test_limits_that_are_none_change_nothing(self, mo, panel, settings, trail, wrong):
        form = await mo.clicks(panel, "Change…").modal()
        await mo.submits(form, {"For each member": wrong}).response()
        assert "Nothing was changed" in panel.text
        assert settings() == ServerSettings()
        assert not trail()

    async def test_retention_applies_at_once(self, loopback, verbatim, mo, panel, settings):
        server_id, questions = loopback.server.id, verbatim.records.questions
        for number, days in enumerate([1, 8, 20]):
            at = datetime.now(UTC) - timedelta(days=days)
            questions.keep(server_id, Asked(f"q{number}", server_id, 1, "Why?", at, 2, None, "Why?"))
        await mo.selects(panel, "How long questions are kept", "7 days").response()
        assert "2 questions were deleted." in panel.text
        assert settings().retention_days == 7
        assert [each.id for each in questions.questions(server_id)] == ["q0"]
        await mo.selects(panel, "How long questions are kept", "365 days").response()
        assert "deleted." not in panel.text.split("\n")[1]

    async def test_language(self, mo, panel, settings):
        await mo.selects(panel, "Language", "Deutsch").response()
        assert settings().language == "de"
        await mo.selects(panel, "Language", "The language of whoever asks").response()
        assert settings().language is None


async def test_a_slow_change_takes_nothing_back_that_was_settled_meanwhile(loopback, mo, panel, settings):
    news = loopback.add_channel("news-log")
    loopback.faults.rate_limit("POST", "/channels/{channel_id}/messages", retry_after=0.5)
    slow = mo.selects(panel, "No log channel", news)
    await mo.clicks(panel, "Make them private").response()
    await slow.response()
    await loopback.until(lambda: settings().log_channel, "the log channel")
    assert settings() == ServerSettings(private=True, log_channel=news.id)


async def test_every_change_is_in_the_trail_with_who_made_it(loopback, verbatim, mo, panel):
    await mo.clicks(panel, "Make them private").response()
    (event,) = verbatim.records.servers.trail(loopback.server.id)
    assert (event.kind, event.about) == (EventKind.SETTINGS_CHANGED, "private by default: yes")
    assert event.actor.name == f"mo ({mo.id})"


async def test_another_server_is_not_touched(loopback, verbatim, mo, panel):
    other = loopback.add_server("Other")
    await mo.clicks(panel, "Make them private").response()
    assert verbatim.records.servers.settings(other.id) == ServerSettings()


async def test_the_panel_says_what_the_bot_may_read(loopback, verbatim, bot, mo):
    bot._connection._intents.message_content = True
    assert "which I have." in (await mo.slash("server settings").response()).text


class TestWhoMay:
    async def test_members_and_curators_are_not_offered_it(self, loopback, bot):
        for person in (loopback.user("ann"), loopback.user("cy", manage_messages=True)):
            with pytest.raises(AssertionError, match="not offered"):
                person.slash("server settings")

    async def test_a_stranger_is_refused(self, loopback, mo, panel, settings):
        for stranger in (loopback.user("ann"), loopback.user("other", manage_guild=True)):
            said = await forged_click(stranger, panel, "Make them private").response()
            assert said.ephemeral
            assert "Only the person who ran the command" in said.content
        assert not settings().private

    async def test_a_moderator_demoted_meanwhile_is_refused(self, loopback, mo, panel, settings):
        form = await mo.clicks(panel, "Change…").modal()
        loopback.server.members[mo.id].roles.clear()
        for begun in (mo.clicks(panel, "Make them private"), mo.submits(form, {"For each member": "3"})):
            assert "may have changed" in (await begun.response()).content
        assert settings() == ServerSettings()

    async def test_someone_allowed_by_an_admins_setting_goes_on(self, loopback, settings):
        cy = loopback.user("cy")
        panel = await cy.slash("server settings", allowed_by_admin=True).response()
        await cy.clicks(panel, "Make them private").response()
        assert settings().private


async def test_the_panel_works_after_a_restart_for_whoever_may_manage_the_server(
    loopback, verbatim, bot, mo, panel, settings
):
    cy = loopback.user("cy")
    allowed = await cy.slash("server settings", allowed_by_admin=True).response()
    await bot.close()
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        await mo.clicks(panel, "Make them private").response()
        assert settings().private
        said = await cy.clicks(allowed, "Make them private").response()
        assert "run it again" in said.content


@pytest.mark.parametrize("setting", ["answer", "role", "log", "channels", "retention"])
@pytest.mark.parametrize("value", ["", "none", "-1", "9223372036854775808"])
def test_what_no_menu_of_ours_offers_is_no_setting(setting, value):
    with pytest.raises(NoSuchSetting):
        changed(ServerSettings(), setting, [value])
