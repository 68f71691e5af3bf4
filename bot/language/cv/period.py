"""When something was: "van 2021 tot maart 2023", "sinds vorig jaar", "half jaar". A length stays a length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content import load
from bot.language.cv.talk import Talk
from bot.language.numbers import number

_OLDEST = 15  # years back; before that a learner was a small child
_LONGEST = {"jaar": 8, "maand": 36, "week": 60, "schooljaar": 6, "zomer": 6}  # of each unit; more is no length of a job
_UNITS = {
    "jaar": "jaar", "jaren": "jaar", "jaartje": "jaar", "jaartjes": "jaar", "jr": "jaar", "maand": "maand",
    "maanden": "maand", "maandjes": "maand", "months": "maand", "month": "maand",
    "years": "jaar", "weeks": "week", "weekjes": "week",
    "weekje": "week", "maandje": "maand", "jaarke": "jaar",
    "week": "week", "weken": "week", "schooljaar": "schooljaar",
    "schooljaren": "schooljaar", "zomers": "zomer", "seizoen": "zomer", "seizoenen": "zomer",
}  # fmt: skip
_WHOLE = frozenset({"halfjaar", "halfjaartje", "anderhalfjaar"})
_SOME = frozenset({"half", "halve", "heel", "hele", "paar", "anderhalf", "anderhalve", "kleine", "dik", "klein"})
_BEFORE = frozenset({"een", "ongeveer", "bijna", "ruim", "zo'n", "dik", "plusminus", "circa", "volle"})
_AGE_BEFORE = frozenset({"over", "elk", "elke", "ieder", "per", "laatste", "eerste", "iedere"})
_AGE_AFTER = frozenset({"oud", "geleden", "terug", "ouder", "jonger", "later", "per", "jong"})
_UNTIL = frozenset(
    {"tot", "t/m", "tm", "-", "–", "/", "naar", "en", "gestopt", "geeindigd", "einde", "eind", "klaar", "weg", "af"}
)
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
                 "nov": 11, "dec": 12}  # fmt: skip
_NOW = frozenset({"nu", "heden", "vandaag", "nou"})
_YEAR = re.compile(r"20\d\d")
_FULL = re.compile(r"(?:\d{1,2}[-/])?(\d{1,2})[-/](20\d\d|\d\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year or month, "2022" or "2022-09", at the words `begin:end`."""

    value: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """What a clause says of time, at the words `begin:end`; `still` when it reaches until now."""

    start: str = ""
    finish: str = ""
    length: str = ""
    still: bool = False
    begin: int = 0
    end: int = 0


def period_in(talk: Talk, begin: int, end: int) -> Period | None:
    """Return when, or how long, as the words `begin:end` say it; None when they do not."""
    moments = list(_moments(talk, begin, end))
    length = _length(talk, begin, end)
    if not moments:
        return length or _months(talk, begin, end)
    first = moments[0]
    start = finish = ""
    second = next((one for one in moments[1:] if _joined(talk, first.end, one.begin)), None)
    last = second.end if second else first.end
    still = second is None and talk.at(first.end) in _UNTIL and talk.at(first.end + 1) in _NOW
    if talk.at(first.end) == "tot" and talk.at(first.end + 1) in {"en", "op"}:
        still = talk.at(first.end + 3) in _NOW or talk.at(first.end + 2) in _NOW
    before = {talk.at(first.begin - back) for back in (1, 2, 3)}
    if second:
        start, finish = first.value, second.value
    elif before & {"tot", "eind", "einde"} and talk.at(first.begin - 1) in {"tot", "met", "eind", "einde", "begin"}:
        finish = first.value
    else:
        start = first.value
        still = still or talk.at(first.begin - 1) in {"sinds", "vanaf", "since"}
    led = _month_before(talk, first) if not second and len(first.value) == 7 else None
    if led is not None:  # "van maart tot juni 2023"
        start, finish, still = led.value, first.value, False
        first = led
    if start and finish and start > finish:
        start, finish = "", ""
    if not (start or finish):
        return length
    return Period(start, finish, length.length if length else "", still, first.begin, last)


def _month_before(talk: Talk, moment: Moment) -> Moment | None:
    """Return the month that "tot" joins to a later one of the same year."""
    joins = talk.at(moment.begin - 1) in _UNTIL - {"en"} or talk.at(moment.begin - 3) == "tot"
    index = moment.begin - (2 if talk.at(moment.begin - 1) in _UNTIL else 4)
    month = load("language/dates")["months"].get(talk.at(index))
    return Moment(f"{moment.value[:4]}-{month:02}", index, index + 1) if joins and month else None


def _joined(talk: Talk, begin: int, end: int) -> bool:
    between = [talk.at(index) for index in range(begin, end)]
    return len(between) <= 4 and (not between or bool(set(between) & _UNTIL)) and not set(between) & {",", "."}


def _moments(talk: Talk, begin: int, end: int) -> Iterator[Moment]:
    """Yield the years and months that a learner can mean, none that is still to come."""
    months = load("language/dates")["months"]
    index = begin
    while index < end:
        found = _moment(talk, index, months)
        if found is not None and found.end <= end:
            year, month = int(found.value[:4]), int(found.value[5:] or 1)
            if talk.today.year - _OLDEST <= year and (year, month) <= (talk.today.year, talk.today.month):
                yield found
            index = found.end
        else:
            index += 1


