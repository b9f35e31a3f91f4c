"""Other names for what a question names: acronyms and their long forms, countries and their peoples."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.retriever.alias_table import PEOPLE, SAME_NAME
from bot.retriever.aliases import Aliases, Form, form_of, paired
from bot.retriever.asked import AskedWord
from bot.retriever.index.explained_names import ExplainedNames
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.variants import Variant

_SAME_CREDIT: Final = 0.7
_PEOPLE_CREDIT: Final = 0.5


def _read(table: str) -> Aliases:
    return paired([form_of(form) for form in line.split(" = ")] for line in table.strip().splitlines())


_SAME_NAME: Final = _read(SAME_NAME)
_PEOPLE: Final = _read(PEOPLE)


def other_names(asked: Sequence[AskedWord], indexes: Sequence[ShelfIndex]) -> Iterator[Variant]:
    """Other ways to write what is named, those that the articles of `indexes` explain among them."""
    known: list[tuple[Aliases | ExplainedNames, float]]
    known = [(_SAME_NAME, _SAME_CREDIT), (_PEOPLE, _PEOPLE_CREDIT)]
    known += [(index.names, _SAME_CREDIT) for index in indexes]
    words = [(term, word) for word in asked for term in word.terms]
    terms = [term for term, _ in words]
    for place, (first, word) in enumerate(words):
        for names, credit in known:
            for form, other in names.get(first) or ():
                if tuple(terms[place : place + len(form.terms)]) == form.terms and (
                    _is_meant(form, word, indexes) and _is_acronym_if_any(other, indexes)
                ):
                    yield Variant(other.terms, form.terms, credit)


def _is_meant(form: Form, word: AskedWord, indexes: Sequence[ShelfIndex]) -> bool:
    """Whether `word` is the acronym: in capitals or, where nothing is, at least no ordinary word."""
    return (
        word.capitals or (not word.among_capitals and _is_acronym_if_any(form, indexes)) or not form.capitals
    )


def _is_acronym_if_any(form: Form, indexes: Sequence[ShelfIndex]) -> bool:
    """Whether articles write the acronym in capitals, unlike "ice"; what is no acronym needs none."""
    return not form.capitals or all(index.is_name(form.terms[0]) for index in indexes)
