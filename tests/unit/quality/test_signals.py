"""The report on signals: what it counts, what it lists, and what spoilt spelling does to it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from bot.core.signal import Assessment, Evidence
from bot.quality.share import Share
from bot.quality.signals import GROUPS, Report, about, evaluate, kind, length, robustness
from bot.quality.signals_text import data, text
from bot.safety.corpus import Row
from bot.safety.noise import NOISES

ROWS = [
    Row("a b c d", "crisis", ("mentaal",), "self", "geweld", "v"),
    Row("e", "crisis", ("mentaal", "thuis"), "other", "dakloos", "w"),
    Row("f", "none", ("geen",), "self", None, "v"),
    Row("g", "none", ("werk",), "past", None, "w"),
    Row("h", "uitval", ("werk",), "self", None, "w"),
]
VERDICTS = [
    Assessment("crisis", ("mentaal",), "self", (), "geweld"),
    Assessment("none", ("werk",), "self", (Evidence("e", "model:x"),)),
    Assessment("crisis", ("geen",), "self", (Evidence("f", "rule-of-f"),), "geweld"),
    Assessment("none", ("werk",), "past"),
    Assessment("attention", ("werk",), "self"),
]


class Echo:
    """Says crisis to what holds the word "dood" as it is spelt."""

    def assess_many(self, texts: Sequence[str]) -> list[Assessment]:
        return [Assessment("crisis" if "dood" in text.split() else "none") for text in texts]


@pytest.fixture
def report() -> Report:
    return Report(ROWS, VERDICTS)


def test_it_counts_levels_misses_and_alarms(report: Report) -> None:
    assert report.recall("crisis") == report.precision("crisis") == Share(1, 2)
    assert report.recall("uitval") == Share(0, 1)
    assert (report.false_alarms, report.unseen) == (Share(1, 2), Share(1, 2))
    assert report.macro_f1 == pytest.approx((0.5 + 0.5 + 0 + 0) / 4)
    assert report.confusion["crisis", "none"] == 1


def test_it_counts_topics_about_and_kind(report: Report) -> None:
    assert report.topics["werk"].recall == Share(2, 2)
    assert report.topics["werk"].precision == Share(2, 3)
    assert report.abouts["other"].recall == Share(0, 1)
    assert report.about == Share(4, 5)
    assert report.kind == Share(1, 1)
    assert report.topics_f1 == pytest.approx(2 * 4 / 11)


def test_it_counts_by_group(report: Report) -> None:
    assert report.called_crisis("crisis", kind) == {"dakloos": Share(0, 1), "geweld": Share(1, 1)}
    assert report.called_crisis("none", about) == {"past": Share(0, 1), "self": Share(1, 1)}
    assert report.called_crisis("crisis", *GROUPS["length"]) == {"1–3 words": Share(0, 1), "4–8 words": Share(1, 1)}
    assert length(Row("x " * 31, "none", (), "self", None, "v")) == "31 words or more"


def test_it_lists_what_harms_and_why(report: Report) -> None:
    assert [row.text for row, _ in report.misses] == ["e", "f"]
    shown = text(report)
    assert "crisis → none: e  [w]  (model:x: e)" in shown
    assert "none → crisis: f  [v]  (rule-of-f: f)" in shown
    assert "crisis →" not in text(report, misses=False)


def test_it_is_json(report: Report) -> None:
    found = json.loads(json.dumps(data(report)))

    assert found["levels"]["crisis"]["recall"]["hits"] == 1
    assert found["false_alarms_per_1000"] == 500
    assert [miss["verdict"] for miss in found["misses"]] == ["none", "crisis"]
    assert found["crisis_recall_by"]["kind"]["dakloos"]["total"] == 1


def test_a_report_on_nothing_breaks_nowhere() -> None:
    assert "0 lines" in text(Report([], []))


def test_robustness_compares_line_by_line() -> None:
    rows = [Row(f"ik ben liever dood dan levend zei {n}", "crisis", ("mentaal",), "self", None, "v") for n in range(40)]
    clean = evaluate(rows, Echo())
    found = {name: (spoilt, change) for name, spoilt, change in robustness(clean, Echo())}

    assert set(found) == set(NOISES)
    assert found["capitals"][1].lost == 40
    assert found["lower case"][1].points == 0
    assert 0 < found["spaces missing"][1].lost < 40
    assert found["spaces missing"][0].recall("crisis").hits == 40 - found["spaces missing"][1].lost
    again = {name: change for name, _, change in robustness(clean, Echo())}
    assert again == {name: change for name, (_, change) in found.items()}


def test_noise_is_the_same_for_the_same_seed_and_does_what_it_says() -> None:
    text = "Vandaag hébben wij pallets gestapeld, in het magazijn van mijn neef!"
    for noise in NOISES.values():
        assert noise(text, 3) == noise(text, 3)
        assert noise("", 3) is not None
    assert len({NOISES["typos"](text, seed) for seed in range(20)}) > 1
    assert NOISES["no accents"](text, 1) == text.replace("é", "e")
    assert NOISES["no punctuation"]("hoi! 😭 m'n", 1) == "hoi 😭 mn"
    assert any(NOISES["spaces missing"](text, seed).replace(" ", "") == text.replace(" ", "") for seed in range(3))
    assert len(NOISES["emoji added"](text, 1)) > len(text)
