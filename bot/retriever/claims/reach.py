"""How far the sentences found for a claim say it: its words, and the names it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.held import Held
from bot.retriever.evidence import Evidence
from bot.retriever.features.pool import Column, Pool
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.stated import told
from bot.retriever.words import terms

_TITLE: Final = 0.8
_BEFORE: Final = 0.8
_AFTER: Final = 0.6
"""What a word counts that the title, the sentence before or the one after has."""

_HAS: Final = 0.5
"""From this credit on a name is there."""

_LEAD: Final = 600
"""Code points of an article that say whom and what it is about."""

_OFTEN: Final = 3
"""A word that so many passages have, and always with a capital, is a name wherever it stands."""

_PERSON: Final = 0.5
"""From this on a name is a person's."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a sentence says a claim, each from 0 to 1.

    `words`: the share of its words and numbers of which the sentence tells, by weight;
    `context`: the same with what stands around it and the title. `named`: the share of its names that the
    sentence has, or that what it is part of makes clear; `near`: the share that its article has.
    """

    words: float
    context: float
    named: float
    near: float

    def __ge__(self, least: "Reach") -> bool:
        return (
            self.words >= least.words
            and self.context >= least.context
            and self.named >= least.named
            and self.near >= least.near
        )


class Reaches:
    """The sentences of a pool held against a claim."""

    def __init__(self, pool: Pool, claim: ClaimRead, shelves: Sequence[ShelfIndex]) -> None:
        self._pool = pool
        self.claim = claim.naming(_written_as_names(pool, claim.unsure, shelves))
        self._names = pool.matcher.numbers(self.claim.names)
        self._words = pool.matcher.numbers(self.claim.carrying - self.claim.names)
        self._own = pool.credits[pool.own]
        self._title = pool.titles[pool.article]
        self._before = pool.credits[pool.before]
        self._around = np.maximum.reduce(
            [self._own, _TITLE * self._title, _BEFORE * self._before, _AFTER * pool.credits[pool.after]]
        )

    def closest(self, count: int) -> list[int]:
        """The numbers of the `count` candidates that say most of the claim, the first that says the most."""
        closeness = self._pool.share(self._own) + self._pool.share(self._around)
        return np.argsort(-closeness, kind="stable")[:count].tolist()

    def share(self, row: int) -> float:
        """The share of the claim that a candidate and what stands around it say."""
        return min(1.0, float(self._pool.share(self._around[row])))

    def of(self, row: int, said: Evidence, held: Held) -> Reach:
        """How far candidate `row` reaches, which says this."""
        own, around = self._own[row].copy(), self._around[row].copy()
        told = self._pool.matcher.numbers(held.told)
        own[told] = around[told] = 1.0
        article = self._pool.articles[int(self._pool.article[row])]
        clear = np.maximum(own, self._title[row]) >= _HAS
        if said.points_back:
            clear |= self._before[row] >= _HAS
        if not _speaks_of_others(said, self.claim):
            clear |= self._having(frozenset(terms(article.article.text[:_LEAD])))
        near = (around >= _HAS) | self._having(frozenset(article.terms))
        return Reach(
            words=self._part(own, self._words),
            context=self._part(around, self._words),
            named=self._part(clear, self._names),
            near=self._part(near, self._names),
        )

    def _having(self, held: frozenset[str]) -> Column:
        return np.array([term in held for term in self._pool.matcher.terms])

    def _part(self, row: Column, of: Sequence[int]) -> float:
        """The share of the weight of the terms `of` that a row of credits has; 1 of none."""
        weights = self._pool.matcher.weights[of]
        return float(row[of] @ weights / weights.sum()) if len(weights) else 1.0


def _speaks_of_others(said: Evidence, claim: ClaimRead) -> bool:
    """Whether a sentence names a person whom the claim does not, other than as the one who says so."""
    return any(
        name.person >= _PERSON and len(name.terms) > 1 and claim.names.isdisjoint(name.terms)
        for name in told(said.text).names
    )


def _written_as_names(pool: Pool, words: frozenset[str], shelves: Sequence[ShelfIndex]) -> frozenset[str]:
    """Those of `words` that the sentences read write as names, and that no article is known to write else."""
    if not words:
        return words
    names = pool.texts.names
    having = np.unique(names.owners[pool.texts.glossary.among(words)[names.said]])
    written = frozenset().union(*(pool.texts.terms_of_name(number) for number in having.tolist()))
    often = {term for term in words if sum(shelf.okapi.frequency(term) for shelf in shelves) >= _OFTEN}
    return frozenset(
        term for term in words & (written | often) if all(shelf.is_name(term) for shelf in shelves)
    )
