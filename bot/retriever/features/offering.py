"""Whether a sentence offers what is asked for, and how close to it the question's words stand."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from bot.retriever.distinct import distinct
from bot.retriever.features.pool import Column, Pool
from bot.retriever.offers import Offers, Unsaid
from bot.retriever.things import offered

_FAR: Final = 30.0
_BESIDE_REACH: Final = 6
"""How many terms before and after what is offered are its surroundings."""

_UNSAID: Final = -1.0
"""The value of what is sought where the question does not say what kind of thing that is."""


def offering(pool: Pool) -> Mapping[str, Column]:
    """The features of what the sentence offers beyond the question."""
    own, texts = pool.own, len(pool.texts)
    unsaid = Unsaid(pool.matcher.question, pool.texts)
    offers = unsaid.offers()
    names = pool.texts.names.texts[unsaid.beyond.new]
    person = np.zeros(texts)
    np.maximum.at(person, names, pool.texts.names.person[unsaid.beyond.new])
    return {
        "kind": offers.kind[own],
        "lacking": offers.lacking[own],
        "counted": offers.counted[own],
        "new_names": np.bincount(names, minlength=texts)[own].astype(np.float64),
        "new_figures": np.bincount(unsaid.amounts.texts, minlength=texts)[own].astype(np.float64),
        "person": person[own],
        "in_title": _in_title(pool, unsaid)[own],
        **_around(pool, offers),
        **_sought(pool, unsaid),
    }


def _in_title(pool: Pool, unsaid: Unsaid) -> Column:
    """The share of the terms of each text's new names that the title has."""
    names, total = pool.texts.names, len(pool.in_title)
    new = unsaid.beyond.new[names.owners]
    texts, terms = np.divmod(distinct(names.texts[names.owners[new]] * total + names.said[new]), total)
    counts = np.bincount(texts, minlength=len(pool.texts))
    found = np.bincount(texts, pool.in_title[terms], minlength=len(pool.texts))
    share: Column = found / np.maximum(counts, 1)
    return share


def _around(pool: Pool, offers: Offers) -> Mapping[str, Column]:
    """How much of the question stands close around what is offered, and how far away its nearest word is."""
    matches = pool.matches
    text = offers.texts
    hits = matches.starts[text + 1] - matches.starts[text]
    offer = np.repeat(np.arange(len(text)), hits)  # each thing offered with each hit of its sentence
    hit = np.arange(len(offer)) + (matches.starts[text] - np.cumsum(hits) + hits)[offer]
    away = np.abs(offers.places[offer] - matches.places[hit])
    gap = np.full(len(pool.texts), np.inf)
    np.minimum.at(gap, text[offer], away)
    near = away <= _BESIDE_REACH
    said = np.zeros((len(text), len(pool.matcher.terms)))
    said[offer[near], matches.terms[hit[near]]] = 1.0
    beside = np.zeros(len(pool.texts))
    np.maximum.at(beside, text, pool.share(said))
    return {"beside": beside[pool.own], "gap": np.where(np.isinf(gap), _FAR, gap)[pool.own]}


def _sought(pool: Pool, unsaid: Unsaid) -> Mapping[str, Column]:
    """Whether the very kind of thing is there that the question names."""
    kinds = pool.matcher.question.sought
    if not kinds:
        nothing = np.full(len(pool), _UNSAID)
        return dict.fromkeys(("sought", "sought_any", "sought_before", "sought_in_title"), nothing)
    of_texts = np.array([offered(kind, unsaid.beyond) for kind in kinds])
    by_text: Column = np.vstack((of_texts.T, np.full(len(kinds), _UNSAID)))  # last, as there is none before
    own = by_text[pool.own]
    return {
        "sought": own[:, 0],
        "sought_any": own.max(axis=1),
        "sought_before": by_text[pool.before, 0],
        "sought_in_title": by_text[pool.title, 0],
    }
