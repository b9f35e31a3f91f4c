"""Which sentences of a message are read as claims or questions, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.claims.message import MAX_PARTS, parts_of


def read(message: str) -> list[str]:
    return [part.read for part in parts_of(message)]


def test_each_sentence_and_each_line_is_a_part():
    message = "The bridge in Westport is open. It cost $4 million to repair\nThe mayor cut the ribbon"
    assert read(message) == [
        "The bridge in Westport is open.",
        "It cost $4 million to repair",
        "The mayor cut the ribbon",
    ]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("> The **bridge** in __Westport__ is open", "The bridge in Westport is open"),
        ("The bridge is open in Westport https://example.com/a?b=c", "The bridge is open in Westport"),
        (
            "<@81384788765712384> the bridge in Westport is open <:yay:123456789>",
            "the bridge in Westport is open",
        ),
        ("||The bridge in Westport is ~~closed~~ open||", "The bridge in Westport is closed open"),
        ("I heard that the bridge in Westport is open", "the bridge in Westport is open"),
        ("```x = 1```The bridge in Westport is open", "The bridge in Westport is open"),
    ],
)
def test_what_is_no_word_is_not_read(message: str, words: str):
    assert read(message) == [words]


@pytest.mark.parametrize(
    "message",
    [
        "",
        "lol",
        "ok then",
        "https://example.com/the-bridge-in-westport-is-open",
        "I missed my bus to the harbour bridge again",
        "We should all go and see it",
        "Thank you for your help with the bridge",
        "<:yay:123456789> <@81384788765712384>",
    ],
)
def test_what_claims_nothing_of_the_world_is_left_out(message: str):
    assert read(message) == []


def test_the_country_is_not_taken_for_us():
    assert read("The US closed its embassy in Vostara.") == ["The US closed its embassy in Vostara."]


def test_what_someone_else_said_of_themselves_is_a_claim():
    assert read('Mayor Calloway said "I will not resign over the bridge".') != []


def test_a_question_asks():
    [part] = parts_of("Is the bridge in Westport open?")
    assert part.asks


def test_no_more_than_a_few_sentences_are_read():
    assert len(parts_of("The bridge in Westport is open. " * 120)) == MAX_PARTS


@given(st.text(st.sampled_from("The bridge in Westport <@1>*_`>|~ \n.?!:/https"), max_size=300))
def test_spans_lie_in_the_message_in_order(message: str):
    last = 0
    for part in parts_of(message):
        assert last <= part.start < part.end <= len(message)
        assert not message[part.start].isspace()
        last = part.end
