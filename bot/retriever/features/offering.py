"""Whether a sentence offers what is asked for, and how close to it the question's words stand."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from bot.retriever.features.pool import Column, Pool
from bot.retriever.offers import offer_of
from bot.retriever.things import offered

_FAR: Final = 30.0
_BESIDE_REACH: Final = 6
"""How many terms before and after what is offered are its surroundings."""

_UNSAID: Final = -1.0
"""The value of what is sought where the question does not say what kind of thing that is."""

_NAMES: Final = (
    "kind",
    "lacking",
    "counted",
    "beside",
    "gap",
    "new_names",
    "new_figures",
    "person",
    "in_title",
)


def offering(pool: Pool) -> Mapping[str, Column]:
    """The features of what the sentence offers beyond the question."""
    rows = np.array(list(_offers(pool)), dtype=np.float64).reshape(-1, len(_NAMES))
    return {**dict(zip(_NAMES, rows.T, strict=True)), **_sought(pool)}


def _offers(pool: Pool) -> Iterator[tuple[float, ...]]:
    question, known = pool.matcher.question, pool.matcher.known
    titles = [frozenset(reading.title.terms) for reading in pool.articles]
    for article, place in zip(pool.article.tolist(), pool.own.tolist(), strict=True):
        sentence, hits = pool.texts[place], pool.matches[place].hits
        offer = offer_of(question, sentence)
        names = [name for name in sentence.names if known.isdisjoint(name.terms)]
        terms = {term for name in names for term in name.terms}
        gap = min((abs(at - hit) for at in offer.places for hit, _ in hits), default=_FAR)
        yield (
            offer.kind,
            offer.lacking,
            float(offer.counted),
            _beside(pool, hits, offer.places),
            gap,
            len(names),
            sum(sentence.terms[at] not in known for at in sentence.amounts),
            max((name.person for name in names), default=0.0),
            len(terms & titles[article]) / len(terms) if terms else 0.0,
        )


def _beside(pool: Pool, hits: list[tuple[int, int]], places: tuple[int, ...]) -> float:
    """The largest share of the question found close around one of `places` in the sentence."""
    weights = pool.matcher.weights
    best = 0.0
    for place in places:
        near = {number for hit, number in hits if abs(hit - place) <= _BESIDE_REACH}
        best = max(best, sum(float(weights[number]) for number in near))
    return best / pool.matcher.total


def _sought(pool: Pool) -> Mapping[str, Column]:
    """Whether the very kind of thing is there that the question names."""
    kinds = pool.matcher.question.sought
    if not kinds:
        unsaid = np.full(len(pool), _UNSAID)
        return dict.fromkeys(("sought", "sought_any", "sought_before", "sought_in_title"), unsaid)
    known = pool.matcher.known
    of_texts = [[offered(kind, text, known) for kind in kinds] for text in pool.texts]
    by_text: Column = np.array([*of_texts, [_UNSAID] * len(kinds)])
    titles = [offered(kinds[0], reading.title, known) for reading in pool.articles]
    own = by_text[pool.own]
    return {
        "sought": own[:, 0],
        "sought_any": own.max(axis=1),
        "sought_before": by_text[pool.before, 0],
        "sought_in_title": pool.of_articles(titles),
    }
