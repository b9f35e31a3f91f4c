"""The way from a question to an answer, over the articles of a store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from bot.measures import UNMEASURED, Measures, Stage
from bot.retriever.answer import DEFAULT_THRESHOLD, Answer, Finding, Headline
from bot.retriever.claims.findings import findings_of
from bot.retriever.claims.message import parts_of
from bot.retriever.explanation import Explanation, explanation_of
from bot.retriever.follow_up import FollowUp, borrowed_less, by_story, preferred, read_follow_up, untold
from bot.retriever.headlines import MAX_HEADLINES
from bot.retriever.index.cache import Held, IndexCache
from bot.retriever.index.shelf_index import ShelfIndex, languages_of
from bot.retriever.model import Models, shipped_models
from bot.retriever.newest import newer_headline, newest_first
from bot.retriever.others import others_of
from bot.retriever.question import read_question
from bot.retriever.ranking import Candidate, Ranking, rank_sentences
from bot.retriever.search import Found, Search, search
from bot.retriever.sources import MAX_CLAIMS, Claim, Sources
from corpus.article import SHARED, ServerId
from corpus.store import ArticleStore


class Retriever:
    """Answers questions from a server's own shelf and the shared one; may be used from several threads.

    `threshold` is the confidence, from 0 to 1, from which a quote is given; `models` order and judge the
    sentences; `measures` is told how long each step takes. Any method that asks the store may raise
    `StoreUnavailable`.
    """

    def __init__(
        self,
        store: ArticleStore,
        *,
        threshold: float = DEFAULT_THRESHOLD,
        models: Models | None = None,
        measures: Measures = UNMEASURED,
    ) -> None:
        self._indexes = IndexCache(store)
        self.threshold = threshold
        self._models = models or shipped_models()
        self._measures = measures

    def answer(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Answer:
        """The best quote as of `now` (aware), or silence with the closest headlines.

        A question that `follows` an answer prefers its article, as far as this server may read it.
        """
        if follows is not None and follows.article[0] not in (server_id, SHARED):
            follows = None
        return self.decide(self.rank(server_id, question, now, follows))

    def rank(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Ranking:
        """All candidates for an answer as of `now` (aware), best first, whatever the threshold."""
        began = perf_counter()
        shelves = self._shelves(server_id)
        read = read_follow_up(question, follows, languages_of(shelves))
        searched = search(read, question, shelves, now, follows)
        found = perf_counter()
        if follows is None:
            candidates = self._ranked(searched.read_all())
        else:
            candidates = self._following(searched, question, follows)
        ranking = Ranking(
            question=question,
            read=read,
            candidates=tuple(newest_first(read, candidates, self.threshold)),
            passages=searched.passages,
            headlines=searched.headlines,
        )
        self._measures.took(Stage.SEARCH, found - began)
        self._measures.took(Stage.RANK, perf_counter() - found)
        return ranking

    def find(self, server_id: ServerId, question: str, now: datetime) -> Found:
        """What there is to choose from as of `now` (aware), in no order."""
        shelves = self._shelves(server_id)
        read = read_question(question, languages_of(shelves))
        return search(read, question, shelves, now, None).read_all()

    def decide(self, ranking: Ranking) -> Answer:
        """Answer with the best candidate if it is likely enough to be right, else stay silent."""
        silence = Answer(ranking.question, ranking.confidence, closest=ranking.headlines)
        if not ranking.candidates or ranking.confidence < self.threshold:
            return silence
        quote = ranking.candidates[0].quote
        return replace(
            silence,
            best=Finding(quote, ranking.confidence),
            others=tuple(others_of(ranking.read, ranking.candidates, self.threshold)),
            newer=newer_headline(quote, ranking.passages),
        )

    def explain(self, server_id: ServerId, question: str, now: datetime, best: int) -> Explanation:
        """Why that is the answer as of `now` (aware), and what spoke for the `best` first sentences."""
        ranking = self.rank(server_id, question, now)
        return explanation_of(ranking, self.decide(ranking), self.threshold, best)

    def sources(self, server_id: ServerId, text: str, now: datetime) -> Sources:
        """What articles say, as of `now` (aware), of what a message claims and asks."""
        shelves = self._shelves(server_id)
        languages = languages_of(shelves)
        claims: list[Claim] = []
        closest: dict[Headline, None] = {}
        today = now.astimezone(UTC).date().toordinal()
        for part in parts_of(text):
            if part.asks:
                answer = self.answer(server_id, part.read, now)
                findings, headlines = [answer.best] if answer.best else [], answer.closest
            else:
                searched = search(read_question(part.read, languages), part.read, shelves, now, None)
                findings, headlines = findings_of(searched, shelves, today), searched.headlines
            if findings:
                span = text[part.start : part.end]
                claims.append(Claim(span, part.start, part.end, tuple(findings), part.asks))
            closest |= dict.fromkeys(headlines)
            if len(claims) == MAX_CLAIMS:
                break
        return Sources(text, tuple(claims), () if claims else tuple(closest)[:MAX_HEADLINES])

    def prepare(self, server_id: ServerId) -> None:
        """Index a shelf ahead of its first question."""
        self._indexes.index(server_id)

    def held(self) -> Held:
        """How much is indexed in memory at this moment."""
        return self._indexes.held()

    def _shelves(self, server_id: ServerId) -> Sequence[ShelfIndex]:
        return [self._indexes.index(shelf) for shelf in dict.fromkeys((server_id, SHARED))]

    def _ranked(self, found: Found) -> list[Candidate]:
        models = self._models
        if found.dated:
            model = models.dated
        else:
            model = models.undated if found.of_many_undated else models.undated_small
        return rank_sentences(found.pool, found.matrix, model)

    def _following(self, searched: Search, question: str, follows: FollowUp) -> list[Candidate]:
        """Candidates for a question that follows an answer: those of its article and its story preferred."""
        groups = []
        for passages, share in by_story(question, searched.passages, follows.article):
            found = searched.read(passages, borrowed_less(question, searched.weights, share))
            groups.append(untold(self._ranked(found), question, searched.question, follows))
        return preferred(groups, self.threshold)
