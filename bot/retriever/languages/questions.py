"""What a question in another language than English asks for, told by its question words."""

import re
from functools import cache
from typing import Final

from bot.retriever.folding import readable
from bot.retriever.languages.detection import language_of
from bot.retriever.languages.question_words import QUESTION_WORDS, UNSPACED_QUESTION_WORDS

_OF_LETTERS_WITH_CASE: Final = frozenset({"person", "place"})
"""Kinds of answers that are told by their capitals."""

_UNSPACED: Final = tuple((kind, re.compile(words)) for kind, words in UNSPACED_QUESTION_WORDS.items())


def asked_for(question: str) -> str | None:
    """The kind of answer asked for, such as "time", or None if no question word of its language tells.

    In scripts without capitals nothing tells that a sentence names a person or a place: none is asked for.
    """
    lower = readable(question).lower()
    kinds = (*_patterns(language_of(question)), *_UNSPACED)
    kind = next((kind for kind, pattern in kinds if pattern.search(lower)), None)
    return None if kind in _OF_LETTERS_WITH_CASE and lower == lower.upper() else kind


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    asking = QUESTION_WORDS.get(language, {})
    return tuple(
        (kind, re.compile("|".join(_pattern(words) for words in said.split("|"))))
        for kind, said in asking.items()
    )


def _pattern(words: str) -> str:
    opening = r"^[\W_]*" if words.startswith("^") else r"(?<!\w)"
    return rf"{opening}{re.escape(words.removeprefix('^'))}(?!\w)"
