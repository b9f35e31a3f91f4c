"""How wide text is in Arial, so that pictures come out the same on every machine, whatever fonts it has."""

import unicodedata
from functools import lru_cache
from typing import Final

FONT: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"
MONO: Final = "'Liberation Mono', Consolas, Menlo, 'Courier New', monospace"

MONO_WIDTH: Final = 600

REGULAR: Final = {
    191: "'",
    222: "ijl‘’‚ı",
    260: "|¦",
    278: " !,./:;I[\\]ft·\u00a0",
    333: "()-`r¡“”„‹›",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "cksvxyzJ↑↓",
    556: "#$0123456789?L_abdeghnopqu£§«»–†€",
    584: "+<=>~×−",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "—…™←→Œ",
    1015: "@",
}
"""Advance widths in thousandths of an em, as the font's metrics give them, by width."""

BOLD: Final = {
    238: "'",
    278: " ,./I\\ijl·‘’‚ı\u00a0",
    280: "|¦",
    333: "!()-:;[]`ft¡‹›",
    350: "•",
    389: "*r{}",
    400: "°",
    474: '"',
    500: "z“”„↑↓",
    556: "#$0123456789J_aceksvxy£§«»–†€",
    584: "+<=>^~×−",
    611: "?FLTZbdghnopquß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQwØ",
    833: "M",
    889: "%mæ",
    944: "W",
    975: "@",
    1000: "—…™←→Œ",
}

_REGULAR: Final = {character: width for width, characters in REGULAR.items() for character in characters}
_BOLD: Final = {character: width for width, characters in BOLD.items() for character in characters}

WIDE: Final = 1250
"""Emoji and characters of East Asia, generously."""

UNKNOWN: Final = 600


def text_width(text: str, size: float, *, bold: bool = False, mono: bool = False) -> float:
    """The width in pixels of one line of text of `size` pixels."""
    if mono:
        return len(text) * MONO_WIDTH * size / 1000
    return sum(_character_width(character, bold) for character in text) * size / 1000


@lru_cache(maxsize=4096)
def _character_width(character: str, bold: bool) -> int:
    table = _BOLD if bold else _REGULAR
    if character in table:
        return table[character]
    base = unicodedata.normalize("NFD", character)[0]
    if base in table:
        return table[base]
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn"}:
        return 0
    return WIDE if unicodedata.east_asian_width(character) in {"W", "F"} else UNKNOWN
