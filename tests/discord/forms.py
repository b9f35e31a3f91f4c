"""Select menus and forms (modals), filled in by a person and checked as Discord's own client checks them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.discord.interactions import Modal
from tests.discord.messages import File
from tests.discord.resolved import Resolved

ACTION_ROW, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL, FILE_UPLOAD = 1, 3, 4, 10, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23

Component = dict[str, Any]


def select_values(menu: Component, chosen: Sequence[str]) -> list[str]:
    """The values of a string select for the chosen values or labels."""
    offered = {option["label"]: option["value"] for option in menu.get("options", [])}
    values = [offered.get(each, each) for each in chosen]
    assert set(values) <= set(offered.values()), f"there is no {chosen}; there are {offered}"
    _check_count(menu, len(values), "values")
    return values


def modal_data(modal: Modal, values: Mapping[str, Any], resolved: Resolved) -> dict[str, Any]:
    """The data of a form's submission; `values` by label or custom_id."""
    left = dict(values)
    sent: list[Component] = []
    for number, component in enumerate(modal.components):
        place = {"type": component["type"], "id": component.get("id", 100 + number)}
        for field, label in _fields(component):
            name = label if label in left else field["custom_id"]
            filled = _filled(field, label, left.pop(name, None), resolved)
            filled |= {"type": field["type"], "id": field.get("id", 200 + number)}
            filled["custom_id"] = field["custom_id"]
            place |= {"components": [filled]} if component["type"] == ACTION_ROW else {"component": filled}
        sent.append(place)
    assert not left, f"the form {modal.title!r} has no field {list(left)}"
    return resolved.completed({"custom_id": modal.custom_id, "components": sent})


def _fields(component: Component) -> Iterator[tuple[Component, str]]:
    """The field in a part of a form, with its label; a text display has none."""
    if component["type"] == LABEL:
        yield component["component"], component["label"]
    elif component["type"] == ACTION_ROW:
        for field in component["components"]:
            yield field, field["label"]


def _filled(field: Component, label: str, given: Any, resolved: Resolved) -> Component:
    """A field's part of the submission; what is not given is left as the bot preset it."""
    required = field.get("required") is not False
    match field["type"]:
        case kind if kind == TEXT_INPUT:
            text = (field.get("value") or "") if given is None else given
            shortest, longest = field.get("min_length") or 0, field.get("max_length") or 4000
            assert text or not required, f"the field {label!r} must be filled in"
            fits = not text or shortest <= len(text) <= longest
            assert fits, f"the field {label!r} takes {shortest} to {longest} characters"
            return {"value": text}
        case kind if kind == FILE_UPLOAD:
            files = [given] if isinstance(given, File) else list(given or [])
            if files or required:
                _check_count(field, len(files), f"files in {label!r}")
            return {"values": [resolved.enter(file) for file in files]}
        case kind if kind in (STRING_SELECT, CHECKBOX_GROUP):
            chosen = [given] if isinstance(given, str) else list(given or [])
            return {"values": select_values(field, chosen) if chosen or required else []}
        case kind if kind == RADIO_GROUP:
            return {"value": select_values(field, [given])[0] if given is not None else None}
        case kind if kind == CHECKBOX:
            return {"value": bool(given)}
        case kind:
            raise AssertionError(f"the loopback cannot fill in a component of type {kind}")


def _check_count(component: Component, number: int, what: str) -> None:
    fewest, most = (
        1 if component.get(key) is None else component[key] for key in ("min_values", "max_values")
    )
    assert fewest <= number <= most, f"{fewest} to {most} {what} are wanted, not {number}"
