"""Features that speak of the same thing, under a name that a moderator understands."""

from collections.abc import Mapping
from typing import Final

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "the question's words, in the sentence": ("sentence", "cover", "phrases", "near"),
    "the question's words, around it": (
        *("neighbours", "following", "carried"),
        *("together", "passage", "article"),
    ),
    "the question's names": ("names", "named"),
    "the kind of thing asked for": ("kind", "lacking", "counted", "beside"),
    "the article's age": ("fresh", "stale"),
    "where in the article it stands": ("lead",),
    "how it is written": ("asks", "heading", "long"),
    "how little the question says": ("bare",),
}
"""The features of each family; every feature is in exactly one."""
