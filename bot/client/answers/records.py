"""An answer as it is kept, and what can be read from that again."""

from dataclasses import replace
from typing import Final

from bot.client.answers.asking import Found
from bot.retriever.answer import Finding, Stance
from bot.retriever.follow_up import FollowUp
from corpus.questions import Asked, Cited

CLOSEST: Final = "closest"
NEWER: Final = "newer"
FOLLOWED: Final = "followed"
"""What a citation among `Asked.closest` is there for: the last of them is no headline that was shown, but the
quote that a question which nothing answered had followed, so that the next one can follow it.
"""

_BEST: Final = "best"

_NOT_SHOWN: Final = "gone, "
"""What stands before the stance of a quote that is shown no more, as its article changed."""


def asked_of(found: Found, channel_id: int, message_id: int | None) -> Asked:
    """The record of an answer given in this message; None for one that only the asker sees."""
    asking, followed = found.asking, found.followed
    return Asked(
        id=found.id,
        server_id=asking.server_id,
        asker=asking.asker,
        question=asking.question,
        at=found.at,
        channel_id=channel_id,
        message_id=message_id,
        subject=followed.question if followed else asking.question,
        language=asking.to.code,
        confidence=found.answer.confidence,
        cited=_cited(found),
        closest=_closest(found),
    )


def follow_up_of(asked: Asked | None) -> FollowUp | None:
    """What a question under this answer follows; None if that is nothing."""
    if asked is None:
        return None
    silent = (each for each in asked.closest if each.stance == FOLLOWED)
    quote = asked.cited[0] if asked.cited else next(silent, None)
    if quote is None:
        return None
    return FollowUp(asked.subject, (quote.shelf, quote.article_id), quote.start, quote.end)


def stance_of(cited: Cited) -> Stance:
    """How a quote beside the best one stands to it."""
    return Stance(cited.stance.removeprefix(_NOT_SHOWN))


def is_shown(cited: Cited) -> bool:
    """Whether a quote beside the best one is on the card."""
    return not cited.stance.startswith(_NOT_SHOWN)


def marked(cited: Cited, *, shown: bool) -> Cited:
    """A quote beside the best one, as being on the card from now on, or not."""
    stance = stance_of(cited).value
    return replace(cited, stance=stance if shown else f"{_NOT_SHOWN}{stance}")


def _cited(found: Found) -> tuple[Cited, ...]:
    answer = found.answer
    if answer.best is None:
        return ()
    others = (_of(each, each.stance.value) for each in answer.others)
    return (_of(answer.best, _BEST), *others)


def _of(finding: Finding, stance: str) -> Cited:
    quote = finding.quote
    return Cited(quote.server_id, quote.article.id, quote.article.revision, quote.start, quote.end, stance)


def _closest(found: Found) -> tuple[Cited, ...]:
    answer, followed = found.answer, found.followed
    if answer.best is not None:
        newer = answer.newer
        return (Cited(newer.server_id, newer.article_id, 0, 0, 0, NEWER),) if newer else ()
    headlines = [Cited(each.server_id, each.article_id, 0, 0, 0, CLOSEST) for each in answer.closest]
    if followed is not None:
        headlines.append(Cited(*followed.article, 0, followed.start, followed.end, FOLLOWED))
    return tuple(headlines)
