"""In which language a text is, told by its small words."""

from collections.abc import Collection
from typing import Final

from bot.retriever.folding import TYPOGRAPHIC
from bot.retriever.languages.stop_words import STOP_WORDS_TEXT

DEFAULT: Final = "en"
_SAMPLE_WORDS: Final = 120
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

    Only the first 120 words are read. With `among`, one of these languages or English. As many words of
    English as of another language speak for English, unless there are letters that English has not.
    """
    words = text.lower().split()[:_SAMPLE_WORDS]
    counts: dict[str, int] = {}
    for word in words:
        for language in _OWNERS.get(word) or _OWNERS.get(word.strip(_LETTERS_OF_EDGES), ()):
            counts[language] = counts.get(language, 0) + 1
    english = counts.pop(DEFAULT, 0)
    likely = [language for language in counts if among is None or language in among]
    best = max(likely, key=counts.__getitem__, default=DEFAULT)
    found = counts.get(best, 0)
    if found < english + text.translate(TYPOGRAPHIC).isascii() or found < _LEAST_SHARE * len(words):
        return DEFAULT
    return best
