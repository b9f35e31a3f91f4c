"""What can be read later, and elsewhere: an article still in its line or its file."""

from typing import Protocol

from corpus.article import Article, ExportedRevision
from corpus.readers.problem import Problem


class Unread(Protocol):
    """One article that was found and not read yet; it can be sent to another process."""

    @property
    def size(self) -> int:
        """About how many bytes there are to read."""
        ...

    def read(self) -> Article | ExportedRevision | Problem:
        """The article, a revision of one, or what is wrong with it."""
        ...
