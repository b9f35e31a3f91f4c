"""Files and pages become articles."""

from corpus.readers.files import SUFFIXES, read_bytes, read_page, read_paths, unread_paths
from corpus.readers.plain import read_text
from corpus.readers.problem import Problem, UnreadableArticle
from corpus.readers.unread import Unread

__all__ = [
    "SUFFIXES",
    "Problem",
    "Unread",
    "UnreadableArticle",
    "read_bytes",
    "read_page",
    "read_paths",
    "read_text",
    "unread_paths",
]
