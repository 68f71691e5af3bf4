"""What he is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.language.cv.lists import normal, part, some
from bot.language.cv.shown import title
from bot.language.cv.talk import BREAKS, Talk

_MOST_NAMES = 3  # words of a name, besides "van", "de" and the like
_LETTERS = re.compile(r"[^\W\d_]+(?:['’`.-][^\W\d_]+)*\.?")
_SKIPPED = frozenset(
    {"ja", "oke", "nou", "eh", "uh", "hoi", "hey", "hallo", "gewoon", "is", ":", ",", "ik", "ben", "het"}
)


def names_in(talk: Talk, question: str | None) -> Iterator[tuple[int, int]]:
    """Yield where a name stands, the surest way of telling it first."""
    for tag in talk.tags("NAME_CUE"):
        if not talk.not_his(talk.clause_of(tag.begin)) and talk.at(tag.begin - 1) not in {"achter", "bij"}:
            yield from _name_at(talk, tag.end + (talk.at(tag.end) in {":", "is"}), sure=True)
    if question == "name":
        begin = 0
        while talk.at(begin) in _SKIPPED and not _spelt_as_name(talk, begin):
            begin += 1
        told = any(
            talk.tags(label) for label in ("EMPLOYER", "KIND", "REMOVE", "CORRECT", "LEVEL", "REFUSE", "UNKNOWN")
        )
        yield from _name_at(talk, begin, sure=len(talk.words) - begin <= 6 and not told)
    for tag in talk.tags("WEAK_CUE"):
        if not talk.not_his(talk.clause_of(tag.begin)):
            yield from _name_at(talk, tag.end, sure=False)
    for clause in talk.clauses[:2]:  # "Daan Jansen, 19, Ede": a heading
        for begin, end in _name_at(talk, clause.begin, sure=False):
            if end - begin > 1 and (end == clause.end or _followed(talk, begin, end)):
                yield begin, end


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
    ordinary = first and not capital and not sure and word.normal in some("namen", "words")
    if (listed and not ordinary) or (capital and not talk.tag_at("COUNTRY", index)):
        return True
    other = any(talk.tag_at(label, index) for label in ("PLACE", "EMPLOYER", "KIND"))
    if not first and other and talk.at(index - 1) not in some("namen", "particles"):
        return False
    after = talk.at(index + 1)
    last = not after or after in BREAKS or after in stops or after[:1].isdigit()
    return sure or (not first and last)


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
    labels = ("ROLE", "JOKE", "KIND", "EMPLOYER", "QUALITY", "LEVEL", "LANGUAGE", "PRIVATE", "VERB")
    other = any(talk.tag_at(label, begin) for label in labels)
    name, jokes = " ".join(talk.normals[begin:end]), some("namen", "jokes")
    joke = name in jokes or any(one in name for one in jokes if " " in one)
    return (not other or talk.tag_at("FIRST", begin) is not None) and end - begin <= 8 and not joke


def shown_name(talk: Talk, begin: int, end: int) -> str:
    """The name as typed; without any capital it gets them, but for "van" and "de"."""
    particles = some("namen", "particles")
    shown = ""
    for at in range(begin, end):
        text, small = talk.words[at].text, talk.words[at].normal in particles
        if text.islower() or (text.isupper() and len(text) > 2):
            text = text.lower() if at > begin and small else title(text)
        between = talk.said.original[talk.words[at - 1].end : talk.words[at].start] if at > begin else ""
        shown += ("-" if between == "-" else " " if at > begin else "") + text
    return shown
