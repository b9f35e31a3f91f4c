"""An export comes back onto a shelf: article for article, revision for revision."""

from dataclasses import replace

from corpus.article import Article, ExportedRevision, ServerId
from corpus.clean import ArticleRefused
from corpus.clock import utc_now
from corpus.fingerprint import fingerprint
from corpus.prepared import Prepared
from corpus.shelf import Added, Duplicate, IdTaken, Shelf
from corpus.store import Actor, Change, ChangeKind, Entry, Likeness, Listing, Match


class RevisionMissing(ArticleRefused):
    """A revision of an article came without those before it."""


class PuttingBack:
    """Puts the revisions of an export's articles back, each article's in their order.

    What stood together on the shelf that was exported may stand together again, so its articles are not
    taken for duplicates of each other. As it last stood, an article may be one of another that is on the
    shelf: then it does not stay there. What the shelf has already, as after the same export was read
    before, is left alone.
    """

    def __init__(self, shelf: Shelf, server_id: ServerId, actor: Actor) -> None:
        self._shelf = shelf
        self._store = shelf.store
        self._server_id = server_id
        self._actor = actor
        self._own: dict[str, bool] = {}
        """The articles that came so far, and whether anything of them was new."""

    def put(self, newcomer: Prepared, place: ExportedRevision) -> Added | Duplicate | None:
        """Put one revision back, inside a transaction; at the last one, what became of its article.

        Raises:
            IdTaken: another article has, or had, its id.
            RevisionMissing: the revision before it is not there.
        """
        article = replace(newcomer.article, revision=place.article.revision)
        last = self._last(article.id)
        is_last = article.revision == place.revisions
        if is_last and not place.removed and (match := self._match(newcomer)):
            if last and last.kind is not ChangeKind.REMOVED:
                self._store.remove(self._server_id, article.id, self._actor)
            return Duplicate(match)
        is_new = self._put(replace(newcomer, article=article), place, last)
        self._own[article.id] = is_new or self._own.get(article.id, False)
        if not is_last:
            return None
        return Added(article) if self._own[article.id] else Duplicate(_same(article, last))

    def _put(self, newcomer: Prepared, place: ExportedRevision, last: Change | None) -> bool:
        """Whether there was anything to be done."""
        article = newcomer.article
        newest = last.revision if last else 0
        if last and article.revision <= newest:
            return self._is_put_back(article, place, last)
        if article.revision != newest + 1 or (last and last.kind is ChangeKind.REMOVED):
            raise RevisionMissing(
                f"Revision {article.revision} of the article {article.id} does not follow what is on the "
                "shelf. Please add the files of an export in their order."
            )
        if last:
            self._check_same(newcomer, newest)
        write = self._store.revise if last else self._store.add
        write(self._server_id, article, newcomer.fingerprint, self._actor, entry=self._entry(newcomer))
        if place.removed and article.revision == place.revisions:
            self._store.remove(self._server_id, article.id, self._actor)
        return True

    def _is_put_back(self, article: Article, place: ExportedRevision, last: Change) -> bool:
        """Put an article whose last revision is known back if it was removed since."""
        if self._store.revision(self._server_id, article.id, article.revision) != article:
            raise _taken(article)
        is_last = article.revision == place.revisions == last.revision
        gone = is_last and last.kind is ChangeKind.REMOVED and not place.removed
        if gone:
            self._store.restore(self._server_id, article.id, self._actor)
        return gone

    def _check_same(self, newcomer: Prepared, newest: int) -> None:
        """Refuse a revision of another article that has its id."""
        article = newcomer.article
        if article.id in self._own:
            return
        before = self._store.revision(self._server_id, article.id, newest)
        if fingerprint(before).likeness(newcomer.fingerprint) is None:
            raise _taken(article)

    def _match(self, newcomer: Prepared) -> Match | None:
        """Another article on the shelf, not of this export, that this one would stand beside as its like."""
        match = self._shelf.match(self._server_id, newcomer, newcomer.article.id)
        return match if match and match.listing.id not in self._own else None

    def _last(self, article_id: str) -> Change | None:
        return next(iter(self._store.history(self._server_id, article_id=article_id, limit=1)), None)

    def _entry(self, newcomer: Prepared) -> Entry | None:
        return newcomer.entry or (self._shelf.entry_of and self._shelf.entry_of(newcomer.article))


def _taken(article: Article) -> IdTaken:
    return IdTaken(f"The id {article.id} belongs to another article of this shelf, or did before.")


def _same(article: Article, last: Change | None) -> Match:
    """That the shelf has the article itself already."""
    about = (article.title, article.outlet, article.authors, article.published, article.url)
    added = last.at if last else utc_now()
    return Match(Listing(article.id, article.revision, *about, added), Likeness.SAME_TEXT)
