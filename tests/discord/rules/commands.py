"""Rules for application commands (reference v10, "Application Commands")."""

import unicodedata
from collections.abc import Sequence

import discord

from tests.discord.refusals import Problem
from tests.discord.rules.basics import At, Body, Problems, count, only, span, text

SLASH, MENUS = 1, (2, 3)
SUBCOMMAND, GROUP, STRING, INTEGER, CHANNEL, NUMBER = 1, 2, 3, 4, 7, 10
MOST = {SLASH: 100, 2: 5, 3: 5}
"""How many commands of each type one scope may have."""

MOST_TEXT = 8000
"""Code points of names, descriptions and choices in one command together."""

KEYS = (
    *("id", "type", "name", "name_localizations", "description", "description_localizations", "options"),
    *("default_member_permissions", "dm_permission", "nsfw", "integration_types", "contexts", "handler"),
)
OPTION_KEYS = ("type", "name", "name_localizations", "description", "description_localizations")
OPTION_KEYS_OF = {
    SUBCOMMAND: ("options", "required"),
    GROUP: ("options", "required"),
    STRING: ("required", "choices", "autocomplete", "min_length", "max_length"),
    INTEGER: ("required", "choices", "autocomplete", "min_value", "max_value"),
    NUMBER: ("required", "choices", "autocomplete", "min_value", "max_value"),
    CHANNEL: ("required", "channel_types"),
}
LOCALES = {locale.value for locale in discord.Locale}


