"""The pictures of the quality page. matplotlib is for who develops; the product runs without it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.quality.share import Share

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.quality.measured import Measured

_STYLE: Any = {
    "svg.fonttype": "none", "svg.hashsalt": "nazorgmaatje", "font.size": 9, "axes.grid": True, "grid.alpha": 0.3,
    "axes.spines.top": False, "axes.spines.right": False,
}  # fmt: skip
_BLUE, _RED = "#1f5f99", "#b3261e"


def draw(measured: Measured, folder: Path) -> dict[str, str]:
    """Write each picture into `folder`; return what it shows by its file's name."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    folder.mkdir(parents=True, exist_ok=True)
    pictures = {
        "tradeoff.svg": ("Crisis recall against false alarms", _tradeoff),
        "calibration.svg": ("Chance given against crises found", _calibration),
        "kinds.svg": ("Crisis recall by kind, about whom, and length", _groups),
        "robustness.svg": ("Crisis recall with spoilt spelling", _robustness),
    }
    with pyplot.rc_context(_STYLE):
        for name, (_, paint) in pictures.items():
            figure, axes = pyplot.subplots(figsize=(6, 4), layout="constrained")
            paint(measured, axes)
            figure.savefig(folder / name, metadata={"Date": None, "Creator": None})
            pyplot.close(figure)
    return {name: title for name, (title, _) in pictures.items()}


def _tradeoff(measured: Measured, axes: Axes) -> None:
    points = measured.chances.curve()
    axes.plot([1000 * none.value for _, _, none in points], [recall.value for _, recall, _ in points], color=_BLUE)
    recall, none = measured.signals.recall("crisis"), measured.signals.false_alarms
    axes.errorbar(
        [1000 * none.value], [recall.value], yerr=_bars([recall]), fmt="o", color=_RED,
        label=f"as it serves, threshold {measured.threshold:g}",
    )  # fmt: skip
    axes.set(xlabel="of 1,000 none lines called a crisis", ylabel="crisis recall", xlim=(-5, 300), ylim=(0, 1.02))
    axes.legend(loc="lower right")


def _calibration(measured: Measured, axes: Axes) -> None:
    bands = measured.chances.calibration()
    shares = [share for _, share in bands]
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":", label="chance equals truth")
    axes.errorbar(
        [chance for chance, _ in bands], [share.value for share in shares], yerr=_bars(shares), fmt="o-", color=_BLUE,
        label="classifier",
    )  # fmt: skip
    axes.axvline(measured.threshold, color=_RED, linewidth=1, label="threshold")
    axes.set(xlabel="mean chance of a crisis, as given", ylabel="share that is a crisis", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(loc="upper left")


def _groups(measured: Measured, axes: Axes) -> None:
    from bot.quality.signals import GROUPS

    shares = {
        f"{value} ({share.total})": share
        for name in ("kind", "about", "length")
        for value, share in measured.signals.called_crisis("crisis", *GROUPS[name]).items()
    }
    _rows(axes, shares)


def _robustness(measured: Measured, axes: Axes) -> None:
    shares = {"as written": measured.signals.recall("crisis")}
    _rows(axes, shares | {name: report.recall("crisis") for name, report, _ in measured.robust})


def _rows(axes: Axes, shares: Mapping[str, Share]) -> None:
    places = range(len(shares), 0, -1)
    bars = _bars(list(shares.values()))
    axes.errorbar([share.value for share in shares.values()], list(places), xerr=bars, fmt="o", color=_BLUE)
    axes.set_yticks(list(places), list(shares))
    axes.set(xlabel="crisis recall, with 95 % interval", xlim=(0, 1.02), ylim=(0.3, len(shares) + 0.7))


def _bars(shares: list[Share]) -> list[list[float]]:
    """Distances from each share to the ends of its interval; never below 0, whatever the rounding."""
    low = [max(0.0, share.value - share.interval[0]) for share in shares]
    return [low, [max(0.0, share.interval[1] - share.value) for share in shares]]
