"""The protocol that every store of articles fulfils."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from corpus.article import Article, ServerId
from corpus.store.words import (
    Actor,
    Buffer,
    Change,
    Entry,
    Fingerprint,
    Listing,
    Match,
    Order,
    Reading,
    RevisionKey,
)


class ArticleStore(Protocol):
    """Articles by server, with revisions, soft delete and an audit trail.

    Every method takes the server first and touches no other server's articles. Each write is one
    transaction: when the method returns, the write has reached the disk and survives the death of the
    process; when it raises, nothing was changed. Any method may raise `StoreUnavailable`. One store may be
    used from several threads at once, and several processes may have the same store open. A store is
    open from its construction until `close`, and is a context manager that closes it.
    """

    def add(
        self,
        server_id: ServerId,
        article: Article,
        fingerprint: Fingerprint,
        actor: Actor,
        *,
        entry: Entry | None = None,
    ) -> Change:
        """Store a new article, as revision 1, and its entry with it.

        Raises:
            ArticleExists: the shelf has an article of this id, or had one that was removed.
        """
        ...

    def revise(
        self,
        server_id: ServerId,
        article: Article,
        fingerprint: Fingerprint,
        actor: Actor,
        *,
        undoes: int | None = None,
        entry: Entry | None = None,
    ) -> Change:
        """Store `article` as the next revision of the article with its id; its own `revision` is ignored.

        `entry` is stored with it.

        Raises:
            ArticleNotFound: there is none, or it was removed.
            AlreadyUndone: `undoes` names a change that was undone before.
        """
        ...

    def remove(
        self, server_id: ServerId, article_id: str, actor: Actor, *, undoes: int | None = None
    ) -> Change:
        """Take an article off the shelf; its revisions are kept, so that it can be restored.

        Raises:
            ArticleNotFound: there is none, or it was removed before.
            AlreadyUndone: as for `revise`.
        """
        ...

    def restore(
        self, server_id: ServerId, article_id: str, actor: Actor, *, undoes: int | None = None
    ) -> Change:
        """Put a removed article back, as it was.

        Raises:
            ArticleNotFound: no removed article has this id.
            AlreadyUndone: as for `revise`.
        """
        ...

    def get(self, server_id: ServerId, article_id: str, revision: int | None = None) -> Article:
        """An article on the shelf: its newest revision, or the one asked for.

        Raises:
            ArticleNotFound: there is no such article or revision, or the article was removed.
        """
        ...

    def articles(self, server_id: ServerId, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """The newest revisions of all articles on the shelf, or of those of `ids` that stand there.

        In the order they were first added; a consistent reading even while others write.
        """
        ...

    def listings(
        self,
        server_id: ServerId,
        *,
        matching: str = "",
        outlet: str = "",
        order: Order = Order.ADDED,
        offset: int = 0,
        limit: int = 50,
    ) -> Sequence[Listing]:
        """Articles on the shelf whose title or outlet holds `matching`, of this outlet if one is named.

        Both without regard to case, accents and spacing (`corpus.folding`). Among equals in `order`, what
        was added last comes first.
        """
        ...

    def count(self, server_id: ServerId, *, matching: str = "", outlet: str = "") -> int:
        """How many articles `listings` would give without a limit."""
        ...

    def find(
        self, server_id: ServerId, typed: str, *, removed_too: bool = False, limit: int = 25
    ) -> Sequence[Listing]:
        """What somebody who has `typed` so much may mean, likeliest first; compared as in `listings`.

        First the articles whose title begins with it, then those that hold it in title or outlet; among
        these what was removed comes last, and what was added last comes first. Cheap: every key asks.
        """
        ...

    def outlets(self, server_id: ServerId, *, matching: str = "", limit: int = 25) -> Sequence[str]:
        """The outlets on the shelf whose name holds `matching`, those of most articles first.

        Names that differ in case, accents or spacing alone are one, given as it was written last.
        """
        ...

    def matches(self, server_id: ServerId, fingerprint: Fingerprint) -> Sequence[Match]:
        """Articles on the shelf with the same address, the same text or a Simhash at most 3 bits away.

        The strongest likeness of each, strongest first; removed articles do not count.
        """
        ...

    def changes(self, server_id: ServerId, *, after: int = 0) -> Sequence[Change]:
        """The changes to this shelf whose number is greater than `after`, oldest first."""
        ...

    def history(
        self, server_id: ServerId, *, article_id: str | None = None, offset: int = 0, limit: int = 50
    ) -> Sequence[Change]:
        """The last changes to this shelf, or to one article of it, newest first, from the `offset`-th on."""
        ...

    def revision(self, server_id: ServerId, article_id: str, revision: int) -> Article:
        """A revision of an article, whether it stands on the shelf or was removed.

        Raises:
            ArticleNotFound: there is no such article or revision.
        """
        ...

    def identity(self) -> str:
        """A name that is another once a backup was put in the store's place; cheap: every question asks.

        Whatever was read of a store of another name is to be forgotten.
        """
        ...

    def version(self, server_id: ServerId) -> int:
        """The number of the last change to this shelf, 0 if there was none; cheap: every question asks."""
        ...

    def newest(self) -> int:
        """The number of the last change to any shelf, 0 if there was none; cheaper than to ask for each."""
        ...

    def standing(self, server_id: ServerId, ids: Sequence[str] | None = None) -> Sequence[RevisionKey]:
        """The newest revisions of all articles on the shelf, or of those of `ids` that stand there.

        In the order of the changes that put them there as they are now (added, revised or restored): an
        article that is changed goes to the end.
        """
        ...

    def readings(
        self, server_id: ServerId, revisions: Sequence[RevisionKey], form: str
    ) -> Mapping[RevisionKey, Reading]:
        """These revisions with their entries of this form, whether they stand on the shelf or were removed.

        Those that never were are left out. Cheap: every question asks.
        """
        ...

    def keep_entries(self, server_id: ServerId, form: str, entries: Iterable[tuple[str, int, bytes]]) -> None:
        """Keep entries made later: of each the article's id, the revision and the data.

        What has an entry of this form keeps it; one of another form is replaced; a revision that never was is
        passed over. This is no change of the shelf. `entries` are all made before anybody is kept waiting.
        """
        ...

    def packed(self, server_id: ServerId, form: str) -> tuple[int, bytes] | None:
        """The packed index of the shelf in this form: which version of the shelf it is of, and its data."""
        ...

    def keep_packed(
        self, server_id: ServerId, form: str, version: int, pieces: Sequence[Buffer], *, of: str | None = None
    ) -> None:
        """Keep the packed index of the shelf as of `version`; one made of a later version stays.

        Its data are these `pieces`, laid end to end; they may be large, and are not copied whole.

        One of another form is replaced, whatever its version; one of a shelf that was erased since is passed
        over, and so is one of a store of another identity, if `of` names that. This is no change of the
        shelf.
        """
        ...

    def erase(self, server_id: ServerId) -> None:
        """Delete all that is kept of a server, for good: articles, revisions, changes, entries, and records.

        Nothing of it is left in the store's file, unless somebody reads for long meanwhile.
        """
        ...

    def erased(self, server_id: ServerId) -> int:
        """Up to which number all changes of this shelf were erased, 0 if it never was; cheap."""
        ...

    def transaction(self, server_id: ServerId) -> AbstractContextManager[None]:
        """Make the writes to this shelf inside a `with` block one transaction: all of them, or none.

        It belongs to the thread that opens it, and keeps other writers waiting until it ends. Inside another
        transaction it is a part of that one, taken back alone if it fails and the other goes on.

        Raises:
            ValueError: on a write to another shelf inside the block.
        """
        ...

    def close(self) -> None:
        """Let go of the store; any later call raises `StoreUnavailable`. Closing twice is fine."""
        ...

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        ...
