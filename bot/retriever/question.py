"""What a question asks about, and what kind of thing would answer it."""

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.retriever.evidence import Evidence, evidence_of
from bot.retriever.folding import fold
from bot.retriever.kinds import AnswerKind, kind_of
from bot.retriever.languages.detection import language_of
from bot.retriever.related import RELATED
from bot.retriever.sought import SENTENCE_END, Sought, sought
from bot.retriever.words import WORD, terms, terms_of_word

MAX_QUESTION: Final = 2_000
"""Code points of a question that are read; what follows is ignored."""


_AUXILIARIES: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had"})
_DO_FORMS: Final = frozenset({"did", "does", "do"})
_COUNTED = re.compile(r"\bhow many\s+((?:[\w'-]+\s*){1,5})")
_COUNTED_WORDS: Final = 3
_MEASURED = re.compile(
    r"\bhow (old|long|far|tall|big|large|high|often|fast|wide|deep|heavy|hot|cold|soon|late)\b"
)
_LENGTHS: Final = "foot inch mile yard metre meter kilometre kilometer centimetre centimeter"
_DURATIONS: Final = "second minute hour day night week month year decade century"
_UNITS: Final = {
    "old": "year month age aged",
    "long": f"{_DURATIONS} {_LENGTHS}",
    "far": _LENGTHS,
    "tall": f"{_LENGTHS} storey story floor",
    "big": f"{_LENGTHS} acre hectare square ton",
    "large": f"{_LENGTHS} acre hectare square ton",
    "high": f"{_LENGTHS} percent",
    "often": f"time every {_DURATIONS}",
    "fast": "mph kph mile kilometre kilometer knot second hour",
    "wide": _LENGTHS,
    "deep": _LENGTHS,
    "heavy": "pound ton tonne kilogram kilo gram ounce",
    "hot": "degree",
    "cold": "degree",
    "soon": _DURATIONS,
    "late": _DURATIONS,
}
_AGE: Final = re.compile(r"\bhow old\b|\bwhat age\b|\bage of\b")
_MONEY = re.compile(
    r"\bhow much\b.*\b(?:cost|costs|pay|paid|worth|money|price|raise|raised|spend|spent|sell|sold|earn"
    r"|earned|fine|fined|owe|owed|dollars?)\b|\bprice\b|\bcost\b"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the retriever reads it.

    `terms` are distinct, in order of appearance; `asked` those of its last sentence, which asks, where the
    ones before it tell. `sought` says more closely than `kind` what would answer, if its words do. `verb` is
    the last of its terms in a question like "where did the ship sink": reports like to put it in other words.
    `counted` are the terms of what a "how many" counts and those that may stand in their place, or of the
    units in which a "how long" is `measured`. `money` and `age` say whether a sum or an age is asked for.
    """

    language: str
    terms: tuple[str, ...]
    asked: frozenset[str]
    kind: AnswerKind
    sought: tuple[Sought, ...]
    evidence: Evidence
    verb: str | None
    counted: frozenset[str]
    measured: bool
    money: bool
    age: bool

    @property
    def bare(self) -> bool:
        """Whether there is only one word to go by, and that no name: hardly anything can be told from it."""
        return len(self.terms) == 1 and not self.evidence.capitals


def read_question(text: str, languages: Collection[str] = ()) -> Question:
    """Read a question; one without any words has no terms.

    `languages` are those of the articles: it is read in the one of these that it is in, or else in English.
    What it asks for is told in any language.
    """
    read = text[:MAX_QUESTION]
    lower = fold(read).lower()
    language = language_of(read, languages)
    evidence = evidence_of(read, language)
    money = bool(_MONEY.search(lower))
    named = sought(read)
    kind = kind_of(read, named, money=money)
    return Question(
        language=language,
        terms=tuple(dict.fromkeys(evidence.terms)),
        asked=_asked(read, evidence, language),
        kind=kind,
        sought=(Sought.PERSON,) if kind is AnswerKind.PERSON else named,
        evidence=evidence,
        verb=_last_verb(lower),
        counted=_counted(lower),
        measured=bool(_MEASURED.search(lower)),
        money=money,
        age=bool(_AGE.search(lower)),
    )


def _asked(text: str, evidence: Evidence, language: str) -> frozenset[str]:
    """The terms of the last sentence of a question with this evidence."""
    *before, last = SENTENCE_END.split(text)
    return frozenset(terms(last, language) if before else evidence.terms)


def _counted(lower: str) -> frozenset[str]:
    """What a number in the answer would stand before, of a question in lower case."""
    if measured := _MEASURED.search(lower):
        return frozenset(terms(_UNITS[measured.group(1)]))
    if not (counted := _COUNTED.search(lower)):
        return frozenset()
    words = [word for word in counted.group(1).split() if word not in _AUXILIARIES]
    things = itertools.takewhile(bool, (terms(word) for word in words[:_COUNTED_WORDS]))
    named = frozenset(itertools.chain.from_iterable(things))
    return named.union(*(RELATED.get(term, frozenset()) for term in named))


def _last_verb(lower: str) -> str | None:
    """The term of the last word of a question with "did", "does" or "do", of a question in lower case."""
    if not any(form in lower for form in _DO_FORMS):
        return None  # nearly always, and known before all words are parted
    words = WORD.findall(lower)
    asks_for_verb = not _DO_FORMS.isdisjoint(words[:-1])
    return next(iter(terms_of_word(words[-1])), None) if asks_for_verb else None
