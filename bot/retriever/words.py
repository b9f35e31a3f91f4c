"""Text becomes terms: folded, stemmed words of any script, without the words that carry no matter."""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

import Stemmer

from bot.retriever.irregular import BASE_FORMS

_STOP_WORDS_TEXT: Final = """
    a an the this that these those there here and or nor but if then than so as because while until
    of to in on at by for from with without into onto over under about up out off down during
    between among through against within upon via per is are was were be been being am do does did
    doing done have has had having will would can could shall should may might must cannot dont
    doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt hasnt havent hadnt shouldnt lets
    im ive id ill youre theyre theyve weve hes shes thats theres whats no not such very just also
    too only even still yet both all each any few more most other another some own same again
    further ever i me my mine we us our ours you your yours he him his she her hers it its they them
    their theirs one ones himself herself itself themselves myself yourself what which who whom
    whose where when why how whether s t d ll m re ve etc please tell
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS_TEXT.split())
"""Words that say how a sentence is built, not what it is about."""

_NUMBERS_TEXT: Final = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
"""
_TENS_TEXT: Final = "thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: Final = {
    **{word: str(value) for value, word in enumerate(_NUMBERS_TEXT.split(), start=2)},
    **{word: str(10 * value) for value, word in enumerate(_TENS_TEXT.split(), start=3)},
}
"""Numbers in words are the same terms as in figures, so that "two" finds "2"."""

_CAPITAL_STOP_WORDS: Final = {"US": "usa", "USA": "usa", "WHO": "who.", "IT": "it."}
"""Acronyms that would be lost as stop words when their capitals are."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_INDIC = "\u0900-\u0963\u0966-\u0dff"
WORD: Final = re.compile(
    rf"[{_UNSPACED}]+"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?"
    r"|\d+(?:[.,:]\d+)+"
    rf"|(?:(?![{_UNSPACED}])[^\W_]|[{_INDIC}])+(?:'(?:(?![{_UNSPACED}])[^\W_])+)*"
)
"""A run of a script without spaces, an acronym with full stops, a figure, or a word with its apostrophes."""

_STARTS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
TYPOGRAPHIC = str.maketrans(
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
_FEW_WORDS = 2
_LONGEST_KEPT = 40

Fact = TypeVar("Fact")

_stemmer = Stemmer.Stemmer("english", 0)
_stemmer_lock = threading.Lock()


class WordTable(dict[str, Fact], Generic[Fact]):
    """What `find` says of a word, found once and kept, for at most `limit` words.

    A run of a script without spaces is not kept: it seldom comes again, and may be as long as its article.
    """

    def __init__(self, find: Callable[[str], Fact], limit: int) -> None:
        super().__init__()
        self._find = find
        self._limit = limit

    def __missing__(self, word: str) -> Fact:
        found = self._find(word)
        if len(word) <= _LONGEST_KEPT and not _STARTS_UNSPACED.match(word):
            if len(self) >= self._limit:
                self.clear()
            self[word] = found
        return found


def fold(text: str) -> str:
    """`text` with typographic quotes and dashes as ASCII and without accents; its case stays."""
    if text.isascii():
        return text
    plain = text.translate(TYPOGRAPHIC)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def readable(text: str) -> str:
    """`text` folded, and in lower case if all of it is in capitals, which then mean nothing."""
    folded = fold(text)
    return folded.lower() if folded.isupper() and len(folded.split()) > _FEW_WORDS else folded


def terms_of_word(word: str) -> tuple[str, ...]:
    """The terms of one match of `WORD`: none for a stop word, bigrams for a script without spaces."""
    return _terms_of_word[word]


def terms(text: str) -> list[str]:
    """The terms of `text` in order, repeated as often as they occur."""
    return [term for word in WORD.findall(readable(text)) for term in terms_of_word(word)]


def _terms(word: str) -> Iterator[str]:
    if _STARTS_UNSPACED.match(word):
        yield from (word[i : i + 2] for i in range(max(1, len(word) - 1)))
        return
    joined = (
        word.removesuffix("'s")
        .removesuffix("'S")
        .replace("'", "")
        .replace(".", "" if word[0].isalpha() else ".")
    )
    if joined in _CAPITAL_STOP_WORDS:
        yield _CAPITAL_STOP_WORDS[joined]
        return
    lower = joined.lower()
    if not lower or lower in STOP_WORDS:
        return
    if lower[0].isdigit():
        ordinal = _ORDINAL.fullmatch(lower)
        yield ordinal.group(1) if ordinal else lower.replace(",", "")
    elif lower in NUMBER_WORDS:
        yield NUMBER_WORDS[lower]
    elif lower.isascii():
        with _stemmer_lock:
            yield _stemmer.stemWord(BASE_FORMS.get(lower, lower))
    else:
        yield lower


_terms_of_word = WordTable(lambda word: tuple(_terms(word)), 400_000)
