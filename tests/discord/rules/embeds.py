"""Rules for embeds (reference v10, "Embed Limits")."""

from typing import Any

from tests.discord.refusals import Problem
from tests.discord.rules.basics import At, Body, Problems, count, only, text

KEYS = (
    *("title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail"),
    *("video", "provider", "author", "fields", "flags"),
)
TOTAL = 6000


def embeds(at: At, bodies: list[Body]) -> Problems:
    """At most ten, each within its limits, all their text together within 6,000 code points."""
    yield from count(at, bodies, 10)
    for number, body in enumerate(bodies):
        yield from _embed((*at, number), body)
    total = sum(len(each) for body in bodies for each in _texts(body))
    if total > TOTAL:
        yield Problem(at, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {TOTAL}: {total}")


def _embed(at: At, body: Body) -> Problems:
    yield from only(at, body, KEYS)
    yield from text(at, body, "title", 256)
    yield from text(at, body, "description", 4096)
    yield from text((*at, "footer"), body.get("footer") or {}, "text", 2048)
    yield from text((*at, "author"), body.get("author") or {}, "name", 256)
    fields = body.get("fields") or []
    yield from count((*at, "fields"), fields, 25)
    for number, field in enumerate(fields):
        place = (*at, "fields", number)
        yield from only(place, field, ("name", "value", "inline"))
        yield from text(place, field, "name", 256, required=True)
        yield from text(place, field, "value", 1024, required=True)
    if not any(body.get(key) for key in KEYS if key not in ("type", "color", "timestamp", "flags", "url")):
        yield Problem(at, "BASE_TYPE_REQUIRED", "An embed must show something")


def _texts(body: Body) -> list[str]:
    named: list[Any] = [body.get("title"), body.get("description")]
    named += [(body.get("footer") or {}).get("text"), (body.get("author") or {}).get("name")]
    named += [field.get(key) for field in body.get("fields") or [] for key in ("name", "value")]
    return [each for each in named if isinstance(each, str)]
