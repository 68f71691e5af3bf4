"""A plan as a school writes it down, in YAML with Dutch words, read into a `Plan`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

import yaml

from bot.core.calendar import REGIONS, Window
from bot.core.campaign import Cohort, Past, Plan, Point
from bot.core.checkin import PROFILES
from bot.services.planning.campaign_preview import BadPlan

T = TypeVar("T")
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
PAST: Mapping[str, Past] = {"nu": "send_now", "volgende": "next", "overslaan": "skip_and_log"}
# Every field with an example of how it is written; those of a group after a dot.
FIELDS = {
    "naam": "Eerste jaar", "school": "VSO De Brug", "punten": "[3 maanden, 8 weken, 2027-01-15]", "einde": "2028-07-31",
    "doelgroep.profiel": "[arbeidsmarkt, dagbesteding]", "doelgroep.uitstroom": "2026",
    "doelgroep.vanaf": "2026-01-01", "doelgroep.tot": "2026-12-31", "doelgroep.cluster": "[4]",
    "doelgroep.tags": "[stage]", "venster.dagen": "[ma, di, wo, do, vr]", "venster.van": '"10:00"',
    "venster.tot": '"19:00"', "venster.schoolvakanties": "noord", "venster.dicht": "[[2027-05-01, 2027-05-09]]",
    "herinneringen": "[3, 7]", "controlegroep": "10", "verleden": "overslaan", "tekst": "standaard",
}  # fmt: skip
NEEDED = ("naam", "school", "punten", "einde")
_POINT = re.compile(r"(-?\d+)\s*(maand|maanden|week|weken)")


@dataclass(frozen=True)
class PlanFile:
    """What a file says: the name of the campaign, the name of the school, and the rules."""

    name: str
    school: str
    plan: Plan


def read_plan(text: str, file: str) -> PlanFile:
    """Read a file; `file` is its name for the messages. Raises `BadPlan` with file and field."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"regel {mark.line + 1}, kolom {mark.column + 1}" if mark else "geen YAML"
        raise BadPlan("bestand", bestand=file, waar=where) from None
    if not isinstance(data, dict):
        raise BadPlan("bestand", bestand=file, waar="geen lijst van velden")
    return _Reader(_flat(data), file).read()


def _flat(data: Mapping[Any, Any]) -> dict[str, Any]:
    """Groups taken apart: {"venster": {"van": …}} becomes {"venster.van": …}."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name in ("doelgroep", "venster") and isinstance(value, dict):
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[str(name)] = value
    return found


class _Reader:
    """One file; every error names the file, the field, and how it can be written."""

    def __init__(self, data: Mapping[str, Any], file: str) -> None:
        self._data, self._file = data, file

    def read(self) -> PlanFile:
        for name in self._data:
            if name not in FIELDS:
                raise BadPlan("veld_onbekend", bestand=self._file, veld=name, voorbeeld=", ".join(FIELDS))
        for name in NEEDED:
            if self._data.get(name) in (None, ""):
                raise BadPlan("veld_mist", bestand=self._file, veld=name, voorbeeld=FIELDS[name])
        plan = Plan(
            self._cohort(),
            self._get("punten", lambda v: tuple(_point(one) for one in _list(v)), ()),
            self._get("einde", _day, date.max),
            self._window(),
            self._get("herinneringen", lambda v: tuple(_number(one) for one in _list(v)), (3, 7)),
            self._get("controlegroep", _percent, 0.0),
            self._get("verleden", lambda v: PAST[str(v)], PAST["overslaan"]),
            self._get("tekst", str, "standaard"),
        )
        return PlanFile(str(self._data["naam"]), str(self._data["school"]), plan)

    def _get(self, name: str, read: Callable[[Any], T], default: T) -> T:
        value = self._data.get(name)
        if value is None:
            return default
        try:
            return read(value)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise BadPlan("veld", bestand=self._file, veld=name, voorbeeld=FIELDS[name]) from None

    def _cohort(self) -> Cohort:
        year = self._get("doelgroep.uitstroom", _year, 0)
        return Cohort(
            self._get("doelgroep.profiel", lambda v: tuple(PROFILES[PROFILES.index(one)] for one in _list(v)), ()),
            self._get("doelgroep.vanaf", _day, date(year, 1, 1) if year else None),
            self._get("doelgroep.tot", _day, date(year, 12, 31) if year else None),
            self._get("doelgroep.cluster", lambda v: tuple(_number(one) for one in _list(v)), ()),
            self._get("doelgroep.tags", lambda v: tuple(str(one) for one in _list(v)), ()),
        )

    def _window(self) -> Window:
        usual = Window()
        return Window(
            self._get("venster.dagen", lambda v: tuple(DAYS.index(one) for one in _list(v)), usual.weekdays),
            self._get("venster.van", _time, usual.start),
            self._get("venster.tot", _time, usual.end),
            self._get("venster.schoolvakanties", lambda v: REGIONS[REGIONS.index(v)], None),
            self._get("venster.dicht", lambda v: tuple((_day(a), _day(b)) for a, b in v), ()),
        )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _day(value: Any) -> date:
    return value if type(value) is date else date.fromisoformat(value)


def _time(value: Any) -> time:
    if isinstance(value, int):  # YAML reads 10:00 without quotes as 600 minutes
        return time(value // 60, value % 60)
    return time.fromisoformat(value)


def _number(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(value)
    return value


def _year(value: Any) -> int:
    year = _number(value)
    if not 1990 <= year <= 2100:
        raise ValueError(value)
    return year


def _percent(value: Any) -> float:
    return float(str(value).rstrip(" %")) / 100


def _point(value: Any) -> Point:
    """ "3 maanden", "8 weken", or a date. Raises ValueError."""
    if type(value) is date:
        return Point("day", value.isoformat())
    found = _POINT.fullmatch(str(value).strip())
    if found is None:
        return Point("day", date.fromisoformat(str(value)).isoformat())
    return Point("months" if found[2].startswith("maand") else "weeks", int(found[1]))
