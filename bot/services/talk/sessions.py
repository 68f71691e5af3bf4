"""Sessions of talk: a fresh random engine id each, and what an engine must know to go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.content import load
from bot.core.conversation import Session
from bot.core.learner import Account, Learner
from bot.ports import Seed
from bot.records import UnitOfWork
from bot.services.parts import Parts

FORM = "checkin_form"
_NAMED = ("doorstroompunt", "mbo", "gemeente")  # responsible parties that the question for leave names
LEAVE = "mag_coach"  # the question for leave to tell the coach
_BAD = ("nee", "stopt_binnenkort", "slecht")  # answers that say that something stops, or does not go well


@dataclass(frozen=True)
class Current:
    """The session of now; `old` is an engine id to forget, when a new session began."""

    session: Session
    old: str | None = None


def current(parts: Parts, uow: UnitOfWork, learner: Learner, account: Account) -> Current:
    """The running session of this account, or a new one after an end or a long silence."""
    now = parts.now()
    last = uow.talks.last_session(account.id)
    silence = timedelta(hours=parts.policies.session_hours)
    ours = last is not None and last.learner_id == learner.id  # an account may have been somebody else's
    if last is not None and ours and last.ended_at is None and now - last.last_at < silence:
        last.last_at = now
        return Current(last)
    if last is not None and last.ended_at is None:
        last.ended_at = now
    session = Session(parts.token(18), learner.id, account.id, now, now)
    uow.add(session)
    return Current(session, last.conversation if last else None)


def seed(uow: UnitOfWork, learner: Learner) -> Seed:
    """Slots and the open question, from the store; no names."""
    slots: dict[str, str | int | bool | None] = {"profiel": learner.profile, **leave_slots(uow, learner)}
    checkin = uow.talks.open_checkin(learner.id)
    if checkin is None or checkin.question is None or uow.guided.active(learner.id) is not None:
        return Seed(slots)
    for row in uow.talks.answers(checkin.id):
        slots[row.question] = row.value or "geweigerd"
    return Seed(slots, FORM, checkin.question)


def leave_slots(uow: UnitOfWork, learner: Learner) -> dict[str, str]:
    """Who will help in the live case, so that the question for leave names the right party, and what his matter is."""
    live = uow.cases.live_of(learner.id)
    recipient = live[-1].recipient if live else ""
    named = {"ontvanger": recipient if recipient in _NAMED else "coach"}
    return named | ({"zaak": _matter(uow, learner)} if live else {})


def _matter(uow: UnitOfWork, learner: Learner) -> str:
    """What the case is about, in words, by what he answered himself: a guess is never said."""
    words, checkin = load("gespreksloop"), uow.talks.open_checkin(learner.id)
    bad = {row.question for row in (uow.talks.answers(checkin.id) if checkin else ()) if row.value in _BAD}
    found = [one for name, one in words["matter"].items() if name in bad]
    said = [one if isinstance(one, str) else one[learner.profile] for one in found]
    return " en ".join(said[: words["matter_most"]]) or str(words["matter"]["none"])
