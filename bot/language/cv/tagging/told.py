"""The jobs of a message by the tagger, filled with what the rules read: dates, kinds and known names are theirs.

Where the tagger is sure of the employers it decides how many jobs there are and what belongs to which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.core.cv import NO, YES, Fact, Said, Work
from bot.core.cv_entries import plain, rough
from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.shown import ordinary, title, title_names
from bot.language.cv.tagging.aligned import places_of, words_told
from bot.language.cv.tagging.jobs import Job
from bot.language.cv.tagging.spans import EMPLOYER, TASK, Found, Span
from bot.language.cv.talk import Talk
from bot.language.cv.tasks import shown

_PLACED = ("place", "length", "role")  # fields whose words stand in the message
_TIMED = ("start", "end")
_ABOUT_ONE = ("tasks", "period", "still")  # questions about one job, to which another employer is another job


def with_jobs(talk: Talk, facts: Sequence[Said], jobs: Sequence[Job], question: str | None) -> list[Said]:
    """Return the facts with the jobs as the tagger tells them apart."""
    owned, left = _owned(talk, facts, jobs)
    fields: list[dict[str, Any]] = [{"tasks": []} for _ in jobs]
    for number, works in owned.items():
        for work in works:
            _share(talk, work, number, jobs, fields)
    told = [_told(talk, job, field) for job, field in zip(jobs, fields, strict=True)]
    firsts = {number: works[0] for number, works in owned.items()}
    keyed = [_keyed(work, firsts.get(number), number, question) for number, work in enumerate(told)]
    at = next((place for place, one in enumerate(facts) if isinstance(one, Work)), len(facts))
    before = [one for one in facts[:at] if not isinstance(one, Work)]
    return [*before, *left, *keyed, *(one for one in facts[at:] if not isinstance(one, Work))]


def _owned(
    talk: Talk, facts: Sequence[Said], jobs: Sequence[Job]
) -> tuple[dict[int, list[Work]], list[Work]]:
    """The rules' jobs by the number of that of the tagger, and those that are none of them."""
    owned: dict[int, list[Work]] = {}
    left = []
    for work in (one for one in facts if isinstance(one, Work)):
        number = _owner(talk, work, jobs)
        if number is None:
            left.append(work)
        else:
            owned.setdefault(number, []).append(work)
    return owned, left


def _owner(talk: Talk, work: Work, jobs: Sequence[Job]) -> int | None:
    """The job whose employer the rules named too; else that of most of its words; None for no words."""
    if work.employer is not None:
        for begin, end in places_of(talk, work.employer.value):
            for number, job in enumerate(jobs):
                if any(span.begin < end and begin < span.end for span in job.of(EMPLOYER)):
                    return number
    values = [getattr(work, name) for name in ("employer", *_PLACED)] + list(work.tasks)
    held = [
        number for value in values if value
        for begin, _ in places_of(talk, value.value)[:1]
        for number, job in enumerate(jobs) if job.holds(begin)
    ]  # fmt: skip
    if held:
        return max(set(held), key=held.count)
    alone = len(jobs) == 1 and jobs[0].begin == 0
    return 0 if alone and work.employer is None else None


def _share(talk: Talk, work: Work, number: int, jobs: Sequence[Job], fields: list[dict[str, Any]]) -> None:
    """Give each fact of the rules to the job in whose words it stands."""
    names = {at for job in jobs for span in job.of(EMPLOYER) for at in range(span.begin, span.end)}
    for task in work.tasks:
        places = places_of(talk, task.value)
        if places and all(names.issuperset(range(*place)) or _swallowed(place, names, jobs) for place in places):
            continue  # the rules took a place of work, or a part of its name, for something that he did there
        at = _holding(jobs, [begin for begin, _ in places], number)
        if task not in fields[at]["tasks"]:
            fields[at]["tasks"].append(task)
    for name in work.__dataclass_fields__:
        value = getattr(work, name)
        if not isinstance(value, Fact):
            continue
        at = number
        if name in _PLACED:
            at = _holding(jobs, [begin for begin, _ in places_of(talk, value.value)], number)
        elif name == "kind":
            at = _holding(jobs, [tag.begin for tag in talk.tags("KIND") if tag.id == value.value], number)
        elif name in _TIMED:
            spans = [span for job in jobs for span in job.of(name) if _says(talk, span, value)]
            at = _holding(jobs, [span.begin for span in spans], number)
        if name == "employer" and name in fields[at] and rough(fields[at][name].value) and not rough(value.value):
            fields[at][name] = value
        fields[at].setdefault(name, value)


def _swallowed(place: tuple[int, int], names: set[int], jobs: Sequence[Job]) -> bool:
    """Whether a task of the rules holds words of a name beside a task of the tagger: "Twente lakens gevouwen"."""
    words = range(*place)
    inside = (span for job in jobs for span in job.of(TASK) if span.begin in words and span.end <= place[1])
    return not names.isdisjoint(words) and any(inside)


def _says(talk: Talk, span: Span, value: Fact) -> bool:
    return value in _period(talk, span, span.label).values()


def _holding(jobs: Sequence[Job], places: Sequence[int], number: int) -> int:
    """The one job that holds all these words; `number` where there is none such."""
    held = {at for place in places for at, job in enumerate(jobs) if job.holds(place)}
    return held.pop() if len(held) == 1 else number


