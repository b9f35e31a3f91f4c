"""Rules for the bodies of messages (reference v10, "Create Message")."""

import re

from tests.discord import cards
from tests.discord.interactions import ATTACHMENT_LIMIT
from tests.discord.journal import Request
from tests.discord.messages import COMPONENTS_V2, EPHEMERAL, Message
from tests.discord.refusals import Problem, Refused
from tests.discord.rules.basics import At, Body, Problems, count, only, text, unique
from tests.discord.rules.components import components
from tests.discord.rules.embeds import embeds

COMMON = ("content", "embeds", "allowed_mentions", "components", "attachments", "flags", "tts", "poll")
"""What may stand in every message; `tts` does nothing in an edit, but the client always sends it."""

CREATED = ("message_reference", "nonce", "enforce_nonce", "sticker_ids", "shared_client_theme")
SETTABLE = 1 << 2 | 1 << 12 | 1 << 13 | COMPONENTS_V2
"""The flags that a bot may set: suppressed embeds, no notification, voice message, components V2."""

MOST_CONTENT = 2000


def message(
    at: At, body: Body, *, answers: bool, extra: tuple[str, ...] = (), edited: Message | None = None
) -> Problems:
    """What is wrong with a message, or with the edit of one.

    `answers`: to an interaction, where it may be ephemeral. `extra`: keys known besides the common ones.
    """
    yield from only(at, body, (*COMMON, *extra))
    yield from text(at, body, "content", MOST_CONTENT, least=0)
    yield from text(at, body, "nonce", 25)
    flags = body.get("flags") or 0
    stays = body.get("flags") is None or flags & COMPONENTS_V2
    if edited is not None and edited.flags & COMPONENTS_V2 and not stays:
        message = "The flag IS_COMPONENTS_V2 cannot be removed from a message"
        yield Problem((*at, "flags"), "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message)
    if flags & ~(SETTABLE | (EPHEMERAL if answers else 0)):
        yield Problem((*at, "flags"), "MESSAGE_FLAGS_INVALID", f"Flags that a bot may not set: {flags}")
    version_2 = bool((flags | (edited.flags if edited else 0)) & COMPONENTS_V2)
    if version_2:
        kept = {"content": edited.content, "embeds": edited.embeds} if edited else {}
        for key in ("content", "embeds", "sticker_ids", "poll"):
            if body.get(key, kept.get(key)):
                message = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                yield Problem((*at, key), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)
    yield from embeds((*at, "embeds"), body.get("embeds") or [])
    yield from components((*at, "components"), body.get("components") or [], version_2=version_2)
    yield from _allowed_mentions((*at, "allowed_mentions"), body.get("allowed_mentions") or {})


def _allowed_mentions(at: At, allowed: Body) -> Problems:
    yield from only(at, allowed, ("parse", "users", "roles", "replied_user"))
    parse = allowed.get("parse") or []
    if not set(parse) <= {"users", "roles", "everyone"}:
        yield Problem((*at, "parse"), "BASE_TYPE_CHOICES", f"Must be users, roles or everyone, not {parse}")
    for key in ("users", "roles"):
        chosen = allowed.get(key) or []
        yield from count((*at, key), chosen, 100)
        yield from unique((*at, key), chosen, "id")
        if key in parse and chosen:
            message = f"parse:['{key}'] and {key}: [ids...] are mutually exclusive."
            yield Problem((*at, "parse"), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def pings(body: Body) -> str | None:
    """Why this message could ping someone, or None if it cannot."""
    if not any(body.get(key) for key in ("content", "embeds", "components")):
        return None
    allowed = body.get("allowed_mentions")
    if allowed is None:
        return "no allowed_mentions: everything that is mentioned is pinged"
    granted = {key: value for key, value in allowed.items() if value}
    return f"allowed_mentions allow {granted}" if granted else None


def uploads(at: At, body: Body, request: Request, *, edit: bool, edited: Message | None = None) -> Problems:
    """What is wrong between the files of a multipart request and the body that speaks of them."""
    indexes = {match[1] for f in request.files if (match := re.fullmatch(r"files\[(\d+)\]", f.field))}
    if len(indexes) != len(request.files):
        yield Problem((), "FILES_MISNAMED", f"Parts must be files[n]: {[f.field for f in request.files]}")
    described = body.get("attachments") or []
    yield from count((*at, "attachments"), described or request.files, 10)
    for number, each in enumerate(described):
        place = (*at, "attachments", number)
        yield from only(
            place, each, ("id", "filename", "description", "title", "is_spoiler", "duration_secs", "waveform")
        )
        if str(each.get("id")) not in indexes and not (edit and len(str(each.get("id"))) > 2):
            yield Problem((*place, "id"), "ATTACHMENT_NOT_FOUND", f"There is no file {each.get('id')}")
    names = {file.name for file in request.files}
    names |= {each.file.name for each in edited.attachments} if edited else set()
    for name in cards.uploads(body):
        if name not in names:
            message = f"attachment://{name} is not among the files {names}"
            yield Problem(at, "ATTACHMENT_NOT_FOUND", message)
    if sum(len(file.data) for file in request.files) > ATTACHMENT_LIMIT:
        raise Refused(413, 40005, "Request entity too large", fault=True)


def refuse_empty(body: Body, request: Request, edited: Message | None = None) -> None:
    """Refuse a message with nothing in it, or an edit that leaves nothing."""
    whole: Body = {}
    if edited is not None:
        whole = {key: getattr(edited, key) for key in ("content", "embeds", "components", "attachments")}
    whole |= body
    filled = any(whole.get(key) for key in ("embeds", "components", "attachments", "sticker_ids", "poll"))
    if not filled and not request.files and not (whole.get("content") or "").strip():
        raise Refused(400, 50006, "Cannot send an empty message", fault=True)
