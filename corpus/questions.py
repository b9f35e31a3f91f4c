"""What was asked and what was answered, so that answers can be followed up, judged, corrected and counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from corpus.article import ServerId
from corpus.store import StoreError


class AnswerGone(StoreError):
    """The answer is no longer kept: its time is over, or somebody had it deleted."""


def answer_gone() -> AnswerGone:
    """The error for an answer that is not kept."""
    return AnswerGone("I no longer keep this answer. Please ask again.")


class Standing(StrEnum):
    """What has become of an answer since it was given."""

    STANDS = "stands"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"
    """A gap that a moderator has dealt with."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A span of an article revision that an answer quoted; as a headline, the whole article from 0 to 0.

    `stance` is how it stood to the best quote ("agrees", "differs", "unclear"); "best" for that itself.
    """

    shelf: ServerId
    article_id: str
    revision: int
    start: int
    end: int
    stance: str = "best"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what it was answered with.

    `id` is made by whoever answers, of lower-case letters and digits; `server_id` is `SHARED` for a direct
    message; `subject` is the question that a follow-up leans on, the question itself for others. `cited`
    is empty for silence, else the best quote comes first; `closest` are the headlines shown in its stead, or
    beside it (`stance` says what each is there for: "closest"; "newer"; "followed", which was not shown, is
    the quote that a question which nothing answered had followed).
    `message_id` is None for an answer that only the asker sees.
    """

    id: str
    server_id: ServerId
    asker: int
    question: str
    at: datetime
    channel_id: int
    message_id: int | None
    subject: str
    language: str = "en"
    confidence: float = 0.0
    cited: tuple[Cited, ...] = ()
    closest: tuple[Cited, ...] = ()
    standing: Standing = Standing.STANDS

    @property
    def answered(self) -> bool:
        """Whether it was answered with a quote."""
        return bool(self.cited)


@dataclass(frozen=True, slots=True)
class Week:
    """What happened on a server in the week that began on `monday` (UTC)."""

    monday: date
    asked: int = 0
    answered: int = 0
    helpful: int = 0
    unhelpful: int = 0


@dataclass(frozen=True, slots=True)
class Quoted:
    """How often an article was quoted as the answer."""

    shelf: ServerId
    article_id: str
    times: int


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people said of one answer."""

    helpful: int = 0
    unhelpful: int = 0


@dataclass(frozen=True, slots=True)
class Personal:
    """What is kept of one person: questions asked, verdicts given, and the server whose shelf they chose."""

    questions: Sequence[Asked] = field(default=())
    verdicts: int = 0
    home: ServerId | None = None


class QuestionStore(Protocol):
    """Questions by server. Every method may raise `StoreUnavailable`; each write is one transaction.

    The counts of weeks name nobody, and outlive the questions they count.
    """

    def keep(self, server_id: ServerId, asked: Asked) -> None:
        """Keep a question and its answer, and count them; kept again, it is replaced and not counted again.

        Raises:
            ValueError: another server has an answer of this id.
        """
        ...

    def get(self, server_id: ServerId, answer_id: str) -> Asked:
        """The question and answer of this id.

        Raises:
            AnswerGone: it is not kept.
        """
        ...

    def by_message(self, server_id: ServerId, channel_id: int, message_id: int) -> Asked | None:
        """The question that this message answers, if it is an answer that is kept."""
        ...

    def mark(self, server_id: ServerId, answer_ids: Sequence[str], standing: Standing) -> None:
        """Keep what has become of answers; those that are gone are passed over."""
        ...

    def citing(self, shelf: ServerId, article_id: str) -> Sequence[Asked]:
        """The answers, on any server, that quote this article, as the best or beside it: newest first.

        Only those in messages that all can see; whatever has become of them.
        """
        ...

    def correct(
        self, server_id: ServerId, answer_id: str, standing: Standing, cited: Sequence[Cited]
    ) -> None:
        """Keep what has become of an answer, and where its quotes stand now.

        One that is gone is passed over.
        """
        ...

    def gaps(self, server_id: ServerId, *, limit: int = 1000) -> Sequence[Asked]:
        """The questions that nothing answered and no moderator has dealt with, newest first."""
        ...

    def answered(self, server_id: ServerId, *, limit: int = 20) -> Sequence[Asked]:
        """The last questions that were answered where all can see it, newest first."""
        ...

    def questions(self, server_id: ServerId) -> Sequence[Asked]:
        """All questions that are kept of a server, whatever became of them, oldest first."""
        ...

    def judge(self, server_id: ServerId, answer_id: str, person: int, *, helpful: bool) -> Verdicts:
        """Keep what a person says of an answer, in place of what they said before; what all say of it.

        Raises:
            AnswerGone: it is not kept.
        """
        ...

    def weeks(self, server_id: ServerId, since: date) -> Sequence[Week]:
        """The weeks from that of `since` on in which something happened, oldest first."""
        ...

    def most_quoted(self, server_id: ServerId, since: date, *, limit: int = 10) -> Sequence[Quoted]:
        """The articles quoted most often from the week of `since` on."""
        ...

    def personal(self, person: int) -> Personal:
        """All that is kept of a person, over all servers."""
        ...

    def forget_person(self, person: int) -> None:
        """Delete all that is kept of a person, over all servers."""
        ...

    def home(self, person: int) -> ServerId | None:
        """The server whose shelf a person's direct messages search besides the shared one."""
        ...

    def choose_home(self, person: int, server_id: ServerId | None) -> None:
        """Keep that choice; None takes it back."""
        ...

    def servers(self) -> Sequence[ServerId]:
        """The servers of which questions are kept, `SHARED` if any were asked on none; in no order."""
        ...

    def expire(self, server_id: ServerId, before: datetime) -> int:
        """Delete the questions asked before a moment, with what people said of them; how many there were.

        In several transactions, so that others can write between them.
        """
        ...

    def forget(self, server_id: ServerId) -> None:
        """Delete all that is kept of a server, its counts included."""
        ...


def monday_of(moment: datetime) -> date:
    """The day on which the week of a moment began, in UTC."""
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())
