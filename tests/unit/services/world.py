"""People, a reader and a safety check that tests can steer: marked words decide, nothing is guessed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.content.policies import policies
from bot.core.checkin import Answer, Profile
from bot.core.consent import Consent, Purpose
from bot.core.conversation import Message, Session
from bot.core.escalation import Leave
from bot.core.learner import Account, Learner, LearnerStatus, Role, School, Staff, StaffSchool
from bot.core.signal import Assessment, Doubt, Evidence, Level
from bot.ports import Clock
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.services.talk import topics
from bot.storage.vault import FernetVault
from bot.understanding.said import Said

VERDICTS = {
    "#dood": Assessment("crisis", ("mentaal",), "self", (Evidence("#dood", "test"),), "suicidaliteit"),
    "#geslagen": Assessment("crisis", ("veiligheid",), "self", (Evidence("#geslagen", "test"),), "geweld"),
    "#vriend": Assessment("crisis", ("mentaal",), "other", (Evidence("#vriend", "test"),), "suicidaliteit"),
    "#ontslag": Assessment("uitval", ("werk",), "self", (Evidence("#ontslag", "test"),)),
    "#twijfel": Assessment("none", doubt=Doubt(0.5, "self", "geweld"), evidence=(Evidence("#twijfel", "doubt:test"),)),
    "#licht": Assessment("none", doubt=Doubt(0.3, "self", "geweld"), evidence=(Evidence("#licht", "doubt:test"),)),
    "#vermoeden": Assessment(
        "crisis", ("veiligheid",), "self", (Evidence("#vermoeden", "model:test"),), "geweld", chance=0.66
    ),
    "#moe": Assessment("attention", ("mentaal",), "self", (Evidence("#moe", "test"),)),
    "#alleen": Assessment("attention", ("eenzaam",), "self", (Evidence("#alleen", "test"),)),
}


def assess(text: str, earlier: Sequence[str] = ()) -> Assessment:
    """The verdict of the first marked word."""
    return next((verdict for mark, verdict in VERDICTS.items() if mark in text), Assessment("none"))


def steered(begin: Callable[[], UnitOfWork], clock: Clock, vault: FernetVault) -> Parts:
    """The use cases on the storage that `begin` opens, with the reader and the safety check of this file."""
    numbers = itertools.count(1)
    return Parts(
        begin, clock, vault, policies(), FakeReader(), assess, lambda size: f"token-{next(numbers):04d}-{size}"
    )


class FakeReader:
    """Reads "plek=nee uren=weigert" and nothing else; a bare ja or nee answers the open question."""

    def read(self, text: str, *, question: str | None, profile: str, now: datetime) -> Mapping[str, Answer]:
        pairs = [word.split("=", 1) for word in text.split() if "=" in word]
        found = {name: Answer("" if value == "weigert" else value, text, value == "weigert") for name, value in pairs}
        if not found and question is not None and text in ("ja", "nee"):
            found[question] = Answer(text, text)
        return found


@dataclass
class Place:
    """A school with its people."""

    school: School
    staff: dict[str, Staff]

    @property
    def coach(self) -> Staff:
        return self.staff["coach"]


def make_place(
    parts: Parts, name: str = "De Brug", roles: Sequence[Role] = ("coach", "deputy", "lead"), oncall: str | None = None
) -> Place:
    """A school with one person per role: coach Marieke, deputy Ahmed, lead Peter."""
    names = {"coach": "Marieke Jansen", "deputy": "Ahmed Yilmaz", "lead": "Peter van Dam"}
    school = School(name, "Regio", "Doorstroompunt", oncall_mail=oncall)
    slug = name.lower().replace(" ", "")
    staff = {role: Staff(names[role], f"{role}@{slug}.invalid", "!") for role in roles}
    with parts.begin() as uow:
        uow.add(school, *staff.values())
        uow.flush()
        uow.add(*(StaffSchool(person.id, school.id, role) for role, person in staff.items()))  # type: ignore[arg-type]
        uow.commit()
    return Place(school, staff)


def make_learner(
    parts: Parts,
    place: Place,
    *,
    name: str = "Daan",
    profile: Profile = "arbeidsmarkt",
    born_on: date = date(2007, 3, 1),
    left_on: date = date(2026, 1, 15),
    status: LearnerStatus = "active",
    account: str | None = "a1",
    coach: bool = True,
    consents: Mapping[Purpose, bool] | None = None,
    enrolled: str | None = None,
) -> Learner:
    """A linked learner who said yes to check-ins and to sharing with the coach."""
    learner = Learner(
        place.school.id, name, profile, left_on, born_on, enrolled=enrolled, last_name="Visser", status=status,
        coach_id=place.coach.id if coach and "coach" in place.staff else None,
    )  # fmt: skip
    given = {"checkin": True, "coach": True} if consents is None else consents
    with parts.begin() as uow:
        uow.add(learner)
        uow.flush()
        if account:
            uow.add(Account("fake", account, parts.now(), learner.id))
        for purpose, granted in given.items():
            uow.add(Consent(learner.id, purpose, granted, parts.now()))  # type: ignore[arg-type]
        uow.commit()
    return learner


def begin_talk(parts: Parts, learner: Learner, account: str = "a1") -> str:
    """A session of an account; its engine id."""
    with parts.begin() as uow:
        row = uow.people.account("fake", account)
        assert row is not None
        session = Session(parts.token(18), learner.id, row.id, parts.now(), parts.now())
        uow.add(session)
        uow.commit()
    return session.conversation


def fresh(parts: Parts, learner: Learner | UUID) -> Learner:
    """The learner as the store knows him now."""
    with parts.begin() as uow:
        found = uow.get(Learner, learner if isinstance(learner, UUID) else learner.id)
    assert found is not None
    return found


def say(parts: Parts, learner: Learner, talk: str, said: Said, action: str) -> tuple[str, ...]:
    """He typed this and the engine took it for something: what is answered."""
    with parts.begin() as uow:
        account = uow.people.account("fake", "a1")
        assert account is not None
        now, sealed = parts.now(), parts.vault.seal(said.text)
        uow.add(Message(account.id, "in", said.text[:40], "text", sealed, now, now, learner_id=learner.id))
        uow.commit()
    return topics.turn(parts, talk, action, said)


def open_case(parts: Parts, learner: Learner, leave: Leave, level: Level = "uitval") -> None:
    """A case about his work lives."""
    with parts.begin() as uow:
        found = uow.get(Learner, learner.id)
        assert found is not None
        cases.open_case(parts, uow, found, level=level, topics=["werk"], leave=leave)
        uow.commit()
