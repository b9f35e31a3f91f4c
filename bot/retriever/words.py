"""Text becomes terms: folded, stemmed words of any script, without the words that carry no matter."""

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import Final

from bot.retriever.folding import fold, readable
from bot.retriever.irregular import BASE_FORMS
from bot.retriever.languages.figures_and_days import NUMBERS
from bot.retriever.languages.stems import stemmer
from bot.retriever.languages.stop_words import STOP_WORDS_TEXT
from bot.retriever.word_table import UNSPACED, WordTable, starts_unspaced

DEFAULT: Final = "en"
"""The language that a text is read in where nothing tells its own, by its ISO 639-1 code."""

_TYPED_WITHOUT_ACCENTS: Final = frozenset({"ca", "es", "fr", "it", "pt", "ro"})
_TENS_TEXT: Final = "thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: Final = {
    language: {word: str(value) for value, word in enumerate(words.split(), start=2)}
    for language, words in NUMBERS.items()
}
NUMBER_WORDS[DEFAULT] |= {word: str(10 * value) for value, word in enumerate(_TENS_TEXT.split(), start=3)}
"""Numbers in words are the same terms as in figures, so that "two" finds "2"."""

_CAPITAL_STOP_WORDS: Final = {"US": "usa", "USA": "usa", "WHO": "who.", "IT": "it."}
"""Acronyms that would be lost as stop words when their capitals are."""

_INDIC = "\u0900-\u0963\u0966-\u0dff"
WORD: Final = re.compile(
    rf"[{UNSPACED}]+"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?"
    r"|\d+(?:[.,:]\d+)+"
    rf"|(?:[^\W_{UNSPACED}]++|[{_INDIC}]++)+(?:'[^\W_{UNSPACED}]+)*"
)
"""A run of a script without spaces, an acronym with full stops, a figure, or a word with its apostrophes."""

_ASCII_WORD = re.compile(
    r"[A-Za-z](?:[A-Za-z0-9]++(?:'[A-Za-z0-9]++)*+"
    r"|\.[A-Za-z]\.(?:[A-Za-z]\.)*+[A-Za-z]?"
    r"|(?:'[A-Za-z0-9]++)*+)"
    r"|[0-9](?:[0-9]*(?:[.,:][0-9]+)++"
    r"|[A-Za-z0-9]*+(?:'[A-Za-z0-9]++)*+)"
)
"""Finds in ASCII what `WORD` finds, three times as fast."""

_PIECES, _ASCII_PIECES = (re.compile(f"({word.pattern})") for word in (WORD, _ASCII_WORD))

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COMMA_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_POINT_LANGUAGES = frozenset({"en", "ar", "fa", "ga", "he", "hi", "ne", "ta"})
"""Languages with a point before fractions and commas between thousands; others have these swapped."""

_ELIDING = frozenset({"ca", "fr", "it"})
_ELIDED = re.compile(
    r"^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|un|dell|all|nell|sull|dall|quell|quest|sant)'", re.IGNORECASE
)
_TURKISH_CASE = str.maketrans("Iİ", "ıi")

_KEPT_WORDS = 20_000
_KEPT_FOREIGN = 20_000


def terms_of_word(word: str, language: str = DEFAULT) -> tuple[str, ...]:
    """The terms of one match of `WORD`: none for a stop word, bigrams for a script without spaces."""
    return _table(language)[word]


def pieces_of(folded: str) -> list[str]:
    """What stands before the first word of a readable text, the word, what stands before the next, and so on.

    Words are the matches of `WORD`; the last piece is what stands after the last of them.
    """
    return (_ASCII_PIECES if folded.isascii() else _PIECES).split(folded)


def terms(text: str, language: str = DEFAULT) -> list[str]:
    """The terms of `text` in order, repeated as often as they occur."""
    folded = readable(text)
    words = (_ASCII_WORD if folded.isascii() else WORD).findall(folded)
    return list(chain.from_iterable(map(_table(language).__getitem__, words)))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words of a language that say how a sentence is built, not what it is about; none if it is unknown."""
    words = STOP_WORDS_TEXT.get(language, "")
    typed = fold(words) if language in _TYPED_WITHOUT_ACCENTS else ""
    return frozenset(f"{readable(words)} {typed}".split())


def without_elision(word: str, language: str) -> str:
    """`word` without the article or preposition that French, Italian or Catalan tie to it: "l'usine"."""
    if language in _ELIDING:
        return _ELIDED.sub("", word)
    return word


def _table(language: str) -> WordTable[tuple[str, ...]]:
    table = _tables.get(language)
    if table is None:
        table = _tables.setdefault(language, _new_table(language))
    return table


def _new_table(language: str) -> WordTable[tuple[str, ...]]:
    stem = stemmer(language)
    limit = _KEPT_WORDS if language == DEFAULT else _KEPT_FOREIGN
    return WordTable(lambda word: _terms(word, language, stem), limit)


def _terms(word: str, language: str, stem: Callable[[str], str]) -> tuple[str, ...]:
    if starts_unspaced(word):
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    term = _term(word if word.isalnum() else _joined(word, language), language, stem)
    return (term,) if term else ()


def _joined(word: str, language: str) -> str:
    """`word` without its apostrophes and what they tie to it, an acronym without its full stops."""
    return (
        without_elision(word, language)
        .removesuffix("'s")
        .removesuffix("'S")
        .replace("'", "")
        .replace(".", "" if word[0].isalpha() else ".")
    )


def _term(joined: str, language: str, stem: Callable[[str], str]) -> str:
    """The term of a word; none, "", for a stop word or a lone accent."""
    if joined in _CAPITAL_STOP_WORDS:
        return _CAPITAL_STOP_WORDS[joined]
    lower = joined.translate(_TURKISH_CASE).lower() if language == "tr" else joined.replace("İ", "i").lower()
    if language == DEFAULT:
        lower = fold(lower)
    if not lower or lower in stop_words(language):
        return ""
    if lower[0].isdigit():
        return _figure(lower, language)
    if lower in (numbers := NUMBER_WORDS.get(language, {})):
        return numbers[lower]
    if language != DEFAULT:
        return fold(stem(lower))
    return stem(BASE_FORMS.get(lower, lower)) if lower.isascii() else lower


def _figure(word: str, language: str) -> str:
    """A word that begins with a digit: as English writes it, without separators of thousands."""
    if language not in _POINT_LANGUAGES and _COMMA_FIGURE.fullmatch(word):
        word = word.replace(".", "").replace(",", ".")
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal.group(1) if ordinal else word.replace(",", "")


_tables: dict[str, WordTable[tuple[str, ...]]] = {}
