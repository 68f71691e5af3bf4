"""The cv as facts: what the learner said of himself, each fact with the message it came from. Pure data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Literal

Kind = Literal["werk", "stage", "dagbesteding", "vrijwilligerswerk", "bijbaan"]
KINDS: tuple[Kind, ...] = ("werk", "stage", "dagbesteding", "vrijwilligerswerk", "bijbaan")
State = Literal["diploma", "getuigschrift", "praktijkverklaring", "branchecertificaat", "busy", "stopped", "unknown"]
STATES: tuple[State, ...] = (
    "diploma", "getuigschrift", "praktijkverklaring", "branchecertificaat", "busy", "stopped", "unknown",
)  # fmt: skip
Private = Literal["bsn", "diagnose", "uitkering", "schulden", "justitie", "vso"]
PRIVATE: tuple[Private, ...] = ("bsn", "diagnose", "uitkering", "schulden", "justitie", "vso")
YES, NO = "ja", "nee"

SINGLE = ("name", "place", "phone", "mail")
LISTS = ("skills", "languages", "licences", "certificates", "transport", "availability", "hobbies", "wishes")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the learner said, in his own words; names on our lists with their capitals.

    `source` is the id of the message; `level` is how well, for a language ("een beetje");
    `suggestion` is a listed spelling that he has not yet agreed to. What is shown is always `value`.
    """

    value: str
    source: str = ""
    level: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """Work, stage, dagbesteding, or what a message says of one.

    `key` tells entries of one cv apart; in a message 0 is "the one spoken of, or a new one". `kind` is one of
    KINDS, None where it was not said. `start` and `end` are "2022" or "2022-09"; `length` is as said ("half jaar")
    and never made into years. `still` is YES or NO. `fresh` in a message: surely another one than before; `alike`:
    the next of a row ("de tweede was bij ..."), which is of the same kind; `named`: no more than a name was told, with
    no kind of place in it ("de jumbo"), which may be that of the place told roughly just before ("in een winkel").
    """

    key: int = 0
    kind: Fact | None = None
    employer: Fact | None = None
    role: Fact | None = None
    place: Fact | None = None
    start: Fact | None = None
    end: Fact | None = None
    length: Fact | None = None
    still: Fact | None = None
    tasks: tuple[Fact, ...] = ()
    fresh: bool = False
    alike: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Education:
    """A school or course, or what a message says of one. `state` is one of STATES; the rest as in `Work`."""

    key: int = 0
    school: Fact | None = None
    subject: Fact | None = None
    level: Fact | None = None
    state: Fact | None = None
    start: Fact | None = None
    end: Fact | None = None
    length: Fact | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A fact for one of SINGLE or LISTS; "surname" goes behind the first name that is known."""

    field: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Change:
    """A correction: `field` of a person, of work or of education becomes `fact`.

    `old` is what it replaces when that was said ("niet 2022 maar 2023"), else what was said last is meant.
    `field` "year" stands for start or end. `of`: the kind of the work that is meant ("die stage was 3 maanden").
    """

    field: str
    fact: Fact
    old: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Something has to go: `of` is "work", "education", one of SINGLE or LISTS, or "" for what was said last.

    `words` are what it is called ("jumbo", "stage"); "" where nothing was named. `joke`: it was never meant, so
    the question may be put again.
    """

    of: str
    words: str = ""
    joke: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to a suggested spelling: taken over, or not."""

    path: str
    yes: bool


Said = Told | Work | Education | Change | Remove | Checked


@dataclass(frozen=True, slots=True)
class CvSaid:
    """What one message says for the cv, in its order.

    `question` is what was open; `refused`, `unknown` ("weet niet") and `none` ("heb ik niet") name questions.
    `private` names what was said and stays out; `vso` is his wish to have that school in it, or not;
    `closed` that this was all. `offered` are tasks that he may have told of, each as one of its job: they go into a cv
    only when he taps them.
    """

    facts: tuple[Said, ...] = ()
    question: str | None = None
    refused: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    vso: bool | None = None
    closed: bool = False
    offered: tuple[Work, ...] = ()

    def __bool__(self) -> bool:
        return (
            bool(self.facts or self.refused or self.unknown or self.none or self.private or self.closed)
            or self.vso is not None
        )


@dataclass(frozen=True, slots=True)
class Cv:
    """Everything known for one learner's cv. `asked` holds each question as often as it was put; `last` is the
    path of what was spoken of last ("work.2")."""

    name: Fact | None = None
    place: Fact | None = None
    phone: Fact | None = None
    mail: Fact | None = None
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Fact, ...] = ()
    languages: tuple[Fact, ...] = ()
    licences: tuple[Fact, ...] = ()
    certificates: tuple[Fact, ...] = ()
    transport: tuple[Fact, ...] = ()
    availability: tuple[Fact, ...] = ()
    hobbies: tuple[Fact, ...] = ()
    wishes: tuple[Fact, ...] = ()
    refused: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    vso: bool = False
    closed: bool = False
    last: str = ""


def facts_of(one: Cv | Work | Education) -> Iterator[tuple[str, Fact]]:
    """Yield (path, fact) of everything within: "name", "skills.0", "employer", "work.2.tasks.1"."""
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(value, Fact):
            yield field.name, value
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if isinstance(part, Fact):
                    yield f"{field.name}.{number}", part
                elif isinstance(part, Work | Education):
                    yield from ((f"{field.name}.{part.key}.{path}", fact) for path, fact in facts_of(part))


def without_meta(cv: Cv) -> Cv:
    """The same facts without questions, marks and what was last: what two cvs must share to say the same."""
    return replace(
        cv, refused=frozenset(), unknown=frozenset(), none=frozenset(), private=frozenset(), asked=(), last="",
        closed=False, vso=False,
    )  # fmt: skip
