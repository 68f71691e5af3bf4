"""A report on signals for people in a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.core.signal import LEVELS
from bot.quality.signals import GROUPS, Found, Pair, Report


def text(report: Report, *, misses: bool = True) -> str:
    """Return everything for people to read."""
    lines = [
        f"{len(report.rows)} lines", "", *_found(report.levels), "",
        "label \\ verdict  " + " ".join(f"{level:>10}" for level in LEVELS),
        *(f"{label:16} " + " ".join(f"{report.confusion[label, level]:10}" for level in LEVELS) for label in LEVELS),
        "", f"macro-F1 of the four levels      {report.macro_f1:.3f}",
        f"crisis called none               {report.unseen}",
        f"crisis alarms per 1,000 none     {1000 * report.false_alarms.value:.1f}   {report.false_alarms}",
        f"kind of caught crises            {report.kind}",
        f"about                            {report.about}",
        f"topics, micro-F1                 {report.topics_f1:.3f}",
        "", "topic", *_found(report.topics), "", "about", *_found(report.abouts), *_groups(report),
    ]  # fmt: skip
    return "\n".join([*lines, "", *(map(_miss, report.misses) if misses else ())])


def _found(all_found: dict[str, Found]) -> Iterator[str]:
    for name, found in all_found.items():
        if found.recall.total or found.precision.total:
            yield f"{name:12} recall {found.recall}   precision {found.precision}"


def _groups(report: Report) -> Iterator[str]:
    for name, (group, names) in GROUPS.items():
        yield f"\ncrisis recall by {name}"
        yield from (f"{value:20} {share}" for value, share in report.called_crisis("crisis", group, names).items())


def _miss(pair: Pair) -> str:
    row, verdict = pair
    why = "; ".join(f"{evidence.rule}: {evidence.words}" for evidence in verdict.evidence)
    return f"{row.level} → {verdict.level}: {row.text}  [{row.voice}]  ({why})"


def data(report: Report) -> dict[str, Any]:
    """Return everything for programs."""
    return {
        "lines": len(report.rows),
        "levels": {name: found.data for name, found in report.levels.items()},
        "confusion": {label: {level: report.confusion[label, level] for level in LEVELS} for label in LEVELS},
        "macro_f1": report.macro_f1,
        "crisis_called_none": report.unseen.data,
        "false_alarms_per_1000": 1000 * report.false_alarms.value,
        "false_alarms": report.false_alarms.data,
        "kind": report.kind.data,
        "about": report.about.data,
        "topics_micro_f1": report.topics_f1,
        "topics": {name: found.data for name, found in report.topics.items()},
        "abouts": {name: found.data for name, found in report.abouts.items()},
        "crisis_recall_by": {
            name: {value: share.data for value, share in report.called_crisis("crisis", *group).items()}
            for name, group in GROUPS.items()
        },
        "misses": [
            {
                "text": row.text, "label": row.level, "verdict": verdict.level, "voice": row.voice,
                "evidence": [{"words": evidence.words, "rule": evidence.rule} for evidence in verdict.evidence],
            }
            for row, verdict in report.misses
        ],
    }  # fmt: skip
