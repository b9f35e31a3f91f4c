"""Routes about the bot itself."""

from typing import TYPE_CHECKING, Any

from tests.discord import payloads
from tests.discord.journal import Request
from tests.discord.refusals import unknown
from tests.discord.rest.routes import Routes

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

routes = Routes()


@routes.add("GET", "/users/@me")
def me(loopback: "Loopback", request: Request) -> Any:
    return payloads.user(loopback.bot) | {"verified": True, "email": None, "mfa_enabled": True, "flags": 0}


@routes.add("GET", "/users/{user}")
def user(loopback: "Loopback", request: Request) -> Any:
    found = loopback.users.get(int(request.params["user"]))
    if found is None:
        raise unknown("User", 10013)
    return payloads.user(found)


@routes.add("GET", "/applications/@me")
@routes.add("GET", "/oauth2/applications/@me")
def application(loopback: "Loopback", request: Request) -> Any:
    return {
        "id": str(loopback.bot.id),
        "name": loopback.bot.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": payloads.user(loopback.server.owner),
        "team": None,
        "verify_key": "0" * 64,
        "flags": loopback.gateway.application_flags,
        "approximate_guild_count": len(loopback.servers_of_bot()),
        "interactions_endpoint_url": None,
        "redirect_uris": [],
        "integration_types_config": {"0": {}, "1": {}},
    }


@routes.add("GET", "/gateway")
def gateway(loopback: "Loopback", request: Request) -> Any:
    return {"url": "wss://gateway.discord.gg"}


@routes.add("GET", "/gateway/bot")
def gateway_bot(loopback: "Loopback", request: Request) -> Any:
    return loopback.gateway.starts.payload()


@routes.add("GET", "/users/@me/guilds")
def my_servers(loopback: "Loopback", request: Request) -> Any:
    after, limit = int(request.query.get("after", 0)), int(request.query.get("limit", 200))
    mine = sorted((each for each in loopback.servers_of_bot() if each.id > after), key=lambda each: each.id)
    return [
        {
            "id": str(server.id),
            "name": server.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(server.permissions(loopback.bot).value),
            "features": [],
        }
        for server in mine[:limit]
    ]


@routes.add("POST", "/users/@me/channels")
def open_direct_message(loopback: "Loopback", request: Request) -> Any:
    person = loopback.users.get(int(request.body["recipient_id"]))
    if person is None:
        raise unknown("User", 10013)
    return payloads.channel(loopback.direct_channel(person))
