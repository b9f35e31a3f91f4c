"""Routes about the application's commands."""

from typing import TYPE_CHECKING, Any

from tests.discord.commands import Command
from tests.discord.journal import Request
from tests.discord.localized import in_language
from tests.discord.refusals import missing_access, unknown
from tests.discord.rest.routes import Routes
from tests.discord.rules import check_command, check_command_edit, check_commands

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

EVERYWHERE = "/applications/{application}/commands"
IN_SERVER = "/applications/{application}/guilds/{server}/commands"

routes = Routes()


def _scope(loopback: "Loopback", request: Request) -> dict[int, Command]:
    """The commands the path speaks of: those of one server, or the global ones."""
    if int(request.params["application"]) != loopback.bot.id:
        raise unknown("Application", 10002)
    server_id = int(request.params.get("server", 0))
    if server_id and server_id not in {server.id for server in loopback.servers_of_bot()}:
        raise missing_access()
    return loopback.commands.scope(server_id)


def _found(loopback: "Loopback", request: Request) -> Command:
    command = _scope(loopback, request).get(int(request.params["command"]))
    if command is None:
        raise unknown("Application Command", 10063)
    return command


@routes.add("GET", EVERYWHERE)
@routes.add("GET", IN_SERVER)
def every(loopback: "Loopback", request: Request) -> Any:
    stored = list(_scope(loopback, request).values())
    if request.query.get("with_localizations", "").lower() in ("1", "true"):
        return stored
    return [in_language(command, request.headers.get("X-Discord-Locale")) for command in stored]


@routes.add("GET", IN_SERVER + "/permissions")
def every_permission(loopback: "Loopback", request: Request) -> Any:
    _scope(loopback, request)
    server_id = int(request.params["server"])
    commands = [*loopback.commands.scope(0).values(), *loopback.commands.scope(server_id).values()]
    return list(filter(None, (loopback.commands.overrides.payload(server_id, each) for each in commands)))


@routes.add("GET", IN_SERVER + "/{command}/permissions")
def permissions(loopback: "Loopback", request: Request) -> Any:
    _scope(loopback, request)
    server_id, key = int(request.params["server"]), int(request.params["command"])
    command = {**loopback.commands.scope(0), **loopback.commands.scope(server_id)}.get(key)
    found = command and loopback.commands.overrides.payload(server_id, command)
    if found is None:
        raise unknown("application command permissions", 10066)
    return found


@routes.add("PUT", EVERYWHERE, check=check_commands)
@routes.add("PUT", IN_SERVER, check=check_commands)
def replace(loopback: "Loopback", request: Request) -> Any:
    _scope(loopback, request)
    return loopback.commands.replace(int(request.params.get("server", 0)), request.body)


@routes.add("POST", EVERYWHERE, check=check_command, status=201)
@routes.add("POST", IN_SERVER, check=check_command, status=201)
def create(loopback: "Loopback", request: Request) -> Any:
    _scope(loopback, request)
    return loopback.commands.put(int(request.params.get("server", 0)), request.body)


@routes.add("GET", EVERYWHERE + "/{command}")
@routes.add("GET", IN_SERVER + "/{command}")
def one(loopback: "Loopback", request: Request) -> Any:
    return _found(loopback, request)


@routes.add("PATCH", EVERYWHERE + "/{command}", check=check_command_edit)
@routes.add("PATCH", IN_SERVER + "/{command}", check=check_command_edit)
def edit(loopback: "Loopback", request: Request) -> Any:
    return loopback.commands.change(_found(loopback, request), request.body)


@routes.add("DELETE", EVERYWHERE + "/{command}")
@routes.add("DELETE", IN_SERVER + "/{command}")
def delete(loopback: "Loopback", request: Request) -> None:
    del _scope(loopback, request)[int(_found(loopback, request)["id"])]
