"""A year or a length put right in one breath: "stage was 2022 niet 2023", "3 maanden niet 4"."""

from __future__ import annotations

from bot.core.cv import Change
from bot.language.cv.talk import Clause, Talk
from bot.language.numbers import number

_YEARS = range(1990, 2100)
_UNITS = {"jaar": "jaar", "jaren": "jaar", "maand": "maanden", "maanden": "maanden", "mnd": "maanden",
          "week": "weken", "weken": "weken", "weekjes": "weken", "dag": "dagen", "dagen": "dagen"}  # fmt: skip
_NEAR = 3  # words between the right one and the wrong one


def right_not_wrong(talk: Talk, clause: Clause) -> Change | None:
    """What comes instead of what, and take their words; None where a clause does not set two of a kind against each
    other, or where "niet" denies something else."""
    for at in range(clause.begin + 1, clause.end - 1):
        if talk.at(at) != "niet" or talk.asks(clause) or talk.not_his(clause):
            continue
        right, wrong = _value(talk, clause.begin, at, last=True), _value(talk, at + 1, min(at + _NEAR, clause.end))
        if right is None or wrong is None or right[0] == wrong[0]:
            continue
        unit = right[1] or wrong[1]
        years = not unit and right[0] in _YEARS and wrong[0] in _YEARS
        if not years and (not unit or (right[1] and wrong[1] and right[1] != wrong[1])):
            continue
        talk.take(clause.begin, clause.end)
        if years:
            return Change("year", talk.fact(str(right[0])), str(wrong[0]))
        return Change("length", talk.fact(_shown(right[0], unit)), _shown(wrong[0], unit))
    return None


def _value(talk: Talk, begin: int, end: int, *, last: bool = False) -> tuple[int, str] | None:
    """The number next to "niet" in a stretch of words, with the unit behind it, "" for none."""
    places = [at for at in range(begin, end) if number(talk.at(at)) is not None]
    if not places:
        return None
    at = places[-1] if last else places[0]
    behind = talk.at(at + 1) if at + 1 < end or not last else ""
    found, unit = number(talk.at(at)), _UNITS.get(behind, "")
    far = end - at - 1 - bool(unit) if last else at - begin
    return (int(found), unit) if found is not None and far <= 1 else None


def _shown(value: int, unit: str) -> str:
    one = {"maanden": "maand", "weken": "week", "dagen": "dag"}
    return f"{value} {one.get(unit, unit) if value == 1 else unit}"
