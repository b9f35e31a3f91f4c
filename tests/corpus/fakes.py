"""A store in memory, for tests of what stands above a store; it passes the same contract as the real ones."""

import copy
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from corpus.article import Article
from corpus.folding import folded
from corpus.store import (
    AlreadyUndone,
    ArticleExists,
    ArticleStore,
    Change,
    ChangeKind,
    Entry,
    Fingerprint,
    Likeness,
    Listing,
    Match,
    Order,
    Reading,
    StoreUnavailable,
    not_found,
)


@dataclass
class Kept:
    """One article with all its revisions, the first at index 0."""

    revisions: list[Article]
    fingerprint: Fingerprint
    added: datetime
    removed: bool = False

    @property
    def newest(self):
        return self.revisions[-1]

    @property
    def folded(self):
        return folded(self.newest.title), folded(self.newest.outlet or "")

    def holds(self, typed):
        return any(folded(typed) in each for each in self.folded)

    @property
    def listing(self):
        newest = self.newest
        return Listing(
            newest.id,
            newest.revision,
            newest.title,
            newest.outlet,
            newest.authors,
            newest.published,
            newest.url,
            self.added,
        )


@dataclass
class FakeShelf:
    """One server's articles by id, in the order they were added, their changes, what is kept for indexes."""

    articles: dict[str, Kept] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    packed: tuple[str, int, bytes] | None = None
    erased: int = 0

    def entry(self, article, form):
        entry = self.entries.get((article.id, article.revision))
        return entry.data if entry and entry.form == form else None

    def find(self, article_id, *, removed):
        kept = self.articles.get(article_id)
        if kept is None or kept.removed != removed:
            raise not_found(article_id)
        return kept

    def standing(self, matching="", outlet=""):
        return [
            kept
            for kept in self.articles.values()
            if not kept.removed and kept.holds(matching) and folded(outlet) in ("", kept.folded[1])
        ]


