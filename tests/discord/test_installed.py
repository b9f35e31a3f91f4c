"""People who have the bot installed to their account use it where it is no member."""

from typing import Any

import discord
import pytest
from discord import app_commands

from tests.discord.commands import NotOffered
from tests.discord.conftest import Bot, Raw
from tests.discord.loopback import Loopback


class Carried(Bot):
    """A bot with one command for everywhere, a menu's too, and one for people's own places."""

    def __init__(self, loopback: Loopback) -> None:
        super().__init__(loopback)
        self.seen: list[discord.Interaction] = []
        everywhere: dict[str, Any] = {
            "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
            "allowed_contexts": app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        }

        async def tell(interaction: discord.Interaction) -> None:
            self.seen.append(interaction)
            await interaction.response.send_message("told")
            await interaction.followup.send("more")

        async def read(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"read {message.content}")

        self.tree.clear_commands(guild=None)
        self.tree.add_command(
            app_commands.Command(name="tell", description="Tell", callback=tell, **everywhere)
        )
        self.tree.add_command(app_commands.ContextMenu(name="Read", callback=read, **everywhere))
        own = everywhere | {"allowed_installs": app_commands.AppInstallationType(guild=True, user=False)}
        self.tree.add_command(app_commands.Command(name="keep", description="Keep", callback=tell, **own))


async def test_command_in_a_server_without_the_bot(loopback: Loopback) -> None:
    ann, far = loopback.user("ann"), loopback.add_server("Far", with_bot=False)
    street = loopback.add_channel("street", far)
    ann.joins(far)
    async with loopback.online(bot := Carried(loopback)):
        with pytest.raises(NotOffered, match="not in Far"):
            ann.slash("tell", channel=street)
        loopback.install(ann)
        assert ann.offered(street) == ["tell", "Read"]
        asked = ann.slash("tell", channel=street)
        answer, more = await asked.response(), await asked.followup()
        loopback.uninstall(ann)
        with pytest.raises(NotOffered, match="not in Far"):
            ann.slash("tell", channel=street)
    assert (answer.ephemeral, more.ephemeral, answer.channel) == (False, False, street)
    (told,) = bot.seen
    assert (told.context.guild, told.guild_id, told.is_user_integration()) == (True, far.id, True)
    assert not told.is_guild_integration()
    assert bot.get_guild(far.id) is None


async def test_command_between_two_people(loopback: Loopback) -> None:
    ann = loopback.user("ann")
    loopback.install(ann)
    talk = loopback.private_channel(ann, loopback.user("bo"))
    said = ann.says(talk, "it rained")
    async with loopback.online(bot := Carried(loopback)):
        assert (await ann.menu("Read", said).response()).content == "read it rained"
        await ann.slash("tell", channel=talk).followup()
        with pytest.raises(NotOffered, match="brought 'keep' along"):
            ann.slash("keep", channel=talk)
        partial = bot.get_partial_messageable(talk.id)
        with pytest.raises(discord.Forbidden):
            await partial.send("uninvited")
    (told,) = bot.seen
    assert (told.context.private_channel, told.guild_id, told.app_permissions.embed_links) == (
        True,
        None,
        True,
    )
    assert not bot.heard


async def test_both_ways_at_once_in_the_bots_direct_messages(loopback: Loopback) -> None:
    ann = loopback.user("ann")
    loopback.install(ann)
    async with loopback.online(bot := Carried(loopback)):
        await ann.slash("tell", channel=ann.direct).followup()
        await ann.slash("tell").followup()
    assert [(each.context.dm_channel, each.context.guild) for each in bot.seen] == [
        (True, False),
        (False, True),
    ]
    assert all(each.is_user_integration() for each in bot.seen)
    assert bot.seen[1].is_guild_integration()


async def test_server_can_hush_what_members_bring_along(loopback: Loopback) -> None:
    ann, far = loopback.user("ann"), loopback.add_server("Far", with_bot=False)
    street = loopback.add_channel("street", far)
    street.override(far.roles[0], use_external_apps=False)
    ann.joins(far)
    loopback.install(ann)
    async with loopback.online(Carried(loopback)):
        asked = ann.slash("tell", channel=street)
        assert (await asked.response()).ephemeral
        assert (await asked.followup()).ephemeral


async def test_five_messages_may_follow_what_was_brought_along(loopback: Loopback, raw: Raw) -> None:
    ann, far = loopback.user("ann"), loopback.add_server("Far", with_bot=False)
    street = loopback.add_channel("street", far)
    ann.joins(far)
    loopback.install(ann)
    await raw.commands({"name": "tell", "description": "a", "type": 1})
    asked = ann.slash("tell", channel=street)
    await raw(
        "POST", f"/interactions/{asked.id}/{asked.token}/callback", {"type": 4, "data": {"content": "a"}}
    )
    hook = f"/webhooks/{loopback.bot.id}/{asked.token}"
    statuses = [(await raw("POST", hook, {"content": "a"}))[0] for _ in range(6)]
    assert statuses == [200] * 5 + [400]
    loopback.journal.forgive("40094")
