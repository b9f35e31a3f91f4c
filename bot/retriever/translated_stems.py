"""Words of a question as articles in other languages would be searched for them."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.retriever.asked import AskedWord
from bot.retriever.index.shelf_index import ShelfIndex, languages_of
from bot.retriever.variants import Variant
from bot.retriever.words import terms_of_word

_CREDIT: Final = 1.0
"""It is the same word, only with the ending that another language takes for one cut off."""

_UMLAUTS: Final = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


def other_stems(
    asked: Sequence[AskedWord], language: str, indexes: Sequence[ShelfIndex]
) -> Iterator[Variant]:
    """The words of a question in `language` with the stems of every other language the articles are in."""
    languages = languages_of(indexes)
    for word in asked:
        for other in sorted(languages - {language}):
            yield from _variant(word, word.text, other)
        if "de" in languages:
            for typed, umlaut in _UMLAUTS:
                if typed in word.text:
                    yield from _variant(word, word.text.replace(typed, umlaut), "de")


def _variant(word: AskedWord, text: str, language: str) -> Iterator[Variant]:
    stems = terms_of_word(text, language)
    if len(stems) == len(word.terms) == 1 and stems != word.terms:
        yield Variant(stems, word.terms, _CREDIT)
