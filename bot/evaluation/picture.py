"""The reliability curve as a picture: how often quotes are right at each confidence."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.evaluation.figures import Bin
from bot.evaluation.metrics import Figure
from bot.evaluation.report import Report
from corpus.errors import VerbatimError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INCHES: Final = (7.0, 8.6)
_DOTS_PER_INCH: Final = 150
_LEGEND_POINTS: Final = 24
_FEW: Final = 10
"""From so many questions on, the share of a bin says something; below, its mark is hollow."""

_RIGHT: Final = "#1b6ca8"
_WRONG: Final = "#e0a030"
_UNANSWERABLE: Final = "#b8bcc2"
_QUIET: Final = "#60656c"


class NoPicture(VerbatimError):
    """A picture cannot be drawn; the message says what is missing or wrong."""


def check_picture(path: Path) -> None:
    """Make sure that `draw_reliability` will be able to write `path`; nothing of it is changed.

    Raises:
        NoPicture: matplotlib is not installed, it knows no such format, or the file cannot be written.
    """
    if importlib.util.find_spec("matplotlib") is None:
        raise NoPicture(
            "A picture needs matplotlib, which is not installed. "
            "Install it with `python -m pip install 'matplotlib>=3.9,<4'`, or leave out --plot."
        )
    from matplotlib import figure as drawing  # noqa: PLC0415  only a picture needs it

    formats = drawing.Figure().canvas.get_supported_filetypes()
    if path.suffix.removeprefix(".").lower() not in formats:
        raise NoPicture(f"{path}: not a kind of picture that can be drawn. Name it something.png.")
    existed = path.exists()
    try:
        path.open("ab").close()
        if not existed:
            path.unlink()
    except OSError as error:
        raise NoPicture(
            f"{path}: the picture cannot be written there ({error.strerror or error})."
        ) from error


def draw_reliability(report: Report, path: Path) -> None:
    """Draw the share of right first quotes against confidence, with 95 % intervals and counts, into `path`.

    Raises:
        NoPicture: the file cannot be written.
    """
    from matplotlib import figure as drawing  # noqa: PLC0415  only a picture needs it

    figure = drawing.Figure(figsize=_INCHES, layout="constrained")
    curve, counts = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
    _draw_curve(curve, report)
    _draw_counts(counts, report)
    try:
        figure.savefig(path, dpi=_DOTS_PER_INCH)
    except OSError as error:
        raise NoPicture(
            f"{path}: the picture cannot be written there ({error.strerror or error})."
        ) from error


def _draw_curve(axes: Axes, report: Report) -> None:
    axes.plot((0, 1), (0, 1), color=_QUIET, linestyle=":", label="as sure as right", zorder=1)
    axes.axvline(report.threshold, color=_QUIET, linestyle="--", linewidth=1, label="answers start here")
    shown = [(each, share) for each in report.reliability if (share := each.share_right)]
    axes.plot(
        [each.confidence for each, _ in shown],
        [share.value for _, share in shown],
        color=_RIGHT,
        alpha=0.35,
        clip_on=False,
    )
    for few, label in ((False, "95 % interval"), (True, f"fewer than {_FEW} questions")):
        bins = [(each, share) for each, share in shown if (each.count < _FEW) is few]
        _draw_shares(axes, bins, label, "white" if few else _RIGHT)
    axes.set(xlim=(0, 1), ylim=(0, 1), ylabel="share of first quotes that are right")
    axes.set_title(_title(report), loc="left", fontsize="medium", pad=_LEGEND_POINTS)
    axes.grid(alpha=0.2)
    axes.tick_params(labelbottom=True)
    _explain_marks(axes)


def _draw_shares(axes: Axes, bins: Sequence[tuple[Bin, Figure]], label: str, fill: str) -> None:
    """A mark for each bin at its mean confidence, and its interval."""
    marks = axes.errorbar(
        [each.confidence for each, _ in bins],
        [share.value for _, share in bins],
        yerr=(
            [share.value - share.low for _, share in bins],
            [share.high - share.value for _, share in bins],
        ),
        color=_RIGHT,
        marker="o",
        markersize=7,
        markerfacecolor=fill,
        linestyle="none",
        capsize=3,
        label=label,
        clip_on=False,
    )
    marks.lines[0].set_zorder(4)  # not under the frame, where the share is 0 or 1


def _draw_counts(axes: Axes, report: Report) -> None:
    bins = report.reliability
    left, width = [each.low for each in bins], [each.high - each.low for each in bins]
    stacked = (
        ("right", _RIGHT, [each.right for each in bins]),
        ("wrong", _WRONG, [each.wrong for each in bins]),
        ("no article answers", _UNANSWERABLE, [each.unanswerable for each in bins]),
    )
    bottom = [0] * len(bins)
    for label, color, counts in stacked:
        axes.bar(left, counts, width, bottom, align="edge", color=color, edgecolor="white", label=label)
        bottom = [below + count for below, count in zip(bottom, counts, strict=True)]
    for each in bins:
        if each.count:
            middle = (each.low + each.high) / 2
            axes.annotate(f"{each.count}", (middle, each.count), ha="center", va="bottom", fontsize="small")
    axes.set(xlabel="confidence", ylabel="questions", ylim=(0, 1.15 * max(*bottom, 1)))
    axes.locator_params(axis="y", integer=True)
    _explain_marks(axes)


def _explain_marks(axes: Axes) -> None:
    """A legend above the frame, where nothing can be drawn over it."""
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=4,
        frameon=False,
        fontsize="small",
        borderaxespad=0,
        columnspacing=1.5,
    )


def _title(report: Report) -> str:
    asked = f"{report.answerable + report.unanswerable:,} questions over {report.articles:,} articles"
    error = report.figures["calibration_error"]
    if error is None:
        return asked
    measured = f"calibration error {error.value:.3f} [{error.low:.3f}, {error.high:.3f}]"
    return f"How sure the bot is, and how often it is right\n{asked}; {measured}"
