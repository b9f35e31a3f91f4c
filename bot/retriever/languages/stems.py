"""The stems of words, in every language that has a stemmer."""

import threading
from collections.abc import Callable
from typing import Final

import Stemmer

_ALGORITHMS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""Snowball's names, by ISO 639-1 code; the installed PyStemmer may lack some."""


STEMS: Final[str] = Stemmer.version()
"""Names the stems: another version of PyStemmer may make others of the same words."""


def stemmer(language: str) -> Callable[[str], str]:
    """What stems a word in lower case; a language without a stemmer keeps its words. Threads may share it."""
    algorithm = _ALGORITHMS.get(language)
    if algorithm not in Stemmer.algorithms():
        return str
    snowball, lock = Stemmer.Stemmer(algorithm, 0), threading.Lock()

    def stem(word: str) -> str:
        with lock:
            found: str = snowball.stemWord(word)
            return found

    return stem
