"""From what rules and classifier found to one verdict. The higher wins; context lowers or redirects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content import load
from bot.core.signal import (
    ABOUTS,
    KINDS,
    LEVELS,
    TOPICS,
    About,
    Assessment,
    Doubt,
    Evidence,
    Kind,
    Level,
    Topic,
    at_least,
)
from bot.language.analysis import Analysis
from bot.language.patterns import Match
from bot.safety.model import CRISIS, Model, Opinion
from bot.safety.reading import Reading
from bot.safety.rules import Finding


@dataclass(frozen=True)
class Case:
    """One message with all that is known of it. `readings` and `opinions` go together."""

    analysis: Analysis
    findings: Sequence[Finding]
    mention: Match | None
    readings: Sequence[Reading]
    opinions: Sequence[Opinion]
    doubtful: Finding | None = None
    sayings: frozenset[int] = frozenset()
    denies: bool = False

    @property
    def chance(self) -> float:
        """The highest chance of a crisis in any part."""
        return max((opinion.crisis for opinion in self.opinions), default=0.0)


@dataclass(frozen=True)
class Band:
    """The chances, `low` and up and below `high`, at which the writer is asked; a kind is named from `kind` on."""

    low: float
    high: float
    kind: float

    @classmethod
    def from_content(cls) -> Band:
        """Build from the content file."""
        return cls(**load("signals/drempel")["doubt"])


@dataclass(frozen=True)
class Bare:
    """Messages with little to judge by: at most `words` words, none of a class that is not `light`. They are a crisis
    from the chance `crisis` on, and asked about from `low` on."""

    words: int
    crisis: float
    low: float
    light: Sequence[str]

    @classmethod
    def from_content(cls, name: str = "bare") -> Bare:
        """Build from the content file."""
        return cls(**load("signals/drempel")[name])

    def fits(self, case: Case, model: Model) -> bool:
        """Whether a message is one."""
        if case.findings or case.mention or case.doubtful or len(case.readings) != 1:
            return False
        worded = [word for word in case.analysis.words if word.normal[0].isalnum()]
        if len(worded) > self.words:
            return False
        known = model.features.concepts
        return all(known.names[at] in self.light for at in known.found(case.readings[0].normals))


def decide(case: Case, model: Model, band: Band, weight: float = 1.0) -> Assessment:
    """Give the verdict; `weight` multiplies the crisis threshold (below 1 after dark messages)."""
    threshold = model.thresholds["crisis"] * weight
    part = _gravest(case.opinions, threshold)
    opinion = case.opinions[part]
    seen = _level(opinion, threshold)
    level = max((seen, *(finding.level for finding in case.findings)), key=LEVELS.index)
    if case.mention and not at_least(level, "attention"):
        level = "attention"
    causes = [finding for finding in case.findings if finding.level == level]
    evidence = [Evidence(_quote(case, finding), finding.rule) for finding in causes]
    if case.mention and level == "attention":
        evidence.append(Evidence(case.analysis.quote(case.mention.begin, case.mention.end), "mention"))
    if seen == level:
        evidence += _model_evidence(case, model, part, level)
    doubt = None if level == "crisis" else _doubt(case, band)
    if doubt is not None:
        evidence += _doubt_evidence(case, model)
    kind = _kind(opinion, causes) if level == "crisis" else None
    also = tuple(dict.fromkeys(cause.kind for cause in causes if cause.kind and cause.kind != kind)) if kind else ()
    return Assessment(
        level, _topics(opinion, causes, level, model), _about(opinion, case.findings, level), tuple(evidence), kind,
        doubt, also, case.chance,
    )  # fmt: skip


def decide_bare(case: Case, model: Model, band: Band, bare: Bare, weight: float = 1.0) -> Assessment:
    """The verdict on a message with little to judge by: the limits are higher."""
    own = Band(bare.low, bare.crisis, band.kind)
    return decide(case, model, own, weight * bare.crisis / model.thresholds["crisis"])


def decide_denied(case: Case, model: Model, band: Band) -> Assessment:
    """The verdict on a message that denies a danger and states none: never an alarm by the classifier alone."""
    return decide(case, model, Band(band.low, 2.0, band.kind), weight=2.0 / model.thresholds["crisis"])


def stated(analysis: Analysis, findings: Sequence[Finding]) -> Assessment:
    """The verdict of clear crisis statements alone."""
    first = findings[0]
    topics = tuple(topic for topic in TOPICS if any(topic in finding.topics for finding in findings))
    evidence = tuple(Evidence(analysis.quote(one.begin, one.end), one.rule) for one in findings)
    return Assessment("crisis", topics or ("geen",), first.about, evidence, first.kind)


def _doubt(case: Case, band: Band) -> Doubt | None:
    """What is to be asked about: a statement that always is, or a chance within the band."""
    if case.doubtful is not None:
        return Doubt(case.chance, "self", case.doubtful.kind, ruled=True)
    worded = any(word.normal[0].isalnum() for word in case.analysis.words)
    if not worded or not band.low <= case.chance < band.high:  # "..." says nothing to ask about
        return None
    opinion = case.opinions[_darkest(case)]
    kind = int(opinion.kinds.argmax())
    known = KINDS[kind] if opinion.kinds[kind] >= band.kind else None
    return Doubt(case.chance, _about(opinion, (), "crisis"), known)


def _doubt_evidence(case: Case, model: Model) -> list[Evidence]:
    if case.doubtful is not None:
        return [Evidence(_quote(case, case.doubtful), case.doubtful.rule)]
    found = _model_evidence(case, model, _darkest(case), "crisis")
    return [Evidence(item.words, f"doubt:{model.version}") for item in found]


def _darkest(case: Case) -> int:
    return max(range(len(case.opinions)), key=lambda number: case.opinions[number].crisis)


def _gravest(opinions: Sequence[Opinion], threshold: float) -> int:
    """Return the number of the gravest part; of equals the one nearest to a crisis."""
    def gravity(number: int) -> tuple[int, float]:
        return LEVELS.index(_level(opinions[number], threshold)), opinions[number].crisis

    return max(range(len(opinions)), key=gravity)


def _level(opinion: Opinion, threshold: float) -> Level:
    """Crisis from the threshold on; a crisis that is likeliest but below it is never less than attention."""
    if opinion.crisis >= threshold:
        return "crisis"
    best = int(opinion.levels.argmax())
    if best == CRISIS:
        best = 1 + int(opinion.levels[1:CRISIS].argmax())
    return LEVELS[best]


def _topics(opinion: Opinion, causes: Sequence[Finding], level: Level, model: Model) -> tuple[Topic, ...]:
    chances = dict(zip(TOPICS, opinion.topics.tolist(), strict=True))
    nothing = chances.pop("geen")
    found: set[Topic] = {topic for cause in causes for topic in cause.topics}
    found |= {topic for topic, chance in chances.items() if chance >= model.thresholds["topic"]}
    if not found and (level != "none" or nothing < model.thresholds["topic"]):
        found = {max(chances, key=chances.__getitem__)}
    if level == "none" and not causes and nothing > max(chances.values()):
        found = set()
    return tuple(topic for topic in TOPICS if topic in found) or ("geen",)


def _about(opinion: Opinion, findings: Sequence[Finding], level: Level) -> About:
    ruled = {finding.about for finding in findings if finding.level == level}
    if level != "crisis":
        told_past = any(finding.about == "past" for finding in findings)
        return "past" if told_past and level == "none" else ABOUTS[int(opinion.abouts.argmax())]
    if "self" in ruled and opinion.abouts[ABOUTS.index("other")] < 0.7:
        return "self"
    if "other" in ruled or opinion.abouts[ABOUTS.index("other")] >= 0.5:
        return "other"
    return "self"


def _kind(opinion: Opinion, causes: Sequence[Finding]) -> Kind:
    ruled = [cause.kind for cause in causes if cause.kind]
    if ruled:
        return max(ruled, key=lambda kind: float(opinion.kinds[KINDS.index(kind)]))
    return KINDS[int(opinion.kinds.argmax())]


def _quote(case: Case, finding: Finding) -> str:
    return case.analysis.quote(finding.begin, finding.end)


def _model_evidence(case: Case, model: Model, part: int, level: Level) -> list[Evidence]:
    reading = case.readings[part]
    if not reading.words:
        return []
    places = model.causes(reading, case.opinions[part], LEVELS.index(level))
    texts = dict.fromkeys(reading.words[place].text for place in places)
    return [Evidence(" … ".join(texts), f"model:{model.version}")]
