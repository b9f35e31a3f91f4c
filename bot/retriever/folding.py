"""Text as it is compared: one form for every quote, dash and letter, with accents or without."""

import re
import unicodedata
from typing import Final

TYPOGRAPHIC: Final = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u00ad": "",
    }
)
_PLAIN: Final = tuple((chr(code), plain) for code, plain in TYPOGRAPHIC.items() if plain)
_WITHOUT_ACCENTS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
"""Letters that Unicode does not take apart."""

_SIGN: Final = re.compile(r"[^\w\s\x00-\x7f]")
"""What may be a combining mark: Unicode counts none of them among letters, and asking of each is slow."""

_SIGN_NOT_OF_INDIA: Final = re.compile(r"[^\w\s\x00-\x7f\u0900-\u0dff]")
"""What may be a mark that is no letter's part; in the scripts of India they are."""

_NOT_ASCII: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""A run that has to be looked at, with the letter before it, which an accent may follow."""

_FEW_WORDS: Final = 2


def with_plain_quotes(text: str) -> str:
    """`text` with ASCII quotes and dashes, each where it was."""
    if not text.isascii():
        for typographic, plain in _PLAIN:
            text = text.replace(typographic, plain)
    return text


def readable(text: str) -> str:
    """`text` with ASCII quotes and dashes and composed letters; in lower case if all of it is in capitals.

    Accents stay where they are part of a letter: stems hang on them. Other marks above and below go.
    """
    if not text.isascii():
        text = with_plain_quotes(text)  # often that is all there is to do
        if not text.isascii():
            text = _NOT_ASCII.sub(_readable_run, text)
    return text.lower() if text.isupper() and len(text.split()) > _FEW_WORDS else text


def _readable_run(found: re.Match[str]) -> str:
    run = found.group().translate(TYPOGRAPHIC)
    return run if run.isascii() else _SIGN_NOT_OF_INDIA.sub(_without_mark, unicodedata.normalize("NFKC", run))


def _without_mark(sign: re.Match[str]) -> str:
    return "" if unicodedata.combining(sign.group()) else sign.group()


def fold(text: str) -> str:
    """`text` with typographic quotes and dashes as ASCII and without accents; its case stays."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(TYPOGRAPHIC))
    return unicodedata.normalize("NFC", _SIGN.sub(_without_mark, decomposed)).translate(_WITHOUT_ACCENTS)