def _told(talk: Talk, job: Job, known: dict[str, Any]) -> Work:
    """A job of the rules' fields, with what only the tagger saw."""
    tasks = list(known.pop("tasks"))
    held = words_told(talk, [Work(tasks=tuple(tasks))])
    tasks += [talk.fact(shown(talk, one.begin, one.end)) for one in job.of(TASK)
              if held.isdisjoint(range(one.begin, one.end))]  # fmt: skip
    work = replace(Work(tasks=tuple(tasks)), **known)
    best = _employer(talk, job.of(EMPLOYER))
    if work.employer is None or _better(best.value, work.employer.value):
        work = replace(work, employer=best)
    for span in job.of("town"):
        work = work if work.place else replace(work, place=_town(talk, span))
    for span in job.of("role"):
        work = work if work.role else replace(work, role=talk.fact(talk.quote(span.begin, span.end).lower()))
    return _timed(talk, job, work)


def _better(new: str, known: str) -> bool:
    """Whether a name was told for what is only a kind of place: "Tweede Rondje" for "de kringloop"."""
    return rough(known) and not rough(new) and plain(new) not in plain(known)


def _employer(talk: Talk, spans: Sequence[Span]) -> Fact:
    """The name that tells most: a name before a kind of place, the later of two."""
    names = [_named(talk, span) for span in spans]
    return talk.fact(max(names, key=lambda name: (not rough(name), names.index(name))))


def _named(talk: Talk, span: Span) -> str:
    listed = next((tag for tag in talk.tags("EMPLOYER") if span.begin <= tag.begin and tag.end <= span.end), None)
    whole = listed is not None and listed.end == span.end
    if listed is not None and whole and talk.at(span.begin) in {talk.at(listed.begin), "de", "het"}:
        return listed.id
    typed = talk.quote(span.begin, span.end)
    words = [talk.at(at) for at in range(span.begin, span.end)]
    last = span.end - 1
    plainly = ordinary(words[-1]) and not any(talk.tag_at(label, last) for label in ("PLACE", "COUNTRY"))
    common = words[0] in some("werk", "indefinite") or plainly or talk.tag_at("KIND_OF_PLACE", last) is not None
    common = common or bool(set(words[1:]) & some("werk", "indefinite"))
    return typed if common or not typed.islower() else title_names(typed)


def _town(talk: Talk, span: Span) -> Fact:
    tag = talk.tag_at("PLACE", span.begin)
    return talk.fact(tag.id if tag is not None else title(talk.quote(span.begin, span.end)))


def _timed(talk: Talk, job: Job, work: Work) -> Work:
    """The job with its time, where the rules read none."""
    for label in ("start", "end", "length"):
        for span in job.of(label):
            if getattr(work, label) is None:
                work = replace(work, **_period(talk, span, label))
    for value in _lasting(job):
        if work.still is None and not (value == YES and work.end):
            work = replace(work, still=talk.fact(value))
    return work


def _period(talk: Talk, span: Span, label: str) -> dict[str, Any]:
    found = period_in(talk, max(span.begin - 1, 0), span.end)
    if found is None:
        return {"length": talk.fact(talk.quote(span.begin, span.end))} if label == "length" else {}
    value = found.length if label == "length" else found.start or found.finish
    return {label: talk.fact(value)} if value else {}


def _lasting(job: Job) -> Iterator[str]:
    for span in job.spans:
        if span.label in ("still", "gone"):
            yield YES if span.label == "still" else NO


def _keyed(work: Work, first: Work | None, number: int, question: str | None) -> Work:
    """The job with its key in the cv: that of the rules, else of the question, where it may be about this one."""
    if first is not None:
        other = first.key and work.employer and not rough(work.employer.value) and _about_one(question)
        return replace(work, key=0 if other else first.key, fresh=first.fresh or (number > 0 and not first.key),
                       alike=first.alike, named=first.named)  # fmt: skip
    topic, _, rest = (question or "").partition(".")
    key = rest.partition(".")[0]
    asked = int(key) if topic == "work" and key.isdecimal() and not _about_one(question) and number == 0 else 0
    return replace(work, key=asked, fresh=number > 0)


def _about_one(question: str | None) -> bool:
    return (question or "").rpartition(".")[2] in _ABOUT_ONE


def apart(talk: Talk, facts: Sequence[Said], found: Found, least: float) -> list[Said]:
    """Cut tasks of the rules in which the tagger surely sees more than one: "stikken | de labels erin"."""
    spans = [span for span in found.spans if span.label == TASK and span.chance >= least]
    return [
        replace(one, tasks=tuple(part for task in one.tasks for part in _parts(talk, task, spans)))
        if isinstance(one, Work) else one for one in facts
    ]  # fmt: skip


def _parts(talk: Talk, task: Fact, spans: Sequence[Span]) -> list[Fact]:
    places = places_of(talk, task.value)[:1]
    inside = [one for begin, end in places for one in spans if begin <= one.begin and one.end <= end]
    return [talk.fact(shown(talk, one.begin, one.end)) for one in inside] if len(inside) > 1 else [task]
