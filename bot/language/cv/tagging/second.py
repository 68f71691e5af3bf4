"""A second look at what the rules read: what is none goes, what they missed is added or offered.

Where a place of work is sure the tagger tells the jobs apart (`told.py`); elsewhere it adds tasks only. How sure it
must be is `language/tweede_blik.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.content import load
from bot.core.cv import Change, Remove, Said, Work
from bot.language.cv.aside import justice
from bot.language.cv.tagging.aligned import facts_in, off, places_of, words_told
from bot.language.cv.tagging.features import MOST_WORDS
from bot.language.cv.tagging.jobs import jobs_of
from bot.language.cv.tagging.person import with_person
from bot.language.cv.tagging.spans import EMPLOYER, TASK, Found, Span
from bot.language.cv.tagging.told import apart, with_jobs
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.tasks import shown
from bot.language.cv.turns import is_private, is_whole, jokes
from bot.language.cv.work import says_something

_DENIES = ("REFUSE", "REFUSE_STRONG", "HAS_NONE", "WISH")
_AFTER = ("RETRACT", "CANCELLED", "LEFT_OUT")  # said of what was told before
_NEVER = (*_DENIES, "RETRACT", "REMOVE", "CANCELLED")  # in a clause without tasks


class Tags(Protocol):
    """Finds spans with their chances (`tagger.Tagger`)."""

    def read(self, talk: Talk, topic: str) -> Found: ...


def second_look(
    talk: Talk, facts: Sequence[Said], question: str | None, others: Sequence[str], tagger: Tags
) -> tuple[list[Said], tuple[Work, ...]]:
    """Return the facts as they stand after it, and the tasks to be tapped. Arguments as those of `CvReader.read`."""
    if not 0 < len(talk.words) <= MOST_WORDS or is_whole(talk, "UNKNOWN"):
        return list(facts), ()
    if any(isinstance(one, Remove) for one in facts):
        return list(facts), ()
    sure = load("language/tweede_blik")
    found = tagger.read(talk, (question or "").rpartition(".")[2])
    left = with_person(talk, _without(talk, facts, found, sure["away"]), found, sure)
    if not any(isinstance(one, Change) for one in facts):
        goes_on = _goes_on(left)
        left = _without_wrong(talk, left, found, sure)
        named = jobs_of(talk, _told(talk, left, found, sure), goes_on)
        left = with_jobs(talk, left, named, question) if named else left
    left = apart(talk, left, found, sure[TASK])
    jobs = Jobs(talk, left, question, others)
    offered: list[Work] = []
    for span in _fresh(talk, left, found, sure["offer"]):
        told = Work(tasks=(talk.fact(shown(talk, span.begin, span.end)),))
        if span.chance < sure["add"] or not jobs.add(told, span):
            offered.append(jobs.likely(told, span))
    return jobs.facts, tuple(offered)


def _told(talk: Talk, facts: Sequence[Said], found: Found, sure: Mapping[str, float]) -> list[Span]:
    """What is told of jobs, where an employer is sure: the spans that are, and employers that only the rules see."""
    ruled = list(_employers(talk, facts))
    others = words_told(talk, (one for one in facts if not isinstance(one, Work)))
    told = []
    for span in found.spans:
        words = range(span.begin, span.end)
        known = any(begin in words or span.begin in range(begin, end) for begin, end in ruled)
        if span.chance < sure.get(span.label, sure["add"]) or not others.isdisjoint(words) or not _his(talk, span):
            continue
        if span.label == EMPLOYER and not known and (span.chance < sure["alone"] or _taken_back(talk, span)):
            continue
        told.append(span)
    held = {at for span in told if span.label == EMPLOYER for at in range(span.begin, span.end)}
    if not held:
        return []
    return told + [Span(EMPLOYER, *place) for place in ruled if held.isdisjoint(range(*place))]


def _goes_on(facts: Sequence[Said]) -> bool:
    """Whether a message goes on about a job of before, until it tells of another."""
    works = [one for one in facts if isinstance(one, Work)]
    return len(works) > 1 and works[0].employer is None and any(one.employer and one.fresh for one in works[1:])


def _without_wrong(talk: Talk, facts: Sequence[Said], found: Found, sure: Mapping[str, float]) -> list[Said]:
    """Leave out the rules' employers that are none, where another is told and sure."""
    spans = [span for span in found.spans if span.label == EMPLOYER and span.chance >= sure["alone"]]

    def wrong(one: Said) -> bool:
        places = places_of(talk, one.employer.value) if isinstance(one, Work) and one.employer else []
        apart = all(end <= span.begin or span.end <= begin for begin, end in places for span in spans)
        return bool(places and spans) and apart and off(places, found) >= sure["wrong"]

    return [replace(one, employer=None) if isinstance(one, Work) and wrong(one) else one for one in facts]


