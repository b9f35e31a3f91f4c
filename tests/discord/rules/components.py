"""Rules for the components of messages, of both versions (reference v10, "Component Reference")."""

from collections.abc import Callable
from typing import Any

from tests.discord.cards import UPLOADED, walk
from tests.discord.refusals import Problem
from tests.discord.rules.basics import At, Body, Problems, count, only, text, unique
from tests.discord.rules.selects import SELECTS, select

ROW, BUTTON, SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY = 1, 2, 9, 10, 11, 12
FILE, SEPARATOR, CONTAINER = 13, 14, 17
LAYOUT = (ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR, CONTAINER)
"""What may stand at the top of a message of components V2."""

LINK_STYLE, PREMIUM_STYLE = 5, 6
MOST_COMPONENTS, MOST_TEXT = 40, 4000
MOST_ALT_TEXT, MOST_URL, MOST_COLOUR = 1024, 2048, 0xFFFFFF


def wrong_type(at: At, component: Body) -> Problem:
    return Problem(
        (*at, "type"), "UNION_TYPE_CHOICES", f"A component of type {component.get('type')} cannot be here"
    )


def components(at: At, tops: list[Body], *, version_2: bool) -> Problems:
    """All components of a message."""
    if version_2:
        yield from _layout(at, tops)
    else:
        yield from count(at, tops, 5)
    for number, top in enumerate(tops):
        if top.get("type") in (LAYOUT if version_2 else (ROW,)):
            yield from RULES[top["type"]]((*at, number), top)
        else:
            yield wrong_type((*at, number), top)
    yield from identifiers(at, tops)


def _layout(at: At, tops: list[Body]) -> Problems:
    every = walk(tops)
    if len(every) > MOST_COMPONENTS:
        yield Problem(
            at, "COMPONENT_MAX_TOTAL", f"At most {MOST_COMPONENTS} components in all, not {len(every)}"
        )
    length = sum(len(each["content"]) for each in every if each.get("type") == TEXT_DISPLAY)
    if length > MOST_TEXT:
        message = f"The displayable text in components exceeds the maximum size of {MOST_TEXT}: {length}"
        yield Problem(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)


def identifiers(at: At, tops: list[Body]) -> Problems:
    """No custom_id and no id twice in a message or modal."""
    every = walk(tops)
    custom = [each["custom_id"] for each in every if each.get("custom_id")]
    yield from unique(at, custom, "custom_id")
    yield from unique(at, [each["id"] for each in every if each.get("id")], "id")


def _row(at: At, row: Body) -> Problems:
    yield from only(at, row, ("type", "id", "components"))
    held = row.get("components") or []
    kinds = {each.get("type") for each in held}
    if kinds == {BUTTON}:
        yield from count((*at, "components"), held, 5)
    elif kinds & set(SELECTS):
        yield from count((*at, "components"), held, 1, least=1)
    else:
        message = f"A row holds one to five buttons or one select, not types {sorted(map(str, kinds))}"
        yield Problem((*at, "components"), "BASE_TYPE_BAD_LENGTH", message)
    for number, each in enumerate(held):
        if each.get("type") in (BUTTON, *SELECTS):
            yield from RULES[each["type"]]((*at, "components", number), each)


