"""What is agreed on about a case, kept with it and said back: when and how to be called, and who may know."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content import load
from bot.core.agreement import amended
from bot.core.checkin import Answer
from bot.core.consent import Consent
from bot.core.escalation import Escalation
from bot.language.telling import ONLY, parties_in
from bot.records import UnitOfWork
from bot.services import cases
from bot.services.left_out import leave_out
from bot.services.parts import Parts

NAMES = ("bellen", "wie_weet")
_NOTED = "utter_afspraak_genoteerd"


def agree(parts: Parts, uow: UnitOfWork, case: Escalation, name: str, value: str) -> None:
    """Keep one agreement with the case; whom he does not want told is left out of it, and of what comes later."""
    setattr(case, "call_time" if name == "bellen" else "who_knows", value)
    cases.note(parts, uow, case, f"agreed_{name}", "learner", value)
    out = parties_in(value) if name == "wie_weet" else frozenset()
    if "doorstroompunt" in out and case.learner_id is not None:
        uow.add(Consent(case.learner_id, "doorstroompunt", False, parts.now()))
    leave_out(case, out)


def keep(
    parts: Parts, uow: UnitOfWork, case: Escalation, fresh: Mapping[str, Answer], known: Mapping[str, Answer]
) -> None:
    """Keep what was agreed on just now, and what was said of it before there was a case."""
    held = {"bellen": case.call_time, "wie_weet": case.who_knows}
    for name in NAMES:
        answer = fresh.get(name) or (known.get(name) if not held[name] else None)
        if answer is not None and answer.value and not answer.refused:
            answer = amended(name, Answer(held[name], "") if held[name] else None, answer)
            agree(parts, uow, case, name, answer.value)


def said_back(fresh: Mapping[str, Answer]) -> str:
    """The agreements in `fresh` in words, "" for none: "bellen morgen na 15:00", "niet aan moeder"."""
    found = [(name, fresh[name]) for name in NAMES if name in fresh]
    return ", ".join(_words(name, answer.value) for name, answer in found if answer.value and not answer.refused)


def truly(responses: tuple[str, ...], fresh: Mapping[str, Answer]) -> tuple[str, ...]:
    """The responses, where only somebody else than the coach may know: what we can do then."""
    value = fresh["wie_weet"].value if "wie_weet" in fresh else ""
    others = [part for part in value.split(", ") if part.startswith(ONLY) and part != f"{ONLY}de coach"]
    return tuple("utter_alleen_via_coach" if others and one == _NOTED else one for one in responses)


def _words(name: str, value: str) -> str:
    rules = load("afspraken")["said_back"]
    if name != "bellen":
        return value
    ways = [part for part in value.split(", ") if part in rules["ways"]]
    times = [part for part in value.split(", ") if part not in rules["ways"]]
    told = [rules["ways"][way] for way in ways if not (times and rules["ways"][way] == rules["ways"]["ja"])]
    writes = bool(set(ways) & set(rules["written"]))  # then a time is no time of a call
    when = " ".join(times) if writes else f"{rules['call']} {' '.join(times)}"
    return ", ".join([*told, *([when] if times else [])])
