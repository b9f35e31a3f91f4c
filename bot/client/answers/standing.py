"""Whether a quoted sentence still stands: its article may have been revised or removed since."""

from datetime import datetime
from typing import Final

from corpus.article import Quote
from corpus.questions import Cited, Standing
from corpus.segment import sentences
from corpus.store import ArticleNotFound, ArticleStore, ChangeKind

_LAST_CHANGES: Final = 10
"""How many of an article's last changes are looked through for a revision."""


def standing_of(store: ArticleStore, cited: Cited) -> tuple[Standing, Quote | None]:
    """What has become of a quote, and the quote.

    Where the article still has the sentence, word for word and as a sentence, that is `STANDS` and the quote
    in the newest revision; else `REVISED` and the quote in the revision it is from. An article that was taken
    off the shelf is `WITHDRAWN`, and quoted no more.

    Raises:
        StoreUnavailable: the articles cannot be read.
    """
    try:
        article = store.get(cited.shelf, cited.article_id)
    except ArticleNotFound:
        return Standing.WITHDRAWN, None
    if article.revision == cited.revision:
        return Standing.STANDS, Quote(cited.shelf, article, cited.start, cited.end)
    former = store.revision(cited.shelf, cited.article_id, cited.revision)
    words = former.text[cited.start : cited.end]
    places = [each for each in sentences(article.text) if article.text[each.start : each.end] == words]
    if not places:
        return Standing.REVISED, Quote(cited.shelf, former, cited.start, cited.end)
    nearest = min(places, key=lambda each: abs(each.start - cited.start))
    return Standing.STANDS, Quote(cited.shelf, article, nearest.start, nearest.end)


def is_newest(store: ArticleStore, cited: Cited) -> bool:
    """Whether a quote is from its article as it stands on the shelf now. Blocks.

    Raises:
        StoreUnavailable: the articles cannot be read.
    """
    try:
        return store.get(cited.shelf, cited.article_id).revision == cited.revision
    except ArticleNotFound:
        return False


def is_revised_since(store: ArticleStore, cited: Cited, moment: datetime) -> bool:
    """Whether the article of a quote was revised after `moment` (aware). Blocks.

    Raises:
        StoreUnavailable: the articles cannot be read.
    """
    changes = store.history(cited.shelf, article_id=cited.article_id, limit=_LAST_CHANGES)
    return any(change.kind is ChangeKind.REVISED and change.at > moment for change in changes)