def _moment(talk: Talk, index: int, months: dict[str, int]) -> Moment | None:
    word, after = talk.at(index), talk.at(index + 1)
    full = _FULL.fullmatch(word)
    if full and 1 <= int(full[1]) <= 12 and (len(full[2]) == 4 or word.count("-") + word.count("/") == 2):
        return Moment(f"{_century(full[2])}-{int(full[1]):02}", index, index + 1)
    month = months.get(word) or _SHORT_MONTHS.get(word)
    if month and _YEAR.fullmatch(after):
        return Moment(f"{after}-{month:02}", index, index + 2)
    if month and after in {"vorig", "dit", "afgelopen"} and talk.at(index + 2) == "jaar":
        return Moment(f"{talk.today.year - (after != 'dit')}-{month:02}", index, index + 3)
    if word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 12 and _YEAR.fullmatch(after):
        touching = (
            talk.words[index + 1].start == talk.words[index].end + 1
            and talk.said.original[talk.words[index].end] in "-/"
        )
        return Moment(f"{after}-{int(word):02}", index, index + 2) if touching else None
    named = index + 1 + (after == ",")
    later = talk.at(named) in months and not _YEAR.fullmatch(talk.at(named + 1))
    if _YEAR.fullmatch(word) and word.isascii() and later:
        return Moment(f"{word}-{months[talk.at(named)]:02}", index, named + 1)  # "2025, april"
    if _YEAR.fullmatch(word) and word.isascii():
        return None if after in {"uur", "euro"} else Moment(word, index, index + 1)
    if word in {"vorig", "dit", "afgelopen"} and after == "jaar":
        return Moment(str(talk.today.year - (word != "dit")), index, index + 2)
    if word == "'" and after.isdecimal() and len(after) == 2:
        return Moment(f"20{after}", index, index + 2)
    return None


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _length(talk: Talk, begin: int, end: int) -> Period | None:
    """Read "2 jaar", "een half jaar", "paar maanden"; neither an age nor "per week"."""
    for index in range(begin, end):
        unit = _UNITS.get(talk.at(index))
        if talk.at(index) in _WHOLE:
            return Period(length=talk.quote(index, index + 1), begin=index, end=index + 1)
        if unit is None or talk.at(index + 1) in _AGE_AFTER:
            continue
        first = index - 1
        value = number(talk.at(first))
        if talk.at(first) in {"hele", "heel"} and unit == "week":
            continue  # "de hele week"
        if talk.at(first) not in _SOME and (value is None or not 0 < value <= _LONGEST[unit]):
            continue
        while first > begin and (talk.at(first - 1) in _BEFORE | _SOME or _half(talk, first)):
            first -= 1
        lead = talk.at(first - 1)
        if first < begin or lead in _AGE_BEFORE or (lead == "in" and talk.at(index + 1) == ""):
            continue
        second = number(talk.at(index + 2)) if talk.at(index + 1) in {"en", "of"} else None
        stop = index + 4 if second is not None and talk.at(index + 3) in _UNITS else index + 1
        stop = index + 3 if second is not None and stop == index + 1 and talk.at(index + 1) == "of" else stop
        still = lead in {"al", "sinds", "nu"}
        return Period(length=_shown(talk, first, stop), still=still, begin=first, end=stop)
    return None


def _shown(talk: Talk, begin: int, end: int) -> str:
    """A length in his words; "5 maande" gets its last letter."""
    shown = talk.quote(begin, end)
    return f"{shown}n" if shown.lower().endswith(("maande", "weke")) else shown


def _half(talk: Talk, index: int) -> bool:
    """Whether the word before is the first part of "1 a 2 jaar"."""
    return talk.at(index - 1) in {"a", "tot", "of", "-"} and number(talk.at(index - 2)) is not None


def _months(talk: Talk, begin: int, end: int) -> Period | None:
    """Read "van maart tot juni", "sinds mei", "in de zomervakantie": words without a year stay as they are."""
    months = {
        *load("language/dates")["months"],
        "zomer",
        "zomervakantie",
        "herfstvakantie",
        "kerstvakantie",
        "meivakantie",
        "kerst",
        "winter",
        "herfst",
        "lente",
    }
    places = [index for index in range(begin, end) if talk.at(index) in months and len(talk.at(index)) > 2]
    if not places:
        return None
    first, last = places[0], places[-1] + 1
    while first > begin and talk.at(first - 1) in {
        "sinds",
        "van",
        "vanaf",
        "in",
        "de",
        "afgelopen",
        "tot",
        "hele",
        "een",
        "vorige",
        "deze",
    }:
        first -= 1
    lead = talk.at(first)
    if (len(places) == 1 and talk.at(places[0] - 1) == "van") or talk.at(first - 1) in {"na", "voor"}:
        return None  # "de slagerij van Jan", "na de zomer"
    leads = {"sinds", "van", "vanaf", "in", "tot", "afgelopen", "de", "een", "vorige", "deze"}
    if lead not in leads or last - first > 6:
        return None
    return Period(length=talk.quote(first, last), still=lead in {"sinds", "vanaf"}, begin=first, end=last)
