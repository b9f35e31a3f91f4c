"""A retriever whose answers can be foreseen: every kind of card can be had of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.retriever.answer import Answer, Finding, Headline, Stance
from bot.retriever.follow_up import FollowUp
from bot.retriever.sources import Claim, Sources
from corpus.article import SHARED, Article, Quote, ServerId
from corpus.store import ArticleStore

NOBODY_KNOWS = "nobody knows"
"""A question with these words has no answer."""


@dataclass
class Reporter:
    """Answers with the three newest articles of a server, or of the shared shelf where that has none."""

    store: ArticleStore

    def prepare(self, server_id: ServerId) -> None:
        """There is nothing to do."""

    def answer(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Answer:
        """The last article's second sentence, another that differs, a newer one; or three headlines."""
        shelf, articles = self._newest(server_id)
        headlines = tuple(Headline(shelf, each.id, each.title) for each in articles)
        if NOBODY_KNOWS in question:
            return Answer(question, 0.1, closest=headlines)
        best, other = (_quote(shelf, each) for each in articles[:2])
        findings = (Finding(other, 0.7, Stance.DIFFERS),)
        return Answer(question, 0.9, Finding(best, 0.9), findings, newer=headlines[2])

    def sources(self, server_id: ServerId, text: str, now: datetime) -> Sources:
        """The newest article supports whatever a message says."""
        shelf, articles = self._newest(server_id)
        finding = Finding(_quote(shelf, articles[0]), 0.9, Stance.AGREES)
        return Sources(text, (Claim(text, 0, len(text), (finding,)),))

    def _newest(self, server_id: ServerId) -> tuple[ServerId, list[Article]]:
        for shelf in (server_id, SHARED):
            if listings := self.store.listings(shelf, limit=3):
                return shelf, [self.store.get(shelf, each.id) for each in listings]
        raise AssertionError("the shared shelf has articles")


def _quote(shelf: ServerId, article: Article) -> Quote:
    start = article.text.index("It came in")
    return Quote(shelf, article, start, article.text.index(". Nobody") + 1)
