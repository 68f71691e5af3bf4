"""Who he is and how to reach him."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.contact import read_contact
from bot.language.cv.lists import part, some
from bot.language.cv.living import read_place
from bot.language.cv.name_words import shown_name
from bot.language.cv.names import names_in
from bot.language.cv.surname import first_beside, surname_in
from bot.language.cv.talk import Talk, people
from bot.language.numbers import number

_DOTS = re.compile(r"(?<!\d)0\d(?:\.\d{2,3}){3,4}(?!\d)", re.ASCII)  # "06.12.34.56.78"
_BELGIAN = re.compile(r"(?:\+|\b00)32 ?(?:\(0\))?(?=4\d\d)", re.ASCII)  # "+32 478 12 34 56" is 0478 12 34 56
_SPACED = re.compile(r"\b0 (?=6(?: ?\d){8}\b)", re.ASCII)  # "0 6 1 2 ..."
Found = tuple[int, Said]  # the place in the message, and what was said there


def read_person(talk: Talk, question: str | None, called: str = "") -> Iterator[Found]:
    """Yield name, place, phone and mail, and take their words. `called`: the name that is known."""
    yield from _contact(talk)
    yield from _spoken(talk)
    surname = surname_in(talk) if question == "surname" or talk.tags("SURNAME_CUE") else None
    if surname is not None:
        talk.take(*surname)
    own = surname or (0, 0)
    name = _longest(talk, [one for one in names_in(talk, question, called) if one[1] <= own[0] or one[0] >= own[1]])
    if name is None and surname is not None and not called:
        name = next(first_beside(talk, surname), None)
    if name is not None:
        begin, end = name
        talk.take(begin, end)
        yield begin, Told("name", talk.fact(shown_name(talk, begin, end)))
    if surname is not None:  # behind the first name, however it was told
        yield surname[0], Told("surname", talk.fact(shown_name(talk, *surname, behind=True)))
    yield from read_place(talk, question)


def _longest(talk: Talk, found: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first name that is told, in full: "met justin ... ik ben justin scholten", "Kees-Jan van Dam"."""
    first = next(iter(found), None)
    same = [one for one in found if first and (talk.at(one[0]) == talk.at(first[0]) or one[1] == first[1])]
    return max(same, key=lambda one: one[1] - one[0], default=None)


def _contact(talk: Talk) -> Iterator[Found]:
    for fact in read_contact(_plain(talk.said.original)):
        begin = next((at for at, word in enumerate(talk.words) if word.end > fact.start), len(talk.words))
        end = next((at for at, word in enumerate(talk.words) if word.start >= fact.end), len(talk.words))
        talk.take(begin, end)
        if not _of_other(talk, begin):
            value = fact.value.replace("+31", "0", 1) if fact.kind == "phone" else fact.value
            yield begin, Told(fact.kind, talk.fact(value))


def _plain(text: str) -> str:
    """The message with its numbers as they are known, each as long as it was."""
    text = _DOTS.sub(lambda found: found.group().replace(".", "-"), text)
    return _SPACED.sub(" 0", _BELGIAN.sub(lambda found: "0".rjust(len(found.group())), text))


def _of_other(talk: Talk, index: int) -> bool:
    clause = talk.clause_of(index)
    near = [one for one in talk.clauses if one.sentence == clause.sentence and abs(one.begin - index) < 12]
    if some("persoon", "own_contact") & set(talk.normals[max(0, index - 3) : index]):
        return False  # "mijn eigen is 06...", "mijn mail is ..."
    other = talk.not_his(clause) and not _first_his(talk, index, clause.end)
    return other or any(talk.has("PHONE_OF_OTHER", one) for one in near)


def _first_his(talk: Talk, index: int, end: int) -> bool:
    """Whether somebody else is named only behind his own number: "06... of bel mijn moeder"."""
    nobody = people().isdisjoint(talk.normals[talk.sentence(talk.clause_of(index)).begin : index])
    other = next((at for at in range(index, end) if talk.at(at) in people()), end)
    return nobody and "of" in talk.normals[index:other]


def _spoken(talk: Talk) -> Iterator[Found]:
    """Read what was said to a phone: "daan punt jansen apenstaartje gmail punt com", "nul zes een twee ..."."""
    signs = part("persoon", "spoken_mail")
    dots = {word: sign for name, sign in (("dot", "."), ("dash", "-"), ("under", "_")) for word in signs[name]} | {
        ".": "."
    }
    for at, word in enumerate(talk.normals):
        if word in signs["at"] and 0 < at < len(talk.words) - 1:
            begin, end = at - 1, at + 2
            while begin >= 2 and talk.at(begin - 1) in dots:
                begin -= 2
            while talk.at(end) in dots and talk.at(end + 1).isalnum():
                end += 2
            typed = [dots.get(one.normal, one.text.lower()) for one in talk.words[begin:end]]
            found = read_contact("".join("@" if one in signs["at"] else one for one in typed))
            if found and found[0].kind == "mail" and talk.free(begin, end) and not _of_other(talk, at):
                talk.take(begin, end)
                yield begin, Told("mail", talk.fact(found[0].value))
        if word == "nul" and talk.at(at + 1) in ("zes", "6") and talk.free(at, at + 2):
            yield from _spoken_phone(talk, at)


def _spoken_phone(talk: Talk, begin: int) -> Iterator[Found]:
    digits, end = "", begin
    while len(digits) < 10 and (value := number(talk.at(end))) is not None and value == int(value):
        digits, end = digits + (talk.at(end) if talk.at(end).isdecimal() else str(int(value))), end + 1
    if len(digits) == 10 and number(talk.at(end)) is None and not _of_other(talk, begin):
        talk.take(begin, end)
        yield begin, Told("phone", talk.fact(digits))
