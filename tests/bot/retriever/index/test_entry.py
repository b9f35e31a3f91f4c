import hashlib
import json
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.acronyms import explained
from bot.retriever.evidence import evidence_of
from bot.retriever.index.counted import counted
from bot.retriever.index.entry import LAYOUT, entry_of
from bot.retriever.index.indexed_article import DamagedEntry, IndexedArticle
from bot.retriever.languages.detection import language_of
from bot.retriever.texts import Source, Texts
from bot.retriever.words import terms
from corpus.article import Article
from corpus.samples import starter_articles
from corpus.segment import passages
from tests.bot.retriever.shelves import HARBOUR

FOREIGN = Path(__file__).parent.parent / "foreign.jsonl"
DIGEST = {"2": "07ef4cf92049889383e54ebe0667e68a85c95b7f578b0292a40944a55f5ac3c4"}
"""For a layout of entries, the digest of those below."""

ODD = Article(
    title="WHO AND US AGREE",
    text=(
        "THE US AND THE WHO SIGNED IT. Gen. Ruth van der Cole (61) of the World Health Organization (WHO) "
        "spoke.\n\nPORT ALDER, Sept. 14 — “It is ours.”She left.They went by boat.\n\n"
        "他说了。“他走了。”\n\nİSTANBUL IS OLD."
    ),
)


def articles() -> list[Article]:
    lines = FOREIGN.read_text(encoding="utf-8").splitlines()
    foreign = [article for line in lines for article in json.loads(line)["articles"]]
    return [*starter_articles(), ODD, *(Article(each["title"], each["text"]) for each in foreign)]


def assert_right(article: Article):
    """What is read from its entry is what the article says when it is read itself."""
    indexed = IndexedArticle(article, entry_of(article))
    language = language_of(f"{article.title}\n{article.text[:900]}")
    found = passages(article.text)
    inside = [sentence for passage in found for sentence in passage.sentences]
    said = [
        [*terms(article.title, language), *terms(article.text[each.start : each.end], language)]
        for each in found
    ]
    assert indexed.language == language
    assert list(indexed.passages) == found
    assert list(indexed.sentences) == inside
    assert [inside[first] for first in indexed.firsts] == [passage.sentences[0] for passage in found]
    assert indexed.terms == list(dict.fromkeys(term for passage in said for term in passage))
    assert indexed.counted.to_bytes() == counted(said).to_bytes()
    assert indexed.acronyms == list(explained(article.text))
    texts = [article.title, *(article.text[sentence.start : sentence.end] for sentence in inside)]
    rows = np.arange(len(texts))
    read = Texts([Source(indexed.columns, indexed.words, indexed.read)], np.zeros_like(rows), rows)
    assert [*map(shown, read)] == [shown(evidence_of(text, language)) for text in texts]


def shown(evidence) -> tuple:
    return (
        *(evidence.text, evidence.terms, evidence.capitals, evidence.names, evidence.amounts, evidence.times),
        *(evidence.place_noun, evidence.signs),
    )


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.title)
def test_an_entry_says_what_the_article_says(article: Article):
    assert_right(article)


@given(st.text(max_size=60), st.text())
def test_of_any_text(title: str, text: str):
    assert_right(Article(title, text))


PIECES = "Ruth van Cole of the U.S. US WHO IT 3.5 $4 . “ ’ 。 他 प्रदेश e\u0301 \xad"
PARTS = st.sampled_from([*ODD.text.split(), *PIECES.split(), "\n\n"])


@given(st.lists(PARTS), st.sampled_from(["", " ", "\n\n"]))
def test_of_any_words(words: list[str], gap: str):
    assert_right(Article(" ".join(words[:5]), gap.join(words)))


@given(st.text(min_size=1), st.data())
def test_a_damaged_entry_is_noticed(text: str, data: st.DataObject):
    article = Article("Title", text)
    entry = bytearray(entry_of(article))
    at = data.draw(st.integers(0, len(entry) - 1))
    entry[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DamagedEntry):
        IndexedArticle(article, bytes(entry))


@pytest.mark.parametrize("kept", [0, 4, 8, 20, 100])
def test_a_part_of_an_entry_is_noticed(kept: int):
    with pytest.raises(DamagedEntry):
        IndexedArticle(HARBOUR, entry_of(HARBOUR)[:kept])


def test_the_entry_of_another_text_is_noticed():
    with pytest.raises(DamagedEntry, match="harbour"):
        IndexedArticle(replace(HARBOUR, text=HARBOUR.text + " More."), entry_of(HARBOUR))


def test_a_long_article_takes_wider_numbers():
    text = "\n\n".join(f"Word{number} stands in Westport on line{number}." for number in range(3000))
    assert_right(Article("Long", text))


def test_what_is_not_asked_for_is_not_read():
    indexed = IndexedArticle(HARBOUR, entry_of(HARBOUR))
    before = set(vars(indexed))
    assert indexed.sentences[0]
    assert len(indexed.columns.said)
    assert set(vars(indexed)) == before
    assert indexed.terms
    assert set(vars(indexed)) > before


def test_another_process_can_make_it():
    assert pickle.loads(pickle.dumps(entry_of))(HARBOUR) == entry_of(HARBOUR)


def test_an_entry_is_hardly_larger_than_its_text():
    samples = starter_articles()
    assert sum(len(entry_of(each)) for each in samples) < 1.05 * sum(len(each.text) for each in samples)


def test_the_layout_says_what_entries_are():
    entries = b"".join(entry_of(article) for article in articles())
    digest = hashlib.sha256(entries).hexdigest()
    assert DIGEST.get(LAYOUT) == digest, (
        "the entry changed: give LAYOUT another value and write down the new digest"
    )