def commands(bodies: Sequence[Body]) -> Problems:
    """What is wrong with all the commands of a scope."""
    for kind, most in MOST.items():
        same = [body for body in bodies if (body.get("type") or SLASH) == kind]
        yield from count((), same, most)
        names = [body.get("name") for body in same]
        if len(set(names)) < len(names):
            message = "Application command names must be unique"
            yield Problem((), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
    for number, body in enumerate(bodies):
        yield from command((number,), body)


def command(at: At, body: Body, *, partial: bool = False, kind: int | None = None) -> Problems:
    """What is wrong with a command; `partial`: an edit, of a command of type `kind`."""
    yield from only(at, body, KEYS)
    type_ = kind or body.get("type") or SLASH
    slash = type_ == SLASH
    yield from _name(at, body, slash=slash, required=not partial)
    yield from text(at, body, "description", 100 if slash else 0, least=slash, required=slash and not partial)
    yield from _localized(at, body, "description", 100)
    if type_ in MENUS and body.get("options"):
        yield Problem(
            (*at, "options"), "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "A menu's command has no options"
        )
    yield from _options((*at, "options"), body.get("options") or [], depth=0)
    if (size := _size(body)) > MOST_TEXT:
        message = f"Command exceeds maximum size ({MOST_TEXT}): {size}"
        yield Problem(at, "APPLICATION_COMMAND_TOO_LARGE", message)


def _name(at: At, body: Body, *, slash: bool, required: bool = True) -> Problems:
    yield from text(at, body, "name", 32, required=required)
    yield from _localized(at, body, "name", 32)
    if slash:
        names: dict[At, str] = {("name",): body.get("name") or ""}
        for locale, name in (body.get("name_localizations") or {}).items():
            names["name_localizations", locale] = name
        for place, name in names.items():
            if not all(map(_may_stand_in_name, name)) or name != name.lower():
                message = f"Must be lower-case letters, digits, - or _, not {name!r}"
                yield Problem((*at, *place), "APPLICATION_COMMAND_INVALID_NAME", message)


def _may_stand_in_name(character: str) -> bool:
    """Whether it matches ``[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]``."""
    scripts = "\u0900" <= character <= "\u097f" or "\u0e00" <= character <= "\u0e7f"
    return character in "-_'" or unicodedata.category(character)[0] in "LN" or scripts


def _localized(at: At, body: Body, key: str, most: int) -> Problems:
    localized = body.get(f"{key}_localizations") or {}
    yield from only((*at, f"{key}_localizations"), localized, LOCALES)
    for locale in localized:
        yield from text((*at, f"{key}_localizations"), localized, locale, most)


def _options(at: At, options: list[Body], depth: int) -> Problems:
    yield from count(at, options, 25)
    names = [option.get("name") for option in options]
    if len(set(names)) < len(names):
        yield Problem(at, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
    for locale in LOCALES:
        shown = [
            (option.get("name_localizations") or {}).get(locale) or option.get("name") for option in options
        ]
        if len(set(shown)) < len(set(names)):
            message = f"Option names must be unique in {locale} too"
            yield Problem(at, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", message)
    nested = [option for option in options if option.get("type") in (SUBCOMMAND, GROUP)]
    if nested and len(nested) < len(options):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        yield Problem(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
    optional_before = False
    for number, option in enumerate(options):
        if option.get("required") and optional_before:
            message = "Required options must be placed before non-required options"
            yield Problem((*at, number), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_before |= not option.get("required")
        yield from _option((*at, number), option, depth)


def _option(at: At, option: Body, depth: int) -> Problems:
    kind = option.get("type")
    yield from only(at, option, (*OPTION_KEYS, *OPTION_KEYS_OF.get(kind or 0, ("required",))))
    yield from _name(at, option, slash=True)
    yield from text(at, option, "description", 100, required=True)
    yield from _localized(at, option, "description", 100)
    if kind not in range(1, 12):
        yield Problem((*at, "type"), "BASE_TYPE_CHOICES", f"There is no option type {kind!r}")
    if (kind == GROUP and depth > 0) or (kind == SUBCOMMAND and depth > 1):
        yield Problem((*at, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep")
    held = option.get("options") or []
    if kind == GROUP and any(each.get("type") != SUBCOMMAND for each in held):
        yield Problem(
            (*at, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A group holds sub-commands"
        )
    # Below a sub-command nothing may nest any more.
    yield from _options((*at, "options"), held, depth + 1 if kind == GROUP else 2)
    if option.get("choices") and option.get("autocomplete"):
        message = "Autocomplete cannot be set to true if choices are present"
        yield Problem((*at, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message)
    yield from span(at, option, "min_length", "max_length", 0, 6000)
    yield from choices((*at, "choices"), option.get("choices") or [])


def choices(at: At, offered: list[Body]) -> Problems:
    """What is wrong with the choices of an option or of an autocompletion."""
    yield from count(at, offered, 25)
    for number, choice in enumerate(offered):
        place = (*at, number)
        yield from only(place, choice, ("name", "name_localizations", "value"))
        yield from text(place, choice, "name", 100, required=True)
        yield from _localized(place, choice, "name", 100)
        if isinstance(choice.get("value"), str):
            yield from text(place, choice, "value", 100)
        elif not isinstance(choice.get("value"), int | float) or isinstance(choice["value"], bool):
            yield Problem((*place, "value"), "BASE_TYPE_REQUIRED", "Must be a string or number")


def fitting(at: At, offered: list[Body], typed: Body) -> Problems:
    """What is wrong with an autocompletion's choices for the option that is being typed into."""
    focused = [option for option in _flat(typed.get("options") or []) if option.get("focused")]
    for number, choice in enumerate(offered):
        if focused and isinstance(choice.get("value"), str) is not (focused[0]["type"] == STRING):
            message = f"Not of the type of the option {focused[0]['name']!r}"
            yield Problem((*at, number, "value"), "BASE_TYPE_CHOICES", message)


def _flat(options: Sequence[Body]) -> list[Body]:
    return [each for option in options for each in (option, *_flat(option.get("options") or []))]


def _size(body: Body) -> int:
    """Code points; of a localized text, those of its longest version alone."""
    own = sum(_longest(body, key) for key in ("name", "description"))
    own += sum(_longest(c, "name") + len(str(c.get("value", ""))) for c in body.get("choices") or [])
    return own + sum(map(_size, body.get("options") or []))


def _longest(body: Body, key: str) -> int:
    versions = [body.get(key), *(body.get(f"{key}_localizations") or {}).values()]
    return max(len(each or "") for each in versions)
