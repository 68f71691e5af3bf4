"""Campaigns as the pages show them: a preview in counts, messages as on a phone, bars over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.content import load
from bot.conversation.texts import fill
from bot.core.calendar import add_months, local_day
from bot.core.campaign import Plan, Point
from bot.services.planning.campaign_preview import Preview, PreviewLine
from bot.services.planning.campaign_report import Days

MOST = 200  # learners that a preview lists
WIDE, HIGH = 600.0, 160.0  # the drawing of bars, in units of its own
FINEST = 31  # bars that fit beside each other
NEAR = timedelta(days=14)  # before and after today: what is looked at day by day


@dataclass(frozen=True)
class Phone:
    """One message as a learner sees it. `after` is days after the invitation, 0 for the invitation itself."""

    after: int
    text: str
    buttons: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """Counts over time. `unit` is day, week or month; each of `rects` is x, y, width, height and the kind."""

    unit: str
    first: date
    last: date
    most: int
    rects: tuple[tuple[float, float, float, float, str], ...]


@dataclass(frozen=True)
class Shown:
    """A preview. `ready` invitations leave; `waiting` may still leave, and `never` will not, both by reason."""

    people: int
    held: int
    ready: int
    waiting: Mapping[str, int]
    never: Mapping[str, int]
    moments: Sequence[datetime]
    lines: Sequence[PreviewLine]
    phones: Sequence[Phone]
    bars: Bars | None

    @property
    def more(self) -> int:
        """Learners that are not listed."""
        return self.people - len(self.lines)


def shown(found: Preview, plan: Plan) -> Shown:
    """What a page says about a preview: those who are asked first come first."""
    slots = [slot for line in found.lines for slot in line.slots]
    waiting = Counter(slot.reason for slot in slots if slot.reason and not slot.never)
    never = Counter(slot.reason for slot in slots if slot.reason and slot.never)
    moments = found.moments
    lines = sorted(found.lines, key=lambda line: (not _open(line), line.name.lower()))
    first = next((line.name for line in lines if not line.held), lines[0].name)
    per_day = Counter(local_day(one) for one in moments)
    return Shown(
        len(found.lines), sum(line.held for line in found.lines), len(moments), _sorted(waiting), _sorted(never),
        moments, lines[:MOST], phones(plan, first), bars({day: {"planned": n} for day, n in per_day.items()}),
    )  # fmt: skip


def phones(plan: Plan, name: str) -> list[Phone]:
    """The invitation and its reminders, for a learner of that name."""
    entries = load("campagne")["sets"].get(plan.text, [])
    return [
        Phone(after, fill(entry["text"], voornaam=name), tuple(button["title"] for button in entry["buttons"]))
        for after, entry in zip((0, *plan.reminders), entries, strict=False)
    ]


def points(plan: Plan) -> list[tuple[Point, date | None]]:
    """The points in order, each with its date if that is the same for everybody."""
    order = {"months": 0, "weeks": 1, "day": 2}
    found = sorted(plan.points, key=lambda one: (order[one.kind], one.value))
    return [(one, date.fromisoformat(str(one.value)) if one.kind == "day" else None) for one in found]


def progress_bars(per_day: Mapping[date, Days], today: date) -> list[tuple[str, Bars]]:
    """What was sent and answered and what is still planned: day by day around today, and the whole where longer."""
    kinds = ("sent", "answered", "planned")
    days = {day: {kind: getattr(one, kind) for kind in kinds} for day, one in per_day.items()}
    near = bars({day: counts for day, counts in days.items() if today - NEAR <= day <= today + NEAR})
    whole = bars(days)
    found = [("near", near), ("whole", whole if near is None or whole != near else None)]
    return [(name, one) for name, one in found if one is not None]


def bars(days: Mapping[date, Mapping[str, int]]) -> Bars | None:
    """Bars of counts per day, or per week or month where the stretch is long; None when there is nothing."""
    days = {day: counts for day, counts in days.items() if any(counts.values())}
    if not days:
        return None
    unit, edges = _edges(min(days), max(days))
    kinds = [kind for kind in ("sent", "answered", "planned") if any(counts.get(kind) for counts in days.values())]
    sums = [
        [sum(counts.get(kind, 0) for day, counts in days.items() if first <= day < end) for kind in kinds]
        for first, end in pairwise(edges)
    ]
    most = max(max(row) for row in sums)
    slot = WIDE / len(sums)
    width = min(slot * 0.8, 60) / len(kinds)
    rects = []
    for at, row in enumerate(sums):
        left = at * slot + (slot - width * len(kinds)) / 2
        for number, (kind, count) in enumerate(zip(kinds, row, strict=True)):
            if count:
                high = round(HIGH * count / most, 1)
                rects.append((round(left + number * width, 1), HIGH - high, round(width * 0.92, 1), high, kind))
    return Bars(unit, edges[0], min(max(days), edges[-1]), most, tuple(rects))


def _edges(first: date, last: date) -> tuple[str, list[date]]:
    """Where bars begin, and the end of the last one."""
    span = (last - first).days + 1
    if span <= FINEST:
        return "day", [first + timedelta(days=n) for n in range(span + 1)]
    if span <= FINEST * 7:
        monday = first - timedelta(days=first.weekday())
        return "week", [monday + timedelta(weeks=n) for n in range((last - monday).days // 7 + 2)]
    start = first.replace(day=1)
    months = (last.year - start.year) * 12 + last.month - start.month
    return "month", [add_months(start, n) for n in range(months + 2)]


def _open(line: PreviewLine) -> bool:
    return any(slot.reason is None for slot in line.slots)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: -item[1]))
