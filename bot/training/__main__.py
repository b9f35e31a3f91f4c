"""Make the model again, or measure it: `python -m bot.training FOLDER [--cross-validate | --ablate]`."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from bot.evaluation.metrics import Figure
from bot.retriever.answer import DEFAULT_THRESHOLD
from bot.retriever.features.catalogue import FAMILIES
from bot.retriever.model import FILE, Models
from bot.training.ablation import without
from bot.training.collect import DATED, UNDATED, Source, collect
from bot.training.crossvalidation import cross_validate, figures
from bot.training.examples import Example
from bot.training.fitting import fit_model
from corpus.errors import VerbatimError

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
        dated = [collect(given.folder, source) for source in DATED]
        undated = [collect(given.folder, source) for source in UNDATED]
    except VerbatimError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if given.cross_validate or given.ablate:
        for family in (None, *FAMILIES) if given.ablate else (None,):
            sys.stdout.write(f"{family or 'all features'}\n" if given.ablate else "")
            _print_figures(DATED, _left(dated, family))
            _print_figures(UNDATED, _left(undated, family))
    else:
        models = Models(partial(fit_model, _all(dated)), partial(fit_model, _all(undated)))
        given.output.write_text(models.as_text(), encoding="ascii")
        sys.stdout.write(f"{given.output}: {given.output.stat().st_size:,} bytes\n")
    return 0


def _left(examples: Sequence[Sequence[Example]], family: str | None) -> list[list[Example]]:
    return [[without(example, family) if family else example for example in each] for each in examples]


def _all(examples: Iterable[Sequence[Example]]) -> list[Example]:
    return [example for each in examples for example in each]


def _print_figures(sources: Sequence[Source], examples: Sequence[Sequence[Example]]) -> None:
    """The figures on the questions of each source, over whole shelves, by models that learn from them all."""
    everything = _all(examples)
    verdicts = cross_validate(everything)
    start = 0
    for source, each in zip(sources, examples, strict=True):
        of_source = zip(verdicts[start : start + len(each)], each, strict=True)
        start += len(each)
        found = figures(
            [verdict for verdict, example in of_source if not example.once_more], DEFAULT_THRESHOLD
        )
        sys.stdout.write(f"{source.name}, dates: {source.dates}\n{_table(found)}")
        sys.stdout.flush()


def _table(found: Mapping[str, Figure | None]) -> str:
    return "".join(
        f"  {name:<22}{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]\n"
        if figure
        else f"  {name:<22}-\n"
        for name, figure in found.items()
    )


if __name__ == "__main__":
    sys.exit(main())
