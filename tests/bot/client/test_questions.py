"""Whether a message is a question to us, and what it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.questions import (
    MAX_QUESTION,
    Heard,
    QuestionTooLong,
    checked,
    is_question,
    question_to,
    question_to_all,
)

ME, MY_ROLE, ANN, BOB = 111, 999, 222, 333


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("<@111> who won?", "who won?"),
        ("<@!111> who won?", "who won?"),
        ("<@111>, who won?", "who won?"),
        ("<@111>: who won?", "who won?"),
        ("who won, <@111>?", "who won?"),
        ("so who won <@111>", "so who won"),
        ("who <@111> won?", "who won?"),
        ("<@111> <@111> who won?", "who won?"),
        ("<@111> did <@222> win?", "did @Ann win?"),
        ("<@222> <@111> who won?", "@Ann who won?"),
        ("<@111>\nwho\n\nwon?", "who won?"),
        ("<@111> who won? <a:party:123456789012345678>", "who won? :party:"),
        ("<@111>", ""),
        ("  <@111>  ", ""),
    ],
)
def test_a_mention_anywhere_is_a_question_without_the_mention(content, question):
    heard = Heard(content, users={ME: "Verbatim", ANN: "Ann"})
    assert question_to(heard, ME, MY_ROLE) == question


def test_the_bots_own_role_stands_for_the_bot():
    heard = Heard("<@&999> who won?", roles=frozenset({MY_ROLE}))
    assert question_to(heard, ME, MY_ROLE) == "who won?"


def test_a_reply_that_pings_needs_no_mention_in_its_text():
    assert question_to(Heard("and where?", users={ME: "Verbatim"}), ME) == "and where?"


def test_a_direct_message_needs_no_mention():
    assert question_to(Heard("- who won?", direct=True), ME) == "- who won?"


@pytest.mark.parametrize(
    "heard",
    [
        Heard("who won?"),
        Heard("@everyone who won?"),
        Heard("<@222> who won?", users={ANN: "Ann"}),
        Heard("<@&5> who won?", roles=frozenset({5})),
        Heard("<@111> who won?", users={ME: "Verbatim"}, by_machine=True),
        Heard("who won?", direct=True, by_machine=True),
    ],
)
def test_what_is_not_meant_for_the_bot_is_left_alone(heard):
    assert question_to(heard, ME, MY_ROLE) is None


def test_without_a_role_of_its_own_no_role_stands_for_the_bot():
    assert question_to(Heard("<@&5> who won?", roles=frozenset({5})), ME, None) is None


def test_a_question_may_be_as_long_as_a_message_and_no_longer():
    assert checked("x" * MAX_QUESTION)
    with pytest.raises(QuestionTooLong, match="2,001"):
        checked("x" * (MAX_QUESTION + 1))


@given(st.text(max_size=300))
def test_whatever_is_said_to_the_bot_is_taken_in_without_failing(content):
    question = question_to(Heard(f"<@{ME}> {content}", users={ME: "Verbatim"}), ME, MY_ROLE)
    assert question is not None
    assert f"<@{ME}>" not in question


@pytest.mark.parametrize(
    "text",
    [
        "Is it open?",
        "open? I wonder",
        "Who won",
        "when did it reopen",
        "Wer hat gewonnen",
        "何時ですか？",
        "WHY",
    ],
)
def test_what_asks_is_a_question(text):
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It is open.",
        "https://example.org/?a=1",
        "When I was young. Those were the days",
        "What a day!",
        "whole",
        "lol",
    ],
)
def test_what_does_not_ask_is_none(text):
    assert not is_question(text)


@pytest.mark.parametrize(
    ("heard", "question"),
    [
        (Heard("Is it  open?"), "Is it open?"),
        (Heard("It is open."), None),
        (Heard("Is it open?", by_machine=True), None),
        (Heard("Is it open?", direct=True), None),
        (Heard("Is it open, <@222>?", users={ANN: "Ann"}), None),
        (Heard("Is it open, <@&5>?", roles=frozenset({5})), None),
        (Heard("Is it open? " * 200), None),
    ],
)
def test_where_no_mention_is_needed_questions_to_all_are_heard(heard, question):
    assert question_to_all(heard, ME) == question
