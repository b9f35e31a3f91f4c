"""Routes by which the bot answers interactions."""

from typing import TYPE_CHECKING, Any

from tests.discord.interactions import (
    ACKNOWLEDGE_WITHIN,
    AUTOCOMPLETE,
    CHOICES,
    DEFERRED_MESSAGE,
    DEFERRED_UPDATE,
    MESSAGE,
    MODAL,
    MODAL_SUBMIT,
    MOST_FOLLOWUPS,
    TOKEN_LASTS,
    UPDATE,
    Interaction,
    Modal,
)
from tests.discord.journal import Request
from tests.discord.messages import EPHEMERAL, LOADING, Message
from tests.discord.refusals import Problem, Refused, invalid, unknown
from tests.discord.rest.routes import Routes
from tests.discord.rules import check_callback, check_message, check_message_edit

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

WEBHOOK = "/webhooks/{application}/{token}"

routes = Routes()


@routes.add("POST", "/interactions/{interaction}/{token}/callback", check=check_callback, by_token=True)
def callback(loopback: "Loopback", request: Request) -> Any:
    interaction = loopback.interactions.get(request.params["token"])
    if interaction is None or str(interaction.id) != request.params["interaction"]:
        raise Refused(404, 10062, "Unknown interaction", fault=True)
    if interaction.callback is not None:
        raise Refused(400, 40060, "Interaction has already been acknowledged.", fault=True)
    if interaction.age() > ACKNOWLEDGE_WITHIN:
        raise Refused(404, 10062, "Unknown interaction", fault=True)
    _expect_kind(interaction, request.body["type"])
    _answer(loopback, interaction, request)
    interaction.callback = request.body
    if request.query.get("with_response", "").lower() in ("1", "true"):
        return _told(loopback, interaction)
    return None


def _expect_kind(interaction: Interaction, kind: int) -> None:
    allowed = {MESSAGE, DEFERRED_MESSAGE, MODAL}
    if interaction.type == AUTOCOMPLETE:
        allowed = {CHOICES}
    elif interaction.message is not None:
        allowed |= {DEFERRED_UPDATE, UPDATE}
    if interaction.type == MODAL_SUBMIT:
        allowed -= {MODAL}
    if kind not in allowed:
        message = f"An interaction of type {interaction.type} cannot be answered with type {kind}"
        raise invalid(Problem(("type",), "INTERACTION_APPLICATION_COMMAND_CALLBACK_INVALID", message))


def _answer(loopback: "Loopback", interaction: Interaction, request: Request) -> None:
    data: dict[str, Any] = request.body.get("data") or {}
    match request.body["type"]:
        case kind if kind == MESSAGE:
            interaction.original = loopback.bot_sends(
                interaction.channel, _hushed(interaction, data), request.files, interaction=interaction
            )
        case kind if kind == DEFERRED_MESSAGE:
            waiting = {"flags": LOADING | (_hushed(interaction, data).get("flags") or 0) & EPHEMERAL}
            interaction.original = loopback.bot_sends(
                interaction.channel, waiting, [], interaction=interaction
            )
        case kind if kind in (DEFERRED_UPDATE, UPDATE):
            assert interaction.message is not None
            interaction.original = interaction.message
            interaction.edits_before = interaction.message.edits
            if kind == UPDATE:
                loopback.bot_edits(interaction.message, data, request.files)
        case kind if kind == MODAL:
            interaction.opened = Modal(data["custom_id"], data["title"], data["components"], interaction)


def _hushed(interaction: Interaction, body: dict[str, Any]) -> dict[str, Any]:
    """The body of a message, ephemeral where only the user may see what the application says."""
    return body | {"flags": (body.get("flags") or 0) | EPHEMERAL} if interaction.hushed else body


def _told(loopback: "Loopback", interaction: Interaction) -> Any:
    assert interaction.callback is not None
    told: dict[str, Any] = {"id": str(interaction.id), "type": interaction.type}
    resource: dict[str, Any] = {"type": interaction.callback["type"]}
    if interaction.original is not None:
        told |= {
            "response_message_id": str(interaction.original.id),
            "response_message_loading": interaction.original.loading,
            "response_message_ephemeral": interaction.original.ephemeral,
        }
        if interaction.callback["type"] in (MESSAGE, UPDATE):
            resource["message"] = interaction.original.payload(loopback.bot, full=True)
    return {"interaction": told, "resource": resource}


def _known(loopback: "Loopback", request: Request) -> Interaction:
    """The answered interaction whose token the path carries."""
    interaction = loopback.interactions.get(request.params["token"])
    if interaction is None or interaction.callback is None:
        raise Refused(404, 10015, "Unknown Webhook", fault=True)
    if interaction.age() > TOKEN_LASTS:
        raise Refused(401, 50027, "Invalid Webhook Token")
    return interaction


def _message(interaction: Interaction, request: Request) -> Message:
    message = interaction.answer(request.params["message"])
    if message is None or message.deleted:
        raise unknown("Message", 10008)
    return message


@routes.add("POST", WEBHOOK, check=check_message, by_token=True)
def follow_up(loopback: "Loopback", request: Request) -> Any:
    interaction = _known(loopback, request)
    original = interaction.original
    if original is not None and original.loading and not original.deleted:
        # The first message after a deferral takes the place of "thinking ...".
        loopback.bot_edits(original, request.body, request.files)
        return original.payload(loopback.bot, full=True)
    if interaction.external and len(interaction.followups) >= MOST_FOLLOWUPS:
        message = "This interaction has reached the maximum number of follow up messages"
        raise Refused(400, 40094, message, fault=True)
    body = _hushed(interaction, request.body)
    message = loopback.bot_sends(interaction.channel, body, request.files, interaction=interaction)
    interaction.followups.append(message)
    return message.payload(loopback.bot, full=True)


@routes.add("GET", WEBHOOK + "/messages/{message}", by_token=True)
def fetch(loopback: "Loopback", request: Request) -> Any:
    return _message(_known(loopback, request), request).payload(loopback.bot, full=True)


@routes.add("PATCH", WEBHOOK + "/messages/{message}", check=check_message_edit, by_token=True)
def edit(loopback: "Loopback", request: Request) -> Any:
    message = _message(_known(loopback, request), request)
    loopback.bot_edits(message, request.body, request.files)
    return message.payload(loopback.bot, full=True)


@routes.add("DELETE", WEBHOOK + "/messages/{message}", by_token=True)
def delete(loopback: "Loopback", request: Request) -> None:
    loopback.remove_message(_message(_known(loopback, request), request))
