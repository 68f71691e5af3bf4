"""Who may know, and how he wants to be reached, said outside a check-in: kept with his case, and said back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us.plain import last_said
from bot.conversation.intake import Talk, coach_unnamed
from bot.core.agreement import amended, kind
from bot.core.checkin import YES_NO, Answer
from bot.core.consent import Consent
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.language.agreed import only_times
from bot.language.calling import read_times_to_call
from bot.language.questions import clauses
from bot.language.telling import parties_in, resolved, telling
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services.escalations import agreements, cases
from bot.services.parts import Parts
from bot.services.talk.sessions import LEAVE
from bot.understanding.answers.second_look import looked_over
from bot.understanding.answers.surely_agreed import surely_arranges, tells_of_life, tells_to, wished
from bot.understanding.questions.asked_for import asks

_LONGEST = 30  # words of a message that is about agreements alone
_TIME = 9  # words of a message that is a time and little else
_BESIDE = 4  # words beside an agreement that ask for no answer of their own


def noted(parts: Parts, talk: Talk) -> None:
    """Keep what a question about telling says of who may not know ("je zegt dit niet tegen mijn ouders toch?")."""
    text = resolved(coach_unnamed(talk), talk.earlier)
    value = telling(text).value
    if talk.learner is not None and value:
        _note(parts, talk.learner, {"wie_weet": Answer(value, text)})


def held(parts: Parts, talk: Talk) -> None:
    """Keep with the case that there is what a message arranges, before something is asked about it."""
    if talk.learner is None or talk.inbound.kind != "text" or talk.inbound.payload is not None:
        return
    text = resolved(coach_unnamed(talk), talk.earlier)
    read = parts.reader.read(text, question=None, profile=talk.learner.profile, now=parts.now())
    found = {name: read[name] for name in agreements.NAMES if name in read and read[name].value}
    value = telling(text).value
    _note(parts, talk.learner, found | ({"wie_weet": Answer(value, text)} if value else {}))


def _note(parts: Parts, learner: Learner, found: dict[str, Answer]) -> None:
    with parts.begin() as uow:
        case = cases.talked_of(uow.cases.live_of(learner.id, lock=True)) if found else None
        if case is None:
            return
        for name, answer in found.items():
            if answer.value != (case.call_time if name == "bellen" else case.who_knows):
                _keep(parts, uow, case, name, answer)
        uow.commit()


def agreed(parts: Parts, talk: Talk) -> Outgoing | None:
    """What is said to a message that is nothing but such an agreement, or leave for what it tells, which is kept; None
    for anything else, and while a check-in or a guided talk has the word."""
    learner, text = talk.learner, resolved(coach_unnamed(talk), talk.earlier)
    if learner is None or learner.status not in ("active", "paused") or talk.inbound.payload is not None:
        return None
    if len(text.split()) > _LONGEST or (asks(text) and not tells_to(text)):
        return None
    read = _read(parts, learner, text) or _read_time(parts, learner, text)
    found = {name: one for name, one in read.items() if name in agreements.NAMES}
    leave = LEAVE in read and read[LEAVE].value == "ja" and len(text.split()) > _BESIDE
    if not found and not leave:
        return None
    with parts.begin() as uow:
        if _busy(uow, learner, text):
            return None
        reply = _agreed(parts, uow, talk, text, found, leave=leave)
        uow.commit()
        return reply


def beside(parts: Parts, talk: Talk) -> Outgoing | None:
    """What is said to an agreement that stands beside something else he tells or asks, which is kept with his live
    case; None where there is none. What else the message says is answered by itself."""
    learner = talk.learner
    if learner is None or learner.status not in ("active", "paused") or talk.inbound.payload is not None:
        return None
    text = resolved(coach_unnamed(talk), talk.earlier)
    plain = [one.text for one in clauses(text) if not one.asks or tells_to(one.text)]
    found = _agreements(parts, learner, ". ".join(plain)) if plain else {}
    times = ". ".join(one for one in plain if only_times(one)) if "bellen" not in found else ""
    with parts.begin() as uow:
        case = cases.talked_of(uow.cases.live_of(learner.id, lock=True)) if found or times else None
        if case is None or case.level == "crisis" or _busy(uow, learner, ". ".join(plain)):
            return None
        if times and case.call_time:  # a call was agreed on: another day is one for that
            found |= _of_call(parts, learner, times)
        held = {"bellen": set(case.call_time.split(", ")), "wie_weet": set(case.who_knows.split(", "))}
        found = {name: one for name, one in found.items() if not set(one.value.split(", ")) <= held[name]}
        reply = _kept(parts, uow, talk, case, found) if found else None
        uow.commit()
        return reply


def _busy(uow: UnitOfWork, learner: Learner, text: str) -> bool:
    """Whether another talk has the word: a check-in reads agreements itself, and a guide asks for days and numbers of
    its own, so that beside it only what surely arranges something with us is one."""
    if uow.guided.active(learner.id) is None:
        return uow.talks.open_checkin(learner.id) is not None
    case = cases.talked_of(uow.cases.live_of(learner.id))
    return case is None or case.level == "crisis" or not surely_arranges(text)


def _agreed(
    parts: Parts, uow: UnitOfWork, talk: Talk, text: str, found: dict[str, Answer], *, leave: bool
) -> Outgoing | None:
    """What is kept of it, by whether there is a case; a mere wish to be called without one is a wish for a person."""
    live = uow.cases.live_of(talk.learner.id, lock=True) if talk.learner is not None else ()
    case, wish = cases.talked_of(live), telling(text)
    if case is None and leave:
        return _leave_given(parts, uow, talk, found)
    if not found:
        return None
    if case is None and _times(found) and wished(text, found["bellen"]):
        return _call_asked(parts, uow, talk, found)
    if case is None and not (wish.value and len(wish.rest.split()) <= _BESIDE):
        return None
    return _kept(parts, uow, talk, case, found)


def _kept(parts: Parts, uow: UnitOfWork, talk: Talk, case: Escalation | None, found: dict[str, Answer]) -> Outgoing:
    if case is not None:
        found = {name: _keep(parts, uow, case, name, answer) for name, answer in found.items()}
    out = parties_in(found["wie_weet"].value) if "wie_weet" in found else frozenset()
    if case is None and "doorstroompunt" in out and talk.learner is not None:
        uow.add(Consent(talk.learner.id, "doorstroompunt", False, parts.now()))
    told = case is not None and case.leave in cases.TOLD
    law = "law" if "doorstroompunt" in out and talk.learner is not None and talk.learner.enrolled else ""
    entry = load("afspraken")["texts"][_text(case, told=told)]
    said = texts.block(entry, afspraak=_back(talk, found), **talk.names)
    more = texts.block(load("afspraken")["texts"][law], **talk.names).text if law else ""
    return Outgoing("\n".join(filter(None, (said.text, more))))


def _back(talk: Talk, found: Mapping[str, Answer]) -> str:
    """What is agreed on, said back with the coach by name."""
    return texts.fill(agreements.said_back(found), **talk.names)


def _text(case: Escalation | None, *, told: bool) -> str:
    """Which words: written down is only what stands in a case."""
    return "agreed_told" if told else "agreed" if case is not None else "agreed_none"


def _times(found: dict[str, Answer]) -> bool:
    """Whether he says when he wants to be called, or written to."""
    ways = load("afspraken")["said_back"]["ways"]
    parts = found["bellen"].value.split(", ") if "bellen" in found else []
    return any(part not in ways and kind(part) != "line" for part in parts)


def _call_asked(parts: Parts, uow: UnitOfWork, talk: Talk, found: dict[str, Answer]) -> Outgoing | None:
    learner = uow.get(Learner, talk.learner.id) if talk.learner else None
    if learner is None:
        return None
    message = uow.talks.message(talk.message.id or 0)
    case = cases.open_case(
        parts, uow, learner, level="attention", topics=["contact"], leave="own_request", quote=message
    )
    for name, answer in found.items():
        _keep(parts, uow, case, name, answer)
    return texts.block(load("afspraken")["texts"]["asked_call"], afspraak=_back(talk, found), **talk.names)


def _leave_given(parts: Parts, uow: UnitOfWork, talk: Talk, found: dict[str, Answer]) -> Outgoing | None:
    """A case of what he told with leave, unless it is so grave that a check-in asks on."""
    learner = uow.get(Learner, talk.learner.id) if talk.learner else None
    message = uow.talks.message(talk.message.id or 0)
    signal = uow.talks.signal_of_message(talk.message.id) if talk.message.id else None
    if learner is None or message is None or (signal is not None and signal.level not in ("none", "attention")):
        return None
    topics = signal.topics if signal is not None and signal.about == "self" else ["geen"]
    case = cases.open_case(parts, uow, learner, level="attention", topics=topics, leave="asked", quote=message)
    for name, answer in found.items():
        _keep(parts, uow, case, name, answer)
    cases.leave_given(parts, uow, case, learner, named=False)
    return texts.block(load("afspraken")["texts"]["told"], **talk.names)


def _keep(parts: Parts, uow: UnitOfWork, case: Escalation, name: str, answer: Answer) -> Answer:
    held = case.call_time if name == "bellen" else case.who_knows
    new = amended(name, Answer(held, "") if held else None, answer)
    agreements.agree(parts, uow, case, name, new.value, answer.words)
    return new


def _read(parts: Parts, learner: Learner, text: str) -> dict[str, Answer]:
    read = parts.reader.read(text, question=None, profile=learner.profile, now=parts.now())
    read = {**read, **_agreements(parts, learner, text)}
    allows = LEAVE in read and read[LEAVE].value == YES_NO[0]
    beside = set(read) - {*agreements.NAMES, "hulp", *((LEAVE,) if allows else ())}
    return {} if beside else {name: one for name, one in read.items() if one.value and not one.refused}


def _agreements(parts: Parts, learner: Learner, text: str) -> dict[str, Answer]:
    """When to call and who may know, by the rules and by what the message surely means."""

    def read(name: str | None) -> Mapping[str, Answer]:
        return parts.reader.read(text, question=name, profile=learner.profile, now=parts.now())

    found = looked_over(text, read(None), None, read)
    return {name: found[name] for name in agreements.NAMES if name in found and _stands(found[name])}


def _stands(answer: Answer) -> bool:
    return bool(answer.value) and not answer.refused


def of_a_call(parts: Parts, talk: Talk) -> bool:
    """Whether a message is a mere time that is one of the call of his case, and not of our messages to him: nothing of
    ours waits for an answer."""
    learner = talk.learner
    if learner is None or talk.inbound.payload is not None or not _read_time(parts, learner, talk.inbound.text):
        return False
    last = last_said(parts, talk)
    with parts.begin() as uow:
        open_one = uow.talks.open_checkin(learner.id)
    return open_one is None and (last is None or not last.text.rstrip().endswith("?"))


def _read_time(parts: Parts, learner: Learner, text: str) -> dict[str, Answer]:
    """A mere time ("niet voor 12 uur"), while there is a case that it can be about."""
    timed = read_times_to_call(text) or only_times(text)
    if text.strip().isdecimal() or len(text.split()) > _TIME or not timed or tells_of_life(text):
        return {}
    with parts.begin() as uow:
        if cases.talked_of(uow.cases.live_of(learner.id)) is None:
            return {}
    return _of_call(parts, learner, text)


def _of_call(parts: Parts, learner: Learner, text: str) -> dict[str, Answer]:
    """A day or a time that is said of a call, and nothing besides."""
    read = parts.reader.read(text, question="bellen", profile=learner.profile, now=parts.now())
    parts_read = read["bellen"].value.split(", ") if "bellen" in read else []
    times = any(kind(part) in ("day", "clock") for part in parts_read)
    return {"bellen": read["bellen"]} if times and set(read) <= {"bellen", "hulp"} else {}
