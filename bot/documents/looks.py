"""A JSON Resume (jsonresume.org, v1, with "x-nazorg") as it looks on paper. Nothing is added and nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.content import load
from bot.documents.clean import MANY, NAME, PROSE, Cleaner, shorten
from bot.documents.dates import moment, period, short_date
from bot.documents.sheet import Entry, Section, Sheet

Resume = Mapping[str, Any]
_PAGES = 5  # addresses on the web
# Parts of a resume that become a list of short items: key, field with the name, fields behind it.
_NAMED = (
    ("languages", "language", ("fluency",)),
    ("projects", "name", ("description",)),
    ("awards", "title", ("awarder", "date")),
    ("publications", "name", ("publisher", "releaseDate")),
    ("interests", "name", ("keywords",)),
    ("references", "name", ("reference",)),
)


def looks(resume: Resume) -> Sheet:
    """What the cv will say. Parts of a wrong type count as absent; text is data, whatever is in it."""
    clean, words = Cleaner(), load("documenten")["words"]
    basics = _dict(resume.get("basics"))
    name = clean.line(basics.get("name"), NAME)
    return Sheet(
        title=words["cv_of"].replace("[naam]", name) if name else words["cv"],
        name=name,
        label=clean.line(basics.get("label"), NAME),
        contact=tuple(_contact(basics, clean)),
        summary=clean.line(basics.get("summary"), PROSE),
        sections=tuple(_sections(resume, clean)),
        lost=clean.lost,
        cut=clean.cut,
    )


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(resume: Resume, key: str, clean: Cleaner) -> list[dict[str, Any]]:
    value = resume.get(key)
    found = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    for one in found[MANY:]:
        clean.drop(next((value for value in one.values() if clean.line(value, 40)), key))
    return found[:MANY]


def _contact(basics: dict[str, Any], clean: Cleaner) -> Iterator[str]:
    place = _dict(basics.get("location"))
    city = " ".join(filter(None, (clean.line(place.get(key), NAME) for key in ("postalCode", "city"))))
    urls = [basics.get("url"), *(one.get("url") or one.get("username") for one in _dicts(basics, "profiles", clean))]
    plain = [re.sub(r"^https?://(www\.)?|/$", "", clean.line(url, NAME)) for url in urls[:_PAGES]]
    for url in urls[_PAGES:]:
        clean.drop(url)
    for part in (place.get("address"), city, basics.get("phone"), basics.get("email"), *plain):
        if line := clean.line(part, NAME):
            yield line


def _sections(resume: Resume, clean: Cleaner) -> Iterator[Section]:
    """In the order of the page, without the empty ones."""
    headings = load("documenten")["headings"]
    work = _newest_first([*_work(resume, clean)])
    paid = any(kind in ("", "werk", "bijbaan") for kind in (entry["kind"] for entry, _ in work))
    yield from _entries("work", headings["work" if paid else "practice"]["title"], [one for _, one in work])
    school = _newest_first([*_education(resume, clean)])
    yield from _entries("education", headings["education"]["title"], [one for _, one in school])
    items = {"skills": _skills(resume, clean), **_papers(resume, clean)}
    items |= {key: _named(resume, key, name, more, clean) for key, name, more in _NAMED}
    for key, heading in headings.items():
        if items.get(key):
            yield Section(key, heading["title"], items=tuple(dict.fromkeys(items[key])))


def _entries(key: str, title: str, entries: list[Entry]) -> Iterator[Section]:
    if entries:
        yield Section(key, title, entries=tuple(entries))


def _newest_first(found: list[tuple[dict[str, Any], Entry]]) -> list[tuple[dict[str, Any], Entry]]:
    """Newest first when each has a date; else as the learner ordered them."""

    def key(one: tuple[dict[str, Any], Entry]) -> tuple[int, int]:
        facts = one[0]
        last = (9999, 0) if facts["now"] else moment(facts["end"]) or moment(facts["start"])
        return last or (0, 0)

    return sorted(found, key=key, reverse=True) if all(key(one) != (0, 0) for one in found) else found


def _facts(one: dict[str, Any], clean: Cleaner, still: bool) -> dict[str, Any]:
    extra = _dict(one.get("x-nazorg"))
    start, end = clean.line(one.get("startDate"), 40), clean.line(one.get("endDate"), 40)
    when = period(start, end, still, clean.line(extra.get("length"), 40))
    return {"start": start, "end": end, "now": still, "when": when, "extra": extra}


def _work(resume: Resume, clean: Cleaner) -> Iterator[tuple[dict[str, Any], Entry]]:
    """Work of every kind; the list `volunteer` of JSON Resume is work of the kind vrijwilligerswerk."""
    kinds = load("documenten")["kinds"]
    own = [(one, "") for one in _dicts(resume, "work", clean)]
    for one, kind in [*own, *((one, "vrijwilligerswerk") for one in _dicts(resume, "volunteer", clean))]:
        still = _dict(one.get("x-nazorg")).get("still_there") is True
        facts = _facts(one, clean, still)
        kind = kind or clean.line(facts["extra"].get("kind"), 40)
        note = kinds.get(kind, "")
        role = clean.line(one.get("position"))
        place = ", ".join(filter(None, (clean.line(one.get("name") or one.get("organization")), _where(one, clean))))
        title = role or note or place
        entry = Entry(
            title=_capital(title),
            place="" if title == place else place,
            note="" if title == note else note,
            when=facts["when"],
            text=clean.line(one.get("summary"), PROSE),
            lines=clean.lines(one.get("highlights")),
        )
        if title:
            yield {**facts, "kind": kind}, entry


def _where(one: dict[str, Any], clean: Cleaner) -> str:
    """The place of an employer, unless his name has it already."""
    place = clean.line(one.get("location"), NAME)
    return "" if place.casefold() in clean.line(one.get("name")).casefold() else place


def _education(resume: Resume, clean: Cleaner) -> Iterator[tuple[dict[str, Any], Entry]]:
    content = load("documenten")
    for one in _dicts(resume, "education", clean):
        state = clean.line(_dict(one.get("x-nazorg")).get("state"), 40)
        facts = _facts(one, clean, state == "busy")
        level, area = clean.line(one.get("studyType")), clean.line(one.get("area"))
        practical = content["practical"] if facts["extra"].get("practical") is True else ""
        place, title = clean.line(one.get("institution")), ", ".join(filter(None, (level, area)))
        known = f"{title} {place}".casefold()
        notes = [content["states"].get(state, ""), practical]
        entry = Entry(
            title=_capital(title or place or practical),
            place=place if title else "",
            note=", ".join(note for note in notes if note and note.casefold() not in known),
            when=facts["when"],
            lines=clean.lines(one.get("courses")),
        )
        if entry.title:
            yield facts, entry


def _skills(resume: Resume, clean: Cleaner) -> list[str]:
    found = []
    for one in _dicts(resume, "skills", clean):
        name, level = clean.line(one.get("name")), clean.line(one.get("level"), 40)
        words = ", ".join(clean.lines(one.get("keywords")))
        name = f"{name} ({level})" if name and level else name
        found.append(": ".join(filter(None, (name, words))))
    return [_capital(one) for one in found if one]


def _papers(resume: Resume, clean: Cleaner) -> dict[str, list[str]]:
    """Certificates, how he travels with the licences for it, and when he can work."""
    own, driving = _dict(resume.get("x-nazorg")), load("documenten")["driving"]
    licences, drives = clean.lines(own.get("licences")), []
    certificates = _named(resume, "certificates", "name", ("issuer", "date"), clean)
    for one in licences:
        if one.upper() in driving["categories"]:
            drives.append(_capital(f"{load('documenten')['words']['licence']} {one.upper()}"))
        elif any(word in one.casefold() for word in driving["holding"]):
            drives.append(_capital(one))
        else:
            certificates.append(_capital(one))
    travel = [*drives, *map(_capital, clean.lines(own.get("transport")))]
    free = clean.line(own.get("availability"))
    return {"certificates": certificates, "transport": travel, "availability": [_capital(free)] if free else []}


def _named(resume: Resume, key: str, name: str, more: tuple[str, ...], clean: Cleaner) -> list[str]:
    """ "Nederlands, moedertaal"; a date in Dutch."""
    found = []
    for one in _dicts(resume, key, clean):
        rest = [", ".join(clean.lines(one[field])) if isinstance(one.get(field), list) else clean.line(one.get(field))
                for field in more]  # fmt: skip
        parts = [_capital(clean.line(one.get(name))), *(short_date(part) for part in rest)]
        found.append(shorten(", ".join(filter(None, parts)), 400))
    return [one for one in found if one]


def _capital(text: str) -> str:
    """A capital in front, as Dutch has it; the rest as it was typed."""
    size = 2 if text[:2] == "ij" else 1
    capital = text[:size].upper()
    return capital + text[size:] if len(capital) == size else text
