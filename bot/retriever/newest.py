"""The newest report wins where the facts change; an answer from long ago knows of newer articles."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.retriever.answer import Headline, Stance
from bot.retriever.candidates import PassageCandidate
from bot.retriever.correcting import deniable, denies
from bot.retriever.question import Question
from bot.retriever.ranking import Candidate
from bot.retriever.same_story import DAYS, days_apart, headline_on, same_subject
from bot.retriever.stance import stance_of
from corpus.article import Quote
from corpus.published import is_later

CONSIDERED: Final = 30
"""How many of the best candidates are looked at."""

_NEARLY: Final = 0.25
"""How much less confident the newer report may be; beyond that, it merely mentions what the older tells."""


RIVALS: Final = 0.8
"""The share of the threshold that is enough for a quote beside the best: where two answer alike, the models
are less sure of each.
"""


def newest_first(question: Question, candidates: Sequence[Candidate], threshold: float) -> list[Candidate]:
    """`candidates` with the newest first of those that answer as well as the first, but state another fact.

    That they tell of the same event, not of last year's, is a part of `stance_of`.
    """
    if not candidates:
        return []
    best = candidates[0]
    bar = max(RIVALS * threshold, best.confidence - _NEARLY)
    given = deniable(question, best.quote)
    newer = [
        candidate
        for candidate in candidates[1:CONSIDERED]
        if (candidate.confidence >= bar or (given and denies(question, candidate.quote, given)))
        and is_later(candidate.quote.article.published, best.quote.article.published)
        and stance_of(question, best.quote, candidate.quote) is Stance.DIFFERS
    ]
    chosen = best
    for candidate in newer:  # the best first: of equally new ones it stays
        if is_later(candidate.quote.article.published, chosen.quote.article.published):
            chosen = candidate
    rest = [candidate for candidate in candidates if candidate is not chosen]
    # Either is right in its day: the newer one is as good an answer as the one it goes before.
    return [replace(chosen, confidence=max(chosen.confidence, best.confidence)), *rest]


def newer_headline(quote: Quote, passages: Iterable[PassageCandidate]) -> Headline | None:
    """The newest article among those of `passages` that is on the subject of a quote's, and long after it."""
    old = quote.article
    found = {passage.key: passage.indexed.article for passage in passages}
    later = [
        (key, article)
        for key, article in found.items()
        if is_later(article.published, old.published) and days_apart(article, old) > DAYS
    ]
    later.sort(key=lambda each: days_apart(each[1], old), reverse=True)
    on_subject = (
        Headline(*key, article.title)
        for key, article in later
        if same_subject(article, old) and headline_on(article, old)
    )
    return next(on_subject, None)
