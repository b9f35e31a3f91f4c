"""Plain text becomes an article: the title on the first line, then paragraphs."""

from dataclasses import replace
from typing import Final

from corpus.article import Article
from corpus.clean import MAX_TITLE, clean_text
from corpus.readers.front_matter import split_front_matter
from corpus.readers.problem import UnreadableArticle

_MOST: Final = 0.8
_SENTENCE_ENDS: Final = tuple(".!?…:;。！？؟।" + "\"'”’»)]")


def read_text(text: str) -> Article:
    """The article that `text` is: front matter if it has any, the title on the first line, paragraphs.

    A first line is no title if front matter gives one, if nothing follows it, or if it is over `MAX_TITLE`
    characters long; the title is then that of the front matter, or empty.

    Raises:
        UnreadableArticle: there is no text, or the front matter is faulty.
    """
    return titled(*split_front_matter(text))


def titled(article: Article, body: str) -> Article:
    """`article` with `body` as its text and, unless it has a title, with the first line of that as its title.

    Raises:
        UnreadableArticle: there is no text.
    """
    body = clean_text(body)
    if not body:
        raise UnreadableArticle("There is no text in it.")
    first, _, rest = body.partition("\n")
    if article.title or not rest or len(first) > MAX_TITLE:
        return replace(article, text=_parted(body))
    return replace(article, title=first, text=_parted(rest.lstrip("\n")))


def _parted(body: str) -> str:
    """`body` with blank lines between its paragraphs.

    Some pages are copied with one line a paragraph and no blank lines. Such lines end like sentences; lines
    that were broken to a width hardly do.
    """
    lines = body.split("\n")
    whole = sum(line.endswith(_SENTENCE_ENDS) for line in lines)
    return "\n\n".join(lines) if "" not in lines and whole >= _MOST * len(lines) else body
