"""Storing a message and gathering what its handling needs: one transaction, before anything else happens."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from bot.content import load
from bot.conversation.danger.crisis import PREFIX
from bot.conversation.danger.step import ASKED, CrisisStep
from bot.conversation.doubt.question import PREFIX as CHECK
from bot.conversation.memory import unnamed
from bot.core.conversation import Message
from bot.core.learner import Account, Learner, School, Staff
from bot.ports import Inbound, InboundKind, WrongKey
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts

log = logging.getLogger(__name__)
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
    invited: bool = False  # this message is the first answer to an invitation
    lately: CrisisStep | None = None  # where a crisis of this session stood when other things began
    check: Message | None = None  # the message about which a check question waits for an answer
    blocks: tuple[str, ...] = ()  # the steps of the blocks of a crisis that were sent in this session
    more: bool = False  # a message of his that came after it is answered right behind it: nothing is asked now

    @property
    def names(self) -> dict[str, str]:
        """What fills the placeholders of texts."""
        coach = self.coach or load("crisis")["iemand"]
        return {"voornaam": self.learner.name if self.learner else "", "coach": coach, "school": self.school}


def cleaned(inbound: Inbound) -> Inbound:
    """Without what no database and no wire takes: halves of characters, and the zero character."""

    def clean(text: str) -> str:
        return text.encode("utf-8", "replace").decode().replace("\0", "")

    payload = None if inbound.payload is None else clean(inbound.payload)
    return replace(inbound, text=clean(inbound.text), payload=payload)


def words_for_the_engine(inbound: Inbound) -> str:
    """What the engine reads: the payload of one of its own buttons, else words, never a command of its own."""
    if inbound.payload is not None and inbound.payload.startswith("/"):
        return inbound.payload
    return (inbound.text.lstrip("/ ") if inbound.payload is None else inbound.text) or "?"


def take_in(parts: Parts, inbound: Inbound) -> Talk | None:
    """Store `inbound`; None when it was delivered before. Raises `StorageDown`."""
    with parts.begin() as uow:
        account = uow.people.account(inbound.channel, inbound.account)
        if account is None:
            account = uow.people.open_account(Account(inbound.channel, inbound.account, parts.now()))
        message = Message(
            account.id, "in", inbound.external_id, inbound.kind, parts.vault.seal(inbound.text),
            inbound.sent_at, parts.now(), learner_id=account.learner_id, payload=inbound.payload,
        )  # fmt: skip
        if not uow.talks.store(message):
            return None
        if inbound.kind != "blocked":
            account.dead_at = None  # who writes can be reached
            if account.learner_id is not None and message.id is not None:
                uow.campaigns.heard(account.learner_id, message.id, message.stored_at)
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
            account.channel, account.external_id, message.external_id, cast(InboundKind, message.kind),
            parts.vault.open(message.sealed), message.sent_at, message.payload,
        )  # fmt: skip
        return _talk(parts, uow, inbound, account, message)


def _talk(parts: Parts, uow: UnitOfWork, inbound: Inbound, account: Account, message: Message) -> Talk:
    learner = uow.get(Learner, account.learner_id) if account.learner_id else None
    school = uow.get(School, learner.school_id) if learner else None
    coach = uow.get(Staff, learner.coach_id) if learner and learner.coach_id else None
    since = parts.now() - timedelta(hours=parts.policies.session_hours)
    recent = [m for m in uow.talks.recent(account.id, 24, since) if m.id != message.id]
    said = [m for m in recent[_mistaken(recent) :] if m.direction == "in" and m.kind in READABLE]
    told = [m for m in recent if m.direction == "out" and m.author == "bot"]
    return Talk(
        inbound, account, learner, message,
        earlier=tuple(_opened(parts, m) for m in said[-parts.policies.context_messages :]),
        crisis=_crisis_step(told) or _tapped_step(uow, account, inbound),
        lately=_lately(told),
        coach=coach.name.split()[0] if coach else "",
        school=school.name if school else "",
        invited=bool(message.id and learner and uow.campaigns.answered_with(message.id)),
        check=_checked(uow, account, inbound),
        blocks=tuple(message.crisis_step for message in told if message.crisis_step),
    )  # fmt: skip


def _mistaken(recent: list[Message]) -> int:
    """From where on messages belong together: a guess that was a mistake colours nothing that is said after it."""
    keys = [(message.crisis_step or "") if message.direction == "out" else "" for message in recent]
    steps = {at: CrisisStep.parse(key) for at, key in enumerate(keys) if key}
    return max((at for at, step in steps.items() if step.guess and step.block == "answers.opgelost"), default=0)


def _crisis_step(told: list[Message]) -> CrisisStep | None:
    """The last crisis block, unless the talk has gone on to something else since."""
    for message in reversed(told):
        if message.crisis_step:
            return CrisisStep.parse(message.crisis_step)
        if message.crisis_step is None:
            return None
    return None


def _lately(told: list[Message]) -> CrisisStep | None:
    """The last crisis block of the session, unless it was a mistake."""
    keys = [message.crisis_step for message in told if message.crisis_step]
    step = CrisisStep.parse(keys[-1]) if keys else None
    return None if step is None or step.block == "answers.opgelost" else step


def crisis_before(parts: Parts, talk: Talk) -> CrisisStep | None:
    """The last crisis of the days before, when it was not asked about yet and nothing of ours waits for an answer."""
    now = parts.now()
    with parts.begin() as uow:
        recent = uow.talks.recent(talk.account.id, 200, now - timedelta(days=load("crisis")["later_days"]))
    session = now - timedelta(hours=parts.policies.session_hours)
    if any(m.direction == "out" and m.stored_at >= session for m in recent):
        return None
    steps = [CrisisStep.parse(m.crisis_step) for m in reversed(recent) if m.crisis_step and m.direction == "out"]
    if steps and steps[0].block == "answers.opgelost":
        return None
    return next((s if s.block != "later" else None for s in steps if not s.block.startswith("answers.")), None)


def _tapped_step(uow: UnitOfWork, account: Account, inbound: Inbound) -> CrisisStep | None:
    """For a tap on a button of a crisis block from earlier: it counts, however late and whatever came between."""
    if inbound.payload is None or not inbound.payload.startswith((PREFIX, CHECK)):
        return None
    key = uow.talks.last_crisis(account.id)
    step = CrisisStep.parse(key) if key else None
    return step if step is not None and (step.block == ASKED or inbound.payload.startswith(PREFIX)) else None


def _checked(uow: UnitOfWork, account: Account, inbound: Inbound) -> Message | None:
    """The message about which a question waits; a tap on its buttons counts however late."""
    if inbound.payload is not None and inbound.payload.startswith(CHECK):
        return uow.talks.last_check(account.id)
    return uow.talks.asked(account.id)


def _opened(parts: Parts, message: Message) -> str:
    """An earlier text; "" where no key opens it: the message of now has to be heard all the same."""
    try:
        return parts.vault.open(message.sealed)
    except WrongKey:
        log.error("message %s does not open with the keys in NAZORG_KEYS", message.id)
        return ""


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
        told = cases.people_for_crisis(uow, school)
    if not told:
        return "nobody", {}
    words, now = load("crisis")["wanneer"], parts.now()
    staffed = cases.staffed_now(school, now)
    when = words["vandaag_nog"] if staffed else next_staffed(school, now)
    if coach is None or not coach.active:
        return "no_coach", {"wanneer": when}
    if not staffed and school.oncall_mail:
        return "oncall", {"coach": load("crisis")["iemand"], "wanneer": words["snel"]}
    return ("staffed" if staffed else "outside"), {"coach": coach.name.split()[0], "wanneer": when}


def next_staffed(school: School, now: datetime) -> str:
    """The next time that somebody is at work: "morgen na 9:00", "maandag na 9:00"."""
    words, start = load("crisis")["wanneer"], school.staffed.partition("-")[0]
    day = now
    for ahead in range(0, 15):
        day = now + timedelta(days=ahead)
        begin = day.replace(hour=int(start[:2]), minute=int(start[3:5]), second=0, microsecond=0)
        if begin > now and cases.staffed_now(school, begin):
            break
    else:
        return str(words["snel"])
    ahead = (day.date() - now.date()).days
    word = words["vandaag"] if ahead == 0 else words["morgen"] if ahead == 1 else words["dagen"][day.weekday()]
    if ahead > 6:
        word = words["later"].format(dag=words["dagen"][day.weekday()], datum=f"{day.day}-{day.month}")
    return str(words["na"].format(dag=word, tijd=f"{int(start[:2])}:{start[3:5]}"))


def coach_unnamed(talk: Talk) -> str:
    """The text with "coach" for the first name of his coach."""
    return unnamed(talk.inbound.text, talk.coach)
