"""From which confidence on the engine may act, and below which it asks: chosen on the training examples alone.

`engine/.venv/bin/python benchmarks/engine/doubt.py [--folds 5] [--C 30] [--meaning 0.6]`

Cross-validation: every example is judged by a model that did not see it. Out-of-scope examples are judged twice:
by a model that knows other examples of their subject, and by one that never met the subject (clusters of the
embedding, left out whole). Printed, for thresholds on the confidence and on the margin between the first two:
acted on and right (share of the in-scope messages that are acted on), out of scope rejected (as such, or by
doubt), in scope rejected, and how often the three likeliest hold the meaning of an in-scope message in doubt.
At the end the threshold with the best rejection at no more than 8 % false rejection. Takes about seven minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from nazorg_engine.classifier import SentenceClassifier, _embed, fit
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.model_selection import StratifiedKFold

ROOT = Path(__file__).resolve().parents[2]
OUT = "out_of_scope"
MOST_REJECTED = 0.08  # of what is in scope
CONFIDENCES = (0.0, 0.3, 0.35, 0.4, 0.42, 0.44, 0.46, 0.48, 0.5, 0.52, 0.55, 0.6)
MARGINS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)


@dataclass(frozen=True)
class Judged:
    """What models say of examples they did not see: rows are examples, columns the names of intents."""

    wanted: NDArray[np.str_]
    names: NDArray[np.str_]
    chances: NDArray[np.float32]

    @property
    def best(self) -> NDArray[np.str_]:
        return self.names[self.chances.argmax(axis=1)]

    @property
    def confidence(self) -> NDArray[np.float32]:
        return self.chances.max(axis=1)

    @property
    def margin(self) -> NDArray[np.float32]:
        ordered = np.sort(self.chances, axis=1)
        return ordered[:, -1] - ordered[:, -2]

    def row(self, doubt: NDArray[np.bool_]) -> tuple[float, float, float, float]:
        """Right where acted on; rejected out of scope; rejected in scope; meaning among the first three in doubt."""
        outside = self.wanted == OUT
        rejected = doubt | (self.best == OUT)
        acted = ~outside & ~rejected
        unsure = np.flatnonzero(doubt & ~outside)
        first = self.names[np.argsort(-self.chances[unsure], axis=1)[:, :3]]
        held = (first == self.wanted[unsure, None]).any(axis=1).mean() if len(unsure) else 1.0
        right = (self.best == self.wanted)[acted].mean()
        return float(right), float(rejected[outside].mean()), float(rejected[~outside].mean()), float(held)


def main() -> None:
    """Judge, print the tables, name the choice."""
    defaults = _configured()
    parser = argparse.ArgumentParser(description="Choose the threshold of doubt.")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--C", type=float, default=defaults["C"])
    parser.add_argument("--meaning", type=float, default=defaults["meaning"])
    given = parser.parse_args()
    config = defaults | {"C": given.C, "meaning": given.meaning}
    texts, intents = examples()
    print(f"{len(texts)} examples, {given.folds} folds, C {given.C:g}, meaning {given.meaning:g}")
    folds = [test for _, test in StratifiedKFold(given.folds, shuffle=True, random_state=1).split(texts, intents)]
    known = judge(texts, intents, folds, config)
    outside = np.flatnonzero(intents == OUT)
    subjects = KMeans(given.folds, n_init=4, random_state=1).fit_predict(_embed([texts[i] for i in outside]))
    unseen = judge(texts, intents, [outside[subjects == n] for n in range(given.folds)], config)
    new = Judged(known.wanted, known.names, np.where((intents == OUT)[:, None], unseen.chances, known.chances))
    print(f"accuracy, best guess: {(known.best == known.wanted).mean():.3f}\n")
    report(known, new)


def examples() -> tuple[list[str], NDArray[np.str_]]:
    """All training examples with their intents."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("data/*/nlu.yml"))]
    pairs = [
        (line.removeprefix("- "), block["intent"])
        for file in files for block in file["nlu"] for line in block["examples"].splitlines()
    ]  # fmt: skip
    return [text for text, _ in pairs], np.array([intent for _, intent in pairs])


def judge(
    texts: Sequence[str], intents: NDArray[np.str_], folds: Sequence[NDArray[np.int64]], config: dict[str, Any]
) -> Judged:
    """Judge each fold by a model of all the rest; examples in no fold keep chance 0."""
    names = np.unique(intents)
    chances = np.zeros((len(texts), len(names)), dtype=np.float32)
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(texts)), fold)
        model = fit([texts[i] for i in rest], [str(intents[i]) for i in rest], config)
        assert list(model.names) == list(names)
        chances[fold] = model.chances([texts[i] for i in fold])
    return Judged(intents, names, chances)


def report(known: Judged, new: Judged) -> None:
    """Print both tables and the choice."""
    print("                acted, right  out rejected  (new subject)  in rejected  in doubt, in first 3")
    for kind, limits in (("confidence", CONFIDENCES), ("margin", MARGINS)):
        for limit in limits:
            right, out, inside, held = known.row(getattr(known, kind) < limit)
            fresh = new.row(getattr(new, kind) < limit)[1]
            print(f"{kind:>10} {limit:4.2f} {right:12.3f} {out:13.3f} {fresh:14.3f} {inside:12.3f} {held:21.3f}")
    fine = np.arange(0, 0.8, 0.01)
    for kind in ("confidence", "margin"):
        fit_for = [limit for limit in fine if known.row(getattr(known, kind) < limit)[2] <= MOST_REJECTED]
        _, out, inside, _ = known.row(getattr(known, kind) < max(fit_for))
        print(f"best {kind}: {max(fit_for):.2f} (out of scope rejected {out:.3f}, in scope rejected {inside:.3f})")


def _configured() -> dict[str, Any]:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    given = {key: value for key, value in pipeline[0].items() if key != "name"}
    return SentenceClassifier.get_default_config() | given


if __name__ == "__main__":
    main()
