"""Opens the store that a `CORPUS_URL` names."""

from typing import Final

from corpus.errors import excerpt
from corpus.sqlite import SQLiteStore
from corpus.store import StoreError

_SQLITE: Final = "sqlite:///"


def open_store(url: str) -> SQLiteStore:
    """The store at `sqlite:///relative/file.db`, `sqlite:////absolute/file.db` or `sqlite:///:memory:`.

    A relative path starts at the working directory. The file and its folder are made where needed.

    Raises:
        StoreError: the URL names no store, or the store cannot be opened.
    """
    if not url.startswith(_SQLITE) or url == _SQLITE:
        # The rest of the URL stays unsaid: it may hold a password.
        scheme = excerpt(url.partition(":")[0])
        raise StoreError(
            f"No store can be opened at an address of the kind “{scheme}”. "
            "Write sqlite:///data/verbatim.db, or with a fourth slash for an absolute path."
        )
    return SQLiteStore(url.removeprefix(_SQLITE))
