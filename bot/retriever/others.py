"""What other articles say: quotes that differ from the best one, and quotes that support it."""

from collections.abc import Sequence
from typing import Final

from bot.retriever.answer import Finding, Stance
from bot.retriever.correcting import deniable, denies
from bot.retriever.newest import CONSIDERED, RIVALS
from bot.retriever.question import Question
from bot.retriever.ranking import Candidate
from bot.retriever.stance import stance_of
from corpus.article import ArticleKey

MAX_OTHERS: Final = 3

_ORDER: Final = (Stance.DIFFERS, Stance.AGREES, Stance.UNCLEAR)


def others_of(question: Question, candidates: Sequence[Candidate], threshold: float) -> list[Finding]:
    """At most `MAX_OTHERS` quotes of other articles than the first candidate's, one of each article.

    Each is likely enough to be right, with the best beside it, or denies what that states. Those that differ
    come first, and none of these says again what another of them says; of an article, a sentence whose stance
    is clear is preferred.
    """
    best = candidates[0].quote
    given = deniable(question, best)
    found: dict[ArticleKey, Finding] = {}
    for candidate in candidates[1:CONSIDERED]:
        sure = candidate.confidence >= RIVALS * threshold
        if not sure and not (given and denies(question, candidate.quote, given)):
            continue
        quote = candidate.quote
        known = found.get(quote.key)
        if quote.key == best.key or (known and known.stance is not Stance.UNCLEAR):
            continue
        stance = stance_of(question, best, quote)
        if stance is not Stance.UNCLEAR or (sure and known is None):
            found[quote.key] = Finding(quote, candidate.confidence, stance)
    differing: list[Finding] = []
    for finding in found.values():
        if finding.stance is Stance.DIFFERS and not _said(question, finding, differing):
            differing.append(finding)
    rest = [finding for finding in found.values() if finding.stance is not Stance.DIFFERS]
    return [*differing, *sorted(rest, key=lambda each: _ORDER.index(each.stance))][:MAX_OTHERS]


def _said(question: Question, finding: Finding, differing: Sequence[Finding]) -> bool:
    """Whether one of `differing` says the same already."""
    return any(stance_of(question, each.quote, finding.quote) is Stance.AGREES for each in differing)
