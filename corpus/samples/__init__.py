"""The starter articles, written for this project and marked as samples in outlet and id."""

from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable

from corpus.article import Article
from corpus.readers import read_bytes


def starter_articles() -> tuple[Article, ...]:
    """All starter articles, oldest first, read from the package wherever it is installed (a zip file too).

    Their ids are stable: `sample-` and the name of the file, `sample-ferry-day-1`.
    """
    documents = (file for file in files(__name__).iterdir() if file.name.endswith(".md"))
    return tuple(sorted(map(_article, documents), key=lambda article: (str(article.published), article.id)))


def _article(file: Traversable) -> Article:
    (reading,) = read_bytes(file.read_bytes(), file.name)
    match reading:
        case Article() as article:
            return replace(article, id=f"sample-{file.name.removesuffix('.md')}")
        case unreadable:
            raise RuntimeError(f"the starter article {file.name} cannot be read: {unreadable}")
