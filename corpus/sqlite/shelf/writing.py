"""The four changes to a shelf, each a part of a transaction that its caller opened."""

import sqlite3
from datetime import datetime

from corpus.article import Article, ServerId
from corpus.sqlite.rows import authors_text, published_text, signed, sought_text, storable, time_text
from corpus.store import (
    Actor,
    AlreadyUndone,
    ArticleExists,
    Change,
    ChangeKind,
    Entry,
    Fingerprint,
    not_found,
)


class ShelfWriter:
    """Writes to one shelf, on behalf of one actor, at one moment; `undoes` as in `ArticleStore.revise`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        server_id: ServerId,
        actor: Actor,
        at: datetime,
        undoes: int | None = None,
    ) -> None:
        self._connection = connection
        self._server_id = server_id
        self._actor = actor
        self._at = at
        self._undoes = undoes

    def add(self, article: Article, fingerprint: Fingerprint, entry: Entry | None) -> Change:
        """As `ArticleStore.add`."""
        known = self._connection.execute(
            "SELECT removed FROM article WHERE server_id = ? AND id = ?", (self._server_id, article.id)
        ).fetchone()
        if known:
            shelf = "This shelf had (and removed)" if known[0] else "This shelf has"
            raise ArticleExists(f"{shelf} an article with the id {article.id}; give the new one another id.")
        (number,) = self._connection.execute(
            "INSERT INTO article (server_id, id, revision, added, url, digest, simhash, sought, came_out) "
            "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?) RETURNING number",
            (self._server_id, article.id, time_text(self._at), *_columns(article, fingerprint)),
        ).fetchone()
        self._write_revision(number, 1, article, entry)
        return self._record(number, 1, article.id, article.title, ChangeKind.ADDED)

    def revise(self, article: Article, fingerprint: Fingerprint, entry: Entry | None) -> Change:
        """As `ArticleStore.revise`."""
        number, newest, _ = self._find(article.id, removed=False)
        self._write_revision(number, newest + 1, article, entry)
        self._connection.execute(
            "UPDATE article SET revision = ?, url = ?, digest = ?, simhash = ?, sought = ?, came_out = ? "
            "WHERE number = ?",
            (newest + 1, *_columns(article, fingerprint), number),
        )
        return self._record(number, newest + 1, article.id, article.title, ChangeKind.REVISED)

    def remove(self, article_id: str) -> Change:
        """As `ArticleStore.remove`."""
        number, newest, title = self._find(article_id, removed=False)
        self._connection.execute("UPDATE article SET removed = 1 WHERE number = ?", (number,))
        return self._record(number, newest, article_id, title, ChangeKind.REMOVED)

    def restore(self, article_id: str) -> Change:
        """As `ArticleStore.restore`."""
        number, newest, title = self._find(article_id, removed=True)
        self._connection.execute("UPDATE article SET removed = 0 WHERE number = ?", (number,))
        return self._record(number, newest, article_id, title, ChangeKind.RESTORED)

    def _find(self, article_id: str, *, removed: bool) -> tuple[int, int, str]:
        """The row number, newest revision and title of an article that stands or was removed, as asked."""
        row: tuple[int, int, str] | None = self._connection.execute(
            "SELECT number, article.revision, title FROM article "
            "JOIN revision ON revision.article = number AND revision.revision = article.revision "
            "WHERE server_id = ? AND id = ? AND removed = ?",
            (self._server_id, storable(article_id), removed),
        ).fetchone()
        if row is None:
            raise not_found(article_id)
        return row

    def _write_revision(self, number: int, revision: int, article: Article, entry: Entry | None) -> None:
        self._connection.execute(
            "INSERT INTO revision (article, revision, title, outlet, authors, published, url) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                revision,
                article.title,
                article.outlet,
                authors_text(article.authors),
                published_text(article.published),
                article.url,
            ),
        )
        self._connection.execute(
            "INSERT INTO body (article, revision, text) VALUES (?, ?, ?)", (number, revision, article.text)
        )
        if entry is not None:
            self._connection.execute(
                "INSERT INTO entry (article, revision, form, data) VALUES (?, ?, ?, ?)",
                (number, revision, entry.form, entry.data),
            )

    def _record(self, number: int, revision: int, article_id: str, title: str, kind: ChangeKind) -> Change:
        """Write the line of the audit trail."""
        self._check_undoable(number)
        actor, at = self._actor, time_text(self._at)
        (line,) = self._connection.execute(
            "INSERT INTO change (server_id, article, revision, kind, actor, door, at, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (self._server_id, number, revision, kind, actor.name, actor.door, at, self._undoes),
        ).fetchone()
        return Change(line, self._server_id, article_id, revision, kind, title, actor, self._at, self._undoes)

    def _check_undoable(self, number: int) -> None:
        if self._undoes is None:
            return
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM change AS undoing WHERE undoing.undoes = change.number) "
            "FROM change WHERE number = ? AND article = ?",
            (self._undoes, number),
        ).fetchone()
        if row is None:
            raise ValueError(f"change {self._undoes} is none of this article")
        if row[0]:
            raise AlreadyUndone("This change was undone before.")


def _columns(article: Article, fingerprint: Fingerprint) -> tuple[str | None, str, int, str, str | None]:
    """What the row of an article holds of its newest revision."""
    known_by = fingerprint.url, fingerprint.digest, signed(fingerprint.simhash)
    return *known_by, sought_text(article), published_text(article.published)
