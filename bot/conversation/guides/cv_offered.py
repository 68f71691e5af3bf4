"""Tasks that he may have told of, kept in the state of the talk until he taps them; untapped they are on no cv."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.core.cv import Cv, CvSaid, Fact, Remove, Work, facts_of
from bot.core.cv_entries import by_key
from bot.core.cv_merge import same_name
from bot.language.taken_back import is_named

STATE = "offered"
_LONGEST = 20  # characters of a button


def keep(turn: Turn, said: CvSaid) -> None:
    """Keep what a message may have told. What was a joke takes all of it back."""
    if any(isinstance(one, Remove) and one.joke for one in said.facts):
        turn.state.pop(STATE, None)
    for one in said.offered:
        names = [fact.value for fact in (one.employer, one.role) if fact]
        for task in one.tasks:
            row = {"task": task.value, "source": task.source, "key": one.key, "names": names}
            turn.state.setdefault(STATE, []).append(row)


def of_job(turn: Turn, cv: Cv, work: Work) -> list[tuple[int, str]]:
    """Return the tasks to be tapped for a job, each with its number: none that the cv knows or that he took back."""
    known = [fact.value for one in cv.work for fact in one.tasks] + [fact.value for fact in (*cv.skills, *cv.hobbies)]
    found: list[tuple[int, str]] = []
    for number, one in _open(turn):
        task = one["task"]
        fresh = not any(same_name(task, name) for name in (*known, *(other for _, other in found)))
        if fresh and _job(cv, one) == work.key and not is_named(task, turn.state.get("gone", ())):
            found.append((number, task))
    return found[: load("language/tweede_blik")["most_offered"]]


def tapped(turn: Turn, number: str) -> Fact | None:
    """The task that a tap says he did."""
    found = next((one for at, one in _open(turn) if str(at) == number), None)
    if found is None:
        return None
    found["done"] = True
    return Fact(found["task"], found["source"])


def close(turn: Turn, cv: Cv, work: Work) -> None:
    """He has seen the tasks of this job and is through with them."""
    for _, one in _open(turn):
        if _job(cv, one) == work.key:
            one["done"] = True


def short(task: str) -> str:
    """A task as a button shows it, cut behind a word."""
    if len(task) <= _LONGEST:
        return task
    return (task[: _LONGEST - 1].rpartition(" ")[0] or task[: _LONGEST - 1]) + "…"


def _open(turn: Turn) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield what was not tapped yet, with its number, which stays the same."""
    return ((number, one) for number, one in enumerate(turn.state.get(STATE, ())) if not one.get("done"))


def _job(cv: Cv, one: dict[str, Any]) -> int:
    """The key of the job of a task: the one that was meant, one that the message told of, or the only one; 0: none."""
    if by_key(cv.work, one["key"]) is not None:
        return int(one["key"])
    told = [work for work in cv.work if any(fact.source == one["source"] for _, fact in facts_of(work))]
    values = {work.key: {fact.value for fact in (work.employer, work.role) if fact} for work in told}
    named = [work for work in told if values[work.key] & set(one["names"])]
    likely = named or told or (cv.work if len(cv.work) == 1 else ())
    return likely[-1].key if likely else 0
