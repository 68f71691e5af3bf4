"""Storing a message and gathering what its handling needs: one transaction, before anything else happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.conversation.crisis import CrisisStep
from bot.core.conversation import Message
from bot.core.learner import Account, Learner, School, Staff
from bot.ports import Inbound
from bot.records import UnitOfWork
from bot.services import cases
from bot.services.parts import Parts

READABLE = ("text", "button", "edit")


@dataclass
class Talk:
    """One incoming message with what is known of its writer."""

    inbound: Inbound
    account: Account
    learner: Learner | None
    message: Message
    earlier: tuple[str, ...]
    crisis: CrisisStep | None
    coach: str
    school: str

    @property
    def names(self) -> dict[str, str]:
        """What fills the placeholders of texts."""
        coach = self.coach or "iemand van school"
        return {"voornaam": self.learner.name if self.learner else "", "coach": coach, "school": self.school}


def take_in(parts: Parts, inbound: Inbound) -> Talk | None:
    """Store `inbound`; None when it was delivered before. Raises `StorageDown`."""
    with parts.begin() as uow:
        account = uow.people.account(inbound.channel, inbound.account)
        if account is None:
            account = Account(inbound.channel, inbound.account, parts.now())
            uow.add(account)
            uow.flush()
        message = Message(
            account.id, "in", inbound.external_id, inbound.kind, parts.vault.seal(inbound.text),
            inbound.sent_at, parts.now(), learner_id=account.learner_id, payload=inbound.payload,
        )  # fmt: skip
        if not uow.talks.store(message):
            return None
        talk = _talk(parts, uow, inbound, account, message)
        uow.commit()
        return talk


def reopen(parts: Parts, message_id: int) -> Talk | None:
    """The talk around a message that was stored earlier and still waits for its answer."""
    with parts.begin() as uow:
        message = uow.talks.message(message_id)
        account = uow.get(Account, message.account_id) if message else None
        if message is None or account is None:
            return None
        inbound = Inbound(
            account.channel, account.external_id, message.external_id, "text" if message.kind == "text" else "button",
            parts.vault.open(message.sealed), message.sent_at, message.payload,
        )  # fmt: skip
        return _talk(parts, uow, inbound, account, message)


def _talk(parts: Parts, uow: UnitOfWork, inbound: Inbound, account: Account, message: Message) -> Talk:
    learner = uow.get(Learner, account.learner_id) if account.learner_id else None
    school = uow.get(School, learner.school_id) if learner else None
    coach = uow.get(Staff, learner.coach_id) if learner and learner.coach_id else None
    since = parts.now() - timedelta(hours=parts.policies.session_hours)
    recent = [m for m in uow.talks.recent(account.id, 24, since) if m.id != message.id]
    said = [m for m in recent if m.direction == "in" and m.kind in READABLE][-parts.policies.context_messages :]
    told = [m for m in recent if m.direction == "out" and m.author == "bot"]
    return Talk(
        inbound, account, learner, message,
        earlier=tuple(parts.vault.open(m.sealed) for m in said),
        crisis=_crisis_step(told),
        coach=coach.name.split()[0] if coach else "",
        school=school.name if school else "",
    )  # fmt: skip


def _crisis_step(told: list[Message]) -> CrisisStep | None:
    """The last crisis block, unless the talk has gone on to something else since."""
    for message in reversed(told):
        if message.crisis_step:
            return CrisisStep.parse(message.crisis_step)
        if message.crisis_step is None:
            return None
    return None


def contact_state(parts: Parts, learner_id: UUID | None) -> tuple[str, dict[str, str]]:
    """Who will get in touch in a crisis, and when, in words that will be true."""
    if learner_id is None:
        return "stranger", {}
    with parts.begin() as uow:
        learner = uow.get(Learner, learner_id)
        school = uow.get(School, learner.school_id) if learner else None
        coach = uow.get(Staff, learner.coach_id) if learner and learner.coach_id else None
    if school is None:
        return "stranger", {}
    now = parts.now()
    staffed = cases.staffed_now(school, now)
    when = "zo snel mogelijk, nog vandaag" if staffed else next_staffed(school, now)
    if coach is None:
        return "no_coach", {"wanneer": when}
    names = {"coach": coach.name.split()[0]}
    if not staffed and school.oncall_mail:
        return "oncall", {"coach": "iemand van school", "wanneer": "zo snel mogelijk"}
    return ("staffed" if staffed else "outside"), names | {"wanneer": when}


def next_staffed(school: School, now: datetime) -> str:
    """The next time that somebody is at work: "morgen na 9:00", "maandag na 9:00"."""
    start = school.staffed.partition("-")[0]
    day = now
    for ahead in range(0, 15):
        day = now + timedelta(days=ahead)
        begin = day.replace(hour=int(start[:2]), minute=int(start[3:5]), second=0, microsecond=0)
        if begin > now and cases.staffed_now(school, begin):
            break
    else:
        return "zo snel mogelijk"
    names = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    ahead = (day.date() - now.date()).days
    word = "vandaag" if ahead == 0 else "morgen" if ahead == 1 else names[day.weekday()]
    if ahead > 6:
        word = f"op {names[day.weekday()]} {day.day}-{day.month}"
    return f"{word} na {int(start[:2])}:{start[3:5]}"
