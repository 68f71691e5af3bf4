"""A letter to a place of work as facts: what the vacancy says, what the learner says himself, what is still open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from bot.core.cv_entries import grown, rough

VacancyKind = Literal["", "text", "told", "open"]
Danger = Literal["", "geld", "id", "bank", "pakket", "snelgeld"]
QUESTIONS = ("vacancy", "employer", "role", "why", "can", "start", "name", "contact")
OWN_WORDS = ("why", "can", "start")


@dataclass(frozen=True, slots=True)
class Vacancy:
    """What is known of the work; "" or () is not known, never a guess.

    `kind`: pasted text, told in words, or an open letter. `employer` is a name, or with `generic` a kind of place as
    said ("de bakker"). `role` is what one is there ("vakkenvuller"), `work` what one does, in his own words.
    `employers` and `roles`: what it may be, where the text does not say it clearly. `contact` is whom to write to
    ("mevrouw De Vries"); `how`: mail, app, bel, langs, site. `closes` is an ISO date. `asks` names requirements of the
    list; `age` is the least age. `seen`: there is an advertisement. `informal`: it says "je". `danger`: why it is no
    good offer.
    """

    kind: VacancyKind = ""
    employer: str = ""
    generic: bool = False
    role: str = ""
    work: str = ""
    place: str = ""
    hours: str = ""
    contact: str = ""
    mail: str = ""
    phone: str = ""
    closes: str = ""
    age: int = 0
    seen: bool = False
    informal: bool = False
    english: bool = False
    danger: Danger = ""
    employers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Vacancy()


@dataclass(frozen=True, slots=True)
class LetterSaid:
    """What one message says for a letter. `why`, `can` and `start` are his own words, sentence by sentence.

    `refused` names questions he does not want, `unknown` those he cannot answer; `private` what he told that has no
    place in a letter, `left_out` the sentences with it. `corrects`: what was known before was wrong.
    """

    vacancy: Vacancy = Vacancy()
    why: tuple[str, ...] = ()
    can: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    left_out: tuple[tuple[str, str], ...] = ()
    corrects: bool = False

    def __bool__(self) -> bool:
        return replace(self, corrects=False) != LetterSaid()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a letter may say. `done` names questions that are not put (again).

    `tapped` are claims out of his cv ("kan", "vakken vullen"; "werk", "2") and of what they ask ("eis", "tijd").
    `cv`: there is a finished cv to send along. `form`: he wants "u" or "je" in it, "" where he did not say.
    """

    vacancy: Vacancy = Vacancy()
    why: tuple[str, ...] = ()
    can: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    tapped: tuple[tuple[str, str], ...] = ()
    done: frozenset[str] = frozenset()
    name: str = ""
    place: str = ""
    phone: str = ""
    mail: str = ""
    cv: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or two of a letter, in the paragraph `part`. `own`: the learner's words; `ways`: all ways to say it.

    `mail`, `app`: the smaller, the sooner it is in those; 0 never.
    """

    key: str
    text: str
    part: int
    own: bool = False
    ways: tuple[str, ...] = ()
    mail: int = 0
    app: int = 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What he changed by hand: which way of saying, what is gone, what he typed, by the key of the line; `short`: no
    more than what matters."""

    way: Mapping[str, int] = field(default_factory=dict)
    gone: Collection[str] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    short: bool = False


def merge(facts: Facts, said: LetterSaid, *, goes_on: bool = False) -> Facts:
    """Take in what a message says. What was known is changed by a correction only; his own words are added once.

    A pasted vacancy takes the place of an earlier one, unless it `goes_on`: chats cut long texts in parts.
    """
    own: dict[str, Any] = {name: _added(getattr(facts, name), getattr(said, name)) for name in OWN_WORDS}
    if said.start:
        own["start"] = said.start
    answered = {name for name in own if getattr(said, name)} | {question for question, _ in said.left_out}
    done = facts.done | answered | said.refused | said.unknown
    old = facts.vacancy if goes_on or said.vacancy.kind != "text" else Vacancy()
    adds = not said.corrects and (goes_on or said.vacancy.kind != "text")
    return replace(facts, vacancy=_vacancy(old, said.vacancy, adds), done=done, **own)


def _added(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _vacancy(old: Vacancy, new: Vacancy, adds: bool) -> Vacancy:
    if not new:
        return old
    found = {one.name: value for one in fields(Vacancy) if (value := getattr(new, one.name)) and one.name != "kind"}
    if adds:
        named = rough(old.employer) and not rough(new.employer) and grown(old.employer, new.employer)
        right = {"employer"} if named else set()
        found = {name: value for name, value in found.items() if not getattr(old, name) or name in right}
        if old.role or old.work:
            found = {name: value for name, value in found.items() if name not in ("role", "work")}
        found |= {name: _added(getattr(old, name), getattr(new, name)) for name in ("asks", "how")}
    merged = replace(old, **found)
    if merged.employer:
        merged = replace(merged, generic=new.generic if "employer" in found else old.generic, employers=())
    other = merged.employer != old.employer and not grown(old.employer, merged.employer)
    if old.employer and other and new.kind == "told":
        merged = replace(merged, contact="", mail="", phone="")  # those of the other place
    if "role" in found or "work" in found:
        merged = replace(merged, role=found.get("role", ""), work=found.get("work", ""))
    if merged.role or merged.work:
        merged = replace(merged, roles=())
    kind = new.kind if new.kind == "text" or not old.kind else old.kind
    return replace(merged, kind=kind)


def next_question(facts: Facts) -> str | None:
    """The first thing that matters and is neither known nor settled."""
    return next((one for one in QUESTIONS if one not in facts.done and not _known(facts, one)), None)


def _known(facts: Facts, question: str) -> bool:
    vacancy = facts.vacancy
    if question == "vacancy":
        return bool(vacancy.kind or vacancy.employer or vacancy.role or vacancy.work)
    if question == "role":
        return bool(vacancy.role or vacancy.work)
    if question == "employer":
        return bool(vacancy.employer)
    if question == "can":
        return bool(facts.can)
    if question == "contact":
        return bool(facts.phone or facts.mail)
    return bool(getattr(facts, question))


def to_state(facts: Facts) -> dict[str, Any]:
    """As JSON, without what is empty."""
    data = asdict(facts) | {"done": sorted(facts.done)}
    data["vacancy"] = {name: value for name, value in data["vacancy"].items() if value}
    return {name: value for name, value in data.items() if value}


def from_state(data: Mapping[str, Any]) -> Facts:
    """Back from JSON; what it does not know stays empty."""
    known = {one.name for one in fields(Vacancy)}
    vacancy: dict[str, Any] = {name: _tuple(value) for name, value in data.get("vacancy", {}).items() if name in known}
    rest = {one.name: data[one.name] for one in fields(Facts) if one.name in data}
    rest |= {name: tuple(rest[name]) for name in ("why", "can", "start") if name in rest}
    rest |= {"vacancy": Vacancy(**vacancy), "done": frozenset(data.get("done", ()))}
    rest["tapped"] = tuple((one[0], one[1]) for one in data.get("tapped", ()))
    return Facts(**rest)


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
