"""The options of a slash command, filled in by a person and checked as Discord's own client checks them."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.discord.commands import SUBCOMMAND, SUBCOMMAND_GROUP, Command, NotOffered
from tests.discord.messages import File
from tests.discord.resolved import Resolved
from tests.discord.world import Channel, Role, User

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

Option = dict[str, Any]


def command_data(
    command: Command, path: str, values: Mapping[str, Any], resolved: Resolved, *, focused: str | None = None
) -> dict[str, Any]:
    """The data of a slash command's interaction; `path` is the command with its subcommands.

    `focused` names the option that is being typed into, if this is for an autocompletion.
    """
    steps, options = _descend(command, path)
    filled = _fill(options, values, resolved, focused)
    for step in reversed(steps):
        filled = [{"name": step["name"], "type": step["type"], "options": filled}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"], "options": filled}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return resolved.completed(data)


def _descend(command: Command, path: str) -> tuple[list[Option], list[Option]]:
    """The subcommands along the path, and the options at its end."""
    options = command.get("options") or []
    steps: list[Option] = []
    for name in path.split()[1:]:
        nested = {option["name"]: option for option in options if _nests(option)}
        if name not in nested:
            raise NotOffered(f"/{path}: there is no {name!r}; there are {list(nested)}")
        steps.append(nested[name])
        options = nested[name].get("options") or []
    if any(map(_nests, options)):
        raise NotOffered(f"/{path} needs one of {[option['name'] for option in options]}")
    return steps, options


def _nests(option: Option) -> bool:
    return option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)


def _fill(
    options: Sequence[Option], values: Mapping[str, Any], resolved: Resolved, focused: str | None
) -> list[dict[str, Any]]:
    known = {option["name"]: option for option in options}
    strange = [name for name in values if name not in known]
    assert not strange, f"there is no option {strange}; there are {list(known)}"
    missing = [name for name, option in known.items() if option.get("required") and name not in values]
    assert focused is not None or not missing, f"required, but not given: {missing}"
    filled = []
    for name, value in values.items():
        option = known[name]
        entry = {"name": name, "type": option["type"]}
        if name == focused:
            assert option.get("autocomplete"), f"{name!r} has no autocompletion"
            filled.append(entry | {"value": value, "focused": True})
        else:
            filled.append(entry | {"value": _value(option, value, resolved)})
    return filled


def _value(option: Option, value: Any, resolved: Resolved) -> Any:
    name, kind = option["name"], option["type"]
    fits = isinstance(value, PYTHON_TYPES[kind]) and (kind == BOOLEAN or not isinstance(value, bool))
    assert fits, f"option {name!r} takes {PYTHON_TYPES[kind]}, not {value!r}"
    if kind == STRING:
        shortest, longest = option.get("min_length") or 0, option.get("max_length") or 6000
        assert shortest <= len(value) <= longest, f"{name!r} takes {shortest} to {longest} characters"
    if kind in (INTEGER, NUMBER):
        least, most = option.get("min_value", value), option.get("max_value", value)
        assert least <= value <= most, f"{name!r} takes {least} to {most}"
    if option.get("choices"):
        offered = [choice["value"] for choice in option["choices"]]
        assert value in offered, f"{name!r} takes one of {offered}"
    return value if kind in (STRING, INTEGER, BOOLEAN, NUMBER) else resolved.enter(value)
