"""Demo data: a school with two coaches and twelve invented learners with believable histories."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from bot.core.consent import Consent
from bot.core.conversation import AnswerRow, Checkin, Message
from bot.core.escalation import CaseEvent, Escalation, due_at
from bot.core.learner import Account, Learner, School, Staff, StaffSchool
from bot.core.signal import Signal
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.people.staff import hash_password

PASSWORD = "demo-demo-demo"
_FILE = Path(__file__).with_name("learners.yml")


def account_token(number: int) -> str:
    """The webchat token of the demo learner with that number, from 0."""
    return f"demo-learner-{number}"


def account_id(number: int) -> str:
    """How that token is stored with the account."""
    return hashlib.sha256(account_token(number).encode()).hexdigest()


def fill(parts: Parts, now: datetime) -> bool:
    """Put the demo data in, unless it is there; True when it was put in."""
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    with parts.begin() as uow:
        if uow.people.school_named(content["school"]["name"]) is not None:
            return False
        school = School(**content["school"])
        uow.add(school)
        uow.flush()
        staff = [_staff(uow, school, entry) for entry in content["staff"]]
        for number, entry in enumerate(content["learners"]):
            _learner(parts, uow, school, staff, number, entry, now)
        uow.commit()
    return True


def _staff(uow: UnitOfWork, school: School, entry: Mapping[str, Any]) -> Staff:
    person = Staff(entry["name"], entry["mail"], hash_password(PASSWORD), demo=True)
    uow.add(person)
    uow.flush()
    uow.add(StaffSchool(person.id, school.id, entry["role"]))
    return person


def _learner(
    parts: Parts, uow: UnitOfWork, school: School, staff: list[Staff], number: int,
    entry: Mapping[str, Any], now: datetime,
) -> None:  # fmt: skip
    today = now.date()
    months = today.year * 12 + today.month - 1 - entry["months"]
    learner = Learner(
        school.id, entry["first_name"], entry["profile"], date(months // 12, months % 12 + 1, 1),
        date(today.year - entry["age"], 1, 1 + number), bool(entry.get("startkwalificatie")), entry.get("enrolled"),
        school.region, staff[entry["coach"]].id, entry["last_name"], status=entry.get("status", "active"),
    )  # fmt: skip
    uow.add(learner)
    uow.flush()
    account = Account("webchat", account_id(number), now, learner.id)
    uow.add(account)
    uow.flush()
    start = now - timedelta(days=entry["months"] * 30)
    uow.add(Consent(learner.id, "checkin", True, start, "onboarding"))
    uow.add(Consent(learner.id, "coach", True, start, "onboarding"))
    if learner.status == "stopped":
        uow.add(Consent(learner.id, "checkin", False, now - timedelta(days=9)))
    for past in entry.get("history", ()):
        _past(parts, uow, learner, account, staff, past, now)


def _past(
    parts: Parts, uow: UnitOfWork, learner: Learner, account: Account, staff: list[Staff],
    past: Mapping[str, Any], now: datetime,
) -> None:  # fmt: skip
    at = now - timedelta(days=past["ago"])
    messages = [
        Message(
            account.id, "in", f"demo-{past['ago']}-{number}", "text", parts.vault.seal(text), at, at,
            learner_id=learner.id, state="answered", level="none",
        )
        for number, text in enumerate(past["said"])
    ]  # fmt: skip
    uow.add(*messages)
    signal = past.get("signal", {})
    level = signal.get("level", "none")
    checkin = Checkin(learner.id, at, list(past["answers"]), None, level, signal.get("topics", []), at)
    uow.add(checkin)
    uow.flush()
    for question, value in past["answers"].items():
        uow.add(AnswerRow(checkin.id, question, value, at, message_id=messages[0].id))
    if signal:
        sealed = parts.vault.seal(json.dumps([[signal["words"], "demo"]]))
        uow.add(Signal(learner.id, level, signal["topics"], "self", at, message_id=messages[0].id, sealed=sealed))
    if "case" in past:
        _case(uow, learner, messages[0], past["case"], signal, staff, at)


def _case(
    uow: UnitOfWork, learner: Learner, quote: Message, case: Mapping[str, Any], signal: Mapping[str, Any],
    staff: list[Staff], at: datetime,
) -> None:  # fmt: skip
    owner: UUID | None = staff[case["owner"]].id if "owner" in case else None
    row = Escalation(
        learner.id, learner.school_id, "uitval", signal["topics"], case["recipient"], at, case["leave"],
        rule="demo", status=case["status"], due_at=due_at("uitval", at), owner_id=owner,
        call_time=case.get("call", ""), who_knows=case.get("knows", ""), outcome=case.get("outcome"),
    )  # fmt: skip
    uow.add(row)
    uow.flush()
    uow.add(CaseEvent(row.id, at, "opened", "nazorgmaatje"))
    uow.add(CaseEvent(row.id, at, "quote", "learner", quote.sealed, quote.id))
    uow.add(CaseEvent(row.id, at, "leave_given", "learner"), CaseEvent(row.id, at, "notified", "nazorgmaatje"))
    if owner:
        uow.add(CaseEvent(row.id, at, "accepted", str(owner)))
