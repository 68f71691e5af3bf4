"""Talks with the facts marked in the text (`data/cv_talks/*.txt`), and how many of them the reader finds.

`[words|label]`; N behind a label numbers the jobs of a talk; `? topic` is what was asked before the next message; what
may not land on a cv is marked `wrong`, `other`, `plan`, `joke` or `private`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.core.cv import Cv, Fact
from bot.core.cv_merge import merge
from bot.core.cv_questions import CvPlan, also_open, next_question, put
from bot.language.cv import CvReader

from . import measure

LABELS = ("employer", "task", "role", "town", "school", "level", "skill")
NOT_ON_IT = frozenset({"wrong", "other", "plan", "joke", "private"})
_EITHER = frozenset({"task", "skill"})  # what he can and what he did pass into each other
_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)(\d*)\]")
_TOPICS = {"phone": "contact", "mail": "contact", "licences": "transport", "school": "education"}
_OF_JOB = frozenset({"employer", "role", "tasks", "period", "still"})


@dataclass(frozen=True)
class Marked:
    """One message: what was asked before it, its text, and its marks (label, number of the job, words)."""

    topic: str
    text: str
    marks: tuple[tuple[str, str, str], ...]


@dataclass
class Tally:
    """Facts of one label: found and marked, found and not marked, marked and not found."""

    right: int = 0
    invented: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def talks(path: Path) -> dict[str, list[Marked]]:
    """Return the messages of each talk of a file."""
    found: dict[str, list[Marked]] = {}
    name, topic = "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name, topic = line[2:], ""
        elif line.startswith("? "):
            topic = line[2:].split()[0]
        elif line.strip() and not line.startswith("%"):
            marks = tuple((label, number, words) for words, label, number in _MARK.findall(line))
            found.setdefault(name, []).append(Marked(topic, _MARK.sub(r"\1", line), marks))
            topic = ""
    return found


def play(reader: CvReader, plan: CvPlan, talk: Sequence[Marked], now: datetime) -> Cv:
    """Return the cv after a talk; where nothing particular was asked, what the plan would ask is open."""
    cv = Cv()
    for number, one in enumerate(talk):
        question = _question(cv, one.topic) or (next_question(cv, plan) if number else None)
        cv = put(cv, question) if question else cv
        said = reader.read(one.text, question=question, now=now, source=str(number), others=also_open(cv, plan))
        cv = merge(cv, said)
    return cv


def _question(cv: Cv, topic: str) -> str | None:
    if topic in _OF_JOB:
        last = cv.last.partition(".")[2] if cv.last.startswith("work.") else ""
        key = last or (str(cv.work[-1].key) if cv.work else "")
        return f"work.{key}.{topic}" if key else "work"
    if topic == "level":
        return f"education.{cv.education[-1].key}.level" if cv.education else "education"
    return _TOPICS.get(topic, topic) or None


def count(cv: Cv, talk: Sequence[Marked], tallies: Mapping[str, Tally]) -> None:
    """Add what a talk gave. Names that a job was given are one fact, whichever of them was taken."""
    wanted: dict[str, dict[str, list[str]]] = {label: defaultdict(list) for label in LABELS}
    for at, (label, number, words) in enumerate(mark for one in talk for mark in one.marks):
        if label in wanted:
            wanted[label][number if number and label != "task" else f"{at}."].append(words)
    found = _found(cv)
    for label in LABELS:
        left, tally = list(found[label]), tallies[label]
        for names in wanted[label].values():
            hit = next((one for one in left if _is_one_of(one, names, label)), None)
            if hit is not None:
                left.remove(hit)
            elif not (label in _EITHER and any(_is_one_of(one, names, label) for two in _EITHER for one in found[two])):
                tally.missed.append(names[0])
                continue
            tally.right += 1
        also = [names for one in (_EITHER if label in _EITHER else {label}) for names in wanted[one].values()]
        tally.invented += [one for one in left if not any(_is_one_of(one, names, label) for names in also)]


def _is_one_of(found: str, names: Sequence[str], label: str) -> bool:
    return any(measure.alike(found, one, parts=label not in _EITHER) for one in names)


def _found(cv: Cv) -> dict[str, list[str]]:
    return {
        "employer": _values(job.employer for job in cv.work),
        "task": [fact.value for job in cv.work for fact in job.tasks],
        "role": _values(job.role for job in cv.work),
        "town": _values(job.place for job in cv.work),
        "school": _values(one.school for one in cv.education),
        "level": _values(one.level for one in cv.education),
        "skill": [fact.value for fact in cv.skills],
    }


def _values(facts: object) -> list[str]:
    return [fact.value for fact in facts if isinstance(fact, Fact)]  # type: ignore[attr-defined]
