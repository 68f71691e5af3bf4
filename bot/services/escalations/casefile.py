"""Everything that a member of staff needs to act on one case, and may read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from bot.content import load
from bot.core.check import CheckStep
from bot.core.conversation import Message
from bot.core.escalation import CaseEvent, Escalation
from bot.core.learner import Learner, Staff
from bot.core.signal import Evidence, Signal
from bot.language.withheld import Withheld
from bot.records import UnitOfWork
from bot.services.escalations import signals, withheld
from bot.services.escalations.agreements import WITHHELD
from bot.services.escalations.cases import SYSTEM, visible_case
from bot.services.escalations.overview import CaseLine, line
from bot.services.guides.portfolio import Portfolio
from bot.services.parts import Parts
from bot.services.people import roster

AROUND = 40  # messages shown before and after each quote, at most


@dataclass(frozen=True)
class Said:
    """One message of the conversation; `quoted` when it is what the case is about, `evidence` why.

    `check` says how a check question about it stands, "" where there was none.
    """

    at: datetime
    author: str
    text: str
    quoted: bool = False
    file: str | None = None
    evidence: tuple[Evidence, ...] = ()
    check: str = ""


@dataclass(frozen=True)
class Happened:
    """One line of history. `who` is a name, "learner" or the system's name; `text` a note or the learner's words."""

    at: datetime
    what: str
    who: str
    text: str


@dataclass(frozen=True)
class CaseFile:
    """One case in full."""

    case: CaseLine
    recipient: str
    also: tuple[str, ...]
    rule: str
    leave: str
    outcome: str | None
    person: roster.Person | None
    portfolio: Portfolio | None = None
    evidence: tuple[Evidence, ...] = ()
    quotes: tuple[Said, ...] = ()
    talk: tuple[Said, ...] = ()
    checkin: roster.CheckinFile | None = None
    history: tuple[Happened, ...] = ()


def open_file(parts: Parts, staff_id: UUID, case_id: UUID) -> CaseFile:
    """The file of a case, read under the name of `staff_id` (audited). Raises `NoSuchCase`."""
    with parts.begin() as uow:
        case = visible_case(uow, staff_id, case_id)
        roster.viewed(parts, uow, staff_id, "case_viewed", case.id)
        events = uow.cases.events(case.id)
        learner = uow.get(Learner, case.learner_id) if case.learner_id else None
        quoted = {event.message_id for event in events if event.what == "quote" and event.message_id}
        kept = withheld.of_case(parts, uow, case)
        talk = _talk(parts, uow, learner, quoted, kept) if learner else ()
        found = _signals(parts, uow, case, quoted)
        file = CaseFile(
            line(parts, uow, case, staff_id), case.recipient, tuple(case.also), case.rule, case.leave, case.outcome,
            person=roster.person(parts, uow, learner) if learner else None,
            portfolio=roster.portfolio_file(parts, uow, staff_id, learner) if learner else None,
            evidence=_evidence(parts, found, kept),
            quotes=_quotes(parts, events, found, kept),
            talk=talk,
            checkin=_without(_checkin(parts, uow, case), kept),
            history=tuple(_happened(parts, uow, event, kept) for event in events),
        )  # fmt: skip
        uow.commit()
    return file


def _quotes(
    parts: Parts, events: Sequence[CaseEvent], found: Sequence[Signal], kept: Withheld
) -> tuple[Said, ...]:
    """The learner's words, each with what in them gave the verdict, without what he does not want told."""

    def why(event: CaseEvent) -> tuple[Evidence, ...]:
        mine = [signal for signal in found if event.message_id and signal.message_id == event.message_id]
        return _evidence(parts, mine, kept)

    quotes = [event for event in events if event.what == "quote" and event.sealed]
    shown = [(event, kept.left(parts.vault.open(event.sealed))) for event in quotes]
    return tuple(Said(event.at, "learner", text, True, evidence=why(event)) for event, text in shown if text)


