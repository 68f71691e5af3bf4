"""The sections of the quality page, as Markdown. Figures come from what was measured, never from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.core.signal import LEVELS
from bot.quality.duplicates import ABOVE
from bot.quality.markdown import interval, share, table
from bot.quality.measured import Measured, by_voice, caught
from bot.quality.share import Share, over_writers
from bot.quality.signals import GROUPS, Found
from bot.safety.corpus import Row

_BUDGETS = (0.005, 0.015, 0.03, 0.05, 0.10, 0.20)


def head(found: Measured) -> str:
    """Which model, which lines, which day, how to make the page again."""
    writers = len({row.voice for row in found.signals.rows})
    return (
        f"Model `{found.version}`, measured on {found.day} on {len(found.signals.rows):,} lines of {writers} writers "
        "that it never saw (`heldout` in `data/signals/voices.yml`). Every figure here is written by a program; "
        "a checksum at the end tells when somebody typed. Intervals are 95 %, of Wilson unless something else is said; "
        "lines of one writer are alike, so over new writers they are wider.\n\n"
        f"```sh\n{found.command}\n```\n\n"
        "One file alone, with every miss and why: `nazorg evaluate signals`. No held-out line stands on this page: "
        "who reads them and then writes rules or data can measure nothing with them any more."
    )


def signals(found: Measured) -> Iterator[str]:
    """Totals, levels, confusion, about, topics."""
    report = found.signals
    low, high = over_writers(*caught(report.pairs))
    yield table(("", "share", "95 % interval", "lines"), [
        share("crisis recall", report.recall("crisis")),
        ("crisis recall, writers drawn anew", f"{report.recall('crisis').value:.3f}", f"{low:.3f}–{high:.3f}", ""),
        share("crisis precision", report.precision("crisis")),
        share("crisis called `none`", report.unseen),
        share("`none` called crisis", report.false_alarms),
        share("about whom", report.about),
        share("kind, of caught crises", report.kind),
    ])  # fmt: skip
    yield (
        f"Macro-F1 of the four levels {report.macro_f1:.3f}; micro-F1 of the topics {report.topics_f1:.3f}; "
        f"{1000 * report.false_alarms.value:.1f} crisis alarms per 1,000 `none` lines."
    )
    yield table(("level", "recall", "precision", "F1", "lines"), map(_found, *_columns(report.levels)))
    yield "Label down, verdict across:"
    yield table(("", *LEVELS), [(level, *(report.confusion[level, one] for one in LEVELS)) for level in LEVELS])
    yield table(("topic", "recall", "precision", "F1", "lines"), map(_found, *_columns(report.topics)))


def asked(found: Measured) -> Iterator[str]:
    """What lines of each level are met with: an alarm, a question, or nothing."""
    met = {level: found.signals.met(level) for level in LEVELS}
    yield table(("level", "raised to crisis", "asked", "neither", "lines"), [
        (level, *(interval(share) for share in shares.values()), shares["asked"].total)
        for level, shares in met.items()
    ])  # fmt: skip
    either = Share(met["crisis"]["crisis"].hits + met["crisis"]["asked"].hits, met["crisis"]["asked"].total)
    yield (
        f"Raised or asked, of the crisis lines: {interval(either)}. Each line is judged by itself; in a talk a "
        "question comes once a day at most, and not while a crisis is open (docs/crisis.md). The chances at which it "
        "is asked were chosen on training writers (`bot/content/nl/signals/drempel.yml`)."
    )


def tradeoff(found: Measured) -> Iterator[str]:
    """What other thresholds would give, and how true the chances are."""
    chances = found.chances
    rows = [("as it serves", found.threshold, *chances.at(found.threshold))]
    within = {budget: chances.within(budget) for budget in _BUDGETS}
    rows += [(f"at most {100 * budget:g} % of `none`", *point) for budget, point in within.items() if point]
    rows += [(f"recall of at least {recall}", *chances.reaching(recall)) for recall in (0.9, 0.95, 0.97)]
    yield table(
        ("", "threshold", "crisis recall", "of 1,000 `none` raised"),
        [(name, f"{limit:.3f}", interval(recall), f"{1000 * none.value:.0f}") for name, limit, recall, none in rows],
    )
    verdicts = [verdict.level == "crisis" for verdict in found.signals.verdicts]
    other = sum(one != two for one, two in zip(verdicts, chances.raised(found.threshold), strict=True))
    yield (
        "Rules stay as they are; only the classifier's threshold moves, and below what the rules alone raise there is "
        "no row. The curve reads each line as a whole, serving "
        f"in parts: at the present threshold they differ on {other} lines. Expected calibration error "
        f"{chances.calibration_error:.3f}. These points were measured, not chosen: a threshold is chosen on "
        "training writers only."
    )


def groups(found: Measured) -> Iterator[str]:
    """Crisis recall and false alarms by kind, about, length and writer."""
    for name, group in GROUPS.items():
        recall = found.signals.called_crisis("crisis", *group)
        alarms = found.signals.called_crisis("none", *group)
        yield table((name, "crisis recall", "crises", "`none` called crisis", "`none` lines"), [
            (value, *_two(recall.get(value)), *_two(alarms.get(value)))
            for value in dict.fromkeys([*group[1], *recall, *alarms])
            if value in recall or (value in alarms and name != "kind")
        ])  # fmt: skip


def robustness(found: Measured) -> Iterator[str]:
    """Crisis recall with spoilt spelling, and the change line by line."""
    yield (
        "The same lines, spoilt by a program with a fixed seed. Points are of crisis recall against the lines as they "
        "are; the interval draws the lines anew, p is McNemar's exact test."
    )
    rows = [
        (
            name, f"{report.recall('crisis').value:.3f}", f"{change.points:+.1f}",
            f"{change.interval[0]:+.1f} to {change.interval[1]:+.1f}", change.lost, change.won,
            "< 0.001" if change.p < 0.001 else f"{change.p:.3f}", f"{1000 * report.false_alarms.value:.0f}",
        )
        for name, report, change in found.robust
    ]  # fmt: skip
    yield table(("", "recall", "points", "interval", "lost", "won", "p", "of 1,000 `none` raised"), rows)


def everyday(found: Measured) -> Iterator[str]:
    """False alarms on ordinary lines."""
    yield table(("lines", "called crisis per 1,000", "interval", "asked per 1,000", "interval",
                 "called uitval per 1,000", "how many"), [
        (
            name, *_per_thousand(report.false_alarms), *_per_thousand(report.met("none")["asked"]),
            f"{1000 * report.confusion['none', 'uitval'] / max(len(report.rows), 1):.1f}", len(report.rows),
        )
        for name, report in found.everyday.items()
    ])  # fmt: skip


def intents(found: Measured) -> Iterator[str]:
    """What the engine understands."""
    report = found.intents
    if report is None:
        yield "Not measured in this run."
        return
    yield table(("", "share", "95 % interval", "lines"), [share(name, one) for name, one in report.totals.items()])
    yield f"Macro-F1 {report.macro_f1:.3f}."
    yield table(("intent", "recall", "precision", "F1", "lines"), [
        _found(name, Found(report.recall(name), report.precision(name))) for name in report.names
    ])  # fmt: skip
    yield "Taken for another, the most frequent:"
    yield table(("wanted", "found", "times"), report.mistakes[:12])


def costs(found: Measured) -> Iterator[str]:
    """Time and memory."""
    cost, command = found.costs, found.costs.command
    yield table(("", "figure"), [
        ("`nazorg signals`, start, by the clock", f"{command.start.wall:.2f} s"),
        ("the same, processor time", f"{command.start.cpu:.2f} s"),
        ("messages a second of processor time, one core, net of the start", f"{command.per_second:.0f}"),
        ("one message at a time, p50", f"{cost.p50:.1f} ms"),
        ("one message at a time, p99", f"{cost.p99:.1f} ms"),
        ("model file", f"{cost.model_megabytes:.1f} MB"),
        (f"memory after {cost.growth.messages // 10:,} different messages", f"{cost.growth.early:.0f} MB"),
        (f"memory after {cost.growth.messages:,}", f"{cost.growth.late:.0f} MB"),
    ])  # fmt: skip
    yield f"`nazorg signals` over {command.lines:,} lines; latencies are processor time."


def data(found: Measured) -> Iterator[str]:
    """How many lines each writer has."""
    for title, rows in (("Trains", found.train), ("Held out", found.signals.rows)):
        yield table((title, *LEVELS, "all"), _counted(rows))
    same = [pair for pair in found.twins if pair.same_level]
    across = sum(pair.first.held and not pair.second.held for pair in same)
    yield (
        f"Near-duplicates left (cosine above {ABOVE}, same level; `bot/quality/duplicates.py`): {len(same)} pairs, "
        f"{across} of them a training line beside a held-out one. Pairs as close with different levels: "
        f"{len(found.twins) - len(same)}."
    )


def labels(found: Measured) -> Iterator[str]:
    """How far a second reader gives the same levels."""
    agreement = found.agreement
    if agreement is None:
        yield "There is no second reading (`second_reading.jsonl` beside the data), so nothing is known of this."
        return
    low, high = agreement.interval
    yield table(("", "value", "95 % interval", "lines"), [
        share("the same level", agreement.equal),
        ("Cohen's kappa", f"{agreement.kappa:.3f}", f"{low:.3f}–{high:.3f}", len(agreement.first)),
    ])  # fmt: skip


def _found(name: str, of: Found) -> Sequence[object]:
    return name, interval(of.recall), interval(of.precision), f"{of.f1:.3f}", of.recall.total


def _per_thousand(of: Share) -> tuple[str, str]:
    return f"{1000 * of.value:.1f}", "–".join(f"{1000 * end:.1f}" for end in of.interval)


def _columns(of: Mapping[str, Found]) -> tuple[list[str], list[Found]]:
    there = {name: found for name, found in of.items() if found.recall.total or found.precision.total}
    return list(there), list(there.values())


def _two(of: Share | None) -> Sequence[object]:
    return (interval(of), of.total) if of else ("", "")


def _counted(rows: Sequence[Row]) -> Iterator[Sequence[object]]:
    for writer, levels in by_voice(rows).items():
        yield (writer, *(levels[level] for level in LEVELS), levels.total())
    every = [sum(row.level == level for row in rows) for level in LEVELS]
    yield ("**all**", *every, len(rows))
