"""Parts of the bodies that the rules are tried with, and where an answer says that they are wrong."""

from typing import Any

V2 = 1 << 15


def text(content: str = "a") -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(number: int = 0, **other: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "a", "custom_id": str(number)} | other


def link(url: str) -> dict[str, Any]:
    return {"type": 2, "style": 5, "label": "a", "url": url}


def row(*held: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(held)}


def select(count: int = 1, **other: Any) -> dict[str, Any]:
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "s", "options": options} | other


def entities(kind: int, *types: str, **other: Any) -> dict[str, Any]:
    chosen = [{"id": str(number), "type": each} for number, each in enumerate(types, 1)]
    return {"type": kind, "custom_id": "s", "default_values": chosen} | other


def gallery(url: str, **other: Any) -> dict[str, Any]:
    return {"type": 12, "items": [{"media": {"url": url}} | other]}


def container(*held: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": list(held)}


def embed(**keys: Any) -> dict[str, Any]:
    return {"embeds": [keys]}


def components(*tops: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"content": "a", "components": list(tops)} | other


def layout(*tops: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"flags": V2, "components": list(tops)} | other


def places(errors: dict[str, Any], above: str = "") -> list[str]:
    """Where the errors of an answer stand: `["embeds.0.title"]`."""
    found = [above] if "_errors" in errors else []
    for key, inner in errors.items():
        if key != "_errors":
            found += places(inner, f"{above}.{key}".lstrip("."))
    return found
