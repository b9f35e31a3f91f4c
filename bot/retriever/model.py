"""The learned part of the retriever, as it lies in a small file beside this one."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Final, Self

import orjson

from bot.retriever.confidence import Judge
from bot.retriever.features.catalogue import FEATURES
from bot.retriever.forest import Forest

FILE: Final = "model.json"


@dataclass(frozen=True, slots=True)
class Model:
    """What orders sentences and what judges the best: for one kind of shelf.

    There are as many `rankers` as ways to take a question. The last takes it as one about news of any age; if
    there is one before it, that takes it as one about the latest news.
    """

    rankers: tuple[Forest, ...]
    judge: Judge

    def as_object(self) -> dict[str, object]:
        """For the file."""
        return {
            "rankers": [ranker.as_object() for ranker in self.rankers],
            "judge": self.judge.as_object(),
        }

    @classmethod
    def from_object(cls, written: Mapping[str, Any]) -> Self:
        """What `as_object` wrote."""
        return cls(tuple(map(Forest.from_object, written["rankers"])), Judge.from_object(written["judge"]))


class Models:
    """A model for each kind of shelf, made when it is first asked for: most shelves need only one."""

    def __init__(
        self, dated: Callable[[], Model], undated: Callable[[], Model], undated_small: Callable[[], Model]
    ) -> None:
        self._make_dated = dated
        self._make_undated = undated
        self._make_undated_small = undated_small

    @cached_property
    def dated(self) -> Model:
        """For shelves where most of the passages found are of articles that say when they came out."""
        return self._make_dated()

    @cached_property
    def undated(self) -> Model:
        """For large shelves where they are not, nor are most articles."""
        return self._make_undated()

    @cached_property
    def undated_small(self) -> Model:
        """For other shelves where they are not."""
        return self._make_undated_small()

    @classmethod
    def none(cls) -> Self:
        """Models that have learned nothing, for those who only look for candidates."""
        return cls(_nothing, _nothing, _nothing)

    def as_text(self) -> str:
        """For the file: the names of the features it was made for, and the models."""
        written = {
            "features": list(FEATURES),
            "dated": self.dated.as_object(),
            "undated": self.undated.as_object(),
            "undated_small": self.undated_small.as_object(),
        }
        return json.dumps(written, separators=(",", ":")) + "\n"


def models_of(text: str | bytes) -> Models:
    """What `Models.as_text` wrote.

    Raises:
        ValueError: the file was made for other features.
    """
    written = orjson.loads(text)
    if written["features"] != list(FEATURES):
        raise ValueError(f"{FILE} was made for other features: build it again, see docs/quality.md")
    return Models(
        *(partial(Model.from_object, written[name]) for name in ("dated", "undated", "undated_small"))
    )


@cache
def shipped_models() -> Models:
    """The models that come with the program."""
    return models_of(Path(__file__).with_name(FILE).read_bytes())


def _nothing() -> Model:
    return Model((Forest([]),), Judge(Forest([])))
