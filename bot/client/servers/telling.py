"""What happened to a server is told in its log channel: all of it, once, as soon as that can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.client.outages import Waits
from bot.client.servers.log_channel import LogChannels, Outcome
from bot.formatter.servers.server_log import log_messages
from corpus.article import ServerId
from corpus.servers import Event, EventKind
from corpus.store import Change

LONGEST_WAIT: Final = 3600.0
"""Seconds between two tries to say that the log channel was closed."""


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a server since somebody was told."""

    server_id: ServerId
    changes: Sequence[Change]
    events: Sequence[Event]

    @property
    def newest(self) -> tuple[int, int]:
        """The numbers of the last change and of the last event, 0 for none."""
        return (
            self.changes[-1].number if self.changes else 0,
            self.events[-1].number if self.events else 0,
        )


class Telling:
    """Tells, and says how far a server counts as told then: the numbers of a change and of an event.

    News that could not be sent wait as they are, lest a part of them that was sent be sent again with others.
    To a channel that is closed nothing is sent any more, but that it was closed, once it is open again.
    """

    def __init__(self, channels: LogChannels) -> None:
        self._channels = channels
        self._waiting: dict[ServerId, News] = {}
        self._waits = Waits()
        self._closed = Waits(LONGEST_WAIT)

    async def tell(self, news: News) -> tuple[int, int]:
        """Tell these news, or those that wait; how far that got, 0 for nothing.

        Raises:
            StoreUnavailable: the settings cannot be read, or the trail not be written.
        """
        server_id = news.server_id
        settings = await self._channels.settings(server_id)
        if settings.log_channel is None:
            self._waiting.pop(server_id, None)
            return news.newest
        place = server_id, settings.log_channel
        if not self._closed.over(place):
            return _without_closing(news)
        if not self._waits.over(server_id):
            return 0, 0
        news = self._waiting.setdefault(server_id, news)
        messages = log_messages(news.changes, news.events, self._channels.language(server_id, settings))
        outcome = await self._channels.send(server_id, settings.log_channel, messages, f"{news.newest}")
        if outcome is Outcome.LATER:
            self._waits.failed(server_id)
            return 0, 0
        self._waits.done(server_id)
        del self._waiting[server_id]
        if outcome is Outcome.CLOSED:
            self._closed.failed(place)
            return _without_closing(news)
        self._closed.done(place)
        return news.newest


def _without_closing(news: News) -> tuple[int, int]:
    """How far is told where nothing can be: but for the event that says so, and what follows it."""
    before = (each.number - 1 for each in news.events if each.kind is EventKind.LOG_CLOSED)
    change, event = news.newest
    return change, next(before, event)
