"""The rules of a shelf: what comes on it, what is there already, and how a change is taken back."""

from dataclasses import dataclass, replace
from typing import Final

from corpus.article import Article, ServerId
from corpus.article_ids import is_usable, made_ids
from corpus.clean import ArticleRefused
from corpus.errors import VerbatimError
from corpus.fingerprint import fingerprint
from corpus.prepared import EntryOf, Prepared, prepared, prepared_clean
from corpus.same_report import same_report
from corpus.store import Actor, ArticleStore, Change, ChangeKind, Entry, Fingerprint, Likeness, Match

_MOST_COMPARED: Final = 20  # near texts looked at closely; a shelf with more of them is made from a template


class NothingToUndo(VerbatimError):
    """Every change to the shelf was undone already, or there never was one."""


class Unchanged(VerbatimError):
    """The revision says what the article says already; nothing was stored."""


class ChangedMeanwhile(VerbatimError):
    """Somebody changed it between a person's looking and their saving; nothing was overwritten."""


class IdTaken(ArticleRefused):
    """The article came with an id that belongs to another one."""


class AlreadyOnShelf(ArticleRefused):
    """The revision would make an article the same as another one, which `match` names."""

    def __init__(self, message: str, match: Match) -> None:
        super().__init__(message)
        self.match = match


