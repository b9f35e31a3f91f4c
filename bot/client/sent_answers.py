"""What the bot's latest messages answered, so that a reply to one of them can follow it up."""

from collections import OrderedDict
from typing import Final

from bot.retriever.follow_up import FollowUp

CAPACITY: Final = 5_000
"""Messages remembered. A reply to an older one, or one from before a restart, is a question like others."""


class SentAnswers:
    """A bounded memory of sent answers, by channel and message; the oldest are forgotten first."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._sent: OrderedDict[tuple[int, int], FollowUp] = OrderedDict()

    def remember(self, channel_id: int, message_id: int, answered: FollowUp | None) -> None:
        """Keep what a question under this message would follow; None is nothing to keep."""
        if answered is None:
            return
        self._sent[channel_id, message_id] = answered
        while len(self._sent) > self._capacity:
            self._sent.popitem(last=False)

    def recall(self, channel_id: int, message_id: int) -> FollowUp | None:
        """What a reply in this channel to this message follows, if the message is an answer of ours there."""
        return self._sent.get((channel_id, message_id))
