"""Select menus and forms (modals), filled in by a person and checked as Discord's own client checks them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.discord.interactions import Modal
from tests.discord.messages import File
from tests.discord.resolved import Resolved
from tests.discord.world import Channel, Role, User

ACTION_ROW, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL, FILE_UPLOAD = 1, 3, 4, 10, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23

ENTITIES: dict[int, tuple[type, ...]] = {5: (User,), 6: (Role,), 7: (User, Role), 8: (Channel,)}
"""What the other selects choose from."""

Component = dict[str, Any]


def select_values(menu: Component, chosen: Sequence[Any], resolved: Resolved) -> list[str]:
    """The values that a select sends: for chosen values or labels, or for users, roles and channels."""
    pick = _entity if menu["type"] in ENTITIES else _option
    values = [pick(menu, each, resolved) for each in chosen]
    assert len(set(values)) == len(values), f"chosen more than once: {chosen}"
    _check_count(menu, len(values), "values")
    return values


def _option(menu: Component, chosen: str, _: Resolved) -> str:
    offered = {option["label"]: str(option["value"]) for option in menu.get("options", [])}
    value = offered.get(chosen, chosen)
    assert value in offered.values(), f"there is no {chosen!r}; there are {offered}"
    return value


def _entity(menu: Component, chosen: User | Role | Channel, resolved: Resolved) -> str:
    wanted = ENTITIES[menu["type"]]
    assert isinstance(chosen, wanted), f"this menu takes {wanted}, not {chosen!r}"
    assert resolved.offers(chosen), f"{chosen.name!r} is not offered here"
    kinds = menu.get("channel_types")
    fits = not isinstance(chosen, Channel) or not kinds or chosen.type.value in kinds
    assert fits, f"{chosen.name!r} is of a type that this menu does not offer"
    return resolved.enter(chosen)


def _preset(field: Component, resolved: Resolved) -> list[Any]:
    """What is chosen in a field before anyone touches it."""
    if field["type"] in ENTITIES:
        return [resolved.find(int(each["id"])) for each in field.get("default_values") or []]
    return [option["value"] for option in field.get("options", []) if option.get("default")]


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
        case kind if kind in (STRING_SELECT, CHECKBOX_GROUP, *ENTITIES):
            several = isinstance(given, list | tuple)
            chosen = _preset(field, resolved) if given is None else given if several else [given]
            return {"values": select_values(field, chosen, resolved) if chosen or required else []}
        case kind if kind == RADIO_GROUP:
            chosen = _preset(field, resolved) if given is None else [given]
            return {"value": select_values(field, chosen, resolved)[0] if chosen or required else None}
        case kind if kind == CHECKBOX:
            return {"value": bool(field.get("default") if given is None else given)}
        case kind:
            raise AssertionError(f"the loopback cannot fill in a component of type {kind}")


def _check_count(component: Component, number: int, what: str) -> None:
    all_of_them = len(component["options"]) if component["type"] == CHECKBOX_GROUP else 1
    fewest = 1 if component.get("min_values") is None else component["min_values"]
    most = all_of_them if component.get("max_values") is None else component["max_values"]
    assert fewest <= number <= most, f"{fewest} to {most} {what} are wanted, not {number}"