@dataclass(frozen=True, slots=True)
class Added:
    """The article came onto the shelf as it stands here: cleaned, with its id and revision."""

    article: Article


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The article was not added: the shelf has it. `match` says which one it is, and how they are alike."""

    match: Match


class Shelf:
    """Changes the shelves of a store by the rules; for reading, ask the `store` itself.

    Every method is one transaction, so that what two processes do at once comes out as if done in turn, and
    raises what the store raises besides its own errors. With `entry_of`, the entry of every revision is
    stored with it; it is made before the transaction begins, so that nobody waits for it.
    """

    def __init__(self, store: ArticleStore, entry_of: EntryOf | None = None) -> None:
        self.store = store
        self.entry_of = entry_of

    def add(self, server_id: ServerId, article: Article, actor: Actor) -> Added | Duplicate:
        """Clean an article and put it on the shelf, unless it is there already.

        An id of its own (at most 100 printable characters, a letter or digit first) is kept; anything else
        becomes a new id. An article that was removed and comes again is put back under its old id, and
        revised if it has changed.

        Raises:
            ArticleRefused: it cannot be kept.
            IdTaken: it can, but under another id.
        """
        return self.put(server_id, self.prepared(article), actor)

    def prepared(self, article: Article) -> Prepared:
        """What `add` does first, and `put` does not do again: all that needs no store.

        Raises:
            ArticleRefused: the article cannot be kept.
        """
        return prepared(article, self.entry_of)

    def put(self, server_id: ServerId, newcomer: Prepared, actor: Actor) -> Added | Duplicate:
        """Put a prepared article on the shelf, as `add` does.

        Raises:
            IdTaken: as for `add`.
        """
        with self.store.transaction(server_id):
            match = self.match(server_id, newcomer)
            if match:
                return Duplicate(match)
            article_id, comes_back = self._place(server_id, newcomer)
            newcomer = replace(newcomer, article=replace(newcomer.article, id=article_id))
            if comes_back:
                return Added(self._put_back(server_id, newcomer, actor))
            article = newcomer.article
            change = self.store.add(
                server_id, article, newcomer.fingerprint, actor, entry=self._entry(newcomer)
            )
        return Added(replace(article, revision=change.revision))

    def revise(
        self,
        server_id: ServerId,
        article_id: str,
        article: Article,
        actor: Actor,
        *,
        expected: int | None = None,
    ) -> Article:
        """Clean an article and store it as the next revision of the one with that id.

        Whoever made it from what they saw says with `expected` which revision that was.

        Raises:
            ArticleNotFound: there is none to revise.
            ChangedMeanwhile: the newest revision is not the one `expected`.
            ArticleRefused: it cannot be kept.
            AlreadyOnShelf: another article on the shelf says the same.
            Unchanged: it has said the same before.
        """
        revised = self.prepared(replace(article, id=article_id))
        article = revised.article
        with self.store.transaction(server_id):
            current = self.store.get(server_id, article_id)
            if expected not in (None, current.revision):
                raise ChangedMeanwhile(
                    "Somebody else has changed this article in the meantime. Nothing was overwritten."
                )
            if _equal(article, current):
                raise Unchanged("The article says exactly this already; nothing was changed.")
            match = self.match(server_id, revised, besides=article_id)
            if match:
                raise AlreadyOnShelf(
                    f"Another article has the {match.likeness} already: “{match.listing.title}” "
                    f"({match.listing.id}). Nothing was changed.",
                    match,
                )
            change = self._revise(server_id, revised, actor)
        return replace(article, revision=change.revision)

    def remove(self, server_id: ServerId, article_id: str, actor: Actor) -> Change:
        """Take an article off the shelf; `undo` brings it back.

        Raises:
            ArticleNotFound: there is none.
        """
        return self.store.remove(server_id, article_id, actor)

    def undo(self, server_id: ServerId, actor: Actor, *, expected: int | None = None) -> Change:
        """Take back the last change that was neither undone nor an undoing; again, the one before it.

        Gives the change that this made. Undoing a revision stores what the article said before as a new one.
        Whoever was shown what would be undone says with `expected` the number of that change.

        Raises:
            NothingToUndo: there is no such change.
            ChangedMeanwhile: it is not the one `expected`.
        """
        last = self.undoable(server_id)
        former = self._before(last) if last.kind is ChangeKind.REVISED else None
        with self.store.transaction(server_id):
            last = self.undoable(server_id)
            if expected not in (None, last.number):
                raise ChangedMeanwhile("The shelf was changed in the meantime. Nothing was undone.")
            article_id, undoes = last.article_id, last.number
            match last.kind:
                case ChangeKind.ADDED | ChangeKind.RESTORED:
                    return self.store.remove(server_id, article_id, actor, undoes=undoes)
                case ChangeKind.REMOVED:
                    return self.store.restore(server_id, article_id, actor, undoes=undoes)
                case ChangeKind.REVISED:
                    before = self._before(last, former)
                    return self._revise(server_id, before, actor, undoes=undoes)

    def undoable(self, server_id: ServerId) -> Change:
        """The change that `undo` would take back.

        Raises:
            NothingToUndo: there is none.
        """
        limit = 50
        while True:
            changes = self.store.history(server_id, limit=limit)
            for change in changes:
                if change.undoes is None and not change.undone:
                    return change
            if len(changes) < limit:
                raise NothingToUndo("There is nothing left to undo.")
            limit *= 4

    def _before(self, revision: Change, expected: Prepared | None = None) -> Prepared:
        """What an article said before it was revised, prepared; `expected` if it is that."""
        # All that came after it is undone, so the revision before it is what stood before it.
        former = self.store.revision(revision.server_id, revision.article_id, revision.revision - 1)
        if expected is not None and expected.article == former:
            return expected
        return prepared_clean(former, self.entry_of)

    def _revise(
        self, server_id: ServerId, revised: Prepared, actor: Actor, undoes: int | None = None
    ) -> Change:
        return self.store.revise(
            server_id, revised.article, revised.fingerprint, actor, undoes=undoes, entry=self._entry(revised)
        )

    def _entry(self, newcomer: Prepared) -> Entry | None:
        """Its entry, made now if whoever prepared it left that out."""
        return newcomer.entry or (self.entry_of and self.entry_of(newcomer.article))

    def match(self, server_id: ServerId, newcomer: Prepared, besides: str | None = None) -> Match | None:
        """An article on the shelf, other than `besides`, that this one would be a duplicate of."""
        matches = [
            each for each in self.store.matches(server_id, newcomer.fingerprint) if each.listing.id != besides
        ]
        near = [match for match in matches if match.likeness is Likeness.NEAR_TEXT]
        if len(near) < len(matches):
            return matches[0]
        for match in reversed(near[-_MOST_COMPARED:]):
            if same_report(newcomer.article.text, self.store.get(server_id, match.listing.id).text):
                return match
        return None

    def _place(self, server_id: ServerId, newcomer: Prepared) -> tuple[str, bool]:
        """The id an article gets, and whether it stood under this id before and was removed."""
        article, known_by = newcomer.article, newcomer.fingerprint
        for article_id in [article.id] if is_usable(article.id) else made_ids(known_by.digest):
            last = next(iter(self.store.history(server_id, article_id=article_id, limit=1)), None)
            if last is None:
                return article_id, False
            if last.kind is ChangeKind.REMOVED and self._revision_like(last, known_by):
                return article_id, True
        raise IdTaken(
            f"The id {article.id} belongs to another article of this shelf, or did before that was removed. "
            "Revise that article, or give this one another id, or none."
        )

    def _revision_like(self, change: Change, known_by: Fingerprint) -> bool:
        former = self.store.revision(change.server_id, change.article_id, change.revision)
        return fingerprint(former).likeness(known_by) is not None

    def _put_back(self, server_id: ServerId, newcomer: Prepared, actor: Actor) -> Article:
        article = newcomer.article
        self.store.restore(server_id, article.id, actor)
        former = self.store.get(server_id, article.id)
        if _equal(article, former):
            if entry := self._entry(newcomer):
                self.store.keep_entries(server_id, entry.form, [(former.id, former.revision, entry.data)])
            return former
        change = self._revise(server_id, newcomer, actor)
        return replace(article, revision=change.revision)


def _equal(article: Article, current: Article) -> bool:
    return replace(article, revision=current.revision) == current
