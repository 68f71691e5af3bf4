"""His surname told as one: "achternaam is kuipers", "smeets van achter", "Hoekstra, dat is mijn achternaam"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.cv.lists import some
from bot.language.cv.name_words import LETTERS, name_at
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk

_MOST = 4  # words of a surname
Name = tuple[int, int]


def surname_in(talk: Talk) -> Name | None:
    """A surname by itself, behind the word for it or before; without such a word the reply: "van dijk"."""
    cues = talk.tags("SURNAME_CUE")
    if not cues:
        return _words(talk, 0, len(talk.words))
    for cue in cues:
        whole = talk.clause_of(cue.begin)
        if _ends(talk, cue, whole):
            found = _before(talk, cue, whole)
            if found is not None:
                return found
    cue = cues[0]
    asks = talk.sentence(talk.clause_of(cue.begin)).end
    begin = asks if talk.at(asks) == "?" and asks > cue.end + 1 else cue.end
    return _words(talk, begin, len(talk.words))


def first_beside(talk: Talk, surname: Name) -> Iterator[Name]:
    """Yield the first name in a message that tells a surname: "demi, achternaam is van der wal", "Sanne is mijn
    voornaam, Vos de achternaam"."""
    for tag in talk.tags("FIRST"):
        apart = tag.end <= surname[0] or tag.begin >= surname[1]
        his = not talk.not_his(talk.clause_of(tag.begin)) and talk.at(tag.begin) not in some("namen", "words")
        if tag.exact and apart and his:
            yield from name_at(talk, tag.begin, sure=False)
    first = talk.clauses[0]
    if first.end == 1 and surname[0] > first.end and talk.tags("SURNAME_CUE"):
        yield from name_at(talk, 0, sure=True)


def _ends(talk: Talk, cue: Tag, whole: Clause) -> bool:
    """Whether nothing follows the word for a surname in its clause."""
    return all(talk.at(at) in some("namen", "surname_tail") for at in range(cue.end, whole.end))


def _before(talk: Talk, cue: Tag, whole: Clause) -> Name | None:
    """The surname that stands before the word for it, in its clause or in the one before."""
    end, led = cue.begin, False
    while end > whole.begin and talk.at(end - 1) in some("namen", "surname_links"):
        end, led = end - 1, True
    if end > whole.begin:
        begin = max(whole.begin, end - _MOST)
        while begin < end and talk.at(begin) in some("namen", "surname_skipped"):
            begin += 1
        named = begin < end and (led or cue.begin < cue.end - 1)
        return (begin, end) if named and _all_names(talk, begin, end) else None
    back = next((one for one in reversed(talk.clauses) if one.end <= whole.begin), None)
    said = talk.normals[whole.begin : cue.begin]
    if back is None or not set(said) & {"dat", "da", "das", "is"} or not _all_names(talk, back.begin, back.end):
        return None
    return back.begin, back.end


def _all_names(talk: Talk, begin: int, end: int) -> bool:
    return 0 < end - begin <= _MOST and _words(talk, begin, end) == (begin, end)


def _words(talk: Talk, begin: int, most: int) -> Name | None:
    """The words of a surname from a word on, over what leads it in."""
    while begin < most and talk.at(begin) in some("namen", "surname_skipped"):
        begin += 1
    end = begin
    refused = {at for tag in talk.tags("REFUSE") for at in range(tag.begin, tag.end)}
    stops = some("namen", "stops") | some("namen", "behind") | some("namen", "surname_stops")
    stops -= some("namen", "particles")
    while end < most and end not in refused and end - begin < _MOST and LETTERS.fullmatch(talk.words[end].text):
        if talk.at(end) in stops:
            break
        end += 1
    return (begin, end) if end > begin else None
