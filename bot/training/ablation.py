"""Examples without a family of features, to see what it is worth."""

from dataclasses import replace

from bot.retriever.features.catalogue import COLUMNS, FAMILIES
from bot.training.examples import Example


def without(example: Example, family: str) -> Example:
    """`example` as if every feature of `family` were the same for all candidates."""
    rows = example.rows.copy()
    rows[:, [COLUMNS[name] for name in FAMILIES[family]]] = 0.0
    return replace(example, rows=rows)