class MemoryStore(ArticleStore):
    """Keeps articles in dictionaries until it is closed."""

    def __init__(self):
        self._shelves = {}
        self._writing = None
        self._numbers = 0
        self._lock = threading.RLock()
        self._closed = False
        self._identity = f"memory {id(self)}"

    def add(self, server_id, article, fingerprint, actor, *, entry=None):
        with self._writable(server_id) as shelf:
            if article.id in shelf.articles:
                raise ArticleExists(f"The id {article.id} is taken.")
            stored = replace(article, revision=1)
            shelf.articles[article.id] = Kept([stored], fingerprint, datetime.now(UTC))
            self._keep(shelf, stored, entry)
            return self._record(shelf, server_id, stored, ChangeKind.ADDED, actor, None)

    def revise(self, server_id, article, fingerprint, actor, *, undoes=None, entry=None):
        with self._writable(server_id) as shelf:
            kept = shelf.find(article.id, removed=False)
            stored = replace(article, revision=kept.newest.revision + 1)
            change = self._record(shelf, server_id, stored, ChangeKind.REVISED, actor, undoes)
            kept.revisions.append(stored)
            kept.fingerprint = fingerprint
            self._keep(shelf, stored, entry)
            return change

    def remove(self, server_id, article_id, actor, *, undoes=None):
        with self._writable(server_id) as shelf:
            kept = shelf.find(article_id, removed=False)
            change = self._record(shelf, server_id, kept.newest, ChangeKind.REMOVED, actor, undoes)
            kept.removed = True
            return change

    def restore(self, server_id, article_id, actor, *, undoes=None):
        with self._writable(server_id) as shelf:
            kept = shelf.find(article_id, removed=True)
            change = self._record(shelf, server_id, kept.newest, ChangeKind.RESTORED, actor, undoes)
            kept.removed = False
            return change

    def get(self, server_id, article_id, revision=None):
        with self._shelf(server_id) as shelf:
            newest = shelf.find(article_id, removed=False).newest
        return newest if revision is None else self.revision(server_id, article_id, revision)

    def revision(self, server_id, article_id, revision):
        with self._shelf(server_id) as shelf:
            kept = shelf.articles.get(article_id)
            if kept is None or not 1 <= revision <= len(kept.revisions):
                raise not_found(article_id, revision)
            return kept.revisions[revision - 1]

    def articles(self, server_id, ids=None):
        with self._shelf(server_id) as shelf:
            found = [kept.newest for kept in shelf.standing() if ids is None or kept.newest.id in ids]
        yield from found

    def listings(self, server_id, *, matching="", outlet="", order=Order.ADDED, offset=0, limit=50):
        with self._shelf(server_id) as shelf:
            found = [*reversed(shelf.standing(matching, outlet))]
        if order is Order.TITLE:
            found.sort(key=lambda kept: kept.folded)
        if order is Order.PUBLISHED:
            found.sort(key=lambda kept: str(kept.newest.published or "").replace(" ", "T"), reverse=True)
        return [kept.listing for kept in found[offset : offset + limit]]

    def count(self, server_id, *, matching="", outlet=""):
        with self._shelf(server_id) as shelf:
            return len(shelf.standing(matching, outlet))

    def find(self, server_id, typed, *, removed_too=False, limit=25):
        start = folded(typed)
        with self._shelf(server_id) as shelf:
            every = [kept for kept in reversed(shelf.articles.values()) if removed_too or not kept.removed]
        found = [kept for kept in every if kept.holds(typed)]
        found.sort(key=lambda kept: (bool(start) and not kept.folded[0].startswith(start), kept.removed))
        return [kept.listing for kept in found[:limit]]

    def outlets(self, server_id, *, matching="", limit=25):
        with self._shelf(server_id) as shelf:
            named = [kept for kept in shelf.standing() if folded(matching) in kept.folded[1] != ""]
        times = Counter(kept.folded[1] for kept in named)
        written = {kept.folded[1]: kept.newest.outlet for kept in named}
        return [written[name] for name in sorted(times, key=lambda name: (-times[name], name))[:limit]]

    def matches(self, server_id, fingerprint):
        strength = list(Likeness)
        with self._shelf(server_id) as shelf:
            found = [
                Match(kept.listing, likeness)
                for kept in shelf.standing()
                if (likeness := kept.fingerprint.likeness(fingerprint))
            ]
        return sorted(found, key=lambda match: strength.index(match.likeness))

    def changes(self, server_id, *, after=0):
        with self._shelf(server_id) as shelf:
            return [change for change in shelf.changes if change.number > after]

    def history(self, server_id, *, article_id=None, offset=0, limit=50):
        with self._shelf(server_id) as shelf:
            found = [change for change in shelf.changes if article_id in (None, change.article_id)]
        return found[::-1][offset : offset + limit]

    def version(self, server_id):
        with self._shelf(server_id) as shelf:
            return shelf.changes[-1].number if shelf.changes else 0

    def newest(self):
        with self._shelf(0):
            return max((each.number for shelf in self._shelves.values() for each in shelf.changes), default=0)

    def standing(self, server_id, ids=None):
        with self._shelf(server_id) as shelf:
            last = {change.article_id: change.number for change in shelf.changes}
            newest = [kept.newest for kept in shelf.standing() if ids is None or kept.newest.id in ids]
            newest.sort(key=lambda article: last[article.id])
            return [(article.id, article.revision) for article in newest]

    def readings(self, server_id, revisions, form):
        with self._shelf(server_id) as shelf:
            every = (article for kept in shelf.articles.values() for article in kept.revisions)
            return {
                (each.id, each.revision): Reading(each, shelf.entry(each, form))
                for each in every
                if (each.id, each.revision) in revisions
            }

    def keep_entries(self, server_id, form, entries):
        entries = list(entries)
        with self._writable(server_id) as shelf:
            for article_id, revision, data in entries:
                for found in self.readings(server_id, [(article_id, revision)], form).values():
                    if found.entry is None:
                        self._keep(shelf, found.article, Entry(form, data))

    def packed(self, server_id, form):
        with self._shelf(server_id) as shelf:
            return shelf.packed[1:] if shelf.packed and shelf.packed[0] == form else None

    def keep_packed(self, server_id, form, version, pieces, *, of=None):
        with self._writable(server_id) as shelf:
            if of not in (None, self._identity):
                return
            if shelf.erased and version <= shelf.erased:
                return
            if shelf.packed is None or shelf.packed[0] != form or shelf.packed[1] <= version:
                shelf.packed = (form, version, b"".join(pieces))

    def erase(self, server_id):
        with self._writable(server_id):
            self._shelves[server_id] = FakeShelf(erased=self._numbers)

    def identity(self):
        with self._shelf(0):
            return self._identity

    def erased(self, server_id):
        with self._shelf(server_id) as shelf:
            return shelf.erased

    @contextmanager
    def transaction(self, server_id):
        with self._writable(server_id):
            before, outer, self._writing = copy.deepcopy(self._shelves), self._writing, server_id
            try:
                yield
            except BaseException:
                self._shelves = before
                raise
            finally:
                self._writing = outer

    def close(self):
        self._closed = True

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    @contextmanager
    def _shelf(self, server_id):
        with self._lock:
            if self._closed:
                raise StoreUnavailable("The store is closed.")
            yield self._shelves.setdefault(server_id, FakeShelf())

    @contextmanager
    def _writable(self, server_id):
        with self._shelf(server_id) as shelf:
            if self._writing not in (None, server_id):
                raise ValueError(f"a write to {server_id} inside a transaction on shelf {self._writing}")
            yield shelf

    def _keep(self, shelf, article, entry):
        if entry is not None:
            shelf.entries[article.id, article.revision] = entry

    def _record(self, shelf, server_id, article, kind, actor, undoes):
        if undoes is not None:
            self._mark_undone(shelf, article.id, undoes)
        self._numbers += 1
        change = Change(
            self._numbers,
            server_id,
            article.id,
            article.revision,
            kind,
            article.title,
            actor,
            datetime.now(UTC),
            undoes,
        )
        shelf.changes.append(change)
        return change

    def _mark_undone(self, shelf, article_id, undoes):
        for index, change in enumerate(shelf.changes):
            if change.number == undoes and change.article_id == article_id:
                if change.undone:
                    raise AlreadyUndone("This change was undone before.")
                shelf.changes[index] = replace(change, undone=True)
                return
        raise ValueError(f"change {undoes} is none of this article")
