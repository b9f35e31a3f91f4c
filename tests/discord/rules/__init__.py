"""What Discord refuses though its published specification does not say so: rules written by hand."""

from typing import TYPE_CHECKING

from tests.discord.interactions import CHOICES, DEFERRED_MESSAGE, MESSAGE, MODAL, UPDATE
from tests.discord.journal import Request
from tests.discord.messages import EPHEMERAL, Message
from tests.discord.refusals import Problem, invalid
from tests.discord.rules import commands, message, modals
from tests.discord.rules.basics import At, Body, Problems, only, text

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback


def check_message(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot become a message."""
    answers = request.template.startswith("/webhooks/")
    body = _object(request)
    extra = () if answers else message.CREATED
    _refuse(message.message((), body, answers=answers, extra=extra))
    _refuse(message.uploads((), body, request, edit=False))
    message.refuse_empty(body, request)
    _forbid_pings(loopback, request, body)


def check_message_edit(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot change a message."""
    body = _object(request)
    answers = request.template.startswith("/webhooks/")
    edited = _edited(loopback, request)
    _refuse(message.message((), body, answers=answers, edited=edited))
    _refuse(message.uploads((), body, request, edit=True, edited=edited))
    message.refuse_empty(body, request, edited)
    _forbid_pings(loopback, request, body)


def _edited(loopback: "Loopback", request: Request) -> Message | None:
    """The message that the path names; None if there is none, which the route itself will say."""
    name = request.params["message"]
    if "channel" in request.params:
        channel = loopback.channels.get(int(request.params["channel"]))
        return channel.messages.get(int(name)) if channel else None
    interaction = loopback.interactions.get(request.params["token"])
    return interaction.answer(name) if interaction else None


def check_callback(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot answer an interaction."""
    body = _object(request)
    _refuse(only((), body, ("type", "data")))
    data = body.get("data") or {}
    match body.get("type"):
        case kind if kind in (MESSAGE, UPDATE):
            interaction = loopback.interactions.get(request.params["token"])
            edited = interaction.message if interaction and kind == UPDATE else None
            _refuse(message.message(("data",), data, answers=True, edited=edited))
            _refuse(message.uploads(("data",), data, request, edit=kind == UPDATE, edited=edited))
            message.refuse_empty(data, request, edited)
            _forbid_pings(loopback, request, data)
        case kind if kind == DEFERRED_MESSAGE:
            _refuse(_deferral(("data",), data))
        case kind if kind == CHOICES:
            offered = data.get("choices") or []
            _refuse(commands.choices(("data", "choices"), offered))
            begun = loopback.interactions.get(request.params["token"])
            _refuse(commands.fitting(("data", "choices"), offered, begun.data if begun else {}))
        case kind if kind == MODAL:
            _refuse(modals.modal(("data",), data))


def _deferral(at: At, data: Body) -> Problems:
    yield from only(at, data, ("flags", "tts"))
    if (data.get("flags") or 0) & ~EPHEMERAL:
        yield Problem((*at, "flags"), "MESSAGE_FLAGS_INVALID", "A deferral can only be ephemeral")


def check_thread(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot open a thread."""
    body = _object(request)
    keys = ("name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable")
    _refuse(only((), body, keys))
    _refuse(text((), body, "name", 100, required=True))
    if body.get("auto_archive_duration") not in (None, 60, 1440, 4320, 10080):
        raise invalid(Problem(("auto_archive_duration",), "BASE_TYPE_CHOICES", "No such duration"))


def check_command(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot become a command."""
    _refuse(commands.command((), _object(request)))


def check_command_edit(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot change a command."""
    scope = loopback.commands.scope(int(request.params.get("server", 0)))
    stored = scope.get(int(request.params["command"]), {})
    _refuse(commands.command((), _object(request), partial=True, kind=stored.get("type")))


def check_commands(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if these cannot become all the commands of their scope."""
    if not isinstance(request.body, list):
        raise invalid(Problem((), "LIST_TYPE_CONVERT", "Must be a list of commands"))
    _refuse(commands.commands(request.body))


def _object(request: Request) -> Body:
    if not isinstance(request.body, dict):
        raise invalid(Problem((), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"))
    return request.body


def _refuse(problems: Problems) -> None:
    if found := list(problems):
        raise invalid(*found)


def _forbid_pings(loopback: "Loopback", request: Request, body: Body) -> None:
    """Note, without refusing it, a message that could ping although the test forbids that."""
    if loopback.forbid_pings and (why := message.pings(body)):
        loopback.journal.violate(f"{request.method} {request.path}", why)
