"""What the retriever needs to know of an article besides its text, found out once and kept as bytes."""

import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import accumulate, chain, count, islice, pairwise
from typing import Final

import orjson

from bot.retriever.acronyms import explained
from bot.retriever.columns import columns_of
from bot.retriever.evidence import Evidence, evidence_of
from bot.retriever.index.sections import Buffer, pack
from bot.retriever.languages.detection import language_of
from bot.retriever.languages.stems import STEMS
from bot.retriever.words import terms
from corpus.article import Article, Passage
from corpus.segment import passages
from corpus.store import Entry

LAYOUT: Final = "2"
"""Names what an entry says and how it is written."""

FORM: Final = f"{LAYOUT}-{STEMS}"
"""Another value makes every entry again: a question must have the stems that the articles have."""

CHECKSUM: Final = 8
"""How many bytes a checksum takes, so that what follows it begins at a multiple of eight."""

_SAMPLE_CHARACTERS: Final = 900
"""How much of an article is read to tell its language."""


def entry_of(article: Article) -> bytes:
    """The entry of a revision of an article; `IndexedArticle` reads it.

    It has three sections (see `bot.retriever.index.sections`): what the article is like, as JSON; a line for
    each of the terms of title and passages, in the order they occur, and then of what other terms sentences
    have; and columns of numbers, the lower byte first, of so many bytes, and so many of each, as JSON says:

    - where each passage begins; where each ends; the number of the first sentence of each;
    - where each sentence begins; where each ends;
    - the `Columns` of title and sentences.
    """
    text = article.text
    language = language_of(f"{article.title}\n{text[:_SAMPLE_CHARACTERS]}")
    found = passages(text)
    title = evidence_of(article.title, language)
    read = [[evidence_of(text[each.start : each.end], language) for each in part.sentences] for part in found]
    apart = {
        number: terms(text[passage.start : passage.end], language)
        for number, (passage, inside) in enumerate(zip(found, read, strict=True))
        if not _says_the_same(passage, inside)
    }
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    distinct = _numbered(numbers, title, read, apart) if apart else 0
    evidence = [title, *chain.from_iterable(read)]
    columns = [*_spans(found), *columns_of(evidence, numbers)]
    if found and not apart:
        distinct = len(numbers)
    width, layout = _packed([*chain.from_iterable(columns)])
    head = {
        "language": language,
        "acronyms": [[(form.terms, form.capitals) for form in pair] for pair in explained(text)],
        "length": len(text),
        "columns": [*map(len, columns)],
        "terms": distinct,
        "apart": [(number, [numbers[term] for term in apart[number]]) for number in apart],
        "width": width,
    }
    data = pack([orjson.dumps(head), "\n".join(numbers).encode(), layout])
    return checksum(data) + data


def stored_entry(article: Article) -> Entry:
    """The entry of a revision as a store keeps it."""
    return Entry(FORM, entry_of(article))


def _numbered(
    numbers: Mapping[str, int],
    title: Evidence,
    read: Sequence[Sequence[Evidence]],
    apart: Mapping[int, list[str]],
) -> int:
    """Number the terms of title and passages as they occur, and say how many there are.

    `apart` has the terms of those passages whose sentences have others.
    """
    said = [title.terms]
    for number, inside in enumerate(read):
        said += [apart[number]] if number in apart else [each.terms for each in inside]
    return len({numbers[term] for term in chain.from_iterable(said)})


def checksum(*pieces: Buffer) -> bytes:
    """The CRC-32 of `pieces` laid end to end, to stand before them, so that damage is noticed."""
    return reduce(lambda before, piece: zlib.crc32(piece, before), pieces, 0).to_bytes(CHECKSUM, "little")


def _says_the_same(passage: Passage, read: Sequence[Evidence]) -> bool:
    """Whether the terms of a passage are those of its sentences.

    They may not be where a sentence follows the one before without a space, or is written in capitals: then
    words are read otherwise in the whole.
    """
    apart = all(one.end < other.start for one, other in pairwise(passage.sentences))
    return apart and not any(sentence.text.isupper() for sentence in read)


def _spans(found: Sequence[Passage]) -> list[list[int]]:
    """Where passages begin and end, which sentence is the first of each, where sentences begin and end."""
    sentences = [sentence for passage in found for sentence in passage.sentences]
    firsts = accumulate((len(passage.sentences) for passage in found), initial=0)
    return [
        [passage.start for passage in found],
        [passage.end for passage in found],
        [*islice(firsts, len(found))],
        [sentence.start for sentence in sentences],
        [sentence.end for sentence in sentences],
    ]


def _packed(numbers: list[int]) -> tuple[int, bytes]:
    """How many bytes each of `numbers` takes, and all of them as bytes."""
    try:
        packed = array("H", numbers)
    except OverflowError:
        packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.itemsize, packed.tobytes()
