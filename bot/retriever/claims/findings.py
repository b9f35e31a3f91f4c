"""The quotes that speak for or against a claim, or are about it."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from bot.retriever.answer import Finding, Stance
from bot.retriever.claims.claim import ClaimRead, read_claim
from bot.retriever.claims.verdict import Reach, verdict_of
from bot.retriever.features.pool import Column, Pool
from bot.retriever.index.register import day_of
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.matcher import Matcher
from bot.retriever.ranking import quote_of
from bot.retriever.search import Search
from bot.retriever.sources import MAX_FINDINGS
from corpus.article import ArticleKey

_CONSIDERED: Final = 16
"""How many sentences are held against a claim closely."""

_TITLE: Final = 0.8
_BEFORE: Final = 0.8
_AFTER: Final = 0.6
"""What a word counts that the title, the sentence before or the one after has."""

_HAS: Final = 0.5
"""From this credit on a name is there."""

_ORDER: Final = (Stance.AGREES, Stance.DIFFERS, Stance.UNCLEAR)


def findings_of(searched: Search, shelves: Sequence[ShelfIndex]) -> list[Finding]:
    """What the passages found for a claim say of it, as `Claim.findings` has it."""
    claim = read_claim(searched.question, shelves)
    carrying = claim.words | claim.names
    weights = {term: weight * (term in carrying) for term, weight in searched.weights.items()}
    if not carrying or not searched.passages:
        return []
    pool = Pool(Matcher(searched.question, weights, searched.expansion), searched.passages)
    return _shown(_judged(pool, claim))


def _judged(pool: Pool, claim: ClaimRead) -> Iterator[Finding]:
    """The sentences that come closest to a claim and are about it, each once, the closest first."""
    own = pool.credits[pool.own]
    title, before = pool.titles[pool.article], pool.credits[pool.before]
    around = np.maximum.reduce([own, _TITLE * title, _BEFORE * before, _AFTER * pool.credits[pool.after]])
    closeness = pool.share(own) + pool.share(around)
    names, words = (pool.matcher.numbers(part) for part in (claim.names, claim.words))
    seen: set[str] = set()
    for row in np.argsort(-closeness, kind="stable")[:_CONSIDERED].tolist():
        quote = quote_of(pool, row)
        if quote.text in seen:
            continue
        seen.add(quote.text)
        said = pool.texts[int(pool.own[row])]
        leaning = np.maximum(title[row], before[row]) if said.points_back else title[row]
        held = set(pool.articles[int(pool.article[row])].terms)
        standing = pool.matcher.terms
        reach = Reach(
            words=_share(pool, own[row], words),
            context=_share(pool, around[row], words),
            named=_share(pool, np.maximum(own[row], leaning) >= _HAS, names),
            near=_share(pool, np.array([a >= _HAS or t in held for a, t in zip(around[row], standing)]), names),
        )
        stance = verdict_of(claim, said, reach, bare=not names)
        if stance is not None:
            yield Finding(quote, min(1.0, float(pool.share(around[row]))), stance)


def _share(pool: Pool, row: Column, of: Sequence[int]) -> float:
    """The share of the weight of the terms `of` that a row of credits has; 1 of none."""
    weights = pool.matcher.weights[of]
    return float(row[of] @ weights / weights.sum()) if len(weights) else 1.0


def _shown(judged: Iterator[Finding]) -> list[Finding]:
    """One finding of each article, of the stances that are clear if there are any, newest first in each."""
    best: dict[ArticleKey, Finding] = {}
    for finding in judged:
        known = best.setdefault(finding.quote.key, finding)
        if _ORDER.index(finding.stance) < _ORDER.index(known.stance):
            best[finding.quote.key] = finding  # who supports a claim somewhere does not contradict it elsewhere
    found = list(best.values())
    if any(finding.stance is not Stance.UNCLEAR for finding in found):
        found = [finding for finding in found if finding.stance is not Stance.UNCLEAR]
    ordered = sorted(found, key=lambda each: (_ORDER.index(each.stance), -day_of(each.quote.article.published)))
    return _both_sides(ordered)


def _both_sides(ordered: list[Finding]) -> list[Finding]:
    """The first findings, but the first that contradicts among them."""
    shown = ordered[:MAX_FINDINGS]
    if rest := [finding for finding in ordered[MAX_FINDINGS:] if finding.stance is Stance.DIFFERS]:
        if all(finding.stance is Stance.AGREES for finding in shown):
            shown[-1] = rest[0]
    return shown
