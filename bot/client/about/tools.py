"""Which of the moderators' commands a person may use here, written so that one can click on them."""

import asyncio
from collections.abc import Iterable
from typing import Any

import discord
from discord import app_commands

from bot.client.commands.sync import Registered
from bot.client.place import channels_of, server_asked
from bot.formatter.about.help_card import Tool
from corpus.article import SHARED


def mention(registered: Registered, name: str) -> str:
    """A command as one can click on it; as it is typed, if Discord's id of it is not known."""
    return next((each.mention for each in registered if each.name == name), f"`/{name}`")


async def tools_for(interaction: discord.Interaction[Any], registered: Registered) -> list[Tool]:
    """The groups of commands for moderators that the person may use on this server."""
    if server_asked(interaction) == SHARED:
        return []
    groups = [each for each in registered if each.default_member_permissions is not None]
    allowed = await asyncio.gather(*(_allowed(interaction, group) for group in groups))
    return [
        Tool(group.description, _mentions(group)) for group, may in zip(groups, allowed, strict=True) if may
    ]


def _mentions(command: app_commands.AppCommand) -> tuple[str, ...]:
    parts = [each for each in command.options if isinstance(each, app_commands.AppCommandGroup)]
    return tuple(each.mention for each in parts) or (command.mention,)


async def _allowed(interaction: discord.Interaction[Any], command: app_commands.AppCommand) -> bool:
    """Whether Discord offers the command to the person: by the server's own rules, else by its default."""
    granted, needed = interaction.permissions, command.default_member_permissions
    if granted.administrator or interaction.guild is None:
        return granted.administrator
    rules = await _rules(interaction.guild, command)
    by_rule = ruled(rules, interaction)
    return by_rule if by_rule is not None else needed is None or granted.is_superset(needed)


async def _rules(
    guild: discord.Guild, command: app_commands.AppCommand
) -> list[app_commands.AppCommandPermissions]:
    """What the server's admins have set for a command; often nothing."""
    try:
        return (await command.fetch_permissions(guild)).permissions
    except (discord.NotFound, discord.Forbidden):  # where nothing was set, Discord finds nothing
        return []


def ruled(
    rules: Iterable[app_commands.AppCommandPermissions], interaction: discord.Interaction[Any]
) -> bool | None:
    """What the admins' rules say of a person in a channel; None if they say nothing.

    A rule for a member goes before those for roles, of which one that allows goes before all that deny, and
    these before the one for everyone; a rule for a channel can only take away (Discord's API reference,
    "Application Command Permissions").
    """
    member, guild_id = interaction.user, interaction.guild_id or 0
    channel_id, parent_id = channels_of(interaction.channel)
    roles = {role.id for role in member.roles} if isinstance(member, discord.Member) else set()
    by_id = {rule.id: rule.permission for rule in rules}
    everywhere = by_id.get(guild_id - 1)  # Discord's sign for all channels
    if by_id.get(parent_id or channel_id or 0, everywhere) is False:
        return False
    if member.id in by_id:
        return by_id[member.id]
    of_roles = [by_id[role] for role in roles - {guild_id} if role in by_id]
    return any(of_roles) if of_roles else by_id.get(guild_id)
