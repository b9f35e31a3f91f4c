import json
from importlib.resources import files

import pytest

from bot.retriever.confidence import Judge
from bot.retriever.features.catalogue import FEATURES
from bot.retriever.forest import Forest
from bot.retriever.model import FILE, Model, Models, models_of, shipped_models

SHIPPED = files("bot.retriever").joinpath(FILE)


def test_the_shipped_file_is_small_and_was_made_for_these_features():
    assert len(SHIPPED.read_bytes()) < 300_000
    models = shipped_models()
    kinds = (models.dated, models.undated, models.undated_small)
    assert [len(model.rankers) for model in kinds] == [2, 1, 1]
    assert all(ranker.trees for model in kinds for ranker in model.rankers)


def test_what_is_written_is_read_again():
    text = SHIPPED.read_text(encoding="ascii")
    assert models_of(text).as_text() == text


def test_only_the_model_that_is_asked_for_is_made():
    models = Models(lambda: Model((Forest([]),), Judge(Forest([]))), lambda: 1 / 0, lambda: 1 / 0)
    assert models.dated is models.dated


def test_a_model_for_other_features_is_refused():
    written = json.loads(Models.none().as_text())
    written["features"] = list(FEATURES)[1:]
    with pytest.raises(ValueError, match="other features"):
        models_of(json.dumps(written))
