"""What a server has settled, and its trail: who did what to it, its articles apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from corpus.article import ServerId
from corpus.store import Actor

MAX_CHANNELS: Final = 25
"""Channels that a server can name; as many as one of Discord's menus takes."""

RETENTION_DAYS: Final = (7, 30, 90, 365)
"""For how long questions may be kept."""


class Where(StrEnum):
    """In which channels of a server the bot answers."""

    EVERYWHERE = "everywhere"
    ONLY = "only"
    EXCEPT = "except"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server's moderators have settled; as it stands here for one that settled nothing.

    `channels` are those that `answers_in` speaks of. In the `answer_channel` a question needs no mention.
    `per_member` and `per_server` are questions a minute. `language` is an ISO 639-1 code, None for that of
    whoever asks.
    """

    answers_in: Where = Where.EVERYWHERE
    channels: frozenset[int] = frozenset()
    answer_channel: int | None = None
    curator_role: int | None = None
    private: bool = False
    log_channel: int | None = None
    per_member: int = 6
    per_server: int = 60
    retention_days: int = 30
    language: str | None = None

    def answers(self, *channels: int | None) -> bool:
        """Whether the bot answers in a channel; of a thread, give the channel it belongs to as well."""
        if self.answer_channel in channels and self.answer_channel is not None:
            return True
        named = not self.channels.isdisjoint(channels)
        match self.answers_in:
            case Where.EVERYWHERE:
                return True
            case Where.ONLY:
                return named
            case Where.EXCEPT:
                return not named


class EventKind(StrEnum):
    """What happened to a server, its articles apart."""

    SETTINGS_CHANGED = "settings changed"
    FEED_ADDED = "feed added"
    FEED_PAUSED = "feed paused"
    FEED_RESUMED = "feed resumed"
    FEED_REMOVED = "feed removed"
    FEED_FAILING = "feed failing"
    FEED_RECOVERED = "feed recovered"
    LOG_CLOSED = "log channel closed"
    QUEUE_CLOSED = "queue closed"
    ITEM_REJECTED = "item rejected"
    EXPORTED = "exported"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a server's trail; `number` grows over the whole store and is never used twice.

    `about` says what it happened to, in few words and in no language: a setting and its value, a feed.
    """

    number: int
    server_id: ServerId
    kind: EventKind
    about: str
    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """How far the log channel of a server has been told: the last change and the last event.

    `corrected` is the last change after which earlier answers were corrected.
    """

    change: int = 0
    event: int = 0
    corrected: int = 0


class ServerStore(Protocol):
    """Settings and trail by server.

    Every method may raise `StoreUnavailable`; each write is one transaction.
    """

    def settings(self, server_id: ServerId) -> ServerSettings:
        """What the server has settled. Cheap: every question asks."""
        ...

    def keep_settings(self, server_id: ServerId, settings: ServerSettings, about: str, actor: Actor) -> None:
        """Keep settings, and note in the trail what was changed."""
        ...

    def note(self, server_id: ServerId, kind: EventKind, about: str, actor: Actor) -> Event:
        """Write a line of the trail."""
        ...

    def trail(self, server_id: ServerId, *, after: int = 0, limit: int = 1000) -> Sequence[Event]:
        """The lines of the trail whose number is greater than `after`, oldest first."""
        ...

    def newest(self) -> int:
        """The number of the last line of any trail, 0 if there is none."""
        ...

    def told(self, server_id: ServerId) -> Told | None:
        """How far the log channel was told and answers corrected; None if it never was."""
        ...

    def keep_told(self, server_id: ServerId, told: Told) -> None:
        """Keep how far that is."""
        ...

    def forget(self, server_id: ServerId) -> None:
        """Delete all of it."""
        ...
