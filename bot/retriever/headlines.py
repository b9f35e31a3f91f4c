"""The articles that come closest to a question, for when none answers it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from bot.retriever.answer import Headline
from bot.retriever.candidates import DAYS_AHEAD, PassageCandidate
from bot.retriever.index.indexed_article import IndexedArticle
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.article import ServerId

MAX_HEADLINES: Final = 3


def closest_headlines(
    passages: Sequence[PassageCandidate], indexes: Sequence[ShelfIndex], today: int
) -> tuple[Headline, ...]:
    """The articles of `passages`, strongest first, each once, at most `MAX_HEADLINES`.

    Where all shelves together hold no more articles than that, the others follow: they are the closest there
    are. `today` is an ordinal; what did not exist yet is left out.
    """
    found = dict.fromkeys(_headline(passage.server_id, passage.indexed) for passage in passages)
    if sum(len(index.register) for index in indexes) <= MAX_HEADLINES:
        found |= dict.fromkeys(_standing(indexes, today + DAYS_AHEAD))
    return tuple(islice(found, MAX_HEADLINES))


def _standing(indexes: Sequence[ShelfIndex], horizon: int) -> Iterator[Headline]:
    for index in indexes:
        lines = [index.register.line(number) for number in index.register.standing]
        keys = [line.key for line in lines if line.day <= horizon]
        for indexed in index.library.read(index.store, index.server_id, keys).values():
            yield _headline(index.server_id, indexed)


def _headline(server_id: ServerId, indexed: IndexedArticle) -> Headline:
    return Headline(server_id, indexed.article.id, indexed.article.title)
