"""What kind of answer a question asks for."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from bot.retriever.folding import fold
from bot.retriever.languages.questions import asked_for
from bot.retriever.sought import ASKING, SENTENCE_END, Sought


class AnswerKind(StrEnum):
    """What a sentence must offer to answer a question."""

    AMOUNT = "amount"
    TIME = "time"
    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    CAUSE = "cause"
    MANNER = "manner"
    THING = "thing"


_OPENS: Final = re.compile(
    r"\W*(?:(?:and|but|so|or|then|in|on|at|by|from|to|with|for|of|about|since|until)\W+){0,2}$"
)
"""What may stand before the word that asks, if that opens the sentence."""

_AUXILIARY: Final = re.compile(
    r"\W*(?:$|\?|(?:'s|'d|and|or|else|exactly|is|are|was|were|did|does|do|will|would|has|have|had|can|could|should"
    r"|may|might|must)\b)"
)
"""What follows a "when" or "where" that asks, and none that opens a clause."""

_NAMING: Final = frozenset({"what", "which", "how"})
"""Words that ask wherever they stand; "who", "when" and "where" may speak of what was named before."""

_MEASURE: Final = re.compile(
    r"\bhow (?:many|much|old|long|far|tall|big|large|high|often|fast|wide|deep|heavy|hot|cold)\b"
)
_WHICH: Final = (
    r"\b(?:what|which)(?:'s)?(?: (?:is|was|are|were|will be))?(?: (?:the|his|her|its|their|a|an))?"
    r"(?: (?!(?:this|last|next|of|is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|to|in|on"
    r"|at|by|for|from|with|as|after|before|that|who|when|where|and|or)\b)[\w'-]+){0,2}? "
)
"""A word that asks, and what may stand before the noun that says for what: no verb."""

_AMOUNTS: Final = (
    "number|percentage|percent|amount|proportion|fraction|ratio|age|price|size|score|rate|total|cost|value|fee"
    "|salary|budget|revenue|toll|population|density|distance|length|height|width|depth|altitude|elevation"
    "|weight|speed|magnitude|temperature|duration"
)
_TIMES: Final = "years?|date|day|month|decade|century|time|season|week|weekday|era|period"
_NOUNS: Final = (
    (AnswerKind.AMOUNT, re.compile(rf"{_WHICH}(?:{_AMOUNTS})\b(?!-)")),
    (AnswerKind.TIME, re.compile(rf"{_WHICH}(?:{_TIMES})\b(?!-)")),
)
_OF_SOUGHT: Final[Mapping[Sought, AnswerKind]] = {
    Sought.PERSON: AnswerKind.PERSON,
    **dict.fromkeys(
        (Sought.COUNTRY, Sought.STATE, Sought.CITY, Sought.CONTINENT, Sought.WATER, Sought.PLACE),
        AnswerKind.PLACE,
    ),
    **dict.fromkeys(
        (Sought.COMPANY, Sought.AGENCY, Sought.TEAM, Sought.SCHOOL, Sought.GROUP), AnswerKind.ORGANISATION
    ),
    **dict.fromkeys((Sought.MONTH, Sought.DAY, Sought.YEAR), AnswerKind.TIME),
    Sought.PERCENT: AnswerKind.AMOUNT,
}
_BY_WORD: Final[Mapping[str, AnswerKind]] = {
    **dict.fromkeys(("who", "whom", "whose"), AnswerKind.PERSON),
    "when": AnswerKind.TIME,
    "where": AnswerKind.PLACE,
    "why": AnswerKind.CAUSE,
    "how": AnswerKind.MANNER,
}
_REASON: Final = re.compile(r"\bwhat (?:is|was|were|are) the (?:reason|cause)|\bwhat (?:caused|causes|led)\b")


def kind_of(question: str, sought: Collection[Sought], *, money: bool) -> AnswerKind:
    """What `question` asks for, if its words seek `sought`; `money` tells whether they speak of a sum.

    Of several sentences the last one with a word that asks decides; the others tell what it is about.
    """
    sentences = SENTENCE_END.split(fold(question).lower())
    asking = next((each for each in reversed(sentences) if ASKING.search(each)), None)
    kind = _by_words(asking, sought) if asking else _of(sought)
    if kind is None and money:
        return AnswerKind.AMOUNT
    return kind or AnswerKind(asked_for(question) or AnswerKind.THING)


def _by_words(sentence: str, sought: Collection[Sought]) -> AnswerKind | None:
    """What a sentence with a word that asks, in lower case, asks for; None if it does not tell."""
    if _MEASURE.search(sentence):
        return AnswerKind.AMOUNT
    word = _asking_word(sentence)
    if word in _BY_WORD:
        return _BY_WORD[word]
    if _REASON.search(sentence):
        return AnswerKind.CAUSE
    if Sought.NAMED in sought:
        return AnswerKind.THING
    measured = (kind for kind, pattern in _NOUNS if pattern.search(sentence))
    return next(measured, None) or _of(sought)


def _of(sought: Collection[Sought]) -> AnswerKind | None:
    """The kind of the likeliest thing sought that is of one."""
    return next((_OF_SOUGHT[each] for each in sought if each in _OF_SOUGHT), None)


def _asking_word(sentence: str) -> str:
    """The word that asks in a sentence that has one."""
    words = list(ASKING.finditer(sentence))
    first, last = words[0], words[-1]
    if not sentence[last.end() :].strip(" ?!."):
        return last.group()
    if _OPENS.match(sentence[: first.start()]):
        if first.group() not in ("when", "where") or _AUXILIARY.match(sentence[first.end() :]):
            return first.group()
        words = words[1:] or words  # "when the storm came, who ..."
    said = [word.group() for word in words]
    return next((word for word in said if word in _NAMING), said[0])
