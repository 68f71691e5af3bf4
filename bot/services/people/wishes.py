"""What a learner wishes of our messages: how often, when on the day, over which channel, a pause, another number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast, get_args

from bot.core.consent import Purpose
from bot.core.conversation import AuditEvent, Message
from bot.core.escalation import CaseEvent, Escalation, due_at
from bot.core.learner import DayPart, Learner
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.guides import shares
from bot.services.parts import Parts
from bot.services.people import learners
from bot.services.planning.holidays import public_holidays

PREFIX = "wens:"  # how the payloads of the buttons begin
What = Literal["menu", "ask", "months", "time", "channel", "pause", "number", "share", "nothing"]
ASKED = ("months", "time", "channel", "pause", "number")  # what can be asked about
TASK = "number"  # the kind of a case in which the coach makes a new code, or writes a new number down
MOST_MONTHS, MOST_DAYS = 24, 365
SHARES: dict[str, tuple[Purpose, ...]] = {  # what staff may see; with "_off" behind it: may not see any more
    "papers": ("documents",),
    "papers_off": ("documents",),
    "plan": ("plan",),
    "plan_off": ("plan",),
    "all_off": ("documents", "plan", "coach"),
}
OFF = "off"  # of a pause
ANY = "any"  # of a part of the day or a channel: no wish


@dataclass(frozen=True)
class Wish:
    """One wish; `value` by kind: ask: what about; months: "0" (no wish) to "24"; time: a part of the day; channel: its
    name; pause: days, an ISO date or "off"; number: "code" or "known"; share: of SHARES, what staff may (not) see."""

    what: What
    value: str = ""

    @property
    def payload(self) -> str:
        """What a button for it carries."""
        return f"{PREFIX}{self.what}:{self.value}" if self.value else PREFIX + self.what

    @classmethod
    def parse(cls, payload: str) -> Wish | None:
        """The wish of a tapped button; None for anything that is no such button."""
        what, _, value = payload.removeprefix(PREFIX).partition(":")
        wish = cls(cast(What, what), value)
        return wish if payload.startswith(PREFIX) and what in get_args(What) and wish.sound else None

    @property
    def sound(self) -> bool:
        """Whether the value can be one of its kind."""
        if self.what == "months":
            return self.value.isascii() and self.value.isdigit() and int(self.value) <= MOST_MONTHS
        if self.what == "time":
            return self.value in (*get_args(DayPart), ANY)
        if self.what == "pause":
            return self.value == OFF or (self.value.isascii() and self.value.isdigit()) or _day(self.value) is not None
        allowed = {"ask": ASKED, "number": ("code", "known"), "share": tuple(SHARES), "menu": ("",), "nothing": ("",)}
        return self.value in allowed.get(self.what, (self.value,))


def standing(learner: Learner, what: What, today: date) -> Wish:
    """What is set on `today`, as the wish that would put it back."""
    if what == "months":
        return Wish(what, str(learner.wants_months or 0))
    if what == "time":
        return Wish(what, learner.wants_time or ANY)
    if what == "channel":
        return Wish(what, learner.wants_channel or ANY)
    until = learner.paused_until if learner.status == "paused" else None
    return Wish("pause", until.isoformat() if until and until > today else OFF)


def reachable(uow: UnitOfWork, learner: Learner) -> list[str]:
    """The channels over which this learner can be reached now, by name."""
    return sorted({account.channel for account in uow.people.accounts_of(learner.id) if account.dead_at is None})


def fulfil(parts: Parts, uow: UnitOfWork, learner: Learner, wish: Wish) -> bool:
    """Set what is wished; it counts for everything that is not under way yet. False when it cannot be.

    Cannot: a channel where the learner has no account, a pause that ends in the past.
    """
    if wish.what == "months":
        learner.wants_months = int(wish.value) or None
    elif wish.what == "time":
        learner.wants_time = None if wish.value == ANY else cast(DayPart, wish.value)
    elif wish.what == "channel":
        if wish.value != ANY and wish.value not in reachable(uow, learner):
            return False
        learner.wants_channel = None if wish.value == ANY else wish.value
    elif wish.what == "share":
        change = shares.withdraw if wish.value.endswith("_off") else shares.allow
        for purpose in SHARES[wish.value]:
            change(parts, uow, learner, purpose)
    elif wish.what == "pause" and wish.value == OFF:
        if learner.status == "paused":
            learners.resume(parts, uow, learner)
    else:
        days = days_of(wish, parts.today())
        if days is None:
            return False
        pause(parts, uow, learner, days)
    return True


def days_of(wish: Wish, today: date) -> int | None:
    """How many days a pause lasts, a year at most; None when its end is not to come."""
    until = _day(wish.value)
    days = (until - today) // timedelta(days=1) if until else int(wish.value)
    return min(days, MOST_DAYS) if days > 0 else None


def pause(parts: Parts, uow: UnitOfWork, learner: Learner, days: int) -> None:
    """A pause, also a shorter one than before."""
    learners.pause(parts, learner, days)
    uow.campaigns.reconsider(learner.id, parts.today(), parts.now())


def ask_coach(parts: Parts, uow: UnitOfWork, learner: Learner, words: Message) -> bool:
    """The coach is asked for a new code, or to note a new number; False when that was asked already.

    No number is taken over from a chat: who holds a phone is not who he says he is.
    """
    uow.people.lock(learner.id)
    if any(case.kind == TASK for case in uow.cases.live_of(learner.id, lock=True)):
        return False
    now = parts.now()
    case = Escalation(
        learner.id, learner.school_id, "attention", ["contact"], "transitiecoach", now, "own_request",
        rule="wish-number", kind=TASK, due_at=due_at("attention", now, public_holidays(now)),
    )  # fmt: skip
    uow.add(case)
    uow.flush()
    cases.note(parts, uow, case, "opened", cases.SYSTEM)
    uow.add(CaseEvent(case.id, now, "quote", "learner", words.sealed, words.id))
    cases.tell(parts, uow, case)
    uow.add(AuditEvent(now, cases.SYSTEM, f"task_{TASK}", str(learner.id)))
    return True


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if "-" in value else None
    except ValueError:
        return None
