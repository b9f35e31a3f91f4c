import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.term_lists import Glossary, TermLists

PARTS = st.sampled_from(["harb", "our", "o", "master", "\u0433\u0430\u0432\u0430\u043d", "\u6e2f", "9"])
TERMS = st.lists(PARTS, min_size=1, max_size=4).map("".join)
LISTS = st.lists(st.lists(TERMS, max_size=6, unique=True), min_size=1, max_size=3)
MEANINGS = st.dictionaries(TERMS, st.integers(1, 9))


def lists_of(lists: list[list[str]]) -> TermLists:
    return TermLists(["\n".join(each).encode() for each in lists])


@given(LISTS)
def test_each_term_has_a_number_of_its_own(lists: list[list[str]]):
    read = lists_of(lists)
    for first, terms in zip(read.firsts.tolist(), lists, strict=True):
        assert [read.term(first + place) for place in range(len(terms))] == terms


@given(LISTS, MEANINGS, MEANINGS, st.data())
def test_words_and_beginnings_are_found_among_the_terms_used(
    lists: list[list[str]], words: dict[str, int], others: dict[str, int], data: st.DataObject
):
    read = lists_of(lists)
    starts = {term[:5]: meaning for term, meaning in others.items() if len(term) >= 5}
    used = data.draw(st.lists(st.integers(0, len(read) - 1)))
    glossary = Glossary(read, np.array(used, dtype=np.int64))
    numbered, among = glossary.numbered(words, starts, 5), glossary.among(words)
    for number in range(len(read)):
        term = read.term(number)
        meaning = words.get(term) or starts.get(term[:5], 0)
        assert numbered[number] == (meaning if number in used else 0)
        assert among[number] == (term in words and number in used)
