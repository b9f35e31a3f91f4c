"""The memory of what was answered where."""

from bot.client.sent_answers import SentAnswers
from bot.retriever.follow_up import FollowUp

ONE, TWO = FollowUp("One?", (1, "a"), 0, 5), FollowUp("Two?", (1, "b"), 0, 5)


def test_an_answer_is_recalled_where_it_was_given_and_nowhere_else():
    sent = SentAnswers()
    sent.remember(10, 100, ONE)
    assert sent.recall(10, 100) == ONE
    assert sent.recall(11, 100) is None
    assert sent.recall(10, 101) is None


def test_silence_leaves_nothing_to_follow():
    sent = SentAnswers()
    sent.remember(10, 100, None)
    assert sent.recall(10, 100) is None


def test_the_oldest_are_forgotten_first():
    sent = SentAnswers(capacity=2)
    for number, answered in enumerate((ONE, TWO, ONE)):
        sent.remember(10, number, answered)
    assert [sent.recall(10, number) for number in range(3)] == [None, TWO, ONE]
