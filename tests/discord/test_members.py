"""Members come, go and rise, roles and channels too, and each interaction tells how it stands."""

import discord
import pytest

from tests.discord.commands import NotOffered
from tests.discord.conftest import Bot, Raw
from tests.discord.loopback import Loopback


def keep(bot: Bot) -> list[discord.Interaction]:
    """The interactions the bot is sent from now on."""
    seen: list[discord.Interaction] = []

    async def check(interaction: discord.Interaction) -> bool:
        seen.append(interaction)
        return True

    bot.tree.interaction_check = check  # type: ignore[method-assign]
    return seen


async def test_roles_are_told_at_once(loopback: Loopback, bot: Bot) -> None:
    seen = keep(bot)
    ann, editors = loopback.user("ann"), loopback.add_role("editors", manage_guild=True)
    await loopback.until(lambda: bot.get_guild(loopback.server.id).get_role(editors.id), "the role")  # type: ignore[union-attr]
    for change in (ann.gains, ann.loses):
        change(editors)
        await ann.slash("ask", question="who?").response()
    assert [each.permissions.manage_guild for each in seen] == [True, False]
    assert [[role.name for role in each.user.roles] for each in seen] == [  # type: ignore[union-attr]
        ["@everyone", "editors"],
        ["@everyone"],
    ]


async def test_deleted_role_is_nobodys(loopback: Loopback, bot: Bot) -> None:
    ann, editors = loopback.user("ann"), loopback.add_role("editors", manage_guild=True)
    ann.gains(editors)
    assert await ann.slash("article add").modal()
    loopback.remove_role(editors)
    with pytest.raises(NotOffered, match="default permissions"):
        ann.slash("article add")
    await loopback.until(lambda: not bot.get_guild(loopback.server.id).get_role(editors.id), "its end")  # type: ignore[union-attr]


async def test_member_who_left_is_unknown(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    server = bot.get_guild(loopback.server.id)
    assert server is not None
    assert (await server.fetch_member(ann.id)).name == "ann"
    ann.leaves()
    with pytest.raises(discord.NotFound) as refused:
        await server.fetch_member(ann.id)
    assert refused.value.code == 10007
    with pytest.raises(AssertionError, match="does not see general"):
        ann.says(loopback.channel, "still here?")
    ann.joins(loopback.server)
    assert (await server.fetch_member(ann.id)).name == "ann"


async def test_one_who_cannot_see_a_message_cannot_press_it(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann", manage_guild=True)
    shown = await ann.slash("article show", article="a1").response()
    ann.leaves()
    with pytest.raises(AssertionError, match="does not see general"):
        ann.clicks(shown, "Yes")


async def test_channels_come_and_go(loopback: Loopback, bot: Bot, raw: Raw) -> None:
    news = loopback.add_channel("news")
    thread = loopback.add_thread(news, "storm", loopback.user("ann"))
    await loopback.until(lambda: bot.get_channel(thread.id), "the thread")
    loopback.remove_channel(news)
    await loopback.until(lambda: not bot.get_channel(news.id), "the end of the channel")
    for gone in (news, thread):
        status, body = await raw("POST", f"/channels/{gone.id}/messages", {"content": "anyone?"})
        assert (status, body["code"]) == (404, 10003)


async def test_changed_permissions_are_told(loopback: Loopback, bot: Bot) -> None:
    def may() -> bool:
        channel = bot.get_channel(loopback.channel.id)
        assert isinstance(channel, discord.TextChannel)
        return channel.permissions_for(channel.guild.me).send_messages

    assert may()
    loopback.channel.override(loopback.bot, send_messages=False)
    loopback.channel_changed(loopback.channel)
    await loopback.until(lambda: not may(), "the new permissions")


async def test_languages_are_told(loopback: Loopback, bot: Bot) -> None:
    seen = keep(bot)
    ann = loopback.user("ann")
    ann.locale, loopback.server.locale = "de", "fr"
    await ann.slash("ask", question="wer?").response()
    await ann.slash("ask", channel=ann.direct, question="wer?").response()
    german = discord.Locale.german
    assert [(each.locale, each.guild_locale) for each in seen] == [
        (german, discord.Locale.french),
        (german, None),
    ]
