"""The page about performance: its words stay, its tables and its picture are made anew from the figures."""

import re
import sys
from pathlib import Path
from typing import Final

from tests.benchmarks.picture import alternative_text, draw, picture_path
from tests.benchmarks.records import Figures, read_figures
from tests.benchmarks.tables import all_tables

_PLACE: Final = re.compile(r"<!-- (?P<name>[\w-]+) -->\n.*?<!-- /(?P=name) -->", re.DOTALL)


class NoFigures(Exception):
    """There is no file of figures to make a page of."""


def render(figures_path: Path, page: Path | None) -> None:
    """Make the tables between the marks of `page` anew, and its pictures; without a page, print the tables.

    Raises:
        NoFigures: nothing was measured yet.
    """
    figures = read_figures(figures_path)
    if not figures.records:
        raise NoFigures(f"{figures_path}: no figures there; measure first")
    if page is None:
        for name, table in all_tables(figures).items():
            sys.stdout.write(f"\n{name}\n\n{table}\n")
        return
    draw(figures, page)
    page.write_text(filled(page.read_text(encoding="utf-8"), figures, page), encoding="utf-8")


def filled(text: str, figures: Figures, page: Path) -> str:
    """`text` with what stands between `<!-- name -->` and `<!-- /name -->` made anew."""
    made = all_tables(figures) | {"picture": _pictures(figures, page)}
    return _PLACE.sub(
        lambda place: f"<!-- {place['name']} -->\n{made[place['name']]}\n<!-- /{place['name']} -->", text
    )


def _pictures(figures: Figures, page: Path) -> str:
    """The picture in two colours; the page chooses by what its reader prefers."""
    light, dark = (picture_path(page, theme).name for theme in ("light", "dark"))
    return (
        "<picture>\n"
        f'  <source media="(prefers-color-scheme: dark)" srcset="{dark}">\n'
        f'  <img alt="{alternative_text(figures)}" src="{light}">\n'
        "</picture>"
    )
