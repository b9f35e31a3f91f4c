"""Routes about servers, channels and members."""

from typing import TYPE_CHECKING, Any

from tests.discord import payloads
from tests.discord.journal import Request
from tests.discord.messages import Message
from tests.discord.refusals import missing_access, missing_permissions, unknown
from tests.discord.rest.routes import Routes
from tests.discord.rules import check_thread
from tests.discord.world import Channel, Server

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

routes = Routes()


def visible_server(loopback: "Loopback", request: Request) -> Server:
    """The server in the path, if the bot is in it."""
    server = loopback.servers.get(int(request.params["server"]))
    if server is None or loopback.bot.id not in server.members:
        raise unknown("Guild", 10004)
    return server


def visible_channel(loopback: "Loopback", request: Request) -> Channel:
    """The channel in the path, if the bot may see it."""
    channel = loopback.channels.get(int(request.params["channel"]))
    if channel is None:
        raise unknown("Channel", 10003)
    if not channel.permissions(loopback.bot).view_channel:
        raise missing_access()
    return channel


@routes.add("GET", "/guilds/{server}")
def server(loopback: "Loopback", request: Request) -> Any:
    return payloads.server(visible_server(loopback, request))


@routes.add("GET", "/guilds/{server}/channels")
def channels(loopback: "Loopback", request: Request) -> Any:
    found = visible_server(loopback, request).channels.values()
    return [payloads.channel(channel) for channel in found if channel.parent is None]


@routes.add("GET", "/guilds/{server}/roles")
def roles(loopback: "Loopback", request: Request) -> Any:
    return [payloads.role(role) for role in visible_server(loopback, request).roles]


@routes.add("GET", "/guilds/{server}/members/{user}")
def member(loopback: "Loopback", request: Request) -> Any:
    found = visible_server(loopback, request).members.get(int(request.params["user"]))
    if found is None:
        raise unknown("Member", 10007)
    return payloads.member(found)


@routes.add("GET", "/users/@me/guilds")
def of_bot(loopback: "Loopback", request: Request) -> Any:
    after, most = int(request.query.get("after", 0)), int(request.query.get("limit", 200))
    servers = sorted(loopback.servers_of_bot(), key=lambda server: server.id)
    return [payloads.own_server(server, loopback.bot) for server in servers if server.id > after][:most]


@routes.add("DELETE", "/users/@me/guilds/{server}")
def leave(loopback: "Loopback", request: Request) -> None:
    loopback.bot_leaves(visible_server(loopback, request))


@routes.add("GET", "/channels/{channel}")
def channel(loopback: "Loopback", request: Request) -> Any:
    return payloads.channel(visible_channel(loopback, request))


@routes.add("POST", "/channels/{channel}/threads", check=check_thread, status=201)
def start_thread(loopback: "Loopback", request: Request) -> Any:
    return _start_thread(loopback, request, visible_channel(loopback, request))


@routes.add("POST", "/channels/{channel}/messages/{message}/threads", check=check_thread, status=201)
def start_thread_at_message(loopback: "Loopback", request: Request) -> Any:
    parent = visible_channel(loopback, request)
    message = parent.messages.get(int(request.params["message"]))
    if message is None:
        raise unknown("Message", 10008)
    return _start_thread(loopback, request, parent, message)


def _start_thread(
    loopback: "Loopback", request: Request, parent: Channel, message: Message | None = None
) -> Any:
    if not parent.permissions(loopback.bot).create_public_threads:
        raise missing_permissions()
    thread = loopback.add_thread(parent, request.body["name"], loopback.bot, message=message)
    return payloads.channel(thread)
