"""What a sentence states of the kind a question asks for: its number, its day, its names."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from bot.retriever.evidence import Evidence, Name, evidence_of
from bot.retriever.folding import fold
from bot.retriever.kinds import AnswerKind
from bot.retriever.quantities import MONTHS, Bound, Quantity, quantities
from bot.retriever.question import Question
from bot.retriever.told_of import doing_of, told_of
from bot.retriever.words import WORD, terms, terms_of_word
from corpus.article import Quote

_REACH_AFTER: Final = 2
"""How many terms after a number the thing it counts may stand."""

_FULL_NAME: Final = 2
"""A person is named with two words, or with a word like "Mayor" and one."""

_ASIDE_REACH: Final = 40
"""Code points around a number in which words stand that make it another time's, or nobody's yet."""

_TALLY: Final = re.compile(
    r"(?:\b\w+\s)?\b(?:toll|number|total|count|tally)\b[^.;]{0,60}?"
    r"\b(?:to|at|reached|is|was|now|passed)\b[^.;,\d]{0,14}\Z",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[.;:()\"]|,(?!\d)| - ")
_OTHER_TIME: Final = re.compile(
    r"\b(?:could|may|might|would|expect\w*|forecast|predict\w*|project\w*|unless|if|previous\w*|earlier"
    r"|last (?:year|month|season|time)|since|average|record|initially|originally|first (?:thought|given))\b",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(r"\b(?:from|than|compared (?:with|to)|instead of|not)\s\Z", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY: Final = re.compile(
    rf"\b(?P<month>{MONTHS})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?[-:]\s?\d)"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{MONTHS})\b",
    re.IGNORECASE,
)
_MONTH: Final = 3
"""Letters that tell a month."""

_NAME: Final = r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*"
_ASIDE: Final = re.compile(
    rf"\b(?:[Aa]ccording to|said|says|told)\s(?:[a-z-]+\s){{0,4}}{_NAME}"
    rf"|{_NAME}(?:,[^,]{{0,60}},)?\s(?:said|says|told|added)\b"
    rf"|\b(?:[Rr]eplac\w+|[Ss]ucceed\w*|[Ff]ormer|[Oo]utgoing|predecessor,?|(?:took|taking|takes) over from)"
    rf"\s(?:[a-z-]+\s){{0,3}}{_NAME}"
)
"""Someone who only speaks, or who is what they were no more."""

_TITLES_TEXT: Final = """
    president prime minister mayor chief gen general dr mr mrs ms sir dame lord lady capt captain lt col
    sgt sen senator rep representative gov governor king queen prince princess pope judge justice
    secretary chairman chairwoman ceo professor prof sheriff officer coach director former vice deputy
    attorney inspector superintendent detective constable republican democrat democratic
"""
TITLES: Final = frozenset(terms(_TITLES_TEXT))
"""Words that stand before a name, and are none."""


def amount_in(question: Question, quote: Quote) -> Quantity | None:
    """The one number of a quote that counts what `question` asks for; None if none does, or several might."""
    text = fold(quote.text)
    fitting = [
        each
        for each in counting(question, text)
        if not _of_another_time(quote, text, each)
        and told_of(question, quote, terms(text), len(terms(text[: each.start])))
    ]
    fitting = [each for each in fitting if _tally(text, each)] or fitting
    return fitting[0] if len({(each.value, each.unit) for each in fitting}) == 1 else None


def counting(question: Question, text: str) -> Iterator[Quantity]:
    """The numbers of a folded text that count what `question` asks for, of whatever and whenever."""
    asked = {term for term in question.terms if term[0].isdigit()}
    for each in quantities(text):
        if asked.isdisjoint(terms(text[each.start : each.end])) and _counts(question, text, each):
            yield each


def day_in(question: Question, quote: Quote) -> tuple[str, int] | None:
    """The one day, as month and number, that a quote names and `question` does not; None otherwise."""
    text, asked = fold(quote.text), {day for day, _ in days_in(fold(question.evidence.text))}
    found = dict(each for each in days_in(text) if each[0] not in asked)
    if len(found) != 1:
        return None
    [(day, start)] = found.items()
    return day if told_of(question, quote, terms(text), len(terms(text[:start]))) else None


def names_in(question: Question, quote: Quote) -> list[Name]:
    """The names a quote offers to `question`, without titles, those who merely speak, and those who left."""
    least = _FULL_NAME if question.kind is AnswerKind.PERSON else 1
    known = question.evidence.capitals - TITLES
    offered = [
        name
        for name in told(quote.text).names
        if len(name.terms) >= least
        and known.isdisjoint(name.terms)
        and (question.kind is AnswerKind.ORGANISATION or name.placed is (question.kind is AnswerKind.PLACE))
    ]
    bare = (name._replace(terms=_without(name.terms, {*question.terms, *TITLES})) for name in offered)
    return [name for name in bare if name.terms]


def stands_for(question: Question, quote: Quote, name: Name) -> bool:
    """Whether a name in a quote is what `question` asks for, and not just named beside it."""
    said = told(quote.text).terms
    if not told_of(question, quote, said, name.position):
        return False
    doing = doing_of(question)
    return not doing or any(term in doing for term in said[name.position :])  # who did it is named first


@lru_cache(maxsize=64)
def told(text: str) -> Evidence:
    """What a quote of this text offers, without those who merely speak, and those who left."""
    return evidence_of(_ASIDE.sub(" ", fold(text)))


def _without(found: Iterable[str], left_out: AbstractSet[str]) -> tuple[str, ...]:
    return tuple(term for term in found if term not in left_out)


def _counts(question: Question, text: str, found: Quantity) -> bool:
    if question.money:
        return found.unit not in ("", "%")
    if found.unit or not question.counted:
        return False
    return not question.counted.isdisjoint([*_following(text, found.end), *terms(_tally(text, found))])


def _tally(text: str, found: Quantity) -> str:
    """What is counted, of a number that is told as a total: "the number of people hurt rose to"; else ""."""
    tally = _TALLY.search(text[: found.start])
    return tally[0] if tally else ""


def _following(text: str, start: int) -> Iterator[str]:
    """The terms right after `start`, in the same clause."""
    end = _CLAUSE_END.search(text, start)
    words = WORD.findall(text[start : end.start() if end else len(text)])
    yield from [term for word in words for term in terms_of_word(word)][:_REACH_AFTER]


def _of_another_time(quote: Quote, text: str, found: Quantity) -> bool:
    """Whether a number is told of an earlier time, or as something that may yet come."""
    around = text[max(0, found.start - _ASIDE_REACH) : found.end + _ASIDE_REACH]
    published = quote.article.published
    years = {int(year) for year in _YEAR.findall(around)}
    compared = _COMPARED.search(text[: found.start]) and found.bound is Bound.EXACT
    return bool(compared or _OTHER_TIME.search(around) or years - {published.year if published else 0})


def days_in(text: str) -> Iterator[tuple[tuple[str, int], int]]:
    """The days of the calendar that a folded text names, as ("mar", 1), and where."""
    for match in _DAY.finditer(text):
        month, number = match["month"] or match["month2"], match["day"] or match["day2"]
        yield (month[:_MONTH].lower(), int(number)), match.start()
