import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever import signs
from bot.retriever.evidence import evidence_of
from bot.retriever.signs import UNREAD, signs_of

WORDS = """
    because Because amid due to so that in order result made to make by via with per cent percent called known
    as stands for $4 £ 5m aged 61, 61-year-old years old The two He and then a.b.because U.S. _by_ by_ ʼs
    with’s “The Long Quay” 'Tis (IMF) % ? . , — - ſo because\u0301 ™ ⓐ 日本 \xad dollars dollar’s so-called
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=12).flatmap(
    lambda words: st.sampled_from([" ", "", "  "]).map(lambda gap: gap.join(words))
)


@given(st.one_of(TEXTS, st.text()))
def test_hints_lose_no_sign(text: str):
    found = evidence_of(text)
    assert found.signs == signs_of(text, len(found.terms), UNREAD)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It cost $4 million.", signs.MONEY),
        ("They found two cents.", signs.MONEY),
        ("Cole, 61, was there.", signs.AGE),
        ("A 61-year-old was there.", signs.AGE),
        ("It fell because of rust.", signs.CAUSE),
        ("It fell Due to rust.", signs.CAUSE),
        ("They went to get bread.", signs.CAUSE),
        ("They left by boat.", signs.MANNER),
        ("But they stayed.", signs.POINTS_BACK),
        ("It rose 4 per cent.", signs.PERCENT),
        ("It rose 4%.", signs.PERCENT),
        ("A robot dubbed Tolly.", signs.CALLED),
        ("The Open Rivers Act (ORA) passed.", signs.CALLED),
        ("Who paid?", signs.ASKS),
        ("A bad year", signs.HEADING),
        ("She said “no, never” twice.", signs.QUOTED),
        ("It was ‘The Long Quay’ again.", signs.TITLED),
    ],
)
def test_signs(text: str, sign: int):
    assert evidence_of(text).signs & sign
    assert not evidence_of("The old bridge held firm during the winter storms.").signs & sign


@pytest.mark.parametrize("text", ["_by_ boat and more than six words.", "It cost $ or more than six words."])
def test_what_only_looks_like_a_sign(text: str):
    assert not evidence_of(text).signs & (signs.MANNER | signs.MONEY)
