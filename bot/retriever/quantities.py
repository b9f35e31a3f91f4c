"""The numbers of a text and what they leave open: "about 1,500" may be 1,487, "7" is seven."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.retriever.words import DEFAULT, NUMBER_WORDS

_SMALL: Final = {"one": 1.0} | {word: float(value) for word, value in NUMBER_WORDS[DEFAULT].items()}
_WORDS: Final = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALES: Final = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_LONG_SCALES: Final = r"dozen|hundred|thousand|million|billion|trillion"
MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
"""A pattern of the names of months, in lower case, whole or shortened."""

_NUMBER: Final = re.compile(
    rf"""
    (?P<sign>[$£€¥]\s?)?
    (?: (?<![\w.,:/-]) (?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?![:/\d]|[.,]\d|(?:st|nd|rd|th)\b)
      | (?<![\w-]) (?P<words>(?:{_WORDS})(?:-(?:{_WORDS}))?) \b
      | \b an? (?=\s(?:{_LONG_SCALES})\b) )
    (?: [\s-]? (?P<scale>{_LONG_SCALES}) \b | (?<=\d) (?P<short>k|mn?|bn|tn) \b )?
    (?: \s? (?P<percent>%|percent\b|per\ cent\b) | \s (?P<money>dollars|pounds|euros|yen)\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS: Final = {"dollars": "$", "pounds": "£", "euros": "€", "yen": "¥"}
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE_BEFORE: Final = re.compile(rf"\b(?:{MONTHS})\.?\s\Z", re.IGNORECASE)
_DATE_AFTER: Final = re.compile(rf"\s(?:{MONTHS})\b", re.IGNORECASE)
_RANGE: Final = re.compile(
    rf"\b(\d[\d.,]*|{_WORDS})\s(?:to|and|or)\s[$£€¥]?(\d[\d.,]*|{_WORDS})\b", re.IGNORECASE
)
_NOT_COUNTING: Final = re.compile(r"\s?-\s?\d|\s(?:of|other|others|more|additional)\b")


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    FROM = "from"
    UP_TO = "up to"


_BEFORE: Final = tuple(
    (bound, re.compile(rf"\b(?:{words})\s\Z", re.IGNORECASE))
    for bound, words in (
        (Bound.UP_TO, "up to|as many as|(?:no more|fewer|less) than|under|below|at most"),
        (Bound.FROM, "at least|more than|no fewer than|over|above|upwards of|exceed\\w*"),
        (Bound.ABOUT, "about|around|some|roughly|approximately|estimated|close to|near|circa"),
        (Bound.NEARLY, "nearly|almost|just under"),
    )
)
_OPEN_AFTER: Final = re.compile(r"\s?(?:\+|-plus\b|or more\b|and counting\b)")
_REACH: Final = 16
"""Code points before a number in which the word stands that says how it is meant."""

_SLACK: Final = {
    Bound.EXACT: ((0.97, 1.03), (0.5, 2.0)),
    Bound.ABOUT: ((0.9, 1.1), (0.75, 1.25)),
    Bound.NEARLY: ((0.85, 1.0), (0.75, 1.05)),
    Bound.FROM: ((1.0, 1.25), (0.97, 1.5)),
    Bound.UP_TO: ((0.8, 1.0), (0.4, 1.03)),
}
"""What a number may be, as shares of it: read closely, and read as loosely as news write."""

_HALF: Final = 0.4999
"""How far a number may be from what it was rounded from, in steps: just short of the next number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)` of a text; `unit` is "%", the sign of a currency, or ""."""

    value: float
    bound: Bound
    unit: str
    grain: float
    """The step it is told in: 0.1 for 3.5, 100 for 1,500, 1 for 40 (small numbers are told to the unit)."""
    start: int
    end: int

    def agrees(self, other: "Quantity") -> bool:
        """Whether both may well be the same number."""
        return self.unit == other.unit and _meet(_range(self, other, 0), _range(other, self, 0))

    def differs(self, other: "Quantity") -> bool:
        """Whether they cannot be the same number, however loosely they are read."""
        return self.unit == other.unit and not _meet(_range(self, other, 1), _range(other, self, 1))


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of a folded text that may count or measure something: no years, dates, scores or ranges."""
    ranges = {number for match in _RANGE.finditer(text) for number in (match.start(1), match.start(2))}
    for match in _NUMBER.finditer(text):
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() :]
        figure = match["figure"] or ""
        counts = match["sign"] or match["percent"] or match["scale"] or match["short"] or match["money"]
        dated = _DATE_BEFORE.search(before) or _DATE_AFTER.match(after)
        if (not counts and (_YEAR.fullmatch(figure) or dated)) or _NOT_COUNTING.match(after):
            continue
        if not ranges.isdisjoint(range(match.start(), match.end())):
            continue
        value, grain = _valued(match)
        bound = next((bound for bound, words in _BEFORE if words.search(before)), Bound.EXACT)
        if _OPEN_AFTER.match(after):
            bound = Bound.FROM
        yield Quantity(value, bound, _unit(match), grain, match.start(), match.end())


def _valued(match: re.Match[str]) -> tuple[float, float]:
    """The value of a number and the step it is told in."""
    scale = _SCALES[(match["scale"] or match["short"]).lower()] if match["scale"] or match["short"] else 1.0
    if figure := match["figure"]:
        number = float(figure.replace(",", ""))
        grain = 10.0 ** -len(figure.partition(".")[2])
    else:
        number = sum(_SMALL[word] for word in (match["words"] or "one").lower().split("-"))
        grain = 1.0
    while number >= 100 and number % (10 * grain) == 0:
        grain *= 10
    return number * scale, grain * scale


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    return (match["sign"] or "").strip() or _SIGNS.get((match["money"] or "").lower(), "")


def _range(number: Quantity, beside: Quantity, reading: int) -> tuple[float, float]:
    """What `number` may be, read closely (0) or loosely (1)."""
    # two numbers with "at least" before them are compared as they stand
    alike = number.bound is beside.bound and number.bound in (Bound.FROM, Bound.UP_TO)
    bound = Bound.EXACT if alike else number.bound
    least, most = (number.value * share for share in _SLACK[bound][reading])
    if bound is not Bound.EXACT:
        return least, most
    half = number.grain * _HALF
    return max(least, number.value - half), min(most, number.value + half)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(one[0], other[0]) <= min(one[1], other[1])
