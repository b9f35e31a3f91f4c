"""An article's outlet, with the real site beside it where the name could be taken for another's."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.store import Listing

_WORD: Final = re.compile(r"[^\W\d_]+")
_SITE: Final = re.compile(r"\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_ALIKE: Final = frozenset(
    {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "FULLWIDTH"}
)
"""Scripts with letters that look like those of another (Unicode Technical Standard 39)."""


def outlet_of(article: Article | Listing) -> str:
    """The outlet's name, unescaped; "" if unknown.

    An article names its outlet itself. Where that name is written like a site's, and is not the one that its
    address leads to, or mixes letters of scripts that look alike, the site stands behind it, in ASCII.
    """
    outlet = article.outlet or ""
    host = (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    if not host or not (_names_another(outlet, host) or any(map(_is_mixed, _WORD.findall(outlet)))):
        return outlet
    return f"{outlet} ({host})"


def _names_another(outlet: str, host: str) -> bool:
    """Whether there is the name of a site in it that is neither `host` nor one above it."""
    named = (each.lower().removeprefix("www.") for each in _SITE.findall(outlet))
    return any(host != each and not host.endswith(f".{each}") for each in named)


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of two scripts that look alike."""
    return len({unicodedata.name(letter, "").partition(" ")[0] for letter in word} & _ALIKE) > 1
