"""Addresses that open a page at a sentence."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.message import MAX_URL
from bot.formatter.text_fragment import at_sentence
from tests.bot.formatter.hostile import hostile_texts

PAGE = "https://post.example/ship"


@pytest.mark.parametrize(
    ("sentence", "directive"),
    [
        ("It rained.", "It%20rained."),
        ("A state-of-the-art R&D lab, he said.", "A%20state%2Dof%2Dthe%2Dart%20R%26D%20lab%2C%20he%20said."),
        ("Zürich\n was  “quiet”.", "Z%C3%BCrich%20was%20%E2%80%9Cquiet%E2%80%9D."),
        ("one two three four five six seven eight", "one%20two%20three%20four%20five%20six%20seven%20eight"),
        ("1 2 3 4 5 6 7 8 9 10 11 12", "1%202%203%204%205,8%209%2010%2011%2012"),
        ("1 2 3 4 5 6 7 8 9 10", "1%202%203%204%205%206%207%208%209%2010"),
        ("100 % of #1 = a/b?", "100%20%25%20of%20%231%20%3D%20a%2Fb%3F"),
    ],
)
def test_short_sentences_are_named_whole_and_long_ones_by_their_ends(sentence, directive):
    assert at_sentence(PAGE, sentence) == f"{PAGE}#:~:text={directive}"


@pytest.mark.parametrize(
    ("url", "before"),
    [
        (f"{PAGE}#part-2", f"{PAGE}#part-2:~:text="),
        (f"{PAGE}#:~:text=other", f"{PAGE}#:~:text="),
        (f"{PAGE}#part:~:text=other&text=more", f"{PAGE}#part:~:text="),
        (f"{PAGE}?a=b&c=d#", f"{PAGE}?a=b&c=d#:~:text="),
    ],
)
def test_a_fragment_of_the_page_stays_and_another_sentence_goes(url, before):
    assert at_sentence(url, "It rained.") == f"{before}It%20rained."


def test_the_ends_get_shorter_before_the_address_gets_too_long():
    words = [f"ü{number}" * 3 for number in range(20)]
    address = at_sentence("https://post.example/" + "a" * 300, " ".join(words))
    assert len(address) <= MAX_URL
    assert 3 <= len(unquote(address).partition("text=")[2].partition(",")[0].split()) < 5


def test_what_is_too_long_even_so_opens_the_page():
    url = "https://post.example/" + "a" * 480
    assert at_sentence(url, "It rained all day long.") == url
    assert at_sentence(PAGE, "東" * 100) == PAGE


@given(hostile_texts(60))
def test_nothing_in_a_sentence_parts_the_directive(sentence):
    address = at_sentence(PAGE, sentence)
    assert len(address) <= MAX_URL
    assert address.isascii()
    if address != PAGE:
        directive = address.removeprefix(f"{PAGE}#:~:text=")
        start, *end = directive.split(",")
        assert len(end) <= 1
        assert not set("&-") & set(directive)
        words = " ".join(sentence.split())
        assert words.startswith(unquote(start))
        assert all(words.endswith(unquote(each)) for each in end)
        assert end or unquote(start) == words


@given(st.lists(st.sampled_from(["a", "bb", "c-d", "e,f", "g&h"]), min_size=11, max_size=40))
def test_the_ends_of_a_sentence_never_overlap(words):
    start, end = at_sentence(PAGE, " ".join(words)).partition("text=")[2].split(",")
    length = len(unquote(start).split()) + len(unquote(end).split())
    assert length <= len(words)
    assert re.fullmatch(r"[\w.%]+", start)
