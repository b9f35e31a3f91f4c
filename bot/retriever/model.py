"""The learned part of the retriever, as it lies in a small file beside this one."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Self

from bot.retriever.confidence import Judge
from bot.retriever.features.catalogue import FEATURES
from bot.retriever.forest import Forest

FILE: Final = "model.json"


@dataclass(frozen=True, slots=True)
class Model:
    """What orders sentences and what judges the best: for one kind of shelf."""

    ranker: Forest
    judge: Judge


@dataclass(frozen=True, slots=True)
class Models:
    """A model for articles that say when they came out, and one for those that do not."""

    dated: Model
    undated: Model

    @classmethod
    def none(cls) -> Self:
        """Models that have learned nothing, for those who only look for candidates."""
        nothing = Model(Forest([]), Judge(Forest([]), 0.0))
        return cls(nothing, nothing)

    def as_text(self) -> str:
        """For the file: the names of the features it was made for, and the models."""
        written = {
            "features": list(FEATURES),
            **{
                name: {"ranker": model.ranker.as_object(), "judge": model.judge.as_object()}
                for name, model in (("dated", self.dated), ("undated", self.undated))
            },
        }
        return json.dumps(written, separators=(",", ":")) + "\n"


def models_of(text: str) -> Models:
    """What `Models.as_text` wrote.

    Raises:
        ValueError: the file was made for other features.
    """
    written = json.loads(text)
    if written["features"] != list(FEATURES):
        raise ValueError(f"{FILE} was made for other features: build it again, see docs/quality.md")
    return Models(_model(written["dated"]), _model(written["undated"]))


@cache
def shipped_models() -> Models:
    """The models that come with the program."""
    return models_of(files("bot.retriever").joinpath(FILE).read_text(encoding="ascii"))


def _model(written: dict[str, Any]) -> Model:
    return Model(Forest.from_object(written["ranker"]), Judge.from_object(written["judge"]))
