"""The invented people of the demo: who they are, and being one of them without a password."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from bot.core.learner import Learner, School, Staff
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.people.staff import Login, begin_session


@dataclass(frozen=True)
class Invented:
    """A learner of the demo; `number` is what his account goes by."""

    number: int
    name: str
    profile: str


def everybody(parts: Parts, account_id: Callable[[int], str]) -> tuple[list[tuple[Staff, str]], list[Invented]]:
    """The coaches with the names of their schools, and the learners; `account_id` names their accounts by number."""
    with parts.begin() as uow:
        staff = [(one, _schools(uow, one.id)) for one in uow.people.demo_staff() if one.active]
        return staff, list(_learners(uow, account_id))


def log_in(parts: Parts, staff_id: UUID) -> Login | None:
    """A session of an invented member of staff; None for anybody else."""
    with parts.begin() as uow:
        staff = uow.get(Staff, staff_id)
        if staff is None or not staff.demo or not staff.active:
            return None
        login = begin_session(parts, uow, staff)
        uow.commit()
        return login


def _learners(uow: UnitOfWork, account_id: Callable[[int], str]) -> Iterator[Invented]:
    """One after the other until an account is missing; those who were forgotten are left out."""
    for number in count():
        account = uow.people.account("webchat", account_id(number))
        if account is None:
            return
        learner = uow.get(Learner, account.learner_id) if account.learner_id else None
        if learner is not None:
            yield Invented(number, learner.name, learner.profile)


def _schools(uow: UnitOfWork, staff_id: UUID) -> str:
    schools = [uow.get(School, school_id) for school_id in uow.people.schools_of(staff_id)]
    return ", ".join(school.name for school in schools if school)
