"""No regular expression of the two packages runs for ever: each is tried on texts made of its own pieces."""

import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Iterator
from random import Random
from typing import Any, Final

import pytest

import bot
import corpus
from corpus.clean import MAX_NAME, MAX_TITLE
from corpus.segment import MAX_SENTENCE

LENGTH: Final = 2_500
SECONDS: Final = 0.06
"""Of processor time; what looks at each character a few times takes a thousandth of that, what goes back over
its text for each of them ten times as much."""

AT_ONE_PLACE: Final = frozenset(
    {
        "bot.formatter.answers.context._LEANS_BACK.0",
        "bot.retriever.evidence._DATELINE.0",
        "bot.retriever.follow_up._OPENS.0",
        "bot.retriever.signs._CHECKED.16",
        "bot.retriever.words._ORDINAL.0",
        "corpus.segment.lines._LIST_MARK.0",
    }
)
"""Those that are only ever matched where a sentence, a line or a word begins, never looked for in it."""

SHORT: Final = {
    "bot.formatter.articles.draft._STOP.0": MAX_TITLE,
    "bot.formatter.outlet._SITE.0": MAX_NAME,
    "bot.retriever.stated._ASIDE.0": MAX_SENTENCE,
    "corpus.readers.feed._TRAILER.0": 700,
}
"""Those that are only given so many characters: those of a title, a name, a sentence, an article's end."""

SAMPLES: Final = (" ", "\n", "a", "A", "1", ".", ",", "-", "“", "é", "\u0301", "中", "\t")


def expressions() -> dict[str, re.Pattern[Any]]:
    """Every compiled expression that a module keeps, alone or in a table, by module and name."""
    found: dict[str, re.Pattern[Any]] = {}
    for package in (bot, corpus):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith("__main__") or ".training" in module.name:
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(_within(value, 3)):
                    found[f"{module.name}.{name}.{number}"] = pattern
    distinct = {(each.pattern, each.flags): name for name, each in found.items()}
    return {name: found[name] for name in distinct.values()}


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _within(each, depth - 1)


EXPRESSIONS: Final = expressions()


def hostile(pattern: str, length: int) -> Iterator[str]:
    """Runs of what the expression names and of what it may mean, with an end that does not fit."""
    words = list(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", pattern)))[:6]
    signs = list(dict.fromkeys(re.sub(r"\\[a-zA-Z]|[\w\s]", "", pattern)))[:12]
    units = [*SAMPLES, *signs, *words]
    rng = Random(repr(pattern))
    pairs = [rng.choice(units) + rng.choice(units) for _ in range(10)]
    for unit in (*units, *pairs, *(f"{word} " for word in words)):
        run = (unit * (length // len(unit) + 1))[:length]
        yield run
        yield f"{rng.choice(units)}{run}\x00"
    for first in (*words, *signs):
        yield first + rng.choice(SAMPLES) * length + "\x00"


def took(pattern: re.Pattern[Any], text: str, *, at_one_place: bool = False) -> float:
    given: Any = text if isinstance(pattern.pattern, str) else text.encode(errors="replace")
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        if at_one_place:
            pattern.match(given)
        else:
            deque(pattern.finditer(given), maxlen=0)
        best = min(best, time.process_time() - began)
        if best < SECONDS:
            break
    return best


def test_there_are_expressions_to_be_tried():
    assert len(EXPRESSIONS) > 100
    assert set(EXPRESSIONS) >= {*AT_ONE_PLACE, *SHORT}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_takes_no_longer_than_its_text_is_long(name):
    pattern = EXPRESSIONS[name]
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    for text in hostile(source, SHORT.get(name, LENGTH)):
        seconds = took(pattern, text, at_one_place=name in AT_ONE_PLACE)
        assert seconds < SECONDS, f"{seconds:.2f} s for {len(text):,} characters: {text[:60]!r}"


def test_one_that_goes_back_over_its_text_would_be_found():
    slow = re.compile(r"(?:a|aa)+b|(\w+\s?)+$")
    assert any(took(slow, text) >= SECONDS for text in hostile(slow.pattern, 24))
