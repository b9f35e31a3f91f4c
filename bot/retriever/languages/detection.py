"""In which language a text is, told by its small words."""

from collections.abc import Collection, Iterable
from typing import Final

from bot.retriever.languages.stop_words import STOP_WORDS_TEXT

DEFAULT: Final = "en"
_SAMPLE_WORDS: Final = 200
_SAMPLE_CHARACTERS: Final = 1500
_LEAST_SHARE: Final = 0.08
_LETTERS_OF_EDGES: Final = ".,;:!?¿¡\"'()[]«»„“”‚‘’…–—،؟؛।"


def _owners() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in STOP_WORDS_TEXT.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


_OWNERS: Final = _owners()


def language_of(text: str, among: Collection[str] | None = None) -> str:
    """The ISO 639-1 code of the language that most small words of `text` belong to; English if hardly any do.

    Only the beginning is read. With `among`, one of these languages or English.
    """
    words = text[:_SAMPLE_CHARACTERS].lower().split()[:_SAMPLE_WORDS]
    counts: dict[str, int] = {}
    for word in words:
        for language in _OWNERS.get(word) or _OWNERS.get(word.strip(_LETTERS_OF_EDGES), ()):
            counts[language] = counts.get(language, 0) + 1
    if among is not None:
        counts = {language: count for language, count in counts.items() if language in among}
    best = max(counts, key=lambda language: (counts[language], language == DEFAULT), default=DEFAULT)
    return best if counts.get(best, 0) >= _LEAST_SHARE * len(words) else DEFAULT
