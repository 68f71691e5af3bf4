"""What may not be told, and whom nobody is to call, in his own words: "niet welke ziekte", "zeg niks over mijn vriend",
"ze mag mijn baas niet bellen". Pure.

The words are data (`private` and `contact` in `afspreken.yml`). How it stands in a case never says what it is about,
unless he asks it as a question ("welke ziekte"): who reads the case is the one who is not to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.content import load
from bot.language.parties import people, people_in, rules, shown, spoken

WHAT_NOT, WHAT_ONLY, SOME = "niet vertellen: ", "vertel alleen: ", "niet alles vertellen"
NO_CONTACT = "niet bellen met "
_READ = 1500  # characters of a message that are read for it


@dataclass(frozen=True)
class Private:
    """What may not be told (`out`) and what alone may be told (`only`), in his words. `speaks`: the message is about
    telling; `all`: it says that the rest is not to be told."""

    out: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    speaks: bool = False
    all: bool = False

    def of(self, clause: str) -> list[str]:
        """How what a clause of that message says of it stands in a case."""
        if not self.speaks:
            return []
        line = clause.lower()
        kept = [WHAT_NOT + one if _asked(one) else SOME for one in _out(line)]
        return [*(WHAT_ONLY + one for one in _only(line, rest=self.all)), *kept]


def kept_private(text: str) -> Private:
    """What a message says of it; nothing where it does not speak of telling."""
    plain = " ".join(spoken(text[:_READ]).lower().split())
    if not _speaks(plain):
        return Private()
    clauses = [" ".join(part.split()) for part in re.split(rules()["cut"], plain)]
    rest = re.search(_rules()["private"]["all"], plain) is not None
    out = [one for clause in clauses for one in _out(clause)]
    only = [one for clause in clauses for one in _only(clause, rest=rest)]
    return Private(tuple(dict.fromkeys(out)), tuple(dict.fromkeys(only)), speaks=True, all=rest)


def private(value: str) -> bool:
    """Whether an agreement on who may know says what may be told."""
    return any(part.startswith((WHAT_NOT, WHAT_ONLY, SOME)) for part in value.split(", "))


def contact_in(clause: str) -> list[str]:
    """Whom nobody is to call or write to, in one clause."""
    line, found = " ".join(spoken(clause).lower().split()), []
    if re.search(_rules()["contact"]["own"], line) or _compiled("contact", "other").search(line):
        return []
    for number in range(len(_rules()["contact"]["not"])):
        match = _compiled("contact", "not", number).search(line)
        if match is not None and people().get(match["wie"]) != "coach":
            found.append(NO_CONTACT + shown(match["wie"]))
    return list(dict.fromkeys(found))


def without_matter(line: str) -> str:
    """The clause without what it is about: in "zeg niks over mijn vriend" nobody is named who is to be told."""
    for match in filter(None, (*_found(line), _only_match(line, rest=False))):
        line = line.replace(match["wat"], "")
    return line


def _out(line: str) -> Iterator[str]:
    for match in _found(line):
        yield _words(match["wat"])


def _found(line: str) -> Iterator[re.Match[str]]:
    if re.search(_rules()["private"]["own"], line):
        return
    for number in range(len(_rules()["private"]["not"])):
        match = _compiled("private", "not", number).search(line)
        whom = match is not None and (_whom().fullmatch(match["wat"]) or re.match(_heard(), match["wat"]))
        if match is not None and not whom:
            yield match
            return


def _only(line: str, *, rest: bool) -> Iterator[str]:
    match = _only_match(line, rest=rest)
    if match is not None:
        yield _words(match["wat"])


def _only_match(line: str, *, rest: bool) -> re.Match[str] | None:
    every = (_compiled("private", "only", number).search(line) for number in range(len(_rules()["private"]["only"])))
    match = next((one for one in every if one is not None), None)
    if match is None and rest:
        match = _compiled("private", "what").search(line)
    return match


def _words(what: str) -> str:
    return re.sub(_rules()["private"]["tail"], "", what.strip().strip('".!?'))


def _asked(what: str) -> bool:
    return re.match(_rules()["private"]["asked"], what) is not None


def _speaks(plain: str) -> bool:
    return re.search(_rules()["private"]["speaks"], plain) is not None


def _heard() -> str:
    return str(_rules()["private"]["heard"])


@cache
def _whom() -> re.Pattern[str]:
    return re.compile(people_in("(?:de |het )?{wie}"))


@cache
def _compiled(part: str, kind: str, number: int | None = None) -> re.Pattern[str]:
    pattern = _rules()[part][kind] if number is None else _rules()[part][kind][number]
    for name in ("reach", "denial"):
        pattern = pattern.replace(f"{{{name}}}", _rules()["contact"].get(name) or rules()[name])
    return re.compile(people_in(pattern, named=True))


def _rules() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("language/afspreken")
    return found
