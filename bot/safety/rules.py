"""Clear statements and sayings, as data (`signals/*.yml`), read with their context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content import load
from bot.core.signal import About, Kind, Level, Topic
from bot.language.analysis import Analysis
from bot.language.patterns import Match, PatternSet, Rule


@dataclass(frozen=True)
class Finding:
    """A clear statement at the words `begin:end`; level `none` when it is over or another's setback."""

    rule: str
    level: Level
    kind: Kind | None
    topics: tuple[Topic, ...]
    about: About
    begin: int
    end: int


@dataclass(frozen=True)
class _Statement:
    level: Level
    kind: Kind | None
    topics: tuple[Topic, ...]
    unless: frozenset[str]


class Rules:
    """All clear statements, compiled. Thread-safe."""

    def __init__(
        self,
        crisis: Mapping[str, Any],
        uitval: Mapping[str, Any],
        sayings: Mapping[str, Any],
        foreign: Mapping[str, Any],
    ) -> None:
        self._statements: dict[str, _Statement] = {}
        self._crisis = self._compile(crisis, "crisis")
        self._foreign = self._compile(foreign, "crisis")
        self._uitval = self._compile(uitval, "uitval")
        self._mention = PatternSet([_rule("mention", crisis["mentions"])], crisis["lists"])
        self._doubts = self._compile({"lists": crisis["lists"], "rules": crisis["doubts"]}, "crisis")
        groups = [_rule("saying", group) for group in sayings["idioms"]]
        self._sayings = PatternSet(groups, sayings["lists"])
        self._denials = PatternSet([_rule("denial", crisis["denials"]["patterns"])], crisis["lists"])
        self._half = frozenset(crisis["denials"]["half"])
        self._void = frozenset(crisis["void"])
        self._recent = frozenset(crisis["recent"])
        self._by_others = frozenset(crisis["by_others"])
        self._topics: Mapping[Kind, list[Topic]] = crisis["topics"]

    @classmethod
    def from_content(cls) -> Rules:
        """Build from the content files."""
        return cls(load("signals/crisis"), load("signals/uitval"), load("signals/idioms"), load("signals/talen"))

    def _compile(self, data: Mapping[str, Any], level: Level) -> PatternSet:
        for rule in data["rules"]:
            topics = tuple(rule.get("topics", ()))
            unless = frozenset(rule.get("unless", ()))
            self._statements[rule["id"]] = _Statement(level, rule.get("kind"), topics, unless)
        return PatternSet([_rule(rule["id"], rule["patterns"]) for rule in data["rules"]], data["lists"])

    def read(self, analysis: Analysis) -> tuple[list[Finding], frozenset[int]]:
        """Return the clear statements of a message, and the numbers of the words that are sayings or plain denials.

        A saying that a crisis statement runs into ("wil dood haha") is none.
        """
        words = analysis.words
        crisis = [*self._crisis.find(words), *self._foreign.find(words)]
        spans = [(match.begin, match.end) for match in self._sayings.find(words)]
        spans += [(scope.begin, scope.end) for scope in analysis.scopes if scope.mark == "idiom"]
        sayings = frozenset(
            at for begin, end in spans if not any(_runs_into(match, begin, end) for match in crisis)
            for at in range(begin, end)
        ) | self.denied(analysis)  # fmt: skip
        heard = {word.normal for word in words}
        matches = [match for match in (*crisis, *self._uitval.find(words)) if not _within(match, sayings)]
        found = (self._finding(analysis, match, heard) for match in matches)
        return _widest([finding for finding in found if finding is not None]), sayings

    def denied(self, analysis: Analysis) -> frozenset[int]:
        """The numbers of the words that deny a danger wholly ("hij slaat niet", and not "hij slaat niet hard")."""
        words = analysis.words
        whole = [
            match for match in self._denials.find(words)
            if match.end == len(words) or words[match.end].normal not in self._half
        ]  # fmt: skip
        return frozenset(at for match in whole for at in range(match.begin, match.end))

    def topics_of(self, kind: Kind) -> tuple[Topic, ...]:
        """The topics of a kind of crisis."""
        return tuple(self._topics[kind])

    def mentions(self, analysis: Analysis, sayings: frozenset[int]) -> Match | None:
        """Return the first unexplained mention of the learner's own death: it is never hidden."""
        for match in self._mention.find(analysis.words):
            marks = analysis.marks_of_words(match.begin, match.end) - {"idiom"}
            if not _within(match, sayings) and not marks & {"negated", "past", "other", "fiction"}:
                return match
        return None

    def doubtful(self, analysis: Analysis, sayings: frozenset[int]) -> Finding | None:
        """Return the first statement that is reason to ask, unless it is over, about another, or fiction.

        Denied is no reason to leave it: "durf niet" is what is looked for.
        """
        heard = {word.normal for word in analysis.words}
        for match in self._doubts.find(analysis.words):
            marks = analysis.marks_of_words(match.begin, match.end)
            void = (self._void - {"negated"}) | {"other"} | (set() if heard & self._recent else {"past"})
            statement = self._statements[match.rule.slot]
            if not _within(match, sayings) and not marks & void and not statement.unless & heard:
                return Finding(match.rule.slot, "none", statement.kind, (), "self", match.begin, match.end)
        return None

    def _finding(self, analysis: Analysis, match: Match, heard: set[str]) -> Finding | None:
        statement = self._statements[match.rule.slot]
        marks = analysis.marks_of_words(match.begin, match.end)
        if statement.unless & heard or marks & self._void:
            return None
        past = "past" in marks and not heard & self._recent
        level: Level = "none" if past else statement.level
        other = "other" in marks and statement.kind not in self._by_others
        about: About = "past" if past else "other" if other else "self"
        if level == "uitval" and about == "other":
            level = "none"
        topics = tuple(self._topics[statement.kind]) if statement.kind else statement.topics
        kind = statement.kind if level == "crisis" else None
        return Finding(match.rule.slot, level, kind, topics, about, match.begin, match.end)


def _widest(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that lie within another of the same rule and about the same."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.begin, -one.end)):
        if not any(
            (one.rule, one.about) == (finding.rule, finding.about) and finding.end <= one.end for one in kept
        ):
            kept.append(finding)
    return kept


def _rule(name: str, patterns: Sequence[str]) -> Rule:
    return Rule(name, "", tuple(patterns), frozenset(), None, frozenset(), "")


def _runs_into(match: Match, begin: int, end: int) -> bool:
    return match.begin < begin < match.end or (match.begin <= begin and end < match.end)


def _within(match: Match, sayings: frozenset[int]) -> bool:
    return any(at in sayings for at in range(match.begin, match.end))