def _evidence(parts: Parts, found: Sequence[Signal], kept: Withheld) -> tuple[Evidence, ...]:
    """The words and rules of signals, each once."""
    items = [item for signal in found for item in signals.evidence_of(parts, signal) if kept.left(item.words)]
    return tuple({(item.words.lower(), item.rule): item for item in items}.values())


def _signals(parts: Parts, uow: UnitOfWork, case: Escalation, quoted: set[int]) -> tuple[Signal, ...]:
    """The signals of this learner that the quotes gave."""
    if case.learner_id is None:
        return ()
    since = case.created_at - timedelta(hours=parts.policies.session_hours)

    def counts(signal: Signal) -> bool:
        return signal.message_id in quoted or (signal.source == "answer" and signal.at <= case.created_at)

    return tuple(s for s in uow.talks.signals_of(case.learner_id, since) if counts(s))


def _talk(parts: Parts, uow: UnitOfWork, learner: Learner, quoted: set[int], kept: Withheld) -> tuple[Said, ...]:
    """The stretches of talk around the quotes, and all since a coach took the conversation over."""
    found: dict[int, Message] = {}
    for message_id in sorted(quoted):
        near = uow.talks.around(learner.id, message_id, AROUND)
        found |= {m.id or 0: m for m in stretch(near, message_id, timedelta(hours=parts.policies.session_hours))}
    if learner.human_since is not None:
        recent = uow.talks.of_learner(learner.id, 2 * AROUND)
        found |= {m.id or 0: m for m in recent if m.stored_at >= learner.human_since}
    return tuple(
        Said(m.sent_at, m.author, _left(parts, m, kept), m.id in quoted, m.file_name, check=_check(m))
        for _, m in sorted(found.items())
        if m.sealed
    )


def _left(parts: Parts, message: Message, kept: Withheld) -> str:
    """What may be read of a message; in its place a word that it was left out. What staff wrote is theirs."""
    text = parts.vault.open(message.sealed)
    if message.author not in ("learner", "bot"):
        return text
    return kept.left(text, own=message.author == "learner" and not message.payload) or load("afspraken")["withheld"]


def _without(file: roster.CheckinFile | None, kept: Withheld) -> roster.CheckinFile | None:
    """The check-in without the words that are not to be told; what was answered stays, in our own."""
    if file is None or not kept:
        return file
    return replace(file, answers=tuple(replace(one, words=kept.left(one.words)) for one in file.answers))


def _check(message: Message) -> str:
    step = CheckStep.parse(message.crisis_step)
    return step.state if step else ""


def stretch(messages: list[Message], around: int, silence: timedelta) -> list[Message]:
    """The messages, oldest first, that belong to one talk with message `around`: no gap as long as `silence`."""
    at = next((n for n, m in enumerate(messages) if m.id == around), None)
    if at is None:
        return []
    first = last = at
    while first > 0 and messages[first].stored_at - messages[first - 1].stored_at < silence:
        first -= 1
    while last + 1 < len(messages) and messages[last + 1].stored_at - messages[last].stored_at < silence:
        last += 1
    return messages[first : last + 1]


def _checkin(parts: Parts, uow: UnitOfWork, case: Escalation) -> roster.CheckinFile | None:
    """The check-in in which the case arose, or the last one before it, or the first one after."""
    held = list(uow.talks.checkins_of(case.learner_id)) if case.learner_id else []
    before = [checkin for checkin in held if checkin.started_at <= case.created_at]
    chosen = before[0] if before else held[-1] if held else None
    return roster.checkin_file(parts, uow, chosen) if chosen else None


def _happened(parts: Parts, uow: UnitOfWork, event: CaseEvent, kept: Withheld) -> Happened:
    who = event.actor
    if who not in ("learner", SYSTEM):
        staff = uow.get(Staff, UUID(who))
        who = staff.name if staff else ""
    text = "" if event.what == WITHHELD else parts.vault.open(event.sealed)
    return Happened(event.at, event.what, who, kept.left(text, own=False) if event.actor == "learner" else text)
