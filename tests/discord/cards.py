"""The components of a message: what a person finds there, and what Discord makes of them."""

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.discord.messages import Attachment

BUTTON, TEXT_DISPLAY, FILE = 2, 10, 13
LINK_STYLE = 5

UPLOADED = "attachment://"
"""How a body names a file that is sent with it."""

Component = dict[str, Any]


def walk(components: Iterable[Component]) -> list[Component]:
    """Every component in a tree of them, in the order they are shown, containers before what they hold."""
    found: list[Component] = []
    for component in components:
        found.append(component)
        found += walk(component.get("components", []))
        found += walk([component[key] for key in ("accessory", "component") if key in component])
    return found


def texts(components: Sequence[Component]) -> list[str]:
    """What the text displays say."""
    return [each["content"] for each in walk(components) if each["type"] == TEXT_DISPLAY]


def buttons(components: Sequence[Component]) -> list[Component]:
    """The buttons, those beside a text (the accessories of sections) among them."""
    return [each for each in walk(components) if each["type"] == BUTTON]


def named(components: Sequence[Component], name: str) -> Component:
    """The button or select with this label, placeholder or custom_id.

    Raises:
        AssertionError: there is none.
    """
    every = walk(components)
    for each in every:
        if name in (each.get("label"), each.get("placeholder"), each.get("custom_id")):
            return each
    there = [label for each in every if (label := _name(each))]
    raise AssertionError(f"nothing is named {name!r}; there is {there}")


def _name(component: Component) -> str | None:
    return component.get("label") or component.get("placeholder") or component.get("custom_id")


def numbered(components: Sequence[Component]) -> list[Component]:
    """The components, each with an id, as Discord gives them where the bot did not (0 stands for none)."""
    taken = {each.get("id") for each in walk(components)}
    free = (number for number in itertools.count(1) if number not in taken)

    def number(component: Component) -> Component:
        own = component | {"id": component.get("id") or next(free)}
        if "components" in own:
            own["components"] = [number(each) for each in own["components"]]
        if "accessory" in own:
            own["accessory"] = number(own["accessory"])
        return own

    return [number(each) for each in components]


def uploads(value: Any) -> list[str]:
    """The names of the files that a body shows: ``attachment://NAME``."""
    if isinstance(value, dict):
        return [name for each in value.values() for name in uploads(each)]
    if isinstance(value, list):
        return [name for each in value for name in uploads(each)]
    if isinstance(value, str) and value.startswith(UPLOADED):
        return [value.removeprefix(UPLOADED)]
    return []


def delivered(value: Any, attachments: "Sequence[Attachment]") -> Any:
    """Components or embeds as Discord gives them back: each uploaded file at the address it got."""
    if isinstance(value, list):
        return [delivered(each, attachments) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: delivered(each, attachments) for key, each in value.items()}
    stored = _stored(value.get("url"), attachments)
    if stored is not None:
        made |= _media(stored)
    if value.get("type") == FILE and (shown := _stored(value["file"]["url"], attachments)) is not None:
        made |= {"name": shown["filename"], "size": shown["size"]}
    return made


def _stored(url: Any, attachments: "Sequence[Attachment]") -> dict[str, Any] | None:
    """The attachment that a URL of the form ``attachment://NAME`` means, if there is one."""
    if not isinstance(url, str) or not url.startswith(UPLOADED):
        return None
    return next((each.payload() for each in attachments if UPLOADED + each.file.name == url), None)


def _media(stored: dict[str, Any]) -> dict[str, Any]:
    """An unfurled media item (reference, "Unfurled Media Item Structure")."""
    return {
        "url": stored["url"],
        "proxy_url": stored["proxy_url"],
        "content_type": stored.get("content_type"),
        "attachment_id": stored["id"],
    }
