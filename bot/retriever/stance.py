"""Whether two quotes say the same of what is asked, or something else: a number, a day, a name."""

from typing import Final

from bot.retriever.answer import Stance
from bot.retriever.correcting import deniable, denies
from bot.retriever.evidence import Name
from bot.retriever.kinds import AnswerKind
from bot.retriever.question import Question
from bot.retriever.same_story import same_story
from bot.retriever.stated import amount_in, day_in, names_in, stands_for
from bot.retriever.words import terms
from corpus.article import Quote

_NAMED_KINDS: Final = frozenset({AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.ORGANISATION})


def stance_of(question: Question, quote: Quote, other: Quote) -> Stance:
    """How `other` stands to `quote`, the best one, of another article.

    They differ if both state one thing of the kind asked for, these cannot be the same, and both articles
    tell of the same event. Precision goes first: where a reader might doubt any of this, it is unclear.
    """
    stance = Stance.UNCLEAR
    if question.kind is AnswerKind.AMOUNT:
        stance = _by_amount(question, quote, other)
    elif question.kind is AnswerKind.TIME:
        stance = _by_day(question, quote, other)
    elif question.kind in _NAMED_KINDS:
        stance = _by_name(question, quote, other)
    if stance is Stance.UNCLEAR and (_denied(question, quote, other) or _denied(question, other, quote)):
        stance = Stance.DIFFERS
    if stance is Stance.DIFFERS and not same_story(quote.article, other.article, set(question.terms)):
        return Stance.UNCLEAR
    return stance


def _by_amount(question: Question, quote: Quote, other: Quote) -> Stance:
    one, two = amount_in(question, quote), amount_in(question, other)
    if one is None or two is None or question.age:  # everyone is a year older after a birthday
        return Stance.UNCLEAR
    return _stance(agree=one.agrees(two), differ=one.differs(two))


def _by_day(question: Question, quote: Quote, other: Quote) -> Stance:
    one, two = day_in(question, quote), day_in(question, other)
    if one is None or two is None:
        return Stance.UNCLEAR
    return _stance(agree=one == two, differ=one != two)


def _by_name(question: Question, quote: Quote, other: Quote) -> Stance:
    one, two = names_in(question, quote), names_in(question, other)
    if any(not set(mine.terms).isdisjoint(theirs.terms) for mine in one for theirs in two):
        return Stance.AGREES
    mine = [name for name in one if stands_for(question, quote, name)]
    theirs = [name for name in two if stands_for(question, other, name)]
    apart = (
        len(mine) == len(theirs) == 1 and not _tells_of(other, mine[0]) and not _tells_of(quote, theirs[0])
    )
    return Stance.DIFFERS if apart else Stance.UNCLEAR


def _denied(question: Question, quote: Quote, other: Quote) -> bool:
    """Whether `other` denies what a quote states."""
    return denies(question, other, deniable(question, quote))


def _stance(*, agree: bool, differ: bool) -> Stance:
    if agree:
        return Stance.AGREES
    return Stance.DIFFERS if differ else Stance.UNCLEAR


def _tells_of(quote: Quote, name: Name) -> bool:
    """Whether the article of a quote has this name anywhere: then both may be of one story."""
    return not set(name.terms).isdisjoint(terms(f"{quote.article.title}\n{quote.article.text}"))
