"""What the handling of a message leaves in the store: signals, cases, states. Plain database work, run in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import cast
from uuid import UUID

from bot.conversation.danger import crisis, told
from bot.conversation.danger.lines import ALARMING, URGENT
from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import Talk, words_for_the_engine
from bot.conversation.joining import invited
from bot.core.channel_choice import chosen_account
from bot.core.check import CheckStep
from bot.core.consent import Consent, standing
from bot.core.conversation import AuditEvent, Checkin, Message, Session
from bot.core.learner import Account, Learner, School, Staff
from bot.core.signal import About, Assessment
from bot.ports import Inbound, Seed
from bot.records import UnitOfWork
from bot.services.checkins import afterwards, worry
from bot.services.escalations import cases, signals
from bot.services.parts import Parts
from bot.services.talk import sessions

RESUME = "/start_checkin"
CHECKIN_WAITS = timedelta(days=3)  # so long a check-in is taken up again after a guided talk
UNJOINED = ("invited", "refused")
ENGINE_LEASE = timedelta(seconds=30)  # longer than a turn of the engine takes


class Marks:
    """One short transaction per method. Every method may raise `StorageDown`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def signal(self, talk: Talk, verdict: Assessment) -> None:
        """Keep the verdict on a message; of who is known and did not say yes yet, a crisis alone."""
        with self._parts.begin() as uow:
            message = uow.talks.message(talk.message.id or 0)
            if message is not None:
                message.level = verdict.level
            if verdict.level != "crisis" and talk.learner is not None and talk.learner.status in UNJOINED:
                uow.commit()
                return
            signals.record(
                self._parts, uow, verdict, learner_id=talk.account.learner_id,
                account_id=talk.account.id, message_id=talk.message.id,
            )  # fmt: skip
            if message is not None and talk.learner is not None and crisis.is_open(talk.crisis):
                afterwards.mark_in_crisis(self._parts, uow, talk.learner, message)
            uow.commit()

    def crisis(self, talk: Talk, verdict: Assessment, more: CrisisStep | None = None) -> bool:
        """Keep a crisis and open its case; True when this is news to people. `more`: what the danger became."""
        self.signal(talk, verdict)
        with self._parts.begin() as uow:
            self._state(uow.talks.message(talk.message.id or 0), "answered")
            learner = uow.get(Learner, talk.learner.id) if talk.learner else None
            if learner is None:
                cases.note_stranger(self._parts, uow, verdict.kind, talk.message)
                uow.commit()
                return talk.crisis is None
            news = self._alarm(uow, talk, learner, verdict)
            if more is not None and not news:
                told.more(self._parts, uow, talk, learner, more)
            uow.commit()
            return news

    def _alarm(self, uow: UnitOfWork, talk: Talk, learner: Learner, verdict: Assessment) -> bool:
        """The case of a crisis; True when people were told just now."""
        before = {case.id: case.due_at for case in uow.cases.live_of(learner.id) if case.level == "crisis"}
        case = cases.open_case(
            self._parts, uow, learner, level="crisis", topics=verdict.topics, leave="vital",
            kind=verdict.kind, about=verdict.about, quote=talk.message,
        )  # fmt: skip
        return before.get(case.id) != case.due_at

    def crisis_answer(self, talk: Talk, reply: str, time: str = "", more: CrisisStep | None = None) -> None:
        """What he answered goes into the case; a call for help is told like a new crisis. `time`: of a call."""
        with self._parts.begin() as uow:
            self._state(uow.talks.message(talk.message.id or 0), "answered")
            learner = uow.get(Learner, talk.learner.id) if talk.learner else None
            if learner is not None and reply in ALARMING and talk.crisis is not None:
                kind, about = talk.crisis.danger, cast(About, talk.crisis.about)
                news = self._alarm(uow, talk, learner, Assessment("crisis", (), about, kind=kind))
                if reply in URGENT and not news:
                    told.more(self._parts, uow, talk, learner, more or talk.crisis)
            if learner is not None:
                told.answer(self._parts, uow, talk, learner, reply, time)
            uow.commit()

    def settled(self, talk: Talk) -> None:
        """The handling of this message is over; what the engine owes stays owed."""
        with self._parts.begin() as uow:
            message = uow.talks.message(talk.message.id or 0)
            if message is not None and message.state == "received":
                message.state = "answered"
                uow.commit()

    def answered(self, talk: Talk) -> None:
        """Nothing is owed for this message any more."""
        with self._parts.begin() as uow:
            self._state(uow.talks.message(talk.message.id or 0), "answered")
            uow.commit()

    def pending(self, talk: Talk) -> bool:
        """The engine owes an answer; True when the learner was not told so yet."""
        with self._parts.begin() as uow:
            recent = uow.talks.recent(talk.account.id, 8)
            told = any(m.state == "pending" and m.id != talk.message.id for m in recent)
            message = uow.talks.message(talk.message.id or 0)
            if message is not None:
                message.state, message.lease_until = "pending", None
            uow.commit()
            return not told

    def still_asked(self, talk: Talk) -> str | None:
        """What to ask the engine for a message that it owes an answer.

        Its own words, unless they were taken in after all (the engine was only late) or the check-in went on
        since: "ja" must never answer a question that came later. Then the check-in is taken up again, if it is open.
        """
        with self._parts.begin() as uow:
            held = uow.talks.checkins_of(talk.learner.id) if talk.learner else ()
            if held and any(row.message_id == talk.message.id for row in uow.talks.answers(held[0].id)):
                return RESUME if held[0].ended_at is None else None
            later = [m for m in uow.talks.recent(talk.account.id, 50) if m.direction == "in" and m.id > talk.message.id]  # type: ignore[operator]
            overtaken = any(m.state == "answered" and m.kind in ("text", "button") for m in later)
            if overtaken and held and held[0].ended_at is None:
                return RESUME
        begins = invited.understood(self._parts, talk, worried=False) == "begin"
        return RESUME if begins else words_for_the_engine(talk.inbound)

    def blocked(self, talk: Talk) -> None:
        """The learner blocked the bot: the channel is dead, and that is a signal, not an opt-out."""
        with self._parts.begin() as uow:
            account = uow.get(Account, talk.account.id)
            if account is not None:
                account.dead_at = self._parts.now()
            verdict = Assessment("attention", ("contact",))
            signals.record(
                self._parts, uow, verdict, learner_id=talk.account.learner_id,
                account_id=talk.account.id, message_id=talk.message.id, source="blocked",
            )  # fmt: skip
            uow.commit()

    def first_time_asked_back(self, talk: Talk) -> bool:
        """Whether somebody who stopped is asked for the first time if he wants to come back."""
        with self._parts.begin() as uow:
            account = uow.get(Account, talk.account.id)
            self._state(uow.talks.message(talk.message.id or 0), "answered")
            entries = uow.people.consents(account.learner_id) if account and account.learner_id else ()
            stopped = _stopped_at(entries)
            if account is None or account.onboarding.get("asked_back") == stopped:
                uow.commit()
                return False
            account.onboarding = {**account.onboarding, "asked_back": stopped}
            uow.commit()
            return True

    def session(self, talk: Talk, *, owed: bool, begins: bool = False) -> tuple[str, Seed, str | None]:
        """The engine id of now, what an engine must know, and an old id to forget. `begins`: a check-in begins.

        From here on the engine owes the answer, also when this process ends before it comes.
        """
        with self._parts.begin() as uow:
            learner, account = uow.get(Learner, talk.learner.id), uow.get(Account, talk.account.id)  # type: ignore[union-attr]
            if learner is None or account is None:
                raise LookupError("the learner of a conversation is gone")
            if begins:
                uow.guided.rest(learner.id)
            now = sessions.current(self._parts, uow, learner, account)
            message = uow.talks.message(talk.message.id) if talk.message.id else None
            if message is not None:
                message.conversation = now.session.conversation
                if not worry.take_up(self._parts, uow, learner, message) and owed:
                    afterwards.reopen(self._parts, uow, learner, message)
            if message is not None and owed:
                message.state, message.lease_until = "pending", self._parts.now() + ENGINE_LEASE
            seed = sessions.seed(uow, learner)
            uow.commit()
            return now.session.conversation, seed, now.old

    def checkin_waits(self, talk: Talk) -> bool:
        """Whether a check-in of the last days was left at an open question."""
        with self._parts.begin() as uow:
            checkin = uow.talks.open_checkin(talk.learner.id) if talk.learner else None
            fresh = checkin is not None and self._parts.now() - checkin.started_at < CHECKIN_WAITS
            return checkin is not None and fresh and checkin.question is not None

    def begin_checkin(self, talk: Talk) -> None:
        """Open a check-in in which this message will be the first answer; nothing when one is open."""
        with self._parts.begin() as uow:
            if talk.learner is not None and uow.talks.open_checkin(talk.learner.id) is None:
                uow.add(Checkin(talk.learner.id, self._parts.now(), question=worry.FIRST))
                uow.commit()

    def ended(self, conversation: str) -> bool:
        """Whether the turn ended its session."""
        with self._parts.begin() as uow:
            session = uow.get(Session, conversation)
            return session is not None and session.ended_at is not None

    def talk_to(self, learner_id: UUID) -> Talk | None:
        """A talk that we begin: over the channel of the learner's choice, if he may be written to now."""
        with self._parts.begin() as uow:
            learner = uow.get(Learner, learner_id)
            if learner is None or not learner.listens_on(self._parts.today()) or learner.human_since is not None:
                return None
            if not standing(uow.people.consents(learner.id), "checkin"):
                return None
            account = self._reached(uow, learner)
            if account is None:
                return None
            uow.add(AuditEvent(self._parts.now(), cases.SYSTEM, "checkin_started", str(learner.id)))
            uow.commit()
            return _outward(self._parts, account, learner)

    @staticmethod
    def _reached(uow: UnitOfWork, learner: Learner) -> Account | None:
        accounts = uow.people.accounts_of(learner.id)
        used = {a.id: m.stored_at for a in accounts for m in uow.talks.recent(a.id, 1)}
        leave = standing(uow.people.consents(learner.id), "other_channel") is True
        return chosen_account(accounts, used, learner.wants_channel, other_allowed=leave)

    @staticmethod
    def _state(message: Message | None, state: str) -> None:
        if message is not None:
            asked = state == "answered" and CheckStep.goes_on(message.crisis_step)
            message.state = "asked" if asked else state  # type: ignore[assignment]


def _stopped_at(entries: Sequence[Consent]) -> str:
    stops = [entry.at.isoformat() for entry in entries if entry.purpose == "checkin" and not entry.granted]
    return stops[-1] if stops else "stopped"


def _outward(parts: Parts, account: Account, learner: Learner) -> Talk:
    with parts.begin() as uow:
        school = uow.get(School, learner.school_id)
        coach = uow.get(Staff, learner.coach_id) if learner.coach_id else None
    now = parts.now()
    inbound = Inbound(account.channel, account.external_id, "", "text", "", now)
    message = Message(account.id, "in", "", "text", b"", now, now)
    named = coach.name.split()[0] if coach else ""
    return Talk(inbound, account, learner, message, (), None, named, school.name if school else "")
