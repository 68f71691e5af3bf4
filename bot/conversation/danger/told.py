"""What somebody tells in the course of a crisis, for the people who read the case."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

from bot.content import load
from bot.conversation.danger import by_meaning, hearing, reaching
from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import Talk
from bot.core.agreement import NUMBER, amended
from bot.core.checkin import Answer
from bot.core.escalation import CaseEvent, Escalation, Notice
from bot.core.learner import Learner
from bot.language.call_wish import wants_call
from bot.language.calling import read_times_to_call
from bot.language.phone import phone_in
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts

_WHETHER = ("niet bellen", "zo snel mogelijk")
_STANDS = ("niet ", "liefst een ", NUMBER)  # how he wants it, whenever it is
_WORDS = 2  # an answer of more words than these says more than the answer: it is a quote


def answer(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner, reply: str, time: str) -> None:
    """An answer, in the history of each open crisis, and what is agreed by it."""
    for case in uow.cases.live_of(learner.id, lock=True):
        if case.level != "crisis":
            continue
        cases.note(parts, uow, case, f"answer_{reply}", "learner", talk.inbound.text)
        _agree(case, reply, time, talk.inbound.text)
        _agree_besides(case, reply, talk)
        if not case.who_knows and by_meaning.told_leave(parts, talk):
            _agree(case, "wie_weet", str(load("crisis")["mag_weten"]), talk.inbound.text)
        typed = talk.inbound.payload is None and len(talk.inbound.text.split()) > _WORDS
        if reply in hearing.FACTS or typed:
            _quote(parts, uow, case, talk)


def more(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner, step: CrisisStep) -> None:
    """A danger that became another or a greater one: the case shows it, and people are told once more."""
    for case in uow.cases.live_of(learner.id, lock=True):
        if case.level != "crisis":
            continue
        case.kind, case.about = step.danger, step.about
        since = parts.now() - timedelta(minutes=load("crisis")["more_minutes"])
        recently = any(event.what == "more" and event.at > since for event in uow.cases.events(case.id))
        cases.note(parts, uow, case, "more", "learner", talk.inbound.text)
        if case.status in ("notified", "accepted", "contact") and not recently:
            for address in cases.addresses(uow, case):
                uow.add(Notice(case.id, address, "case_more", parts.now()))


def kept(parts: Parts, talk: Talk) -> bool:
    """Keep what is said in a crisis and is no answer, for the people who read the case; False where none is open."""
    with parts.begin() as uow:
        found = talk.learner is not None and words(parts, uow, talk, talk.learner.id)
        uow.commit()
        return found


def words(parts: Parts, uow: UnitOfWork, talk: Talk, learner_id: UUID) -> bool:
    """Words that are no answer, as a quote in each open crisis; whether there is one."""
    found = [case for case in uow.cases.live_of(learner_id, lock=True) if case.level == "crisis"]
    for case in found:
        _quote(parts, uow, case, talk)
    return bool(found)


def _agree(case: Escalation, reply: str, time: str, text: str) -> None:
    if reply == "beltijd":
        lifted = _WHETHER if _lifts(text) else _WHETHER[1:]
        held = ", ".join(part for part in case.call_time.split(", ") if part not in lifted)
        case.call_time = amended("bellen", Answer(held, "") if held else None, Answer(time, "")).value
    elif reply in ("bel_mij", "niet_bellen"):
        stands = [part for part in case.call_time.split(", ") if part.startswith(_STANDS) and part not in _WHETHER]
        case.call_time = ", ".join([_WHETHER[reply == "bel_mij"], *stands])
    elif reply == "wie_weet":
        held = "" if case.who_knows == load("crisis")["niet_zeggen"] else case.who_knows
        case.who_knows = amended("wie_weet", Answer(held, "") if held else None, Answer(time, "")).value
    elif reply == "niet_zeggen" and reaching.secret(text):
        _agree(case, "wie_weet", reaching.secret(text), text)
    elif reply == "niet_zeggen" and not case.who_knows:
        case.who_knows = load("crisis")["niet_zeggen"]
    elif reply == "wie_bellen" and not case.who_knows:
        known = load("language/people")["known"] | load("crisis_woorden")["called"]
        found = [known[word] for word in hearing.plain(text).split() if word in known]
        case.who_knows = ", ".join(dict.fromkeys(found))


def _lifts(text: str) -> bool:
    """Whether words with which a time is agreed on lift an earlier "niet bellen": only a call that is asked for, or a
    yes that says no time itself; a time may be one to read."""
    says = bool(read_times_to_call(text) or reaching.ways(text) or re.search(r"\d", text))
    return reaching.calls(text) or wants_call(text) or not says


def _agree_besides(case: Escalation, reply: str, talk: Talk) -> None:
    """What is agreed on in one breath with what was answered: who may not hear of it, and how to reach him."""
    text = talk.inbound.text if talk.inbound.payload is None else ""
    if reply == "beltijd" and case.kind and hearing.among(("niet_zeggen",), text, (case.kind,), case.about):
        _agree(case, "niet_zeggen", "", text)
    known = reaching.told_whom(talk) if reply in ("beltijd", "bel_mij", "niet_bellen") else ""
    if known:
        _agree(case, "wie_weet", known, text)
    number = phone_in(text) if reaching.calls(text) else ""
    if number and NUMBER + number not in case.call_time:
        _agree(case, "beltijd", ", ".join([*filter(None, [case.call_time]), NUMBER + number]), text)
    ways = reaching.ways(text) if reply not in ("beltijd", "bel_mij", "niet_bellen") else []
    if ways:
        _agree(case, "beltijd", ", ".join(ways), text)


def _quote(parts: Parts, uow: UnitOfWork, case: Escalation, talk: Talk) -> None:
    message = talk.message
    if message.id not in {event.message_id for event in uow.cases.events(case.id) if event.what == "quote"}:
        uow.add(CaseEvent(case.id, parts.now(), "quote", "learner", message.sealed, message.id))
