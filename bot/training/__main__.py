"""Make the model again, or measure it: `python -m bot.training FOLDER [--cross-validate | --ablate]`."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

from bot.evaluation.metrics import Figure
from bot.retriever.answer import DEFAULT_THRESHOLD
from bot.retriever.features.catalogue import FAMILIES
from bot.retriever.model import FILE, Models
from bot.training.ablation import without
from bot.training.collect import DATED, UNDATED, UNDATED_SMALL, Source, collect
from bot.training.crossvalidation import AT_THRESHOLD, Verdict, cross_validate, figures
from bot.training.examples import Example, Occasion
from bot.training.fitting import fit_model
from corpus.errors import VerbatimError

_THRESHOLDS: Final = (0.5, 0.55, 0.65)
"""Thresholds whose consequences are printed beside those of the default."""

_SOURCES: Final = (DATED, UNDATED, UNDATED_SMALL)
"""What the models learn from, in the order of `Models`."""

SHIPPED: Final = Path(__file__).parent.parent / "retriever" / FILE


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the model file, or print figures; exit status 1 if the data cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bot.training", description=__doc__)
    parser.add_argument("folder", type=Path, help="where NAME_articles.jsonl and NAME_questions.jsonl are")
    parser.add_argument("--output", type=Path, default=SHIPPED, help="the model file to write")
    parser.add_argument("--cross-validate", action="store_true", help="print figures instead")
    parser.add_argument("--ablate", action="store_true", help="print figures without each family of features")
    given = parser.parse_args(arguments)
    try:
        found = {source: collect(given.folder, source) for source in dict.fromkeys(chain(*_SOURCES))}
    except VerbatimError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if given.cross_validate or given.ablate:
        for family in (None, *FAMILIES) if given.ablate else (None,):
            sys.stdout.write(f"{family or 'all features'}\n" if given.ablate else "")
            for sources in _SOURCES:
                _print_figures(sources, _left([found[source] for source in sources], family))
    else:
        models = Models(
            *(partial(fit_model, _all(found[source] for source in sources)) for sources in _SOURCES)
        )
        given.output.write_text(models.as_text(), encoding="ascii")
        sys.stdout.write(f"{given.output}: {given.output.stat().st_size:,} bytes\n")
    return 0


def _left(examples: Sequence[Sequence[Example]], family: str | None) -> list[list[Example]]:
    return [[without(example, family) if family else example for example in each] for each in examples]


def _all(examples: Iterable[Sequence[Example]]) -> list[Example]:
    return [example for each in examples for example in each]


def _print_figures(sources: Sequence[Source], examples: Sequence[Sequence[Example]]) -> None:
    """The figures on the questions of each source, by models that learn from them all."""
    verdicts = iter(cross_validate(_all(examples)))
    for source, each in zip(sources, examples, strict=True):
        of_source = list(zip(each, islice(verdicts, len(each)), strict=True))
        for asked in Occasion:
            if found := [verdict for example, verdict in of_source if example.asked is asked]:
                sys.stdout.write(f"{source.name}, dates: {source.dates}, asked {asked}\n{_table(found)}")
                sys.stdout.flush()


def _table(verdicts: Sequence[Verdict]) -> str:
    lines = [_line(name, figure) for name, figure in figures(verdicts, DEFAULT_THRESHOLD).items()]
    for threshold in _THRESHOLDS:
        found = figures(verdicts, threshold)
        lines += [_line(f"{name} at {threshold}", found[name]) for name in AT_THRESHOLD]
    return "".join(lines)


def _line(name: str, figure: Figure | None) -> str:
    value = f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]" if figure else "-"
    return f"  {name:<30}{value}\n"


if __name__ == "__main__":
    sys.exit(main())
