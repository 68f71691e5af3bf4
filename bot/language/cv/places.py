"""Where he lives, and where a place of work is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.cv import Said, Told
from bot.language.cv.lists import part, some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary, title
from bot.language.cv.talk import BREAKS, Clause, Talk

_HEADING = 14  # words at the beginning in which he says who he is
_PARTS_OF_TOWN = frozenset({"noord", "zuid", "oost", "west", "centrum"})
_NO_TOWN = ("COUNTRY", "LANGUAGE", "KIND_OF_PLACE", "BRANCH", "ROLE", "EMPLOYER", "VERB", "THING", "LEVEL", "KIND")
_LONG = 6  # letters of a place that is known with two slips in it instead of one
_SKIPPED = frozenset(
    {"ja", "oke", "nou", "eh", "ik", "woon", "kom", "in", "uit", "te", "gewoon", "het", "is", ":", ","}
)
Found = tuple[int, Said]  # the place in the message, and what was said there


def read_place(talk: Talk, question: str | None) -> Iterator[Found]:
    """Yield where he lives; of two places the last."""
    found = [place for tag in talk.tags("LIVES") for place in _lives(talk, tag)]
    found += [place for tag in talk.tags("PLACE") if _from(talk, tag) for place in _place_at(talk, tag.begin)]
    found += _from_unlisted(talk)
    if question == "place" and not found:
        refuses = talk.tags("REFUSE") or talk.tags("UNKNOWN")
        begin = next((at for at, word in enumerate(talk.normals) if word not in _SKIPPED or refuses), 0)
        found += [] if refuses else _place_at(talk, begin, sure=len(talk.words) - begin <= 5) or _near(talk)
    yield from found[-1:]


def _lives(talk: Talk, tag: Tag) -> list[Found]:
    """Read "woon in Ede", "woon in een flat in Ede", "verhuisd van Ede naar Epe"."""
    clause = talk.clause_of(tag.begin)
    if talk.not_his(clause) or "negated" in talk.marks(tag.end, tag.end + 1, clause):
        return []
    leads = {"naar"} if talk.at(tag.end - 1) == "verhuisd" else {"in", "te", "uit"}
    inside = [one.begin for one in talk.tags("PLACE", clause) if talk.at(one.begin - 1) in leads]
    there = _place_at(talk, tag.end + (talk.at(tag.end) in {":", "is"}), sure=True)
    return there or [place for begin in inside[:1] for place in _place_at(talk, begin)]


def _from_unlisted(talk: Talk) -> list[Found]:
    """Read "Britt Scheepers uit Stramproy": right behind his name a town that no list has."""
    for at in range(1, len(talk.words) - 1):
        behind = talk.at(at) in {"uit", "from"} and at - 1 in talk.taken and at < _HEADING
        if behind and talk.words[at + 1].text[:1].isupper() and talk.tag_at("PLACE", at + 1) is None:
            return _place_at(talk, at + 1, sure=True)
    return []


def _from(talk: Talk, tag: Tag) -> bool:
    """Whether a place stands as his: "Daan uit Ede", "19 uit Ede", or by itself between name and number."""
    before, further = talk.at(tag.begin - 1), talk.at(tag.begin - 2)
    named = tag.begin >= 2 and (
        tag.begin - 2 in talk.taken or further in {"jaar", "jr", ",", "ik", ")", "naam"} or further.isdecimal()
    )
    between = tag.begin - 1 in talk.taken and tag.end in talk.taken and tag.begin < 6
    line = _whole_clause(talk, tag) and (bool(talk.taken) or (tag.begin == 0 and len(talk.clauses) > 1))
    beside = tag.begin - 1 in talk.taken and _nothing_besides(talk, tag)
    if (line or beside) and talk.at(tag.begin) not in some("plaatsen", "words") and talk.free(tag.begin, tag.end):
        return True
    von = before == "van" and named and talk.at(tag.end) in BREAKS | {"", "en"} and tag.exact
    if von and talk.free(tag.begin, tag.end) and not talk.has("KIND", talk.clause_of(tag.begin)):
        return True  # "Emirhan, 20, van Genk"
    heading = _stands_alone(talk, tag.begin, tag.end) and bool(talk.taken)
    return talk.free(tag.begin, tag.end) and ((before in {"uit", "oet", "from"} and named) or heading or between)


def _whole_clause(talk: Talk, tag: Tag) -> bool:
    """Whether a place is a line or a sentence of its own."""
    clause = talk.clause_of(tag.begin)
    whole = talk.sentence(clause) if clause.sentence >= 0 else clause
    return (whole.begin, whole.end) == (tag.begin, tag.end)


def _nothing_besides(talk: Talk, tag: Tag) -> bool:
    """Whether its clause holds nothing but what is known by now: "Joey Mulder 0612131415 Lelystad"."""
    clause = talk.clause_of(tag.begin)
    rest = set(range(clause.begin, clause.end)) - set(range(tag.begin, tag.end)) - talk.taken
    return not any(talk.at(index)[:1].isalnum() for index in rest)


def _near(talk: Talk) -> list[Found]:
    """Read "in de buurt van Zwolle" as it was said."""
    for tag in talk.tags("PLACE"):
        if talk.at(tag.begin - 1) in {"van", "bij"} and talk.at(tag.begin - 2) in {
            "buurt",
            "omgeving",
            "vlak",
            "dicht",
        }:
            begin = tag.begin - 2
            while begin and talk.at(begin - 1) in {"in", "de"}:
                begin -= 1
            typed = talk.quote(begin, tag.begin)
            return [(begin, Told("place", talk.fact(f"{typed[:1].upper()}{typed[1:]} {tag.id}")))]
    return []


def _stands_alone(talk: Talk, begin: int, end: int) -> bool:
    """Whether the words are a whole part between commas, in the first sentence, without any work in it."""
    alone = (begin == 0 or talk.at(begin - 1) in BREAKS) and (end == len(talk.words) or talk.at(end) in BREAKS)
    clause = talk.clause_of(begin)
    whole = talk.sentence(clause) if clause.sentence >= 0 else clause
    return alone and clause.sentence <= 1 and not any(talk.has(label, whole) for label in ("KIND", "EMPLOYER", "ROLE"))


def _place_at(talk: Talk, begin: int, *, sure: bool = False) -> list[Found]:
    """Read the place that begins at a word: listed, or as typed where he says that a place follows (`sure`)."""
    tag = talk.tag_at("PLACE", begin)
    if tag is not None and (tag.exact or not sure):
        end = tag.end + (talk.at(tag.end) in _PARTS_OF_TOWN)
        part_of_town = f" {title(talk.at(tag.end))}" if end > tag.end else ""
        talk.take(begin, end)
        return [(begin, Told("place", talk.fact(tag.id + part_of_town)))]
    stops = some("namen", "stops") | some("persoon", "place", "no_name") | some("plaatsen", "countries")
    word = talk.at(begin)
    if not sure or not word.isalpha() or len(word) < 2 or word in stops or ordinary(word):
        return []
    if not talk.free(begin, begin + 1):
        return []
    talk.take(begin, begin + 1)
    typed = talk.quote(begin, begin + 1)
    return [(begin, Told("place", talk.fact(title(typed), _suggestion(typed.lower()))))]


def _suggestion(typed: str) -> str:
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
    """Return a place of work in a clause: where it stands and how it is shown."""
    for tag in talk.tags("PLACE", clause):
        ordinary = tag.end - tag.begin == 1 and talk.at(tag.begin) in some("plaatsen", "words")
        led = talk.at(tag.begin - 1) in {"in", "te", "naar"}
        behind = tag.begin - 1 in talk.taken and not ordinary
        if ordinary and not (led and _ends(talk, tag.end)):
            continue
        if tag.exact and (led or behind) and talk.free(tag.begin, tag.end):
            return tag.begin, tag.end, tag.id
    return _unlisted(talk, clause)


def _unlisted(talk: Talk, clause: Clause) -> tuple[int, int, str] | None:
    """Read "in Liempde" right behind a place of work, where no list has that town."""
    for index in range(clause.begin + 1, clause.end - 1):
        word, at = talk.words[index + 1], index + 1
        behind = talk.at(index) in {"in", "te"} and index - 1 in talk.taken and talk.free(at, at + 1)
        listed = any(talk.tag_at(label, at) for label in (*_NO_TOWN, "PLACE")) or word.normal in some("namen", "stops")
        listed = listed or bool(_suggestion(word.text.lower()))  # a slip of the pen is no other town
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
