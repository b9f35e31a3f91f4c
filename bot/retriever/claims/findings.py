"""The quotes that speak for or against a claim, or are about it."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.retriever.answer import Finding, Stance
from bot.retriever.claims.claim import read_claim
from bot.retriever.claims.held import hold
from bot.retriever.claims.reach import Reaches
from bot.retriever.claims.verdict import least_of, verdict_of
from bot.retriever.features.pool import Pool
from bot.retriever.index.register import day_of
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.matcher import Matcher
from bot.retriever.ranking import quote_of
from bot.retriever.search import Search
from bot.retriever.sources import MAX_FINDINGS
from bot.retriever.words import DEFAULT
from corpus.article import ArticleKey

_CONSIDERED: Final = 24
"""How many sentences are held against a claim closely."""

_CLOSE: Final = 0.15
"""How much less of a claim a quote may say than another, where none of them is clear."""

_ORDER: Final = (Stance.AGREES, Stance.DIFFERS, Stance.UNCLEAR)


def findings_of(searched: Search, shelves: Sequence[ShelfIndex], today: int) -> list[Finding]:
    """What the passages found for a claim say of it, as `Claim.findings` has it; `today` is an ordinal.

    Only English is understood well enough for a clear stance.
    """
    claim = read_claim(searched.question)
    if not (claim.words or claim.names) or not searched.passages:
        return []
    carrying = claim.carrying
    weights = {term: weight * (term in carrying) for term, weight in searched.weights.items()}
    pool = Pool(Matcher(searched.question, weights, searched.expansion), searched.passages)
    return _shown(_judged(pool, Reaches(pool, claim, shelves), today))


def _judged(pool: Pool, reaches: Reaches, today: int) -> Iterator[Finding]:
    """The sentences that come closest to a claim and are about it, each once, the closest first."""
    least = least_of(reaches.claim)
    seen: set[str] = set()
    for row in reaches.closest(_CONSIDERED, least) if least else ():
        quote = quote_of(pool, row)
        said = pool.texts[int(pool.own[row])]
        if quote.text in seen or said.heading or said.asks:
            continue
        seen.add(quote.text)
        published = quote.article.published
        held = hold(reaches.claim, said, str(published.year) if published else "")
        stance = verdict_of(reaches.claim, held, reaches.of(row, said, held), today - day_of(published))
        if stance is not None:
            understood = pool.matcher.question.language == DEFAULT
            yield Finding(quote, reaches.share(row), stance if understood else Stance.UNCLEAR)


def _shown(judged: Iterator[Finding]) -> list[Finding]:
    """One finding of each article, of the stances that are clear if there are any, newest first in each."""
    best: dict[ArticleKey, Finding] = {}
    for finding in judged:
        known = best.setdefault(finding.quote.key, finding)
        # an article that supports a claim in one place does not contradict it in another
        if _ORDER.index(finding.stance) < _ORDER.index(known.stance):
            best[finding.quote.key] = finding
    clear = [finding for finding in best.values() if finding.stance is not Stance.UNCLEAR]
    most = max((finding.confidence for finding in best.values()), default=0.0)
    found = clear or [finding for finding in best.values() if finding.confidence >= most - _CLOSE]
    found.sort(key=lambda each: (_ORDER.index(each.stance), -day_of(each.quote.article.published)))
    return _both_sides(found)


def _both_sides(ordered: list[Finding]) -> list[Finding]:
    """The first findings; where all of them support the claim, one that contradicts it comes last."""
    shown, rest = ordered[:MAX_FINDINGS], ordered[MAX_FINDINGS:]
    if all(finding.stance is Stance.AGREES for finding in shown):
        shown[-1:] = [finding for finding in rest if finding.stance is Stance.DIFFERS][:1] or shown[-1:]
    return shown
