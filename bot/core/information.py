"""Which piece of information answers a question, and where to look for work. Pure; the texts are data."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote_plus


@dataclass(frozen=True)
class Source:
    """What a piece rests on, the day it was last gone through, and the last day it may be trusted. `read`: it was
    held against the page itself."""

    who: str
    page: str
    site: str
    read: bool
    checked: date
    recheck: date


@dataclass(frozen=True)
class Audience:
    """For whom a piece is: ages in whole years, both included; an empty set is everybody."""

    youngest: int = 0
    oldest: int = 200
    profiles: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Piece:
    """One short text. Pieces of one `subject` say the same thing to different people.

    `following` are subjects to go on with. `coach_first`: the way to the coach is the first button; always so when
    there is a `risk`, that is when acting on it can cost money, a Wajong or care (001:5671-5722).
    """

    id: str
    subject: str
    topic: str
    title: str
    text: str
    source: Source
    following: tuple[str, ...] = ()
    coach_first: bool = False
    risk: bool = False
    audience: Audience = Audience()


@dataclass(frozen=True)
class Person:
    """What is known of who asks. An unknown age fits what is for all ages, and else what is for grown-ups.
    `next_day`: on which day our next message is planned, in words; "" where none is."""

    age: int | None = None
    profile: str = ""
    region: str = ""
    next_day: str = ""


@dataclass(frozen=True)
class Address:
    """One place to look. `url` holds {work} and {place}; `bare` is the address without them, where there is one."""

    title: str
    wishes: frozenset[str]
    url: str = ""
    bare: str = ""


@dataclass(frozen=True)
class Link:
    """A place to look, with the address filled in."""

    title: str
    url: str


GROWN_UP = 18


def fits(piece: Piece, who: Person) -> bool:
    """Whether a piece is meant for this person."""
    meant = piece.audience
    age = GROWN_UP if who.age is None else who.age
    return (
        meant.youngest <= age <= meant.oldest
        and (not meant.profiles or who.profile in meant.profiles)
        and (not meant.regions or who.region in meant.regions)
    )


def piece_for(pieces: Sequence[Piece], subject: str, who: Person) -> Piece | None:
    """The piece on a subject for this person, one for his own region before a general one; None when there is none."""
    fitting = [piece for piece in pieces if piece.subject == subject and fits(piece, who)]
    return min(fitting, key=lambda piece: not piece.audience.regions, default=None)


def choose(
    pieces: Sequence[Piece], scores: Mapping[str, float], who: Person, only: Collection[str] | None = None
) -> tuple[Piece, ...]:
    """The pieces that a question is about, by the score of each subject: one when that is clear, several when they
    are equally likely, none when nothing matched. With `only`, other subjects do not count."""
    found = {name: score for name, score in scores.items() if only is None or name in only}
    best = max(found.values(), default=0)
    meant = [piece_for(pieces, name, who) for name, score in found.items() if score == best]
    return tuple(piece for piece in meant if piece is not None)


def places_to_look(
    work: str | None, place: str | None, addresses: Sequence[Address], wish: str = "find", any_work: str = "werk"
) -> tuple[Link, ...]:
    """Where to look for `work` in `place`: every address that can be filled in, else as it is without.

    Both words come from our own lists, so nothing personal is in an address. Without `place` an address that needs
    one is left out or given bare; without `work` it is filled with `any_work`.
    """
    links = []
    for address in addresses:
        if wish not in address.wishes:
            continue
        if address.url and place:
            filled = address.url.format(work=quote_plus(work or any_work), place=quote_plus(place))
            links.append(Link(address.title, filled))
        elif address.bare:
            links.append(Link(address.title, address.bare))
    return tuple(links)
