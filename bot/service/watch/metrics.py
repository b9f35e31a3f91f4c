"""What is counted while the bot runs, as Prometheus wants it: `docs/metrics.md` says what each is for.

No metric is labelled by server, user or article: every value of a label is a time series that is kept for
ever, and Discord has more servers than anybody has memory; besides, who asked what is nobody's business.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

from bot.measures import GatewayEvent, Measures, Outcome, Stage, Trouble, WayIn

STAGE_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds: a search takes milliseconds, what goes over the wire up to seconds."""

REQUESTS: Final = ("done", "refused", "limited", "broken", "unreachable")
"""What becomes of a request to Discord: 2xx and 3xx, 4xx, 429, 5xx, no answer."""

LEVELS: Final = ("WARNING", "ERROR", "CRITICAL")


class Metrics(Measures):
    """Counts what it is told, in a registry of its own.

    Each label's values are known from the start, so that a series is there, at 0, before anything happens.
    """

    def __init__(self) -> None:
        # When a series began is nothing anybody looks at, and adds half as many again.
        disable_created_metrics()  # type: ignore[no-untyped-call]  # the library says no types of it
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._asked = self._counter(
            "verbatim_questions",
            "Questions, by the way they came in and what became of them.",
            "way",
            "outcome",
        )
        self._seconds = self._histogram(
            "verbatim_question_duration_seconds", "From a question's arrival to the message that answers it."
        )
        stages = self._histogram(
            "verbatim_question_stage_duration_seconds", "Parts of the way of a question.", "stage"
        )
        limited = self._counter(
            "verbatim_questions_limited", "Questions too many in a minute, by whose limit it was.", "limit"
        )
        troubles = self._counter("verbatim_errors", "People not given what they asked for, and why.", "kind")
        gateway = self._counter(
            "verbatim_gateway_events", "What happened to connections to Discord.", "event"
        )
        requests = self._histogram(
            "verbatim_discord_request_duration_seconds",
            "Requests to Discord, by what became of them.",
            "outcome",
        )
        logged = self._counter("verbatim_log_messages", "Lines of the log from warnings on.", "level")
        build = Gauge("verbatim_build_info", "The program that runs.", ["version"], registry=self.registry)
        build.labels(_version()).set(1)
        # Looked up once: a question should not wait for a label.
        self._outcomes = {(way, each): self._asked.labels(way, each) for way in WayIn for each in Outcome}
        self._stages = {each: stages.labels(each) for each in Stage}
        self._limited = {
            everyone: limited.labels("server" if everyone else "member") for everyone in (True, False)
        }
        self._troubles = {each: troubles.labels(each) for each in Trouble}
        self._gateway = {each: gateway.labels(each) for each in GatewayEvent}
        self._requests = {each: requests.labels(each) for each in REQUESTS}
        self._logged = {each: logged.labels(each.lower()) for each in LEVELS}

    def asked(self, way: WayIn, outcome: Outcome, seconds: float) -> None:
        """Count it."""
        self._outcomes[way, outcome].inc()
        self._seconds.observe(seconds)

    def took(self, stage: Stage, seconds: float) -> None:
        """Put it into its bucket."""
        self._stages[stage].observe(seconds)

    def limited(self, *, everyone: bool) -> None:
        """Count it."""
        self._limited[everyone].inc()

    def troubled(self, trouble: Trouble) -> None:
        """Count it."""
        self._troubles[trouble].inc()

    def gateway(self, event: GatewayEvent) -> None:
        """Count it."""
        self._gateway[event].inc()

    def requested(self, status: int | None, seconds: float) -> None:
        """Put it into its bucket."""
        self._requests[_outcome_of(status)].observe(seconds)

    def logged(self, level: str) -> None:
        """Count a line of the log of this level."""
        if level in self._logged:
            self._logged[level].inc()

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(name, what, labels, registry=self.registry)

    def _histogram(self, name: str, what: str, *labels: str) -> Histogram:
        return Histogram(name, what, labels, buckets=STAGE_SECONDS, registry=self.registry)


def _outcome_of(status: int | None) -> str:
    match status:
        case None:
            return "unreachable"
        case 429:
            return "limited"
        case _ if status >= 500:
            return "broken"
        case _ if status >= 400:
            return "refused"
        case _:
            return "done"


def _version() -> str:
    try:
        return version("verbatim-bot")
    except PackageNotFoundError:  # run from a checkout in which nothing was installed
        return "unknown"
