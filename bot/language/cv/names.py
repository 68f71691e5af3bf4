"""What he is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.language.cv.employer_names import rare
from bot.language.cv.lists import normal, part, some
from bot.language.cv.shown import ordinary, title
from bot.language.cv.talk import BREAKS, Talk

# A reply to "what is your name" with one of these in it tells something else.
_OTHER_TALK = (
    "EMPLOYER", "KIND", "REMOVE", "CORRECT", "LEVEL", "REFUSE", "UNKNOWN", "LANGUAGE", "LANGUAGE_CUE", "CLOSED",
    "TRANSPORT", "SKILL_STRONG", "STATE", "WISH", "PAST",
)  # fmt: skip
_GREETING = 3  # words before "met Gijs"
_HEADING = 12  # words at the beginning in which a listed first name and surname are his
_MOST_NAMES = 3  # words of a name, besides "van", "de" and the like
_BEHIND_NAME = frozenset({"uit", "hier"})  # "Noortje Schuurman uit Ermelo"
_LETTERS = re.compile(r"[^\W\d_]+(?:['’`.-][^\W\d_]+)*\.?")
_SKIPPED = frozenset(
    {"ja", "oke", "nou", "eh", "uh", "hoi", "hey", "hallo", "gewoon", "is", ":", ","}
    | {"ik", "ben", "het", "zen", "bin", "heet"}
)


def names_in(talk: Talk, question: str | None) -> Iterator[tuple[int, int]]:
    """Yield where a name stands, the surest way of telling it first."""
    for tag in talk.tags("NAME_CUE"):
        if not talk.not_his(talk.clause_of(tag.begin)) and talk.at(tag.begin - 1) not in {"achter", "bij"}:
            yield from _name_at(talk, tag.end + (talk.at(tag.end) in {":", "is"}), sure=True)
    if question == "name":
        begin = _first_word(talk)
        bare = talk.tag_at("FIRST", begin) is not None and len(talk.words) - begin <= 3
        told = any(talk.tags(label) for label in _OTHER_TALK if not (bare and label == "EMPLOYER"))
        first = talk.clauses[0].end - begin if talk.clauses else 0
        yield from _name_at(talk, begin, sure=(len(talk.words) - begin <= 6 or 0 < first <= 3) and not told)
    for tag in talk.tags("RETRACT"):
        if talk.tag_at("FIRST", tag.end):  # "batman, nee grapje lars"
            yield from _name_at(talk, tag.end, sure=question == "name")
    yield from _behind(talk)
    for tag in talk.tags("WEAK_CUE"):
        far = talk.at(tag.begin) in {"met", "hier"} and tag.begin > _GREETING and talk.tag_at("FIRST", tag.end) is None
        if not far and not talk.not_his(talk.clause_of(tag.begin)):
            yield from _name_at(talk, tag.end, sure=False)
    for tag in talk.tags("FIRST"):  # "maak een cv: roy hendriks, ..."
        both = tag.exact and any(one.begin == tag.end for one in talk.tags("SURNAME"))
        if both and tag.begin < _HEADING and not talk.not_his(talk.clause_of(tag.begin)):
            yield from _name_at(talk, tag.begin, sure=False)
    alone = talk.tag_at("FIRST", 0)
    if alone and len(talk.clauses) > 2 and (talk.clauses[0].end == 1) and talk.tags("PLACE"):
        yield 0, 1  # "Max, 22, Zaandam"
    for clause in talk.clauses[:2]:  # "Daan Jansen, 19, Ede": a heading
        for begin, end in _name_at(talk, clause.begin, sure=False):
            ends = end == clause.end or _followed(talk, begin, end) or talk.at(end) in _BEHIND_NAME
            if end - begin > 1 and ends and _typed_as_name(talk, begin, end):
                yield begin, end


def _behind(talk: Talk) -> Iterator[tuple[int, int]]:
    """Yield the name before "is de naam", and behind a bare "ben" that begins a clause."""
    for at in range(1, len(talk.words) - 2):
        if talk.normals[at : at + 3] in (["is", "de", "naam"], ["is", "mijn", "naam"]):
            first = next((back for back in (at - 2, at - 1) if talk.tag_at("FIRST", back)), at - 1)
            yield from ((one, end) for one, end in _name_at(talk, first, sure=True) if end == at)
    for clause in talk.clauses:
        if talk.at(clause.begin) == "ben" and clause.begin < _HEADING and talk.at(clause.begin + 1) != "ik":
            yield from _name_at(talk, clause.begin + 1, sure=False)


def _first_word(talk: Talk) -> int:
    """Where a bare name begins: behind signs, "ja", "ik ben"."""
    begin = 0
    while begin < len(talk.words) and not _spelt_as_name(talk, begin):
        led = talk.at(begin) != "ik" or talk.at(begin + 1) in {"ben", "heet", "zen"}
        if talk.at(begin)[:1].isalnum() and not (talk.at(begin) in _SKIPPED and led):
            break
        begin += 1
    return begin


def surname_in(talk: Talk) -> tuple[int, int] | None:
    """A surname by itself: "achternaam is kuipers", "van dijk"."""
    cue = next(iter(talk.tags("SURNAME_CUE")), None)
    if cue is not None and cue.end == len(talk.words) and "is" in talk.normals[max(0, cue.begin - 2) : cue.begin]:
        begin = next((at for at in range(cue.begin) if talk.at(at) not in _SKIPPED), 0)
        end = talk.normals.index("is")
        return (begin, end) if begin < end else None  # "lammers is mijn achternaam"
    begin = cue.end if cue else 0
    while talk.at(begin) in {"is", ":", "?", "dat", "mijn", "en", "oja"}:
        begin += 1
    end = begin
    refused = {at for tag in talk.tags("REFUSE") for at in range(tag.begin, tag.end)}
    while end < len(talk.words) and end not in refused and end - begin < 4 and _LETTERS.fullmatch(talk.words[end].text):
        if talk.at(end) in some("namen", "stops") - some("namen", "particles"):
            break
        end += 1
    return (begin, end) if end > begin else None


def _name_at(talk: Talk, begin: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """Yield the name that begins at a word, if one does."""
    particles = some("namen", "particles")
    end, names = begin, 0
    while end < len(talk.words) and names < _MOST_NAMES:
        surname = talk.tag_at("SURNAME", end) if names else None
        if surname is not None:
            end, names = surname.end, names + 1
        elif names and talk.at(end) in particles:
            end += 1
        elif _is_name(talk, end, first=not names, sure=sure):
            end, names = end + 1, names + 1
        else:
            break
    while end > begin and talk.at(end - 1) in particles:
        end -= 1
    if end > begin and _plausible(talk, begin, end):
        yield begin, end


def _is_name(talk: Talk, index: int, *, first: bool, sure: bool) -> bool:
    """Whether one word may be a first name, or one behind it. `sure`: he says that his name follows."""
    word, stops = talk.words[index], some("namen", "stops")
    listed = first and (talk.tag_at("FIRST", index) is not None or _spelt_as_name(talk, index))
    capital = word.text[:1].isupper() and not talk.said.original.isupper()
    plain = word.text.lower() if capital or sure else word.normal
    if not _LETTERS.fullmatch(word.text) or (plain in stops and not listed):
        return False
    also_a_word = first and not capital and not sure and word.normal in some("namen", "words")
    if (listed and not also_a_word) or (capital and not talk.tag_at("COUNTRY", index)):
        return True
    other = any(talk.tag_at(label, index) for label in ("PLACE", "KIND", *(() if sure else ("EMPLOYER",))))
    if not first and other and talk.at(index - 1) not in some("namen", "particles"):
        return False
    after = talk.at(index + 1)
    last = not after or after in BREAKS or after in stops or after[:1].isdigit()
    if sure and first and not capital and ordinary(word.normal):
        return False
    return sure or (not first and last) or (first and _odd(talk, index))


def _odd(talk: Talk, index: int) -> bool:
    """Whether an unknown word behind "ik ben" is a name: rare, and followed by another, "uit", a comma or a number."""
    after = talk.at(index + 1)
    ends = after in {"uit", ",", ".", "", "en"} | some("namen", "particles")
    goes_on = ends or after[:1].isdigit() or talk.tag_at("SURNAME", index + 1)
    both = rare(talk, index + 1) if index + 1 < len(talk.words) else False
    known = talk.tag_at("SURNAME", index + 1) is not None and not ordinary(talk.at(index))
    typed = talk.words[index].normal == talk.at(index)  # no slip in a word that is listed
    return index < 12 and typed and (known or (rare(talk, index) and bool(goes_on or both)))


def _typed_as_name(talk: Talk, begin: int, end: int) -> bool:
    """Whether a listed first name stands first, or every word but "van" and "de" has a capital."""
    particles = some("namen", "particles")
    own = [talk.words[at].text for at in range(begin, end) if talk.at(at) not in particles]
    return talk.tag_at("FIRST", begin) is not None or (len(own) > 1 and all(text[:1].isupper() for text in own))


def _followed(talk: Talk, begin: int, end: int) -> bool:
    """Whether a listed first name and surname stand before a place or a way to reach him."""
    listed = talk.tag_at("FIRST", begin) and any(tag.end == end for tag in talk.tags("SURNAME"))
    return bool(listed) and (end in talk.taken or talk.tag_at("PLACE", end) is not None)


def _spelt_as_name(talk: Talk, index: int) -> bool:
    """Whether a word is typed as a first name that is also how youths spell another word: "jip", "kay"."""
    return index < len(talk.words) and talk.words[index].text.lower() in _spelt_otherwise()


@cache
def _spelt_otherwise() -> frozenset[str]:
    return frozenset(
        name for name in part("namen", "first") if normal(name) != name and name not in part("namen", "words")
    )


def _plausible(talk: Talk, begin: int, end: int) -> bool:
    """Whether this may be a name: it is no joke, and does not begin with what is listed as another thing."""
    labels = ("ROLE", "JOKE", "KIND", "KIND_OF_PLACE", "EMPLOYER", "QUALITY", "LEVEL", "LANGUAGE", "PRIVATE", "VERB")
    other = any((tag := talk.tag_at(label, begin)) and tag.exact for label in labels)
    does = any(tag.exact and begin <= tag.begin < end for tag in talk.tags("VERB"))
    other = other or (does and talk.tag_at("FIRST", begin) is None)
    name, jokes = " ".join(talk.normals[begin:end]), some("namen", "jokes")
    joke = name in jokes or any(one in name for one in jokes if " " in one)
    return (not other or talk.tag_at("FIRST", begin) is not None) and end - begin <= 8 and not joke


def shown_name(talk: Talk, begin: int, end: int, *, behind: bool = False) -> str:
    """The name as typed; without any capital it gets them, but for "van" and "de" within it; `behind` a
    first name these come first as well."""
    particles = some("namen", "particles")
    shown = ""
    for at in range(begin, end):
        text, small = talk.words[at].text, talk.words[at].normal in particles
        if text.islower() or (text.isupper() and len(text) > 2):
            text = text.lower() if (at > begin or behind) and small else title(text)
        between = talk.said.original[talk.words[at - 1].end : talk.words[at].start] if at > begin else ""
        shown += ("-" if between == "-" else " " if at > begin else "") + text
    return shown
