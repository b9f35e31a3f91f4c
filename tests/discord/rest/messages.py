"""Routes about messages in channels, threads and direct messages."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.discord.journal import Request
from tests.discord.messages import Message
from tests.discord.refusals import Problem, Refused, missing_permissions, unknown
from tests.discord.rest.routes import Routes
from tests.discord.rest.servers import visible_channel
from tests.discord.rules import check_message, check_message_edit
from tests.discord.world import Channel

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

routes = Routes()

NONCE_LASTS = timedelta(minutes=3)
"""How long Discord knows a nonce again, which it calls "the past few minutes"."""


def found_message(loopback: "Loopback", request: Request) -> Message:
    """The message in the path; those that only one person sees are not there."""
    message = visible_channel(loopback, request).messages.get(int(request.params["message"]))
    if message is None or message.ephemeral:
        raise unknown("Message", 10008)
    return message


def _may(loopback: "Loopback", channel: Channel, **needed: bool) -> None:
    granted = channel.permissions(loopback.bot)
    if not all(getattr(granted, name) for name, need in needed.items() if need):
        raise missing_permissions()


@routes.add("POST", "/channels/{channel}/messages", check=check_message)
def send(loopback: "Loopback", request: Request) -> Any:
    channel = visible_channel(loopback, request)
    if channel.parent is None:
        _may(loopback, channel, send_messages=True)
    else:
        _may(loopback, channel, send_messages_in_threads=True)
    _may(loopback, channel, attach_files=bool(request.files), embed_links=bool(request.body.get("embeds")))
    if channel.server is None and channel in loopback.closed_direct_messages:
        raise Refused(403, 50007, "Cannot send messages to this user")
    if (known := _known(loopback, channel, request)) is not None:
        return known.payload(loopback.bot, full=True)
    message = loopback.bot_sends(channel, request.body, request.files, reply_to=_reply_to(channel, request))
    if (nonce := request.body.get("nonce")) is not None:
        loopback.nonces[str(nonce)] = message, loopback.clock.now() + NONCE_LASTS
    return message.payload(loopback.bot, full=True)


def _known(loopback: "Loopback", channel: Channel, request: Request) -> Message | None:
    """The message of a moment ago with the same nonce (reference, "Create Message", `enforce_nonce`)."""
    message, until = loopback.nonces.get(str(request.body.get("nonce")), (None, loopback.clock.now()))
    asked = request.body.get("enforce_nonce") and until > loopback.clock.now()
    return message if asked and message is not None and message.channel is channel else None


def _reply_to(channel: Channel, request: Request) -> Message | None:
    reference = request.body.get("message_reference")
    if reference is None:
        return None
    message = channel.messages.get(int(reference["message_id"]))
    if message is None and reference.get("fail_if_not_exists", True):
        # No violation: the message may have been deleted a moment ago.
        problem = Problem(("message_reference",), "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")
        raise Refused(400, 50035, "Invalid Form Body", problems=[problem])
    return message


@routes.add("GET", "/channels/{channel}/messages")
def history(loopback: "Loopback", request: Request) -> Any:
    channel = visible_channel(loopback, request)
    _may(loopback, channel, read_message_history=True)
    limit = int(request.query.get("limit", 50))
    before, after = int(request.query.get("before", 1 << 64)), int(request.query.get("after", 0))
    found = [m for m in channel.messages.values() if after < m.id < before and not m.ephemeral]
    chosen = found[:limit] if after else found[-limit:]
    full = loopback.gateway.granted.message_content
    return [message.payload(loopback.bot, full=full) for message in reversed(chosen)]


@routes.add("GET", "/channels/{channel}/messages/{message}")
def fetch(loopback: "Loopback", request: Request) -> Any:
    message = found_message(loopback, request)
    _may(loopback, message.channel, read_message_history=True)
    return message.payload(loopback.bot, full=loopback.gateway.granted.message_content)


@routes.add("PATCH", "/channels/{channel}/messages/{message}", check=check_message_edit)
def edit(loopback: "Loopback", request: Request) -> Any:
    message = found_message(loopback, request)
    if message.author is not loopback.bot:
        raise Refused(403, 50005, "Cannot edit a message authored by another user")
    loopback.bot_edits(message, request.body, request.files)
    return message.payload(loopback.bot, full=True)


@routes.add("DELETE", "/channels/{channel}/messages/{message}")
def delete(loopback: "Loopback", request: Request) -> None:
    message = found_message(loopback, request)
    if message.author is not loopback.bot:
        _may(loopback, message.channel, manage_messages=True)
    loopback.remove_message(message)


@routes.add("POST", "/channels/{channel}/typing")
def typing(loopback: "Loopback", request: Request) -> None:
    channel = visible_channel(loopback, request)
    _may(loopback, channel, send_messages=channel.parent is None)
    channel.typing += 1


@routes.add("PUT", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me")
def react(loopback: "Loopback", request: Request) -> None:
    message = found_message(loopback, request)
    _may(loopback, message.channel, add_reactions=True, read_message_history=True)
    message.reactions.append(request.params["emoji"])


@routes.add("DELETE", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me")
def unreact(loopback: "Loopback", request: Request) -> None:
    message = found_message(loopback, request)
    if request.params["emoji"] not in message.reactions:
        raise unknown("Emoji", 10014)
    message.reactions.remove(request.params["emoji"])
