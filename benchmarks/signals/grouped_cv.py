"""The whole safety check on voices that it never saw, six folds of whole voices, and the trade-off curve.

    .venv/bin/python benchmarks/signals/grouped_cv.py > report.txt

Rules were written with knowledge of the training voices, so what they add is a little flattered here.
"""

from __future__ import annotations

import numpy as np

from bot.language import Language
from bot.quality.share import Share
from bot.quality.signals import Report
from bot.quality.signals_text import text
from bot.safety import corpus
from bot.safety.assessor import Safety
from bot.safety.encoder import Encoder
from bot.safety.model import CRISIS
from bot.safety.rules import Rules
from bot.safety.train import Prepared, folds, threshold, train, unseen


def main() -> None:
    """Print the curve and the report."""
    lines = corpus.rows("train")
    prepared = Prepared.of(lines + corpus.everyday("train"))
    chances = unseen(prepared)
    crisis = np.array([row.level == "crisis" for row in prepared.rows])
    print("of 100 none lines raised / crisis recall, classifier alone")
    for budget in (0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.10, 0.15, 0.20, 0.30):
        limit = threshold(chances, prepared.rows, budget)
        hits = int((chances[crisis, CRISIS] >= limit).sum())
        print(f"{100 * budget:5.1f}   {limit:.3f}   {Share(hits, int(crisis.sum()))}")
    limit = threshold(chances, prepared.rows)
    language, rules, encoder = Language(), Rules.from_content(), Encoder()
    verdicts = {}
    for seen, held in folds(prepared.rows):
        safety = Safety(train(prepared.part(seen), "cv", limit), language, rules, encoder)
        verdicts.update(zip(held, safety.assess_many([lines[at].text for at in held]), strict=True))
    print(text(Report(lines, [verdicts[at] for at in range(len(lines))])))


if __name__ == "__main__":
    main()
