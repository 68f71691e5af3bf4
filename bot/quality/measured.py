"""Everything that the quality page tells, measured in one go."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from bot.core.signal import Assessment
from bot.language import Language
from bot.quality import duplicates, speed
from bot.quality.chances import Chances
from bot.quality.intents import IntentReport
from bot.quality.share import Agreement, Change
from bot.quality.signals import Report, evaluate, robustness
from bot.safety import Safety, corpus
from bot.safety.assessor import concepts
from bot.safety.corpus import Row
from bot.safety.encoder import Encoder
from bot.safety.model import Model
from bot.safety.rules import Rules

Parse = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True)
class Sources:
    """Where the measuring finds its lines, and how much it does."""

    root: Path
    folder: Path
    intents: Path
    second_reading: Path
    model: Path
    messages: int = 100_000  # for memory
    speed_lines: int = 2000
    rounds: int = 3


@dataclass(frozen=True)
class Costs:
    """Time and memory of the safety check."""

    command: speed.Speed
    p50: float
    p99: float
    growth: speed.Growth
    model_megabytes: float


@dataclass(frozen=True)
class Measured:
    """What was found, and of what."""

    day: date
    command: str
    version: str
    current: str
    threshold: float
    train: Sequence[Row]
    signals: Report
    chances: Chances
    robust: Sequence[tuple[str, Report, Change]]
    everyday: Mapping[str, Report]
    intents: IntentReport | None
    costs: Costs
    agreement: Agreement | None
    twins: Sequence[duplicates.Twin]


def measure(sources: Sources, day: date, command: str, parse: Parse | None) -> Measured:
    """Measure everything. Raises ModelMissing. `parse` gives the public intent of each text; None leaves it out."""
    from bot.safety.train import fingerprint  # brings scikit-learn

    intents = read_intents(sources.intents, parse) if parse else None  # first, as an engine may fail to start
    model = Model.load(sources.model, concepts())
    encoder = Encoder()
    safety = Safety(model, Language(), Rules.from_content(), encoder)
    train, held = (corpus.rows(part, sources.folder) for part in ("train", "heldout"))
    signals = evaluate(held, safety)
    everyday = {name: evaluate(rows, safety) for name, rows in _everyday(sources).items()}
    costs = _costs(sources, safety, [row.text for row in train or held])  # before the rest: it fills the memory
    return Measured(
        day, command, safety.version, fingerprint(sources.folder), model.thresholds["crisis"],
        train, signals, Chances.of(held, model), list(robustness(signals, safety)), everyday,
        intents, costs, second_reading(sources.second_reading),
        duplicates.twins(duplicates.lines(sources.folder), encoder.encode),
    )  # fmt: skip


def _everyday(sources: Sources) -> dict[str, list[Row]]:
    """Ordinary lines that must not alarm: example lines kept for measuring, and those written for the intents."""
    chosen = yaml.safe_load((sources.folder / "voices.yml").read_text(encoding="utf-8"))["everyday"]
    lines = [line for line in _json_lines(sources.intents) if line["intent"] in chosen]
    return {
        "example lines that did not train": corpus.everyday("measure", sources.folder),
        sources.intents.name: [Row(line["text"], "none", (), "self", None, corpus.EVERYDAY) for line in lines],
    }


def _costs(sources: Sources, safety: Safety, texts: Sequence[str]) -> Costs:
    chosen = [texts[at * len(texts) // sources.speed_lines % len(texts)] for at in range(sources.speed_lines)]
    p50, p99 = speed.latencies(safety.assess, chosen)
    return Costs(
        speed.speed(speed.SIGNALS, chosen, sources.root, sources.rounds), p50, p99,
        speed.growth(safety.assess_many, texts, sources.messages), sources.model.stat().st_size / 1e6,
    )  # fmt: skip


def read_intents(path: Path, parse: Parse) -> IntentReport:
    """Have the engine read all lines of a labelled file."""
    lines = _json_lines(path)
    texts = [line["text"] for line in lines]
    return IntentReport(texts, [line["intent"] for line in lines], parse(texts))


def second_reading(path: Path) -> Agreement | None:
    """Return how far a second reader agrees with the labels; None where there is no second reading."""
    if not path.exists():
        return None
    lines = _json_lines(path)
    return Agreement([line["level_first"] for line in lines], [line["level_second"] for line in lines])


def _json_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def by_voice(rows: Sequence[Row]) -> dict[str, Counter[str]]:
    """Return per writer how many lines of each level there are."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(row.voice, Counter())[row.level] += 1
    return found


def caught(pairs: Sequence[tuple[Row, Assessment]]) -> tuple[list[bool], list[str]]:
    """Return per crisis line whether it was called one, and its writer."""
    crises = [(verdict.level == "crisis", row.voice) for row, verdict in pairs if row.level == "crisis"]
    return [hit for hit, _ in crises], [writer for _, writer in crises]