def _employers(talk: Talk, facts: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Where the employers of the rules are named first."""
    for one in facts:
        if isinstance(one, Work) and one.employer is not None:
            yield from places_of(talk, one.employer.value)[:1]


def _taken_back(talk: Talk, span: Span) -> bool:
    """Whether something near says that it is not to be told, or never was: "zet die er maar niet op"."""
    first = talk.clause_of(span.begin).sentence
    own = [one for one in talk.clauses if one.sentence == first]
    near = [one for one in talk.clauses if first <= one.sentence <= first + 1]
    return any(talk.has(label, one) for one in own for label in (*_DENIES, "PLAN")) or any(
        talk.has(label, one) for one in near for label in _AFTER
    )


def _without(talk: Talk, facts: Sequence[Said], found: Found, least: float) -> list[Said]:
    """Leave out tasks whose words are nothing for a cv."""
    left: list[Said] = []
    for one in facts:
        kept = one
        if isinstance(one, Work) and one.tasks:
            tasks = (task for task in one.tasks if off(places_of(talk, task.value), found) < least)
            kept = replace(one, tasks=tuple(tasks))
            if kept != one and not says_something(kept):
                continue
        left.append(kept)
    return left


def _fresh(talk: Talk, facts: Sequence[Said], found: Found, least: float) -> Iterator[Span]:
    """Yield tasks that overlap no fact, and stand in no clause that tells none of his."""
    held, joked = words_told(talk, facts), jokes(talk)
    for span in found.spans:
        free = span.label == TASK and span.chance >= least and held.isdisjoint(range(span.begin, span.end))
        if free and talk.clause_of(span.begin).sentence not in joked and _his(talk, span):
            yield span


def _his(talk: Talk, span: Span) -> bool:
    """Whether nothing in its clauses says that it is none of his, private, refused or planned."""
    clauses = {talk.clause_of(at) for at in (span.begin, span.end - 1)}
    return not any(
        is_private(talk, one) or talk.asks(one) or justice(talk, one) or talk.not_his(one)
        or talk.denied(span.begin, span.end, one) or any(_beside(talk, label, one, span) for label in _NEVER)
        for one in clauses
    )  # fmt: skip


def _beside(talk: Talk, label: str, clause: Clause, span: Span) -> bool:
    """Whether something of this label stands in a clause, and not in the span itself: "nietjes verwijderen"."""
    return any(tag.end <= span.begin or span.end <= tag.begin for tag in talk.tags(label, clause))


@dataclass
class Jobs:
    """Which job a task belongs to that the rules missed.

    `facts` are those of the message, to which tasks are added; `others` name the jobs of the cv ("work.2.tasks")."""

    talk: Talk
    facts: list[Said]
    question: str | None
    others: Sequence[str]

    def add(self, told: Work, span: Span) -> bool:
        """Add a task where its job is certain; whether it was."""
        works, known, asked = self._works(), self._known(), self._asked("tasks")
        if not works:
            key = asked or (next(iter(known)) if len(known) == 1 else 0)
            self.facts += [replace(told, key=key)] if key else []
            return key > 0
        keys = {work.key for work in works.values()}
        alone = len(works) == 1 and (keys == {asked} or known <= keys)
        at = next(iter(works)) if alone else self._goes_on(span)
        if at is None:
            return False
        work = works[at]
        self.facts[at] = replace(work, tasks=(*work.tasks, *told.tasks))
        return True

    def _goes_on(self, span: Span) -> int | None:
        """The place of the job that the sentence of a task told of before it, where no job is told of behind it."""
        last, at = max(((begin, at) for at, begin in self._told()), default=(-1, -1))
        sentence = self.talk.sentence(self.talk.clause_of(span.begin))
        return at if sentence.begin <= last < span.begin else None

    def likely(self, told: Work, span: Span) -> Work:
        """The task as one of the likeliest job: told of last before it in the message, else the one asked about."""
        works = self._works()
        if not works:
            return replace(told, key=self._asked())
        before = [(begin, at) for at, begin in self._told() if begin < span.begin]
        near = works[max(before)[1] if before else next(iter(works))]
        return replace(told, key=near.key, employer=near.employer, role=near.role)

    def _told(self) -> list[tuple[int, int]]:
        """The jobs of the message by their place in `facts`, each with where its facts begin."""
        told = ((at, fact) for at, work in self._works().items() for fact in facts_in(work))
        return [(at, begin) for at, fact in told for begin, _ in places_of(self.talk, fact.value)]

    def _works(self) -> dict[int, Work]:
        return {at: one for at, one in enumerate(self.facts) if isinstance(one, Work)}

    def _known(self) -> set[int]:
        """The keys of the jobs of the cv."""
        names = [name.split(".") for name in (*self.others, self.question or "")]
        return {int(name[1]) for name in names if name[0] == "work" and len(name) == 3 and name[1].isdecimal()}

    def _asked(self, about: str = "") -> int:
        """The key of the job that was asked about; 0 for none."""
        topic, _, rest = (self.question or "").partition(".")
        key, _, name = rest.partition(".")
        return int(key) if topic == "work" and key.isdecimal() and about in ("", name) else 0
