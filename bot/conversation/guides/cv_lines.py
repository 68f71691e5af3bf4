"""The cv in words: its lines, what a line is called, and the places in it that can be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from bot.content import load
from bot.core.cv import LISTS, SINGLE, Cv, Education, Fact, Work
from bot.core.cv_entries import by_key
from bot.documents.dates import short_date

ENTRIES = ("work", "education")
Entry = Work | Education
Line = tuple[str, str]  # path ("phone", "work.2", "skills"), words


def lines(cv: Cv) -> Iterator[Line]:
    """Everything that stands on the cv, in its order, without wishes."""
    for name in SINGLE:
        fact: Fact | None = getattr(cv, name)
        if fact:
            yield name, fact.value
    for name in ENTRIES:
        for entry in getattr(cv, name):
            yield f"{name}.{entry.key}", entry_words(entry)
    for name in LISTS:
        found: tuple[Fact, ...] = getattr(cv, name)
        if found and name != "wishes":
            yield name, ", ".join(f"{one.value} ({one.level})" if one.level else one.value for one in found)


def shown(cv: Cv) -> str:
    """The cv as text, a line for each thing: for who cannot see the picture, and to check."""
    titles = load("gids_cv")["lines"]
    return "\n".join(f"{titles[path.split('.')[0]]}: {words}" for path, words in lines(cv))


def entry_words(entry: Entry) -> str:
    """One job or school in one line."""
    words = load("gids_cv")
    if isinstance(entry, Work):
        head = [entry.role, entry.employer, entry.place]
        tail = [", ".join(task.value for task in entry.tasks), _period(entry)]
        kind = entry.kind.value if entry.kind and entry.kind.value != "werk" else ""
    else:
        head, kind = [entry.level, entry.subject, entry.school], ""
        tail = [words["states"].get(entry.state.value, "") if entry.state else "", _period(entry)]
    named = ", ".join(dict.fromkeys(fact.value for fact in head if fact))
    return "; ".join(part for part in (kind, named, *tail) if part)


def _period(entry: Entry) -> str:
    said = [short_date(fact.value) for fact in (entry.start, entry.end) if fact]
    words = " tot ".join(said) or (entry.length.value if entry.length else "")
    still = entry.still if isinstance(entry, Work) else None
    now = load("gids_cv")["still"].get(still.value, "") if still and not (isinstance(entry, Work) and entry.end) else ""
    return " ".join(part for part in (words, now) if part)


def called(cv: Cv, path: str) -> str:
    """What the job or school of a path is called in a question: "Lidl", or "die plek"."""
    name, *rest = path.split(".")
    entries: tuple[Entry, ...] = getattr(cv, name, ())
    entry = by_key(entries, int(rest[0])) if rest and rest[0].isdecimal() else None  # type: ignore[type-var]
    known: list[Fact | None] = []
    if isinstance(entry, Work):
        known = [entry.employer, entry.role, entry.kind]
    elif isinstance(entry, Education):
        known = [entry.school, entry.subject, entry.level]
    return to_him(next((fact.value for fact in known if fact), str(load("gids_cv")["placeless"].get(name, ""))))


def to_him(words: str) -> str:
    """His own words said to him: "mijn buurvrouw" is "je buurvrouw"."""
    return re.sub(r"\b(?:mijn|m'n|mn)\b", load("gids_cv")["yours"], words)


def parts(cv: Cv, path: str) -> Iterator[Line]:
    """The parts of one job or school that can be changed: path ("work.2.employer") and what stands there now."""
    name, _, key = path.partition(".")
    entries: tuple[Entry, ...] = getattr(cv, name, ())
    entry = by_key(entries, int(key)) if key.isdecimal() else None  # type: ignore[type-var]
    titles = load("gids_cv")["fields"]
    for field in fields(entry) if entry is not None else ():
        if field.name in titles:
            value = getattr(entry, field.name)
            said = ", ".join(fact.value for fact in value) if isinstance(value, tuple) else value.value if value else ""
            yield f"{path}.{field.name}", said


def value_at(cv: Cv, path: str) -> str:
    """What stands at a path now, "" for nothing."""
    if path.count(".") == 2:
        return next((words for at, words in parts(cv, path.rpartition(".")[0]) if at == path), "")
    return next((words for at, words in lines(cv) if at == path), "")


def news(before: Cv, after: Cv) -> list[str]:
    """What a message added, as one would say it: a new job or school by its name, of a known one what is new."""
    found = [*_new_singles(before, after), *_new_entries(before, after), *_new_in_lists(before, after)]
    return list(dict.fromkeys(words for words in found if words))


def _new_singles(before: Cv, after: Cv) -> Iterator[str]:
    for name in SINGLE:
        fact: Fact | None = getattr(after, name)
        if fact and fact != getattr(before, name):
            yield fact.value


def _new_in_lists(before: Cv, after: Cv) -> Iterator[str]:
    for name in LISTS:
        known = {fact.value for fact in getattr(before, name)}
        fresh = [fact.value for fact in getattr(after, name) if name != "wishes" and fact.value not in known]
        if name == "skills" and fresh:
            yield load("gids_cv")["can"].replace("[wat]", ", ".join(to_him(one).lower() for one in fresh))
        else:
            yield from fresh


def _new_entries(before: Cv, after: Cv) -> Iterator[str]:
    words = load("gids_cv")
    for name in ENTRIES:
        for entry in getattr(after, name):
            old = by_key(getattr(before, name), entry.key)
            if old is None:
                yield _entry_news(entry, words["placeless"][name])
            elif isinstance(entry, Work) and isinstance(old, Work):
                yield from _more_of_work(old, entry)
            elif _period(entry) != _period(old) or entry.state != old.state or entry.level != old.level:
                yield _entry_news(entry, words["placeless"][name])


def _more_of_work(old: Work, new: Work) -> Iterator[str]:
    known = {task.value for task in old.tasks}
    if new.employer and new.employer != old.employer:
        yield new.employer.value
    if new.role and new.role != old.role:
        yield new.role.value
    if _period(new) != _period(old):
        yield _period(new)
    yield from (task.value.lower() for task in new.tasks if task.value not in known)


def _entry_news(entry: Entry, nameless: str) -> str:
    """"stage bij Garage Hendriks, half jaar (banden wisselen)", "praktijkonderwijs, diploma"."""
    if isinstance(entry, Work):
        kind = entry.kind.value if entry.kind else ""
        where = to_him(entry.employer.value) if entry.employer else ""
        bij = load("gids_cv")["at_place"].replace("[plek]", where) if where else ""
        head = " ".join(part for part in (entry.role.value if entry.role else kind, bij) if part) or nameless
        tasks = ", ".join(task.value.lower() for task in entry.tasks)
        when = _period(entry)
        return head + (f", {when}" if when else "") + (f" ({tasks})" if tasks else "")
    state = load("gids_cv")["states"].get(entry.state.value, "") if entry.state else ""
    named = " ".join(dict.fromkeys(fact.value for fact in (entry.level, entry.subject) if fact))
    return ", ".join(part for part in (named, entry.school.value if entry.school else "", state) if part)
