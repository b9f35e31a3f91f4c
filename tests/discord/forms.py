"""What a person fills in, checked as Discord's own client does before it sends it: options, selects, modals."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tests.discord import payloads
from tests.discord.commands import SUBCOMMAND, SUBCOMMAND_GROUP, Command, NotOffered
from tests.discord.interactions import Modal
from tests.discord.messages import File
from tests.discord.world import Channel, Role, User

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER, ATTACHMENT = 3, 4, 5, 6, 7, 8, 10, 11
PYTHON_TYPES: dict[int, type | tuple[type, ...]] = {
    STRING: str,
    INTEGER: int,
    BOOLEAN: bool,
    USER: User,
    CHANNEL: Channel,
    ROLE: Role,
    NUMBER: (int, float),
    ATTACHMENT: File,
}

ACTION_ROW, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL, FILE_UPLOAD = 1, 3, 4, 10, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23

Resolved = dict[str, dict[str, Any]]


def command_data(
    loopback: "Loopback",
    command: Command,
    path: str,
    channel: Channel,
    values: Mapping[str, Any],
    *,
    focused: str | None = None,
) -> dict[str, Any]:
    """The data of a slash command's interaction; `path` is the command with its subcommands."""
    resolved: Resolved = {}
    options = command.get("options") or []
    steps = []
    for name in path.split()[1:]:
        step = next(
            (o for o in options if o["name"] == name and o["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)), None
        )
        if step is None:
            raise NotOffered(f"/{path}: there is no {name!r}; there are {[o['name'] for o in options]}")
        steps.append(step)
        options = step.get("options") or []
    if any(option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP) for option in options):
        raise NotOffered(f"/{path} needs one of {[o['name'] for o in options]}")
    filled = _options(loopback, options, channel, values, focused, resolved)
    for step in reversed(steps):
        filled = [{"name": step["name"], "type": step["type"], "options": filled}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"], "options": filled}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data | ({"resolved": resolved} if resolved else {})


def _options(
    loopback: "Loopback",
    options: Sequence[dict[str, Any]],
    channel: Channel,
    values: Mapping[str, Any],
    focused: str | None,
    resolved: Resolved,
) -> list[dict[str, Any]]:
    known = {option["name"]: option for option in options}
    strange = [name for name in values if name not in known]
    assert not strange, f"there is no option {strange}; there are {list(known)}"
    missing = [name for name, option in known.items() if option.get("required") and name not in values]
    assert focused is not None or not missing, f"required, but not given: {missing}"
    filled = []
    for name, value in values.items():
        option = known[name]
        if name == focused:
            assert option.get("autocomplete"), f"{name!r} has no autocompletion"
            filled.append({"name": name, "type": option["type"], "value": value, "focused": True})
        else:
            sent = _value(loopback, option, value, channel, resolved)
            filled.append({"name": name, "type": option["type"], "value": sent})
    return filled


def _value(
    loopback: "Loopback", option: dict[str, Any], value: Any, channel: Channel, resolved: Resolved
) -> Any:
    name, kind = option["name"], option["type"]
    fits = isinstance(value, PYTHON_TYPES[kind]) and (kind == BOOLEAN or not isinstance(value, bool))
    assert fits, f"option {name!r} takes {PYTHON_TYPES[kind]}, not {value!r}"
    if kind == STRING:
        shortest, longest = option.get("min_length") or 0, option.get("max_length") or 6000
        assert shortest <= len(value) <= longest, f"{name!r} takes {shortest} to {longest} characters"
    if kind in (INTEGER, NUMBER):
        assert option.get("min_value", value) <= value <= option.get("max_value", value), (
            f"{name!r} is out of range"
        )
    if option.get("choices"):
        offered = [choice["value"] for choice in option["choices"]]
        assert value in offered, f"{name!r} takes one of {offered}"
    if kind in (STRING, INTEGER, BOOLEAN, NUMBER):
        return value
    return _reference(loopback, value, channel, resolved)


def _reference(
    loopback: "Loopback", value: User | Channel | Role | File, channel: Channel, resolved: Resolved
) -> str:
    """Enter what an id stands for under `resolved`, and give the id."""
    if isinstance(value, File):
        attachment = loopback.attach(value, channel, ephemeral=True)
        resolved.setdefault("attachments", {})[str(attachment.id)] = attachment.payload()
        return str(attachment.id)
    id = str(value.id)
    if isinstance(value, User):
        resolved.setdefault("users", {})[id] = payloads.user(value)
        if channel.server is not None and value.id in channel.server.members:
            member = payloads.member(channel.server.members[value.id], with_user=False)
            member["permissions"] = str(channel.permissions(value).value)
            resolved.setdefault("members", {})[id] = member
    elif isinstance(value, Role):
        resolved.setdefault("roles", {})[id] = payloads.role(value)
    else:
        resolved.setdefault("channels", {})[id] = payloads.channel(value) | {"permissions": "0"}
    return id


def select_values(component: dict[str, Any], chosen: Sequence[str]) -> list[str]:
    """The values of a string select for the chosen values or labels."""
    offered = {option["label"]: option["value"] for option in component.get("options", [])}
    values = [offered.get(each, each) for each in chosen]
    assert set(values) <= set(offered.values()), f"there is no {chosen}; there are {offered}"
    fewest, most = _bound(component, "min_values"), _bound(component, "max_values")
    assert fewest <= len(values) <= most, f"{fewest} to {most} values can be chosen"
    return values


def _bound(component: dict[str, Any], key: str) -> int:
    value = component.get(key)
    return 1 if value is None else int(value)


def modal_data(
    loopback: "Loopback", modal: Modal, values: Mapping[str, Any], channel: Channel
) -> dict[str, Any]:
    """The data of a modal's submission."""
    left, resolved, sent = dict(values), Resolved(), []
    for number, component in enumerate(modal.components):
        place = {"type": component["type"], "id": component.get("id", 100 + number)}
        if component["type"] == TEXT_DISPLAY:
            sent.append(place)
            continue
        for field, label in _fields(component):
            names = [name for name in (label, field["custom_id"]) if name in left]
            given = left.pop(names[0]) if names else None
            filled = _field(loopback, field, label, given, channel, resolved)
            filled |= {
                "type": field["type"],
                "id": field.get("id", 200 + number),
                "custom_id": field["custom_id"],
            }
            place |= {"components": [filled]} if component["type"] == ACTION_ROW else {"component": filled}
        sent.append(place)
    assert not left, f"the form {modal.title!r} has no field {list(left)}"
    data = {"custom_id": modal.custom_id, "components": sent}
    return data | ({"resolved": resolved} if resolved else {})


def _fields(component: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    if component["type"] == LABEL:
        yield component["component"], component["label"]
    else:
        for field in component["components"]:
            yield field, field.get("label", "")


def _field(
    loopback: "Loopback", field: dict[str, Any], label: str, given: Any, channel: Channel, resolved: Resolved
) -> dict[str, Any]:
    """The filled-in part of one field of a form."""
    required = field.get("required", True)
    match field["type"]:
        case kind if kind == TEXT_INPUT:
            text = field.get("value") or "" if given is None else given
            shortest, longest = field.get("min_length") or 0, field.get("max_length") or 4000
            assert text or not required, f"the field {label!r} must be filled in"
            assert not text or shortest <= len(text) <= longest, (
                f"{label!r} takes {shortest} to {longest} characters"
            )
            return {"value": text}
        case kind if kind == FILE_UPLOAD:
            files = [given] if isinstance(given, File) else list(given or [])
            fewest, most = _bound(field, "min_values"), _bound(field, "max_values")
            assert (not files and not required) or fewest <= len(files) <= most, (
                f"{label!r} takes {fewest} to {most} files"
            )
            return {"values": [_reference(loopback, file, channel, resolved) for file in files]}
        case kind if kind in (STRING_SELECT, CHECKBOX_GROUP):
            chosen = [given] if isinstance(given, str) else list(given or [])
            return {"values": select_values(field, chosen) if chosen or required else []}
        case kind if kind == RADIO_GROUP:
            return {"value": select_values(field, [given])[0] if given is not None else None}
        case kind if kind == CHECKBOX:
            return {"value": bool(given)}
        case kind:
            raise AssertionError(f"the loopback cannot fill in a component of type {kind}")
