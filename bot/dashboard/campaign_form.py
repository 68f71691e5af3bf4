"""The form of a new campaign: what was filled in, the plan that it says, and what is wrong at which field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeVar

from bot.content import load
from bot.core.calendar import REGIONS, SUNDAY, Window, add_months
from bot.core.campaign import PASTS, Cohort, Plan, Point, faults
from bot.core.checkin import PROFILES

T = TypeVar("T")
MONTHS = (1, 3, 6, 9, 12, 18, 24)  # after leaving school: those with a box of their own
WEEKDAYS = tuple(range(SUNDAY))
ROWS = (1, 2)  # how many dates, and how many closed stretches, the form has room for
LONGEST = 80  # characters of a name
AHEAD = 120  # months that an end may lie ahead
# The fields in the order of the page, so that what is wrong is listed from top to bottom.
ORDER = (
    "naam", "school", "doelgroep", "uit-van", "uit-tot", "punten", "maanden", "weken", "datum", "verleden", "einde",
    "tekst", "herinneringen", "dagen", "van", "tot", "regio", "dicht", "controle",
)  # fmt: skip
# At which field a refusal is shown; those that are not here belong to the field of the same name.
FIELD_OF = {
    "geen_punten": "punten", "punt_dubbel": "punten", "punt_voor_uitstroom": "punten", "punt_te_ver": "maanden",
    "zondag": "dagen", "venster_dicht": "dagen", "dicht_volgorde": "dicht", "uitstroom_volgorde": "uit-tot",
    "einde_voorbij": "einde", "punt_na_einde": "einde", "controlegroep": "controle", "leeg": "doelgroep",
    "niets_te_sturen": "punten",
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """What was filled in, and its plan, which holds usual values where there are `errors` (field -> Dutch line)."""

    values: Mapping[str, str]
    plan: Plan
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the campaign."""
        return self.values.get("naam", "").strip()[:LONGEST]

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """The errors from top to bottom."""
        return sorted(self.errors.items(), key=lambda item: ORDER.index(item[0]))

    def refuse(self, name: str, text: str) -> None:
        """Put a refusal of the services at its field."""
        self.errors.setdefault(FIELD_OF.get(name, name), text)


def say(name: str) -> str:
    """One line about a field."""
    return str(load("campagnescherm")["fouten"][name]["text"])


def usual(today: date) -> dict[str, str]:
    """What stands in an empty form."""
    points = tuple(Point("months", n) for n in (3, 6, 12))
    return filled(Plan(Cohort(), points, add_months(today, 12)))


def filled(plan: Plan, name: str = "") -> dict[str, str]:
    """A plan as the form shows it."""
    cohort, window = plan.cohort, plan.window
    months = [int(one.value) for one in plan.points if one.kind == "months"]
    days = [str(one.value) for one in plan.points if one.kind == "day"]
    values = {
        "naam": name, "uit-van": _iso(cohort.left_from), "uit-tot": _iso(cohort.left_to),
        "maanden": _listed(n for n in months if n not in MONTHS),
        "weken": _listed(one.value for one in plan.points if one.kind == "weeks"),
        "van": f"{window.start:%H:%M}", "tot": f"{window.end:%H:%M}", "regio": window.region or "",
        "herinneringen": _listed(plan.reminders), "controle": f"{plan.holdout * 100:.0f}", "verleden": plan.past,
        "einde": plan.ends_on.isoformat(), "tekst": plan.text,
    }  # fmt: skip
    boxes = [f"profiel-{one}" for one in cohort.profiles] + [f"cluster-{one}" for one in cohort.clusters]
    boxes += [f"label-{one}" for one in cohort.tags] + [f"dag-{one}" for one in window.weekdays]
    boxes += [f"maand-{n}" for n in months if n in MONTHS]
    stretches = {f"dicht-{at}-{n}": day.isoformat() for n, pair in zip(ROWS, window.closed, strict=False)
                 for at, day in zip(("van", "tot"), pair, strict=True)}  # fmt: skip
    dates = {f"datum-{n}": day for n, day in zip(ROWS, days, strict=False)}
    return values | dates | stretches | dict.fromkeys(boxes, "1")


