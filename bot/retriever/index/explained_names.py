"""Acronyms and their long forms, as the articles of a shelf explain them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self, TypeAlias

from bot.retriever.aliases import Form

Pair: TypeAlias = tuple[Form, Form]
"""A name, and another for the same."""


class ExplainedNames:
    """By the first term of a name, that name and another for it; never changed: `changed` gives another.

    What is explained is known as long as any of the articles that explain it stands.
    """

    def __init__(
        self, counts: Mapping[Pair, int] | None = None, by_first: Mapping[str, tuple[Pair, ...]] | None = None
    ) -> None:
        self._counts = counts or {}
        self._by_first = by_first or {}

    def get(self, first: str) -> tuple[Pair, ...]:
        """The names whose first term is `first`, each with another for the same."""
        return self._by_first.get(first, ())

    def changed(self, gone: Iterable[Pair], come: Iterable[Pair]) -> "ExplainedNames":
        """Without what articles that are `gone` explained, and with what others that `come` explain.

        Raises:
            ValueError: no article explained what is `gone`.
        """
        gone, come = list(gone), list(come)
        if not (gone or come):
            return self
        counts, by_first = dict(self._counts), dict(self._by_first)
        for pair in gone:
            if pair not in counts:
                raise ValueError(f"no article explained {pair}")
            counts[pair] -= 1
            if not counts[pair]:
                del counts[pair]
                for name in _both_ways(pair):
                    left = tuple(known for known in by_first[name[0].terms[0]] if known != name)
                    by_first[name[0].terms[0]] = left
        for pair in come:
            counts[pair] = counts.get(pair, 0) + 1
            _note(by_first, pair)
        return ExplainedNames(counts, by_first)

    def as_object(self) -> list[object]:
        """For a file."""
        return [
            [short.terms, short.capitals, long.terms, long.capitals, count]
            for (short, long), count in self._counts.items()
        ]

    @classmethod
    def from_object(cls, written: Iterable[Sequence[Any]]) -> Self:
        """What `as_object` wrote."""
        by_first: dict[str, tuple[Pair, ...]] = {}
        counts = {
            (Form(tuple(short), capitals), Form(tuple(long), long_capitals)): count
            for short, capitals, long, long_capitals, count in written
        }
        for pair in counts:
            _note(by_first, pair)
        return cls(counts, by_first)


def _note(by_first: dict[str, tuple[Pair, ...]], pair: Pair) -> None:
    for name in _both_ways(pair):
        known = by_first.get(name[0].terms[0], ())
        if name not in known:
            by_first[name[0].terms[0]] = (*known, name)


def _both_ways(pair: Pair) -> tuple[Pair, ...]:
    """The pair and the same turned round; of two names that read alike, nothing."""
    return () if pair[0] == pair[1] else (pair, (pair[1], pair[0]))
