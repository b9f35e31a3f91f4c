"""The world as Discord's JSON (reference v10, "Resources"); ids are strings there."""

from typing import Any

import discord

from tests.discord.world import Channel, Member, Role, Server, User


def user(user: User) -> dict[str, Any]:
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0000" if user.bot else "0",
        "global_name": None if user.bot else user.name.title(),
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
    }


def member(member: Member, *, with_user: bool = True) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "nick": None,
        "avatar": None,
        "roles": [str(role.id) for role in member.roles],
        "joined_at": member.joined.isoformat(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    if with_user:
        payload["user"] = user(member.user)
    return payload


def role(role: Role) -> dict[str, Any]:
    tags = {"tags": {"bot_id": str(role.bot.id)}} if role.bot else {}
    return tags | {
        "id": str(role.id),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": role.position,
        "permissions": str(role.permissions.value),
        "managed": role.bot is not None,
        "mentionable": False,
        "flags": 0,
    }


def channel(channel: Channel) -> dict[str, Any]:
    """A channel of any of the three kinds the loopback has."""
    payload: dict[str, Any] = {
        "id": str(channel.id),
        "type": channel.type.value,
        "flags": 0,
        "last_message_id": str(max(channel.messages)) if channel.messages else None,
    }
    if channel.server is None:
        return payload | {
            "recipients": [user(recipient) for recipient in channel.recipients if not recipient.bot]
        }
    payload |= {"guild_id": str(channel.server.id), "name": channel.name, "rate_limit_per_user": 0}
    if channel.parent is not None:
        return payload | _thread(channel, channel.parent)
    return payload | {
        "position": 0,
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "permission_overwrites": [
            {
                "id": str(holder),
                "type": 1 if holder in channel.server.members else 0,
                "allow": str(allow.value),
                "deny": str(deny.value),
            }
            for holder, (allow, deny) in channel.overwrites.items()
        ],
    }


def _thread(thread: Channel, parent: Channel) -> dict[str, Any]:
    created = discord.utils.snowflake_time(thread.id).isoformat()
    return {
        "parent_id": str(parent.id),
        "owner_id": str(thread.recipients[0].id),
        "message_count": len(thread.messages),
        "member_count": len(thread.recipients),
        "total_message_sent": len(thread.messages),
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": created,
            "create_timestamp": created,
            "locked": False,
        },
    }


def server(server: Server) -> dict[str, Any]:
    """A server as `GET /guilds/{id}` gives it."""
    return {
        "id": str(server.id),
        "name": server.name,
        "owner_id": str(server.owner.id),
        "icon": None,
        "splash": None,
        "banner": None,
        "description": None,
        "features": [],
        "roles": [role(each) for each in server.roles],
        "emojis": [],
        "stickers": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": server.locale,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "afk_channel_id": None,
        "afk_timeout": 300,
    }


def own_server(server: Server, me: User) -> dict[str, Any]:
    """A server in the list of those that a user is on; `permissions` leave the channels' overwrites aside."""
    return {
        "id": str(server.id),
        "name": server.name,
        "icon": None,
        "banner": None,
        "owner": server.owner is me,
        "permissions": str(server.permissions(me).value),
        "features": [],
    }


def server_create(server_: Server, me: User) -> dict[str, Any]:
    """A server as the event GUILD_CREATE gives it; without the members intent, the bot is the only member."""
    channels = [each for each in server_.channels.values() if each.parent is None]
    threads = [each for each in server_.channels.values() if each.parent is not None]
    return server(server_) | {
        "joined_at": server_.members[me.id].joined.isoformat(),
        "large": False,
        "unavailable": False,
        "member_count": len(server_.members),
        "members": [member(server_.members[me.id])],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "channels": [channel(each) for each in channels],
        "threads": [channel(each) for each in threads],
    }
