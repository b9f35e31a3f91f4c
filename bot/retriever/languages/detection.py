"""In which language a text is, told by its small words."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Final

from bot.retriever.folding import with_plain_quotes
from bot.retriever.languages.stop_words import STOP_WORDS_TEXT
from bot.retriever.word_table import WordTable

DEFAULT: Final = "en"
_SAMPLE_WORDS: Final = 120
_LEAST_SHARE: Final = 0.08
_OWN_LETTERS: Final = {
    "cs": "řěů",
    "da": "øæ",
    "de": "ß",
    "el": "αβγδεζηθικλμνξοπρστυφχψω",
    "es": "ñ¿",
    "fa": "پچژگ",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "hi": "कखगचजटडतदनपबमयरलवशसह",
    "hu": "őű",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "lt": "ėįųū",
    "ne": "कखगचजटडतदनपबमयरलवशसह",
    "no": "øæ",
    "pl": "łńśźż",
    "pt": "ãõ",
    "ro": "ășț",
    "ru": "ыэёъ",
    "sr": "ђјљњћџ",
    "ta": "கஙசஞடணதநபமயரலவழளறன",
    "tr": "ğış",
    "uk": "іїєґ",
    "vi": "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}
"""Letters that hardly any other of these languages has."""

_LETTERS_OF_EDGES: Final = ".,;:!?¿¡\"'()[]«»„“”‚‘’…–—،؟؛।"


def _owners(signs: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, of_language in signs.items():
        for sign in dict.fromkeys(of_language):
            found.setdefault(sign, []).append(language)
    return {sign: tuple(languages) for sign, languages in found.items()}


_OWNERS: Final = _owners({language: words.split() for language, words in STOP_WORDS_TEXT.items()})
_OWNERS_OF_LETTERS: Final = _owners(_OWN_LETTERS)


def language_of(text: str, among: Collection[str] | None = None) -> str:
    """The ISO 639-1 code of the language that most words of `text` speak for; English if hardly any do.

    Words speak for a language that has them among its small ones, or a letter of theirs. Only the first 120
    are read. With `among`, it is one of these languages or English. As many words for English as for another
    language decide for English, unless there are letters that English has not.
    """
    words = text.lower().split()[:_SAMPLE_WORDS]
    counts = Counter(chain.from_iterable(map(_speaks_for.__getitem__, words)))
    english = counts.pop(DEFAULT, 0)
    likely = [language for language in counts if among is None or language in among]
    best = max(likely, key=counts.__getitem__, default=DEFAULT)
    found = counts.get(best, 0)
    if found < english + _is_plain(text) or found < _LEAST_SHARE * len(words):
        return DEFAULT
    return best


def _spoken_for(word: str) -> tuple[str, ...]:
    if owners := _OWNERS.get(word) or _OWNERS.get(word.strip(_LETTERS_OF_EDGES)):
        return owners
    if word.isascii():
        return ()
    return tuple({language: None for letter in word for language in _OWNERS_OF_LETTERS.get(letter, ())})


def _is_plain(text: str) -> bool:
    """Whether there are no letters in it that English has not."""
    return with_plain_quotes(text).replace("\u00ad", "").isascii()


_speaks_for = WordTable(_spoken_for, 20_000)
