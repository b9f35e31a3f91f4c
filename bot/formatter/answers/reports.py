"""What other articles say beside an answer, in words that take no side."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.retriever.answer import Answer, Finding, Stance
from bot.translation import ENGLISH, Language
from corpus.article import Article, ArticleKey, Quote
from corpus.published import is_later

THIS_IS_FROM: Final = "This is from"
NEWER: Final = "A newer article on the subject:"
DIFFER: Final = "Reports differ."
ALSO_IN: Final = "Also in:"


def differing(answer: Answer) -> list[Quote]:
    """The quotes that say something else than the best one."""
    return [each.quote for each in answer.others if each.stance is Stance.DIFFERS]


def agreeing(answer: Answer) -> list[Article]:
    """The other articles whose quotes say the same as the best one, each once."""
    return _articles(answer, [each for each in answer.others if each.stance is Stance.AGREES])


def unclear(answer: Answer) -> list[Article]:
    """The other articles with a quote of which one cannot tell, each once; the newer one is named apart."""
    newer = (answer.newer.server_id, answer.newer.article_id) if answer.newer else None
    findings = [each for each in answer.others if each.stance is Stance.UNCLEAR]
    return _articles(answer, [each for each in findings if each.quote.key != newer])


def named(other: Quote, best: Quote, day: str, to: Language = ENGLISH) -> str:
    """What to call another report beside the best: the older, the newer, or just another; `day` may be ""."""
    published, beside = other.article.published, best.article.published
    day = day or to.say("without a date")
    if is_later(published, beside):
        return to.say("A newer report ({day}) says:", day=day)
    if is_later(beside, published):
        return to.say("An older report ({day}) says:", day=day)
    return to.say("Another report ({day}) says:", day=day)


def _articles(answer: Answer, findings: Sequence[Finding]) -> list[Article]:
    shown: set[ArticleKey] = {quote.key for quote in differing(answer)}
    if answer.best is not None:
        shown.add(answer.best.quote.key)
    return list(_once(each.quote for each in findings if each.quote.key not in shown))


def _once(quotes: Iterable[Quote]) -> Iterable[Article]:
    return {quote.key: quote.article for quote in quotes}.values()
