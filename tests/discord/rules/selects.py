"""Rules for select menus, in messages and in modals (reference v10, "Component Reference")."""

from tests.discord.refusals import Problem
from tests.discord.rules.basics import At, Body, Problems, count, only, span, text, unique

STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)

KEYS = ("type", "id", "custom_id", "placeholder", "min_values", "max_values", "disabled", "required")
KEYS_OF = {STRING_SELECT: ("options",), CHANNEL_SELECT: ("default_values", "channel_types")}
DEFAULTS = {
    USER_SELECT: ("user",),
    ROLE_SELECT: ("role",),
    MENTIONABLE_SELECT: ("user", "role"),
    CHANNEL_SELECT: ("channel",),
}
"""What the default values of a select may be."""


def select(at: At, menu: Body, *, in_modal: bool = False) -> Problems:
    """A select menu, in a message or in a modal."""
    kind = menu["type"]
    yield from only(at, menu, (*KEYS, *KEYS_OF.get(kind, ("default_values",))))
    yield from text(at, menu, "custom_id", 100, required=True)
    yield from text(at, menu, "placeholder", 150, least=0)
    yield from span(at, menu, "min_values", "max_values", 0, 25)
    if in_modal and menu.get("disabled"):
        yield Problem((*at, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "A modal has no disabled fields")
    if kind == STRING_SELECT:
        yield from _options(at, menu)
    else:
        yield from _default_values(at, menu)


def _options(at: At, menu: Body) -> Problems:
    options = menu.get("options") or []
    yield from count((*at, "options"), options, 25, least=1)
    for number, option in enumerate(options):
        place = (*at, "options", number)
        yield from only(place, option, ("label", "value", "description", "emoji", "default"))
        yield from text(place, option, "label", 100, required=True)
        yield from text(place, option, "value", 100, required=True)
        yield from text(place, option, "description", 100, least=0)
    yield from unique((*at, "options"), [option.get("value") for option in options], "value")
    most = menu.get("max_values") or 1
    if most > len(options):
        yield Problem((*at, "max_values"), "NUMBER_TYPE_MAX", "More than there are options")
    if len([option for option in options if option.get("default")]) > most:
        message = f"More options are chosen by default than the {most} that may be"
        yield Problem((*at, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message)


def _default_values(at: At, menu: Body) -> Problems:
    chosen = menu.get("default_values") or []
    place = (*at, "default_values")
    if chosen:
        least = 1 if menu.get("min_values") is None else menu["min_values"]
        yield from count(place, chosen, menu.get("max_values") or 1, least=least)
    for number, each in enumerate(chosen):
        yield from only((*place, number), each, ("id", "type"))
        if each.get("type") not in DEFAULTS[menu["type"]]:
            message = f"Must be one of {DEFAULTS[menu['type']]}, not {each.get('type')!r}"
            yield Problem((*place, number, "type"), "BASE_TYPE_CHOICES", message)
    yield from unique(place, [each.get("id") for each in chosen], "id")