def read(values: Mapping[str, str], today: date) -> Form:
    """The plan that a form says. Nothing is raised: what is wrong is in `errors`."""
    reader = _Reader(values, today)
    plan = reader.plan()
    form = Form(values, plan, reader.errors)
    texts = load("campagneregels")["fouten"]
    for name in faults(plan, today):
        form.refuse(name, texts[name]["text"])
    return form


class _Reader:
    def __init__(self, values: Mapping[str, str], today: date) -> None:
        self._values, self._latest, self.errors = values, add_months(today, AHEAD), dict[str, str]()

    def plan(self) -> Plan:
        points = [Point("months", n) for n in MONTHS if f"maand-{n}" in self._values]
        points += [Point("months", n) for n in self._numbers("maanden")]
        points += [Point("weeks", n) for n in self._numbers("weken")]
        dates = [self._day(f"datum-{n}") for n in ROWS]
        points += [Point("day", one.isoformat()) for one in dates if one is not None]
        if "einde" not in self.errors and not self._values.get("einde", "").strip():
            self.errors["einde"] = say("einde_mist")
        return Plan(
            self._cohort(), tuple(points), self._day("einde") or self._latest, self._window(),
            self._numbers("herinneringen"),
            self._get("controle", lambda text: int(text.rstrip(" %")) / 100, "percentage", 0.0),
            self._get("verleden", lambda text: PASTS[PASTS.index(text)], "keuze", "skip_and_log"),
            self._values.get("tekst", "standaard"),
        )  # fmt: skip

    def _cohort(self) -> Cohort:
        on = self._values
        tags = [name.removeprefix("label-") for name in on if name.startswith("label-")]
        return Cohort(
            tuple(one for one in PROFILES if f"profiel-{one}" in on), self._day("uit-van"), self._day("uit-tot"),
            tuple(n for n in range(1, 5) if f"cluster-{n}" in on), tuple(sorted(tags)),
        )  # fmt: skip

    def _window(self) -> Window:
        stretches = []
        for n in ROWS:
            first, last = self._day(f"dicht-van-{n}"), self._day(f"dicht-tot-{n}")
            if (first is None) != (last is None):
                self.errors.setdefault("dicht", say("dicht_half"))
            elif first and last:
                stretches.append((first, last))
        usual = Window()
        return Window(
            tuple(n for n in WEEKDAYS if f"dag-{n}" in self._values),
            self._get("van", time.fromisoformat, "tijd", usual.start, needed=True),
            self._get("tot", time.fromisoformat, "tijd", usual.end, needed=True),
            self._get("regio", lambda text: REGIONS[REGIONS.index(text)], "keuze", None),
            tuple(stretches),
        )

    def _numbers(self, name: str) -> tuple[int, ...]:
        none: tuple[int, ...] = ()
        return self._get(name, _numbers, "getallen", none)

    def _day(self, name: str) -> date | None:
        """A date of our time; an end or a point lies at most ten years ahead."""

        def within(text: str) -> date:
            found = date.fromisoformat(text)
            if found.year < 1990 or found > self._latest:
                raise ValueError(text)
            return found

        return self._get(name, within, "datum", None)

    def _get(self, name: str, read: Callable[[str], T], wrong: str, default: T, *, needed: bool = False) -> T:
        text = self._values.get(name, "").strip()
        if not text and not needed:
            return default
        try:
            return read(text)
        except ValueError:
            self.errors[re.sub(r"^(dicht)-.*|^(datum)-.*", r"\1\2", name)] = say(wrong)
            return default


def _numbers(text: str) -> tuple[int, ...]:
    """ "3, 7" or "3 en 7". Raises ValueError."""
    return tuple(int(one) for one in re.split(r"\s*(?:[,;\s]|\ben\b)\s*", text) if one)


def _listed(numbers: Iterable[object]) -> str:
    return ", ".join(str(n) for n in numbers)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
