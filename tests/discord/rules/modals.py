"""Rules for modals (reference v10, "Modal", "Label", "Text Input", "File Upload")."""

from tests.discord.refusals import Problem
from tests.discord.rules.basics import At, Body, Problems, count, only, span, text
from tests.discord.rules.components import (
    ROW,
    TEXT_DISPLAY,
    identifiers,
    text_display,
    wrong_type,
)
from tests.discord.rules.selects import SELECTS, select

TEXT_INPUT, LABEL, FILE_UPLOAD = 4, 18, 19
CHOICES = (21, 22, 23)
"""Radio group, checkbox group, checkbox."""

MOST_INPUT = 4000


def modal(at: At, body: Body) -> Problems:
    """What is wrong with a modal."""
    yield from only(at, body, ("custom_id", "title", "components"))
    yield from text(at, body, "custom_id", 100, required=True)
    yield from text(at, body, "title", 45, required=True)
    tops = body.get("components") or []
    yield from count((*at, "components"), tops, 5, least=1)
    for number, top in enumerate(tops):
        place = (*at, "components", number)
        match top.get("type"):
            case kind if kind == LABEL:
                yield from _label(place, top)
            case kind if kind == ROW:
                yield from _row(place, top)
            case kind if kind == TEXT_DISPLAY:
                yield from text_display(place, top)
            case _:
                yield wrong_type(place, top)
    yield from identifiers((*at, "components"), tops)


def _label(at: At, label: Body) -> Problems:
    yield from only(at, label, ("type", "id", "label", "description", "component"))
    yield from text(at, label, "label", 45, required=True)
    yield from text(at, label, "description", 100)
    field = label.get("component") or {}
    place = (*at, "component")
    match field.get("type"):
        case kind if kind == TEXT_INPUT:
            yield from _text_input(place, field)
            if field.get("label"):
                yield Problem(
                    (*place, "label"), "TEXT_INPUT_LABEL_FORBIDDEN", "The Label around it has the label"
                )
        case kind if kind == FILE_UPLOAD:
            yield from _file_upload(place, field)
        case kind if kind in SELECTS:
            yield from select(place, field, in_modal=True)
        case kind if kind in CHOICES:
            yield from text(place, field, "custom_id", 100, required=True)
        case _:
            yield wrong_type(place, field)


def _row(at: At, row: Body) -> Problems:
    yield from only(at, row, ("type", "id", "components"))
    held = row.get("components") or []
    yield from count((*at, "components"), held, 1, least=1)
    for number, field in enumerate(held):
        place = (*at, "components", number)
        if field.get("type") == TEXT_INPUT:
            yield from _text_input(place, field)
            yield from text(place, field, "label", 45, required=True)
        else:
            yield wrong_type(place, field)


def _text_input(at: At, field: Body) -> Problems:
    known = ("type", "id", "custom_id", "style", "label", "min_length", "max_length", "required", "value")
    yield from only(at, field, (*known, "placeholder"))
    yield from text(at, field, "custom_id", 100, required=True)
    yield from text(at, field, "placeholder", 100, least=0)
    yield from text(at, field, "value", field.get("max_length") or MOST_INPUT, least=0)
    yield from span(at, field, "min_length", "max_length", 0, MOST_INPUT)
    if field.get("style") not in (1, 2):
        yield Problem((*at, "style"), "BASE_TYPE_CHOICES", "Must be 1 (short) or 2 (paragraph)")


def _file_upload(at: At, field: Body) -> Problems:
    yield from only(at, field, ("type", "id", "custom_id", "min_values", "max_values", "required"))
    yield from text(at, field, "custom_id", 100, required=True)
    yield from span(at, field, "min_values", "max_values", 0, 10)