def _button(at: At, button: Body) -> Problems:
    yield from only(
        at, button, ("type", "id", "style", "label", "emoji", "custom_id", "url", "disabled", "sku_id")
    )
    yield from text(at, button, "label", 80, least=0)
    style = button.get("style")
    if style not in range(1, 7):
        yield Problem((*at, "style"), "BASE_TYPE_CHOICES", f"There is no style {style!r}")
    if style != PREMIUM_STYLE and not button.get("label") and not button.get("emoji"):
        yield Problem(at, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or emoji")
    if style == LINK_STYLE:
        yield from text(at, button, "url", 512, required=True)
        if not str(button.get("url")).startswith(("http://", "https://", "discord://")):
            yield Problem((*at, "url"), "URL_TYPE_INVALID_SCHEME", "Must be http, https or discord")
    elif style != PREMIUM_STYLE:
        yield from text(at, button, "custom_id", 100, required=True)
    forbidden = ("custom_id",) if style == LINK_STYLE else ("url",)
    for key in forbidden:
        if button.get(key) is not None:
            yield Problem((*at, key), "BUTTON_COMPONENT_KEY_FORBIDDEN", f"Not with style {style}")


def text_display(at: At, display: Body) -> Problems:
    """A text of components V2, in a message or in a modal."""
    yield from only(at, display, ("type", "id", "content"))
    yield from text(at, display, "content", MOST_TEXT, required=True)


def _section(at: At, section: Body) -> Problems:
    yield from only(at, section, ("type", "id", "components", "accessory"))
    held = section.get("components") or []
    yield from count((*at, "components"), held, 3, least=1)
    for number, each in enumerate(held):
        place = (*at, "components", number)
        yield from (
            text_display(place, each) if each.get("type") == TEXT_DISPLAY else [wrong_type(place, each)]
        )
    accessory = section.get("accessory") or {}
    if accessory.get("type") in (BUTTON, THUMBNAIL):
        yield from RULES[accessory["type"]]((*at, "accessory"), accessory)
    else:
        yield wrong_type((*at, "accessory"), accessory)


def _container(at: At, container: Body) -> Problems:
    yield from only(at, container, ("type", "id", "components", "accent_color", "spoiler"))
    colour = container.get("accent_color")
    if colour is not None and not 0 <= colour <= MOST_COLOUR:
        yield Problem((*at, "accent_color"), "NUMBER_TYPE_RANGE", f"Must be from 0 to {MOST_COLOUR}")
    held = container.get("components") or []
    yield from count((*at, "components"), held, MOST_COMPONENTS, least=1)
    for number, each in enumerate(held):
        place = (*at, "components", number)
        if each.get("type") in LAYOUT and each["type"] != CONTAINER:
            yield from RULES[each["type"]](place, each)
        else:
            yield wrong_type(place, each)


def _gallery(at: At, gallery: Body) -> Problems:
    yield from only(at, gallery, ("type", "id", "items"))
    items = gallery.get("items") or []
    yield from count((*at, "items"), items, 10, least=1)
    for number, item in enumerate(items):
        yield from only((*at, "items", number), item, ("media", "description", "spoiler"))
        yield from _picture((*at, "items", number), item)


def _picture(at: At, holder: Body) -> Problems:
    """A picture by its address, and what it shows in words."""
    yield from text(at, holder, "description", MOST_ALT_TEXT)
    media = holder.get("media") or {}
    yield from only((*at, "media"), media, ("url",))
    yield from text((*at, "media"), media, "url", MOST_URL, required=True)
    if not str(media.get("url")).startswith(("http://", "https://", UPLOADED)):
        yield Problem((*at, "media", "url"), "URL_TYPE_INVALID_SCHEME", "Must be http, https or attachment")


def _file(at: At, file: Body) -> Problems:
    yield from only(at, file, ("type", "id", "file", "spoiler", "name", "size"))
    if not str((file.get("file") or {}).get("url")).startswith(UPLOADED):
        yield Problem((*at, "file", "url"), "URL_TYPE_INVALID_SCHEME", "Must be attachment://")


def _separator(at: At, separator: Body) -> Problems:
    yield from only(at, separator, ("type", "id", "divider", "spacing"))
    if separator.get("spacing") not in (None, 1, 2):
        yield Problem((*at, "spacing"), "BASE_TYPE_CHOICES", "Must be 1 or 2")


def _thumbnail(at: At, thumbnail: Body) -> Problems:
    yield from only(at, thumbnail, ("type", "id", "media", "description", "spoiler"))
    yield from _picture(at, thumbnail)


RULES: dict[Any, Callable[[At, Body], Problems]] = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS, select),
    SECTION: _section,
    TEXT_DISPLAY: text_display,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
