"""Towns in a message: as they are listed or typed, and where a place of work is."""

from __future__ import annotations

from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.cv import Said, Told
from bot.language.cv.lists import part, some
from bot.language.cv.said_over import said_over
from bot.language.cv.shown import ordinary, title
from bot.language.cv.talk import Clause, Talk

_PARTS_OF_TOWN = frozenset({"noord", "zuid", "oost", "west", "centrum"})
_NO_TOWN = ("COUNTRY", "LANGUAGE", "KIND_OF_PLACE", "BRANCH", "ROLE", "EMPLOYER", "VERB", "THING", "LEVEL", "KIND")
_LONG = 6  # letters of a place that is known with two slips in it instead of one
Found = tuple[int, Said]  # the place in the message, and what was said there


def place_at(talk: Talk, begin: int, *, sure: bool = False) -> list[Found]:
    """Read the place that begins at a word: listed, or as typed where he says that a place follows (`sure`)."""
    tag = talk.tag_at("PLACE", begin)
    first, last = hyphened(talk, begin, tag.end if tag else begin + 1)
    if (first, last) != (begin, tag.end if tag else begin + 1):  # "Nieuw-Dordrecht", of which a list has a part
        talk.take(first, last)
        return [(first, Told("place", talk.fact("-".join(title(one) for one in talk.quote(first, last).split("-")))))]
    if tag is not None and (tag.exact or not sure):
        end = tag.end + (talk.at(tag.end) in _PARTS_OF_TOWN)
        part_of_town = f" {title(talk.at(tag.end))}" if end > tag.end else ""
        talk.take(begin, end)
        return [(begin, Told("place", talk.fact(tag.id + part_of_town)))]
    stops = some("namen", "stops") | some("persoon", "place", "no_name") | some("plaatsen", "countries")
    word = talk.at(begin)
    if talk.at(begin + 1).isdecimal():
        return []  # a street
    if not sure or not word.isalpha() or len(word) < 2 or word in stops or ordinary(word):
        return []
    if not talk.free(begin, begin + 1):
        return []
    talk.take(begin, begin + 1)
    typed = talk.quote(begin, begin + 1)
    return [(begin, Told("place", talk.fact(title(typed), suggestion(typed.lower()))))]


def hyphened(talk: Talk, begin: int, end: int) -> tuple[int, int]:
    """The words of a name with those that a hyphen joins to it."""

    def joined(index: int) -> bool:
        words = talk.words
        inside = 0 < index < len(words)
        return inside and talk.said.original[words[index - 1].end : words[index].start] == "-"

    while joined(begin):
        begin -= 1
    while joined(end):
        end += 1
    return begin, end


def suggestion(typed: str) -> str:
    """The listed place that is nearly what was typed, "" where none is."""
    near = {name: small for name, small in _lower_places().items() if small[0] == typed[0]}
    slips = 2 if len(typed) >= _LONG else 1
    close = process.extractOne(typed, near, scorer=OSA.distance, score_cutoff=slips)
    return str(close[2]) if close else ""


@cache
def _lower_places() -> dict[str, str]:
    """The listed places by how they are shown, in small letters."""
    return {name: name.lower() for name in part("plaatsen", "names")}


def place_of(talk: Talk, clause: Clause) -> tuple[int, int, str] | None:
    """Return a place of work in a clause: where it stands and how it is shown; of two the one that is said over."""
    found = _place_of(talk, clause)
    over = talk.tag_at("PLACE", said_over(talk, clause, found[1])) if found is not None else None
    return found if found is None or over is None or not over.exact else (found[0], over.end, over.id)


def _place_of(talk: Talk, clause: Clause) -> tuple[int, int, str] | None:
    """Return the first place of work in a clause."""
    for tag in talk.tags("PLACE", clause):
        ordinary = tag.end - tag.begin == 1 and talk.at(tag.begin) in some("plaatsen", "words")
        led = talk.at(tag.begin - 1) in {"in", "te", "naar"} or _near(talk, tag.begin)
        behind = tag.begin - 1 in talk.taken and not ordinary
        if ordinary and not (led and _ends(talk, tag.end)):
            continue
        if tag.exact and (led or behind) and talk.free(tag.begin, tag.end):
            return tag.begin, tag.end, tag.id
    return _unlisted(talk, clause)


def _near(talk: Talk, index: int) -> bool:
    """Whether a town is led in otherwise: "op Schiphol", "aan de rand van Almere", "het gemeentehuis van Emmen"."""
    before = talk.at(index - 1)
    if before in some("plaatsen", "beside") and index - 2 in talk.taken:
        return True  # "stal Roelofs bij Lochem"
    edge = talk.at(index - 2) in some("persoon", "place", "edges") | {"buurt", "omgeving", "centrum"}
    return (before == "op" and talk.at(index) in some("plaatsen", "islands")) or (
        (before == "van" and edge) or (before in {"van", "uit"} and index - 2 in talk.taken)
    )


def _unlisted(talk: Talk, clause: Clause) -> tuple[int, int, str] | None:
    """Read "in Liempde" right behind a place of work, where no list has that town."""
    for index in range(clause.begin + 1, clause.end - 1):
        word, at = talk.words[index + 1], index + 1
        behind = talk.at(index) in {"in", "te"} and index - 1 in talk.taken and talk.free(at, at + 1)
        listed = any(talk.tag_at(label, at) for label in (*_NO_TOWN, "PLACE")) or word.normal in some("namen", "stops")
        listed = listed or bool(suggestion(word.text.lower()))  # a slip of the pen is no other town
        if not behind or listed or not word.text.isalpha() or len(word.text) < 3:
            continue
        capital = word.text[:1].isupper() and not talk.said.original.isupper()
        if capital or (not ordinary(word.normal) and _ends(talk, at + 1)):
            return at, at + 1, title(word.text)
    return None


def _ends(talk: Talk, index: int) -> bool:
    """Whether nothing goes on with what was said before this word ("in Best" and not "in beste stemming")."""
    after = talk.at(index)
    return not after.isalpha() or after in some("clauses", "after_and") or after in {"en", "als", "gewerkt"}
