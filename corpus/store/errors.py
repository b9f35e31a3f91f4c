"""What a store could not do, and why."""

from corpus.errors import VerbatimError, excerpt


class StoreError(VerbatimError):
    """The store could not do as asked; nothing was changed."""


class StoreUnavailable(StoreError):
    """Locked for too long, full, read-only, unreadable or corrupt; the message says which and what to do."""


class SchemaTooNew(StoreError):
    """The database was written by a newer version of the program, and was left as it is."""


class Outdated(StoreUnavailable):
    """Another version of the program has migrated the database meanwhile; this one has to be restarted."""


class ArticleNotFound(StoreError):
    """No article of this id stands on this shelf."""


def not_found(article_id: str, revision: int | None = None) -> ArticleNotFound:
    """The error of every store for an article, or a revision of one, that is not there."""
    article = f"article {excerpt(article_id)}"
    what = article if revision is None else f"revision {revision} of an {article}"
    return ArticleNotFound(f"There is no {what} on this shelf.")


class ArticleExists(StoreError):
    """The shelf has, or once had, an article of this id."""


class AlreadyUndone(StoreError):
    """The change was undone before."""
