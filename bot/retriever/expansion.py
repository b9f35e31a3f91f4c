"""Which terms of the articles stand for the terms of a question, and what each counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.retriever.asked import asked_words
from bot.retriever.figures import other_figures
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.misspellings import corrections
from bot.retriever.other_names import other_names
from bot.retriever.question import Question
from bot.retriever.related import related
from bot.retriever.respellings import respellings
from bot.retriever.translated_stems import other_stems
from bot.retriever.variants import Variant

_SAME: Final = 0.9
"""From this credit on a variant is the same word in another form."""

Standing: TypeAlias = tuple[tuple[str, float], ...]
"""Terms of the question that a term of an article stands for, each with what that counts."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What of an article stands for what of a question.

    `words`: for a single term of an article what it stands for; each of the question's own stands for itself
    and counts 1. `phrases`: what takes several terms to say. `variants`: for a term of the question all that
    stands for it, without itself.
    """

    words: Mapping[str, Standing]
    phrases: tuple[Variant, ...]
    variants: Mapping[str, tuple[Variant, ...]]


def expand(question: Question, indexes: Sequence[ShelfIndex]) -> Expansion:
    """The ways in which articles, those of `indexes` above all, may say what `question` says."""
    return expansion_of(question.terms, _variants(question, indexes))


def expansion_of(terms: Sequence[str], variants: Iterable[Variant]) -> Expansion:
    """The expansion of a question's `terms` by `variants`; a term of the question stands for itself alone."""
    words: dict[str, dict[str, float]] = {}
    phrases = []
    of_term: dict[str, list[Variant]] = {}
    for variant in variants:
        if len(variant.terms) > 1:
            phrases.append(variant)
        elif variant.terms[0] in terms:
            continue
        else:
            standing = words.setdefault(variant.terms[0], {})
            for term in variant.stands_for:
                standing[term] = max(variant.credit, standing.get(term, 0.0))
        for term in variant.stands_for:
            of_term.setdefault(term, []).append(variant)
    own: dict[str, Standing] = {term: ((term, 1.0),) for term in terms}
    return Expansion(
        own | {term: tuple(standing.items()) for term, standing in words.items()},
        tuple(phrases),
        {term: tuple(found) for term, found in of_term.items()},
    )


def _variants(question: Question, indexes: Sequence[ShelfIndex]) -> Iterator[Variant]:
    asked = asked_words(question)
    known = [
        *other_stems(asked, question.language, indexes),
        *related(question.terms),
        *other_names(asked, indexes),
        *other_figures(asked),
        *respellings(asked, indexes),
    ]
    yield from known
    yield from corrections(asked, question.language, _otherwise_said(known, indexes), indexes)


def _otherwise_said(known: Iterable[Variant], indexes: Sequence[ShelfIndex]) -> frozenset[str]:
    """The terms of a question that articles have in another form of the same word."""
    same = (variant for variant in known if variant.credit >= _SAME and len(variant.terms) == 1)
    return frozenset(
        term
        for variant in same
        if any(index.okapi.frequency(variant.terms[0]) for index in indexes)
        for term in variant.stands_for
    )
