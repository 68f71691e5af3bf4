"""What a letter may take from the learner's cv: his name and number, and claims that he taps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.conversation.texts import fill
from bot.core.cv import YES, Cv, Fact, Work
from bot.core.cv_resume import from_json_resume
from bot.core.letter import Facts, Vacancy
from bot.core.letter_lines import Jobs
from bot.language.cv import kind_of_work
from bot.services.guides import documents

FILE = "gids_letter"
_TITLE = 20  # characters of a button


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing to tap. `kind`: "kan" a skill, "werk" an entry of the cv, "eis" something that they ask."""

    kind: str
    name: str
    title: str


def cv_of(turn: Turn) -> tuple[Cv, bool]:
    """His newest cv, and whether he agreed to it; else the one that he is making."""
    content, agreed = documents.cv_of(turn.parts, turn.uow, turn.learner.id)
    return from_json_resume(content.get("resume", {})), agreed


def with_cv(facts: Facts, cv: Cv, agreed: bool) -> Facts:
    """The facts with how he is called and reached, where the letter does not know it yet; what he would not tell
    there is not asked here."""
    found: dict[str, Any] = {
        name: getattr(facts, name) or (fact.value if (fact := getattr(cv, name)) else "")
        for name in ("name", "place", "phone", "mail")
    }
    refused = {one for one in ("name", "contact") if one in cv.refused | cv.none}
    return replace(facts, cv=agreed, done=facts.done | refused, **found)


def jobs_of(cv: Cv) -> Jobs:
    """Where he worked, by key: the place, what he did there, whether he still does."""
    return {
        str(one.key): (one.employer.value, [task.value for task in one.tasks], _yes(one.still))
        for one in cv.work
        if one.employer
    }


def _yes(fact: Fact | None) -> bool:
    return fact is not None and fact.value == YES


def asked_texts() -> dict[str, str]:
    """The sentence for each thing that employers ask."""
    return {name: one["text"] for name, one in load("language/vacancy/eisen")["asks"].items()}


def claims(facts: Facts, cv: Cv) -> list[Claim]:
    """What to offer: what fits the work first, nothing that was tapped before."""
    words = load(FILE)
    kind = _kind(facts.vacancy)
    skills = list(dict.fromkeys(one.value for one in (*_skills(cv, kind), *cv.skills)))
    found = [Claim("kan", one, one) for one in skills][: words["share_most"] + len(facts.tapped)]
    jobs = [
        Claim("werk", key, fill(words["job_title"], plek=plek))
        for key, (plek, _, _) in sorted(jobs_of(cv).items(), key=lambda one: not _fits(cv, one[0], kind))
    ]
    tapped = set(facts.tapped)
    found = [*found, *jobs[: words["jobs_most"]], *_asked(facts.vacancy)]
    return [one for one in found if (one.kind, one.name) not in tapped][:9]


def short(title: str) -> str:
    """A title that fits on a button."""
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"


def _kind(vacancy: Vacancy) -> str | None:
    role, employer = (Fact(one) if one else None for one in (vacancy.role or vacancy.work, vacancy.employer))
    return kind_of_work(Work(role=role, employer=employer))


def _skills(cv: Cv, kind: str | None) -> Iterator[Fact]:
    """Skills and tasks that belong to this kind of work."""
    verbs = {one["title"] for one in load("vaardigheden")["kinds"].get(kind, {}).get("verbs", ())} if kind else set()
    yield from (fact for fact in cv.skills if fact.value.lower() in verbs)
    for work in cv.work:
        yield from (task for task in work.tasks if task.value.lower() in verbs or (kind and kind_of_work(work) == kind))


def _fits(cv: Cv, key: str, kind: str | None) -> bool:
    return any(str(work.key) == key and kind is not None and kind_of_work(work) == kind for work in cv.work)


def _asked(vacancy: Vacancy) -> list[Claim]:
    rules = load("language/vacancy/eisen")
    wanted = [(name, rules["asks"][name]) for name in vacancy.asks if name in rules["asks"]]
    fit = [Claim("eis", name, one["title"]) for name, one in wanted if one["text"] and not one.get("hard")]
    hard = [Claim("eis", name, one["title"]) for name, one in wanted if one["text"] and one.get("hard")]
    return [*fit, *hard][: rules["most"]]


def hard_asks(vacancy: Vacancy) -> list[str]:
    """What they ask that one has or has not, as it is called on a button."""
    asks = load("language/vacancy/eisen")["asks"]
    return [asks[name]["title"] for name in vacancy.asks if asks.get(name, {}).get("hard")]
