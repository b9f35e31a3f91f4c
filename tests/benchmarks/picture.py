"""Cost against size, both on logarithmic axes: one picture for light pages, one for dark."""

from pathlib import Path
from typing import Any, Final

from tests.benchmarks.engines.ours import Ours
from tests.benchmarks.records import Figures
from tests.benchmarks.tables import size_name

_INK: Final = {"light": "#1f2328", "dark": "#e6edf3"}
_COLORS: Final = {
    "light": ("#0b5fa5", "#8a4b00", "#7d3c98", "#a3266b", "#2f6f3e", "#555b61", "#0a7d7d"),
    "dark": ("#6cb6ff", "#e0a458", "#c39bd3", "#f08fc0", "#7ee08f", "#aab2bb", "#5fd3d3"),
}
_MARKS: Final = "osD^vXP"
_INCHES: Final = (8.5, 4.6)


def picture_path(page: Path, theme: str) -> Path:
    """Where the picture for a theme, "light" or "dark", stands beside the page."""
    return page.with_name(f"{page.stem}-{theme}.svg")


def draw(figures: Figures, page: Path) -> None:
    """Draw the pictures of `page`."""
    import matplotlib as mpl

    for theme, ink in _INK.items():
        style = {
            "svg.fonttype": "none",
            "svg.hashsalt": "verbatim",
            "font.family": "sans-serif",
            **dict.fromkeys(
                ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"), ink
            ),
        }
        with mpl.rc_context(style):
            _figure(figures, theme).savefig(
                picture_path(page, theme), transparent=True, metadata={"Date": None}
            )


def alternative_text(figures: Figures) -> str:
    """What the picture shows, in words."""
    records = figures.of("search")
    largest = max((record["size"] for record in records), default=0)
    last = {record["engine"]: record["p50_us"] for record in records if record["size"] == largest}
    told = ", ".join(
        f"{engine} {cost:,.0f}" for engine, cost in sorted(last.items(), key=lambda each: each[1])
    )
    return (
        "Microseconds for the best 20 passages against the number of passages, both logarithmic, "
        f"a line for each engine. At {size_name(largest)} passages: {told}."
    )


def _figure(figures: Figures, theme: str) -> Any:
    from matplotlib import figure as drawing

    figure = drawing.Figure(figsize=_INCHES, layout="constrained")
    axes = figure.subplots()
    records = figures.of("search")
    engines = list(dict.fromkeys(record["engine"] for record in records))
    for number, engine in enumerate(engines):
        mine = [record for record in records if record["engine"] == engine]
        ours = engine == Ours.name
        color = _COLORS[theme][number % len(_COLORS[theme])]
        sizes, costs = [each["size"] for each in mine], [each["p50_us"] for each in mine]
        axes.plot(
            sizes,
            costs,
            color=color,
            marker=_MARKS[number % len(_MARKS)],
            linewidth=3 if ours else 1.5,
            label=engine,
        )
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="µs for the best 20, median")
    every = sorted({record["size"] for record in records})
    axes.set_xticks(every, [size_name(size) for size in every])
    axes.minorticks_off()
    axes.grid(alpha=0.25)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if engines:
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    return figure
