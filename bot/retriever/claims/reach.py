"""How far the sentences found for a claim say it: its words, and the names it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.direction import RIVALRY
from bot.retriever.claims.held import Held
from bot.retriever.claims.polarity import opposite_of
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

_SEVERAL: Final = 2
"""Words of a claim from which on a sentence need not name what it is about, if its article does."""

_OFTEN: Final = 3
"""A word that so many passages have, and always with a capital, is a name wherever it stands."""

_PERSON: Final = 0.5
"""From this on a name is a person's."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a sentence says a claim, each from 0 to 1.

    `words`: the share of its words and numbers of which the sentence tells, by weight; `context`: the same
    with what stands around it and the title. `named`: the share of its names that the sentence has, or that
    what it is part of makes clear.
    """

    words: float
    context: float
    named: float

    def __ge__(self, least: "Reach") -> bool:
        return self.words >= least.words and self.context >= least.context and self.named >= least.named


class Reaches:
    """The sentences of a pool held against a claim; only articles that have all its names count."""

    def __init__(self, pool: Pool, claim: ClaimRead, shelves: Sequence[ShelfIndex]) -> None:
        self._pool = pool
        self.claim = claim.naming(_written_as_names(pool, claim.unsure, shelves))
        self._names = pool.matcher.numbers(self.claim.names)
        self._words = pool.matcher.numbers(self.claim.carrying - self.claim.names)
        self._own = pool.credits[pool.own]
        self._title = pool.titles[pool.article]
        self._before = pool.credits[pool.before]
        self._around: Column = np.maximum.reduce(
            [self._own, _TITLE * self._title, _BEFORE * self._before, _AFTER * pool.credits[pool.after]]
        )
        self._leads: dict[int, Flags] = {}

    def closest(self, count: int, least: Reach) -> list[int]:
        """The numbers of the `count` candidates that say most of the claim, the first that says the most.

        None of which it is certain that it does not reach `least`.
        """
        hopeful = self._pool.matcher.numbers(
            {term for term in self.claim.words if term in RIVALRY or opposite_of(term)}
            | (self.claim.carrying - self.claim.names - self.claim.words)
        )
        own, around = self._own.copy(), self._around.copy()
        own[:, hopeful] = around[:, hopeful] = 1.0
        kept = (self._parts(own, self._words) >= least.words) & (
            self._parts(around, self._words) >= least.context
        )
        kept &= ((self._around >= _HAS) | self._in_article[self._pool.article])[:, self._names].all(axis=1)
        rows = np.flatnonzero(kept)
        closeness = self._pool.share(self._own[rows]) + self._pool.share(self._around[rows])
        closest: list[int] = rows[np.argsort(-closeness, kind="stable")[:count]].tolist()
        return closest

    def share(self, row: int) -> float:
        """The share of the claim that a candidate and what stands around it say."""
        return min(1.0, float(self._pool.share(self._around[row])))

    def of(self, row: int, said: Evidence, held: Held) -> Reach:
        """How far candidate `row` reaches, which says this."""
        own, around = self._own[row].copy(), self._around[row].copy()
        told = self._pool.matcher.numbers(held.told)
        own[told] = around[told] = 1.0
        clear = own >= _HAS
        if len(self._words) >= _SEVERAL:
            clear |= self._title[row] >= _HAS
            if said.points_back:
                clear |= self._before[row] >= _HAS
            if not clear[self._names].all() and not _speaks_of_others(said, self.claim):
                clear |= self._in_lead(int(self._pool.article[row]))
        return Reach(
            words=float(self._parts(own, self._words)),
            context=float(self._parts(around, self._words)),
            named=float(self._parts(clear, self._names)),
        )

    @cached_property
    def _in_article(self) -> Flags:
        """For each article, which of the matcher's terms it has."""
        return np.array([self._having(frozenset(article.terms)) for article in self._pool.articles])

    def _in_lead(self, article: int) -> Flags:
        if article not in self._leads:
            text = self._pool.articles[article].article.text
            self._leads[article] = self._having(frozenset(terms(text[:_LEAD])))
        return self._leads[article]

    def _having(self, held: frozenset[str]) -> Flags:
        return np.array([term in held for term in self._pool.matcher.terms])

    def _parts(self, rows: Column | Flags, of: Sequence[int]) -> Column:
        """The share of the weight of the terms `of` that each of `rows` has; 1 of none."""
        weights = self._pool.matcher.weights[of]
        total = weights.sum()
        shares: Column = rows[..., of] @ weights / total if total else np.ones(rows.shape[:-1])
        return shares


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
