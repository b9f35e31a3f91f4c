"""An answer brought up to date, or said again, from its record: the same quotes, where they still stand."""

from dataclasses import replace

from bot.client.answers.records import CLOSEST, NEWER, is_shown, marked, stance_of
from bot.client.answers.standing import standing_of
from bot.retriever.answer import Answer, Finding, Headline, Stance
from bot.translation import phrase
from corpus.article import Quote
from corpus.errors import VerbatimError
from corpus.questions import Asked, Cited, Standing
from corpus.store import ArticleNotFound, ArticleStore


class NoLongerSo(VerbatimError):
    """The article behind an answer was revised or removed since it was given."""


def as_of_now(store: ArticleStore, asked: Asked) -> tuple[Asked, Quote | None]:
    """An answer with a quote, as its articles are now, and that quote. Blocks.

    Each quote that still stands, in whatever revision, is where it stands now; others beside the best one
    are marked as not shown. The best one is given as `standing_of` gives it.
    """
    best, *others = asked.cited
    standing, quote = standing_of(store, best)
    if standing is not Standing.STANDS or quote is None:
        return replace(asked, standing=standing), quote
    cited = (_at(best, quote), *(_as_it_stands(store, each) for each in others))
    return replace(asked, standing=standing, cited=cited), quote


def answer_of(store: ArticleStore, asked: Asked) -> Answer:
    """The answer that a record is of, which was brought up to date if it has a quote. Blocks."""
    findings = [_finding(store, each, asked) for each in asked.cited if is_shown(each)]
    closest = [each for each in asked.closest if each.stance in (CLOSEST, NEWER)]
    headlines = [headline for each in closest if (headline := _headline(store, each))]
    if not findings:
        return Answer(asked.question, asked.confidence, closest=tuple(headlines))
    newer = headlines[0] if headlines else None
    return Answer(asked.question, asked.confidence, findings[0], tuple(findings[1:]), newer=newer)


def answer_again(store: ArticleStore, asked: Asked) -> Answer:
    """The answer that a record is of, as it would be given now. Blocks.

    Raises:
        NoLongerSo: its best quote does not stand any more.
        StoreUnavailable: the articles cannot be read.
    """
    if asked.answered:
        asked, _ = as_of_now(store, asked)
    if asked.answered and asked.standing is not Standing.STANDS:
        raise NoLongerSo(phrase("The article behind this answer has changed since. Please ask again."))
    return answer_of(store, asked)


def _as_it_stands(store: ArticleStore, cited: Cited) -> Cited:
    standing, quote = standing_of(store, cited)
    if standing is not Standing.STANDS or quote is None:
        return marked(cited, shown=False)
    return marked(_at(cited, quote), shown=True)


def _at(cited: Cited, quote: Quote) -> Cited:
    return replace(cited, revision=quote.article.revision, start=quote.start, end=quote.end)


def _finding(store: ArticleStore, cited: Cited, asked: Asked) -> Finding:
    article = store.revision(cited.shelf, cited.article_id, cited.revision)
    stance = Stance.UNCLEAR if cited is asked.cited[0] else stance_of(cited)
    return Finding(Quote(cited.shelf, article, cited.start, cited.end), asked.confidence, stance)


def _headline(store: ArticleStore, cited: Cited) -> Headline | None:
    try:
        article = store.get(cited.shelf, cited.article_id)
    except ArticleNotFound:
        return None
    return Headline(cited.shelf, article.id, article.title)
