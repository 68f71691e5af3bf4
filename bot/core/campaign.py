"""A campaign: which learners of a school are asked how it goes, at which points, within which hours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, get_args
from uuid import UUID, uuid4

from bot.core.calendar import SUNDAY, Window, add_months, local_day
from bot.core.checkin import Profile
from bot.core.learner import Learner

Past = Literal["send_now", "next", "skip_and_log"]
PASTS: tuple[Past, ...] = get_args(Past)
CampaignStatus = Literal["draft", "running", "paused", "cancelled", "ended"]
LAST_MONTH = 60  # a point lies at most five years after leaving
MOST_REMINDERS = 4
MOST_HELD = 0.5  # at least half of the cohort is asked


@dataclass(frozen=True)
class Cohort:
    """Whom it is for. An empty list does not choose; of `tags` one is enough. `left_from` and `left_to` are the
    first and the last day of leaving school, both included."""

    profiles: tuple[Profile, ...] = ()
    left_from: date | None = None
    left_to: date | None = None
    clusters: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    def holds(self, learner: Learner) -> bool:
        """Whether this learner is meant."""
        return (
            learner.status != "forgotten"
            and (not self.profiles or learner.profile in self.profiles)
            and (self.left_from is None or self.left_from <= learner.left_on)
            and (self.left_to is None or learner.left_on <= self.left_to)
            and (not self.clusters or learner.cluster in self.clusters)
            and (not self.tags or bool(set(self.tags) & set(learner.tags)))
        )


@dataclass(frozen=True)
class Point:
    """One moment to ask. `kind` months: after `left_on`; weeks: after the last contact; day: that date.

    `value` is a number, or the ISO date.
    """

    kind: Literal["months", "weeks", "day"]
    value: int | str

    @property
    def key(self) -> str:
        """How it is stored: "months:3", "day:2027-01-15"."""
        return f"{self.kind}:{self.value}"

    @classmethod
    def parse(cls, key: str) -> Point:
        """The point of a stored key. Raises ValueError."""
        kind, _, value = key.partition(":")
        if kind == "day":
            return cls("day", date.fromisoformat(value).isoformat())
        if kind not in ("months", "weeks"):
            raise ValueError(key)
        return cls(kind, int(value))  # type: ignore[arg-type]

    def on(self, learner: Learner, heard_at: datetime | None) -> date:
        """The day for this learner; without any contact yet, weeks count from leaving school."""
        if self.kind == "day":
            return date.fromisoformat(str(self.value))
        if self.kind == "months":
            return add_months(learner.left_on, int(self.value))
        last = max(local_day(heard_at), learner.left_on) if heard_at else learner.left_on
        return last + timedelta(weeks=int(self.value))


@dataclass(frozen=True)
class Plan:
    """The rules of a campaign.

    `reminders` are days after the invitation, rising; `ends_on` is the last day on which anything is sent;
    `holdout` is the share (0 to 0.5) of the cohort that is not asked, to measure the effect. `past` says what
    becomes of points that have passed: the latest is sent now; the next one counts; or skipped. All are logged.
    """

    cohort: Cohort
    points: tuple[Point, ...]
    ends_on: date
    window: Window = field(default_factory=Window)
    reminders: tuple[int, ...] = (3, 7)
    holdout: float = 0.0
    past: Past = "skip_and_log"
    text: str = "standaard"

    @property
    def patience(self) -> int:
        """Days that an invitation and its reminders take: no other one of this campaign comes within."""
        return self.reminders[-1] if self.reminders else 1


def faults(plan: Plan, today: date) -> list[str]:
    """What is wrong with a plan in itself, as keys of the error texts; empty when nothing is."""
    window, months = plan.window, [p.value for p in plan.points if p.kind == "months"]
    cohort = plan.cohort
    checks = {
        "geen_punten": not plan.points,
        "punt_dubbel": len(set(plan.points)) < len(plan.points),
        "punt_voor_uitstroom": any(int(n) < 0 for n in months),
        "punt_te_ver": any(int(n) > LAST_MONTH for n in months),
        "weken": any(p.kind == "weeks" and not 1 <= int(p.value) <= 104 for p in plan.points),
        "zondag": SUNDAY in window.weekdays,
        "venster_dicht": not set(window.weekdays) - {SUNDAY} or window.start >= window.end,
        "dicht_volgorde": any(first > last for first, last in window.closed),
        "uitstroom_volgorde": bool(cohort.left_from and cohort.left_to and cohort.left_from > cohort.left_to),
        "herinneringen": list(plan.reminders) != sorted(set(plan.reminders))
        or any(not 1 <= n <= 60 for n in plan.reminders)
        or len(plan.reminders) > MOST_REMINDERS,
        "einde_voorbij": plan.ends_on < today,
        "punt_na_einde": any(p.kind == "day" and str(p.value) > plan.ends_on.isoformat() for p in plan.points),
        "controlegroep": not 0 <= plan.holdout <= MOST_HELD,
        "verleden": plan.past not in PASTS,
    }
    return [name for name, wrong in checks.items() if wrong]


def place(seed: str, learner_id: UUID) -> float:
    """Where the stored seed puts a learner, evenly from 0 up to 1; always the same."""
    digest = hashlib.sha256(f"{seed}:{learner_id}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64


def held_out(seed: str, share: float, learners: Iterable[UUID]) -> set[UUID]:
    """Who is not asked: of those drawn together the first `share` by place."""
    order = sorted(learners, key=lambda one: place(seed, one))
    return set(order[: int(len(order) * share + 0.5)])


def joins_held_out(seed: str, share: float, learner_id: UUID) -> bool:
    """The same for somebody who comes to the cohort after the drawing."""
    return place(seed, learner_id) < share


def to_json(plan: Plan) -> dict[str, Any]:
    """A plan as plain data."""
    cohort, window = plan.cohort, plan.window
    return {
        "cohort": {
            "profiles": list(cohort.profiles), "left_from": _iso(cohort.left_from), "left_to": _iso(cohort.left_to),
            "clusters": list(cohort.clusters), "tags": list(cohort.tags),
        },
        "points": [point.key for point in plan.points],
        "ends_on": plan.ends_on.isoformat(),
        "window": {
            "weekdays": list(window.weekdays), "start": window.start.isoformat(), "end": window.end.isoformat(),
            "region": window.region, "closed": [[a.isoformat(), b.isoformat()] for a, b in window.closed],
        },
        "reminders": list(plan.reminders), "holdout": plan.holdout, "past": plan.past, "text": plan.text,
    }  # fmt: skip


def from_json(data: Mapping[str, Any]) -> Plan:
    """The plan of `to_json`. Raises KeyError, ValueError or TypeError for anything else."""
    cohort, window = data["cohort"], data["window"]
    return Plan(
        Cohort(
            tuple(cohort["profiles"]), _day(cohort["left_from"]), _day(cohort["left_to"]),
            tuple(cohort["clusters"]), tuple(cohort["tags"]),
        ),
        tuple(Point.parse(key) for key in data["points"]),
        date.fromisoformat(data["ends_on"]),
        Window(
            tuple(window["weekdays"]), time.fromisoformat(window["start"]), time.fromisoformat(window["end"]),
            window["region"], tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in window["closed"]),
        ),
        tuple(data["reminders"]), data["holdout"], data["past"], data["text"],
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(eq=False)
class Campaign:
    """One campaign of a school. `rules` is its `Plan` as plain data; `seed` draws who is held out.

    `refreshed_at` is when newcomers to the cohort were last looked for.
    """

    school_id: UUID
    name: str
    rules: dict[str, Any]
    seed: str
    created_at: datetime
    created_by: str
    status: CampaignStatus = "draft"
    started_at: datetime | None = None
    ended_at: datetime | None = None
    refreshed_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def plan(self) -> Plan:
        """Its rules."""
        return from_json(self.rules)


@dataclass(eq=False)
class Member:
    """A learner in the cohort of a campaign: asked, or held out to compare with. Drawn once."""

    campaign_id: UUID
    learner_id: UUID
    held: bool


def years_of(plan: Plan, today: date) -> range:
    """The years that its calendar must know."""
    return range(today.year - 1, max(today.year, plan.ends_on.year) + 3)
