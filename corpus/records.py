"""What there is besides articles: questions, settings, feeds, leases; and the keeping of all of it."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.departures import DepartureStore
    from corpus.feeds import FeedStore
    from corpus.figures import Figures
    from corpus.keeping import Keeping
    from corpus.leases import LeaseStore
    from corpus.questions import QuestionStore
    from corpus.servers import ServerStore


class Records:
    """The stores of all that; they share a database with the articles.

    Each is made when it is first asked for: who asks one question in a terminal needs none, and should not
    wait for their modules.
    """

    def __init__(
        self,
        *,
        questions: "Callable[[], QuestionStore]",
        servers: "Callable[[], ServerStore]",
        feeds: "Callable[[], FeedStore]",
        leases: "Callable[[], LeaseStore]",
        departures: "Callable[[], DepartureStore]",
        figures: "Callable[[], Figures]",
        keeping: "Callable[[], Keeping]",
    ) -> None:
        self._make_questions = questions
        self._make_servers = servers
        self._make_feeds = feeds
        self._make_leases = leases
        self._make_departures = departures
        self._figures = figures
        self._make_keeping = keeping

    @cached_property
    def questions(self) -> "QuestionStore":
        """What was asked and answered."""
        return self._make_questions()

    @cached_property
    def servers(self) -> "ServerStore":
        """What servers have settled, and their trails."""
        return self._make_servers()

    @cached_property
    def feeds(self) -> "FeedStore":
        """Feeds and their items."""
        return self._make_feeds()

    @cached_property
    def leases(self) -> "LeaseStore":
        """Who does what is to be done once; of no server."""
        return self._make_leases()

    @cached_property
    def departures(self) -> "DepartureStore":
        """Which servers the bot was removed from."""
        return self._make_departures()

    def figures(self) -> "Figures":
        """How much all that and the articles are. Blocks, for milliseconds.

        Raises:
            StoreUnavailable: it cannot be read.
        """
        return self._figures()

    @cached_property
    def keeping(self) -> "Keeping":
        """Backups, and what else is done to all of it at once."""
        return self._make_keeping()

    def stores(self) -> "tuple[QuestionStore, ServerStore, FeedStore, DepartureStore]":
        """All that keep something of a server."""
        return self.questions, self.servers, self.feeds, self.departures
