import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.index.counted import counted
from bot.retriever.index.merging import living, merged, settled
from bot.retriever.index.segment import Segment

articles = st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), max_size=4)
corpora = st.lists(articles, min_size=1, max_size=5)


def segments_of(corpus: list[list[list[str]]]) -> list[Segment]:
    found, first = [], 0
    for article in corpus:
        found.append(counted(article).segment.numbered_from(first))
        first += len(article)
    return found


def content(segment: Segment) -> tuple[list[int], list[int], list[int], list[list[int]]]:
    pairs = segment.pairs[segment.codes].tolist()
    return segment.hashes.tolist(), segment.starts.tolist(), segment.passages.tolist(), pairs


@given(corpora)
def test_merged_segments_are_those_of_all_passages_at_once(corpus: list[list[list[str]]]):
    whole = counted([passage for article in corpus for passage in article]).segment
    assert content(merged(segments_of(corpus))) == content(whole)


@given(st.lists(st.tuples(st.lists(st.sampled_from("abcdef"), max_size=5), st.booleans()), max_size=8))
def test_what_is_left_is_as_if_the_others_had_never_been(passages: list[tuple[list[str], bool]]):
    live = np.array([kept for _, kept in passages], dtype=np.bool_)
    left = living(counted([passage for passage, _ in passages]).segment, live)
    assert content(left) == content(counted([passage if kept else [] for passage, kept in passages]).segment)


def test_a_large_segment_is_left_alone_by_a_small_one():
    large, small = segments_of([[[str(number)] for number in range(100)], [["a"]]])
    assert settled([large, small]) == (large, small)
    assert len(settled([large, small, *[small] * 30])) == 1


def test_nothing_is_settled():
    assert settled([]) == ()
