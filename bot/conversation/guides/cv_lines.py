"""The cv in words: its lines, what a line is called, and the places in it that can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from bot.content import load
from bot.core.cv import LISTS, SINGLE, Cv, Education, Fact, Work, facts_of
from bot.core.cv_entries import by_key

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
    said = [fact.value for fact in (entry.start, entry.end) if fact]
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
    return next((fact.value for fact in known if fact), str(load("gids_cv")["placeless"].get(name, "")))


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
    """The values that a message added, for "dit heb ik opgeschreven"."""
    known = {fact.value for path, fact in facts_of(before)}
    hidden = ("kind", "still", "wishes")
    return list(
        dict.fromkeys(
            _plain(path, fact)
            for path, fact in facts_of(after)
            if fact.value not in known and not any(part in hidden for part in path.split("."))
        )
    )


def _plain(path: str, fact: Fact) -> str:
    return str(load("gids_cv")["states"].get(fact.value, fact.value)) if path.endswith(".state") else fact.value
