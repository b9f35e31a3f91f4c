import numpy as np
import pytest

from bot.retriever.forest import Forest
from bot.training.boosting import grow, together

CHANCE = np.random.default_rng(3)
ROWS = CHANCE.random((600, 4))
HIGH = (ROWS[:, 0] > 0.6).astype(np.float64)
EVEN = np.ones(600)
SETTINGS = {"num_leaves": 4, "learning_rate": 0.2, "min_data_in_leaf": 5}


def test_what_is_learned_tells_what_matters():
    forest = grow(ROWS, HIGH, EVEN, trees=20, seed=0, settings=SETTINGS)
    scores = forest.scores(ROWS)
    assert scores[HIGH == 1].min() > scores[HIGH == 0].max()
    assert {feature for tree in forest.trees for feature in tree.features[:1]} == {0}


def test_rows_are_ordered_within_their_groups():
    within = ROWS[:, 0] == np.repeat(ROWS[:, 0].reshape(-1, 10).max(axis=1), 10)
    forest = grow(
        ROWS, within.astype(np.float64), EVEN, groups=[10] * 60, trees=30, seed=0, settings=SETTINGS
    )
    best = forest.scores(ROWS).reshape(-1, 10).argmax(axis=1)
    assert (best == ROWS[:, 0].reshape(-1, 10).argmax(axis=1)).mean() > 0.8


def test_the_same_seed_grows_the_same_bits():
    first, second = (grow(ROWS, HIGH, EVEN, trees=10, seed=4, settings=SETTINGS) for _ in range(2))
    assert first.as_object() == second.as_object()


def test_forests_together_are_their_mean():
    forests = [grow(ROWS, HIGH, EVEN, trees=5, seed=seed, settings=SETTINGS) for seed in (1, 2)]
    mean = (forests[0].scores(ROWS) + forests[1].scores(ROWS)) / 2
    assert together(forests).scores(ROWS) == pytest.approx(mean, abs=1e-2)


def test_where_nothing_tells_the_mean_is_kept():
    tenth = (np.arange(600) % 10 == 0).astype(np.float64)
    forests = [grow(np.ones((600, 4)), tenth, EVEN, trees=5, seed=seed, settings=SETTINGS) for seed in (1, 2)]
    read = Forest.from_object(together(forests).as_object())
    assert 1 / (1 + np.exp(-read.mean)) == pytest.approx(0.1, abs=0.01)
    assert read.scores(ROWS).tolist() == [0.0] * 600


def test_a_score_above_the_mean_is_the_log_odds_of_what_was_learned():
    forest = together([grow(ROWS, HIGH, EVEN, trees=60, seed=seed, settings=SETTINGS) for seed in (1, 2)])
    for few in (ROWS[:, 0] > 0.6, ROWS[:, 0] <= 0.6):
        chances = 1 / (1 + np.exp(-(forest.mean + forest.scores(ROWS[few]))))
        assert chances.mean() == pytest.approx(HIGH[few].mean(), abs=0.02)
