"""What the rooms of the program tell of their work to whoever counts it; by default, nobody does."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from time import perf_counter
from typing import Final, Protocol

from corpus.errors import VerbatimError
from corpus.store import SchemaTooNew, StoreUnavailable


class WayIn(StrEnum):
    """How a question came in."""

    MENTION = "mention"
    """By a mention of the bot, or a reply to it."""
    DIRECT = "direct"
    """In a direct message."""
    CHANNEL = "channel"
    """Without a mention, in the channel for questions."""
    COMMAND = "command"
    """By `/ask`."""
    BUTTON = "button"
    """By a button under an answer: a follow-up, or the same question once more."""
    MENU = "menu"
    """A message for which a source was sought."""


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    SILENT = "silent"
    FAILED = "failed"


class Stage(StrEnum):
    """A part of the way of a question."""

    SEARCH = "search"
    """Reading it, and finding passages."""
    RANK = "rank"
    """Reading their sentences and ordering them."""
    CHECK = "check"
    """Whether every quote is what is stored."""
    SEND = "send"
    """From the answer to the message on Discord."""


class Trouble(StrEnum):
    """Why somebody was not given what they asked for."""

    REFUSED = "refused"
    """We do not do that, and said why: an expected failure."""
    FORBIDDEN = "forbidden"
    """Discord does not let us."""
    DISCORD = "discord"
    """Discord does not answer, or not as it should."""
    GONE = "gone"
    """What was to be answered is not there any more."""
    OUTDATED = "outdated"
    """Their Discord shows a command as it was in another version."""
    STORE = "store"
    """The store cannot be read or written."""
    MACHINE = "machine"
    """The machine is short of memory, of room on a disk or of open files."""
    BUG = "bug"
    """Anything else: ours to mend."""


class GatewayEvent(StrEnum):
    """What happened to a connection to Discord's gateway."""

    IDENTIFY = "identify"
    """A new session was asked for; Discord allows 1,000 a day."""
    READY = "ready"
    """It was given."""
    RESUMED = "resumed"
    """A connection that broke goes on, and nothing was missed."""
    DISCONNECTED = "disconnected"


class Measures(Protocol):
    """Takes what is told. Its methods are called on the way of every question, from any thread."""

    def asked(self, way: WayIn, outcome: Outcome, seconds: float) -> None:
        """A question was dealt with, in so many seconds from its arrival to the message that answers it."""
        ...

    def took(self, stage: Stage, seconds: float) -> None:
        """A part of the way of a question took so long."""
        ...

    def limited(self, *, everyone: bool) -> None:
        """Somebody has to wait: they asked too much or, if `everyone`, their server as a whole did."""
        ...

    def troubled(self, trouble: Trouble) -> None:
        """Somebody was not given what they asked for."""
        ...

    def gateway(self, event: GatewayEvent) -> None:
        """Something happened to a connection to Discord."""
        ...

    def requested(self, status: int | None, seconds: float) -> None:
        """Discord answered a request with this HTTP status; None if it could not be reached."""
        ...


class Unmeasured(Measures):
    """Nobody counts."""

    def asked(self, way: WayIn, outcome: Outcome, seconds: float) -> None:
        """Forget it."""

    def took(self, stage: Stage, seconds: float) -> None:
        """Forget it."""

    def limited(self, *, everyone: bool) -> None:
        """Forget it."""

    def troubled(self, trouble: Trouble) -> None:
        """Forget it."""

    def gateway(self, event: GatewayEvent) -> None:
        """Forget it."""

    def requested(self, status: int | None, seconds: float) -> None:
        """Forget it."""


UNMEASURED: Final = Unmeasured()


class Underway:
    """A question on its way; whoever deals with it says when there is something to send."""

    def __init__(self) -> None:
        self.answered = False
        self.found_at: float | None = None

    def found(self, *, answered: bool) -> None:
        """There is: an answer, or that nothing answers it."""
        self.answered, self.found_at = answered, perf_counter()


@contextmanager
def counted(measures: Measures, way: WayIn) -> Iterator[Underway]:
    """Count a question that came in this way and is dealt with inside the block, at whose end it is sent.

    What is refused with words, such as a question too many, or needs no articles, is not counted.
    """
    began, underway = perf_counter(), Underway()
    try:
        yield underway
    except Exception as error:
        if not isinstance(error, VerbatimError) or isinstance(error, StoreUnavailable | SchemaTooNew):
            measures.asked(way, Outcome.FAILED, perf_counter() - began)
        raise
    if underway.found_at is not None:
        now = perf_counter()
        measures.took(Stage.SEND, now - underway.found_at)
        measures.asked(way, Outcome.ANSWERED if underway.answered else Outcome.SILENT, now - began)
