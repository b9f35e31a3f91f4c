"""What the retriever needs to know of an article besides its text, found out once and kept as bytes."""

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final

import orjson

from bot.retriever.acronyms import explained
from bot.retriever.evidence import Evidence, evidence_of
from bot.retriever.index.counted import counted
from bot.retriever.index.evidence_rows import row_of
from bot.retriever.index.sections import pack
from bot.retriever.languages.detection import language_of
from bot.retriever.words import terms
from corpus.article import Article, Passage
from corpus.segment import passages

FORM: Final = "1"
"""Names what an entry says and how it is written: another value makes every entry again."""

CHECKSUM: Final = 8
"""How many bytes there are before the sections of an entry: the CRC-32 of all that follows."""

_SAMPLE_CHARACTERS: Final = 900
"""How much of an article is read to tell its language."""


def entry_of(article: Article) -> bytes:
    """The entry of a revision of an article; `IndexedArticle` reads it.

    It has four sections (see `bot.retriever.index.sections`): what the article is like, as JSON; its terms,
    each once, in the order they occur in title and passages, a line each; where everything stands, and a
    row for the title and for each sentence (see `bot.retriever.index.evidence_rows`), as numbers; and the
    terms of its passages, counted.
    """
    language = language_of(f"{article.title}\n{article.text[:_SAMPLE_CHARACTERS]}")
    found = passages(article.text)
    title = evidence_of(article.title, language)
    read = [_read(article.text, passage, language) for passage in found]
    said = [
        _terms(article.text, passage, sentences, language)
        for passage, sentences in zip(found, read, strict=True)
    ]
    known = dict.fromkeys(chain(title.terms, *said))
    distinct = len(known)
    sentences = list(chain.from_iterable(read))
    known |= dict.fromkeys(chain.from_iterable(sentence.terms for sentence in sentences))
    numbers = {term: number for number, term in enumerate(known)}
    rows = [row_of(evidence, numbers) for evidence in (title, *sentences)]
    width, layout = _packed(_layout(found, rows))
    head = {
        "language": language,
        "acronyms": [[[form.terms, form.capitals] for form in pair] for pair in explained(article.text)],
        "length": len(article.text),
        "passages": len(found),
        "sentences": len(sentences),
        "terms": distinct,
        "width": width,
    }
    postings = counted([*title.terms, *each] for each in said).to_bytes()
    data = pack([orjson.dumps(head), "\n".join(known).encode(), layout, postings])
    return checksum(data) + data


def checksum(data: bytes | memoryview) -> bytes:
    """What stands before the sections `data` of an entry, so that damage is noticed."""
    return zlib.crc32(data).to_bytes(CHECKSUM, "little")


def _read(text: str, passage: Passage, language: str) -> list[Evidence]:
    return [evidence_of(text[sentence.start : sentence.end], language) for sentence in passage.sentences]


def _terms(text: str, passage: Passage, read: Sequence[Evidence], language: str) -> list[str]:
    """The terms of a passage: those of its sentences, unless words are read otherwise in all of it.

    They may be where a sentence follows the one before without a space, or is written in capitals.
    """
    apart = all(one.end < other.start for one, other in pairwise(passage.sentences))
    if apart and not any(sentence.text.isupper() for sentence in read):
        return list(chain.from_iterable(sentence.terms for sentence in read))
    return terms(text[passage.start : passage.end], language)


def _layout(found: Sequence[Passage], rows: Sequence[Sequence[int]]) -> Iterable[int]:
    """The starts, ends and first sentences of passages; the spans of sentences; the bounds of rows; rows."""
    sentences = [sentence for passage in found for sentence in passage.sentences]
    return chain(
        (passage.start for passage in found),
        (passage.end for passage in found),
        accumulate((len(passage.sentences) for passage in found[:-1]), initial=0) if found else (),
        (sentence.start for sentence in sentences),
        (sentence.end for sentence in sentences),
        accumulate(map(len, rows), initial=0),
        *rows,
    )


def _packed(numbers: Iterable[int]) -> tuple[int, bytes]:
    """`numbers` as bytes, the lower of each first, and how many bytes each has: two if that is enough."""
    all_of_them = list(numbers)
    try:
        found = array("H", all_of_them)
    except OverflowError:
        found = array("I", all_of_them)
    if sys.byteorder == "big":
        found.byteswap()
    return found.itemsize, found.tobytes()
