"""What to ask next for a cv, and when it is enough. Pure functions of what is known; the order is data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.core.cv import Cv, Education, Work, facts_of

QuestionClass = Literal["needed", "matters", "nice"]
_SHOWS = ("work", "education", "skills", "certificates")  # one of these makes a cv


@dataclass(frozen=True)
class CvQuestion:
    """One question of the plan. With `per` it is asked for each of the newest entries of that list."""

    ask: str
    rank: QuestionClass
    per: str = ""


@dataclass(frozen=True)
class CvPlan:
    """The order of questions: at most `most` in all, each at most `tries` times; `nice_most`, `checks_most` and
    `entries_most` limit a kind; after `refusals_most` refusals only what is needed is asked."""

    questions: tuple[CvQuestion, ...]
    most: int
    tries: int
    nice_most: int
    entries_most: int
    checks_most: int
    refusals_most: int


def next_question(cv: Cv, plan: CvPlan) -> str | None:
    """The next question ("name", "work.2.tasks", "check.place"), or None when nothing is left that matters.

    A refusal is final, and so is "weet niet". A question to which the reply held nothing comes once more. After "dit
    was alles" only how he is called and reached is asked.
    """
    times = Counter(cv.asked)
    settled = cv.refused | cv.unknown | cv.none
    brief = cv.closed or len(cv.refused) >= plan.refusals_most
    if cv.closed and enough(cv):
        return None
    for question in plan.questions:
        if brief and (question.rank != "needed" or (cv.closed and question.ask in _SHOWS)):
            continue
        for name in _names(cv, plan, question):
            if name in settled or times[name] >= plan.tries or (brief and times[name]):
                continue
            if name in times or (len(times) < plan.most and _room(plan, question, times)):
                return name
    return None


def also_open(cv: Cv, plan: CvPlan) -> tuple[str, ...]:
    """What a message may answer unasked: every question of the plan, of jobs and schools those about the one spoken
    of last, and then the others, newest first. Also what is known: tasks add up, and a year may be put right."""
    found: list[str] = []
    for question in plan.questions:
        if question.ask == "check":
            continue
        entries: tuple[Work | Education, ...] = getattr(cv, question.per) if question.per else ()
        last = cv.last.partition(".")[2] if cv.last.startswith(f"{question.per}.") else ""
        ordered = sorted(entries, key=lambda one: (str(one.key) != last, -one.key))
        found += [f"{question.per}.{one.key}.{question.ask}" for one in ordered] if question.per else [question.ask]
    settled = cv.refused - {"skills"}
    left = [name for name in found if name not in settled]
    return tuple(sorted(left, key=lambda name: not (cv.last and name.startswith(f"{cv.last}."))))


def put(cv: Cv, question: str) -> Cv:
    """The cv with a question noted as asked."""
    return replace(cv, asked=(*cv.asked, question))


def enough(cv: Cv) -> bool:
    """Whether this makes a cv: a name, a way to reach him, and something that he did, learned or can."""
    return bool(cv.name and (cv.phone or cv.mail) and any(getattr(cv, name) for name in _SHOWS))


def finished(cv: Cv, plan: CvPlan) -> bool:
    """Whether the talk is over: nothing left to ask."""
    return next_question(cv, plan) is None


def _room(plan: CvPlan, question: CvQuestion, times: Counter[str]) -> bool:
    """Whether one more of this kind may be asked."""
    if question.rank == "nice":
        nice = {one.ask for one in plan.questions if one.rank == "nice"}
        return len(nice & set(times)) < plan.nice_most
    return question.ask != "check" or sum(name.startswith("check.") for name in times) < plan.checks_most


def _names(cv: Cv, plan: CvPlan, question: CvQuestion) -> Iterator[str]:
    """The names under which a question is still open, newest entry first."""
    if question.ask == "check":
        yield from (f"check.{path}" for path, fact in facts_of(cv) if fact.suggestion)
    elif question.per:
        entries: tuple[Work | Education, ...] = getattr(cv, question.per)
        for entry in entries[: -plan.entries_most - 1 : -1]:
            if not _known_of(entry, question.ask) and not _told_along(entries, entry, question.ask):
                yield f"{question.per}.{entry.key}.{question.ask}"
    elif not _known(cv, question.ask):
        yield question.ask


def _known(cv: Cv, ask: str) -> bool:
    if ask == "contact":
        return bool(cv.phone or cv.mail) or (cv.none | cv.refused) >= {"phone", "mail"}
    if ask == "transport":
        return bool(cv.licences or cv.transport or "licences" in cv.none)
    if ask == "education" and "vso" in cv.private:
        return True  # he told, and was told why it stays out
    return bool(getattr(cv, ask))


def _known_of(entry: Work | Education, ask: str) -> bool:
    if ask == "period":
        return bool(entry.start or entry.end or entry.length)
    if ask == "employer":
        return isinstance(entry, Work) and bool(entry.employer or entry.role)
    return bool(getattr(entry, ask))


def _told_along(entries: Sequence[Work | Education], entry: Work | Education, ask: str) -> bool:
    """Whether the same message told of a paper of another school: "De Waterkant. praktijkverklaring dierverzorging"."""
    if ask != "state":
        return False
    source = next((fact.source for _, fact in facts_of(entry)), "")
    others = [one for one in entries if isinstance(one, Education) and one.key != entry.key and one.state]
    return bool(source) and any(one.state is not None and one.state.source == source for one in others)
