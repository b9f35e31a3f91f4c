"""The program without a face: the shelf, the retriever, and the check of every quote before it leaves."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from types import TracebackType
from typing import Protocol, Self

from bot.measures import UNMEASURED, Measures, Stage
from bot.retriever.answer import Answer, Finding
from bot.retriever.explanation import Explanation
from bot.retriever.follow_up import FollowUp
from bot.retriever.index.cache import Held
from bot.retriever.index.entry import stored_entry
from bot.retriever.retriever import Retriever
from bot.retriever.sources import Sources
from bot.settings import Settings
from corpus.article import SHARED, Quote, ServerId
from corpus.clock import utc_now
from corpus.open_store import open_store
from corpus.records import Records
from corpus.shelf import Shelf
from corpus.store import ArticleNotFound

log = logging.getLogger(__name__)


class Answerer(Protocol):
    """What `Verbatim` needs of a retriever."""

    threshold: float
    """How likely an answer must be right to be given; it may change at any time."""

    def prepare(self, server_id: ServerId) -> None:
        """Do ahead what the first question to a shelf would have to wait for."""
        ...

    def answer(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Answer:
        """The best answer that the articles of this server and of the shared shelf give at `now`.

        A question that `follows` an answer prefers the article of that answer.
        """
        ...

    def explain(self, server_id: ServerId, question: str, now: datetime, best: int) -> Explanation:
        """Why that is the answer, and what spoke for the `best` first sentences."""
        ...

    def sources(self, server_id: ServerId, text: str, now: datetime) -> Sources:
        """What articles say, as of `now`, for and against what a message claims."""
        ...

    def held(self) -> Held:
        """How much is indexed in memory."""
        ...


class Verbatim:
    """Answers questions and keeps articles, for every face: Discord, the terminal, the command line.

    Its methods block and may be called from several threads at once. `measures` is told how they fare, also
    by the faces.
    """

    def __init__(
        self, shelf: Shelf, retriever: Answerer, records: Records, measures: Measures = UNMEASURED
    ) -> None:
        self.shelf = shelf
        self.retriever = retriever
        self.records = records
        self._forgetting: list[Callable[[ServerId], object]] = []
        self.measures = measures

    def ask(
        self,
        server_id: ServerId,
        question: str,
        now: datetime | None = None,
        follows: FollowUp | None = None,
    ) -> Answer:
        """The answer to a question asked on a server at `now` (by default this moment).

        The question may follow up another answer.
        No quote gets past here that is not, at this moment, a span of the stored revision it names.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        now = now or utc_now()
        for _ in range(2):  # an article may change between finding and checking; its new text gets one chance
            answer = self.retriever.answer(server_id, question, now, follows)
            began = perf_counter()
            if answer.best is None or self.is_verbatim(answer.best.quote):
                others = self._verbatim(answer.others)
                self.measures.took(Stage.CHECK, perf_counter() - began)
                return replace(answer, others=others)
        return replace(answer, best=None, others=())

    def sources(self, server_id: ServerId, text: str, now: datetime | None = None) -> Sources:
        """Quotes that support or contradict what a message claims, as of `now` (by default this moment).

        A quote that is not, at this moment, a span of the stored revision it names is left out, and so is a
        claim for which none is left.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        found = self.retriever.sources(server_id, text, now or utc_now())
        checked = (replace(claim, findings=self._verbatim(claim.findings)) for claim in found.claims)
        return replace(found, claims=tuple(claim for claim in checked if claim.findings))

    def explain(
        self, server_id: ServerId, question: str, now: datetime | None = None, best: int = 3
    ) -> Explanation:
        """Why `ask` answers as it does, and what spoke for the `best` first sentences.

        What is not, at this moment, a span of the stored revision it names is left out.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        explanation = self.retriever.explain(server_id, question, now or utc_now(), best)
        quotes = (each for each in explanation.quotes if self.is_verbatim(each.quote))
        return replace(explanation, quotes=tuple(quotes))

    def prepare(self, server_id: ServerId = SHARED) -> None:
        """Read a shelf now, so that the first question need not wait for it.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        self.retriever.prepare(server_id)

    def erase(self, server_id: ServerId) -> None:
        """Delete all of a server's data, and let go of what is in memory.

        Raises:
            StoreUnavailable: it cannot be deleted; nothing was.
        """
        self.shelf.store.erase(server_id)
        self.let_go(server_id)

    def let_go(self, server_id: ServerId) -> None:
        """Let go of what is in memory of a server that was erased, perhaps by another process.

        Raises:
            StoreUnavailable: the store cannot say what is left of its articles.
        """
        for forget in self._forgetting:
            forget(server_id)
        self.prepare(server_id)

    def on_letting_go(self, forget: Callable[[ServerId], object]) -> None:
        """Call this, in whatever thread, with each server that is erased."""
        self._forgetting.append(forget)

    def _verbatim(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if self.is_verbatim(finding.quote))

    def is_verbatim(self, quote: Quote) -> bool:
        """Whether a quote is a span of the article revision it names, which still stands on its shelf."""
        try:
            stored = self.shelf.store.get(quote.server_id, quote.article.id, quote.article.revision)
        except ArticleNotFound:
            log.info("Article %s was removed while it was being quoted", quote.article.id)
            return False
        same = bool(quote.text) and stored.text[quote.start : quote.end] == quote.text
        if not same:
            log.error(
                "The quote at [%d, %d) of article %s, revision %d, is not what is stored; it was not sent",
                quote.start,
                quote.end,
                stored.id,
                stored.revision,
            )
        return same

    def close(self) -> None:
        """Let go of the store; closing twice is fine."""
        self.shelf.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def open_verbatim(settings: Settings, measures: Measures = UNMEASURED) -> Verbatim:
    """Wire the program together as the settings say, and let it tell `measures` how it fares.

    Raises:
        StoreError: the store that `corpus_url` names cannot be opened.
    """
    store = open_store(settings.corpus_url, settings.backup_folder)
    retriever = Retriever(store, threshold=settings.confidence_threshold, measures=measures)
    return Verbatim(Shelf(store, stored_entry), retriever, store.records, measures)
