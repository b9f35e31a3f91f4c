"""Names that are written in more than one way, by how they begin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.retriever.words import terms


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name: its terms, and whether it is all in capitals, as an acronym is."""

    terms: tuple[str, ...]
    capitals: bool


Aliases: TypeAlias = Mapping[str, tuple[tuple[Form, Form], ...]]
"""By the first term of a form: that form, and another that stands for it."""


def form_of(text: str) -> Form:
    """The form of a name that is written so."""
    return Form(tuple(terms(text)), text.isupper())


def paired(groups: Iterable[Sequence[Form]]) -> Aliases:
    """Every form of every group with every other of its group."""
    found: dict[str, dict[tuple[Form, Form], None]] = {}
    for group in groups:
        for form in group:
            known = found.setdefault(form.terms[0], {})
            known.update(dict.fromkeys((form, other) for other in group if other != form))
    return {first: tuple(pairs) for first, pairs in found.items()}
