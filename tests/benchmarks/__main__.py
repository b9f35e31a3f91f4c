"""Measure, or make the page anew from figures measured before: python -m tests.benchmarks --help."""

import os
import tempfile
from argparse import ArgumentParser, BooleanOptionalAction
from pathlib import Path
from typing import Final

from tests.benchmarks.measure import FULL, PARTS, QUICK, measure
from tests.benchmarks.page import render
from tests.benchmarks.processes import CHECKOUT

FIGURES: Final = CHECKOUT / "docs" / "performance.json"
PAGE: Final = CHECKOUT / "docs" / "performance.md"
QUICK_FIGURES: Final = CHECKOUT / "build" / "performance.json"


def main() -> None:
    """Read the command line, and do as it says."""
    parser = ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only up to 10,000 passages, in some minutes")
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS, help="only these parts")
    parser.add_argument(
        "--data", type=Path, help="a folder with news_articles.jsonl, wiki_questions.jsonl, ..."
    )
    parser.add_argument("--folder", type=Path, help="where to work; what is prepared there is used again")
    parser.add_argument("--figures", type=Path, help="the JSON file that figures are kept in")
    parser.add_argument("--measure", action=BooleanOptionalAction, default=True, help="or only make the page")
    parser.add_argument("--page", type=Path, help="the page to make anew; by default none for --quick")
    options = parser.parse_args()
    figures = options.figures or (QUICK_FIGURES if options.quick else FIGURES)
    if options.measure:
        with tempfile.TemporaryDirectory() as temporary:
            folder = options.folder or Path(temporary)
            measure(QUICK if options.quick else FULL, options.only, options.data or _data(), folder, figures)
    render(figures, options.page or (None if options.quick else PAGE))


def _data() -> Path | None:
    """The folder of real articles that the environment names, if it does."""
    shared = os.environ.get("VERBATIM_SHARED")
    return Path(shared) / "data" if shared else None


if __name__ == "__main__":
    main()
