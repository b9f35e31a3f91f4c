"""Greetings and thanks are answered in a few words; whatever articles may be about is not taken for them."""

import pytest

from bot.client.asking.chat import chat_words
from bot.formatter.asking.words import help_words, welcome_words
from bot.translation import ENGLISH


@pytest.mark.parametrize(
    "said",
    ["", "?!", "hi", "Hello there!", "help", "who are you?", "What can you do", "Hallo"],
)
def test_who_greets_or_wants_help_is_told_how_to_ask(said):
    assert chat_words(said, ENGLISH) == help_words()


@pytest.mark.parametrize("said", ["thanks!", "Thank you so much", "ok, thx", "good bot 👍", "Danke"])
def test_thanks_are_taken(said):
    assert chat_words(said, ENGLISH) == welcome_words()


@pytest.mark.parametrize(
    "said",
    [
        "ferry",
        "who are you talking about?",
        "Hi, who won the cup?",
        "thanks, and where was it?",
        "Thanksgiving",
        "help for the ferry's passengers",
        "what can you do about the buoy",
        "Nice attack",
        "why?",
    ],
)
def test_what_an_article_may_be_about_is_a_question(said):
    assert chat_words(said, ENGLISH) is None


@pytest.mark.usefixtures("bot", "ship")
async def test_thanks_in_a_reply_are_no_question_that_nothing_answered(loopback, ann, kept):
    ann.mentions_bot(loopback.channel, "When did it reach the harbour?")
    answer = await loopback.channel.next_message()
    ann.replies(answer, "thanks!")
    assert (await loopback.channel.next_message()).text == "You are welcome."
    assert (await ann.slash("ask", question="hello").response()).text == help_words()
    assert [each.question for each in kept(ann)] == ["When did it reach the harbour?"]
