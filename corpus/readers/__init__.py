"""Files and pages become articles."""

from corpus.readers.files import SUFFIXES, read_bytes, read_page, read_paths
from corpus.readers.plain import read_text
from corpus.readers.problem import Problem, UnreadableArticle

__all__ = ["SUFFIXES", "Problem", "UnreadableArticle", "read_bytes", "read_page", "read_paths", "read_text"]
