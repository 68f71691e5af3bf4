"""A coach takes a conversation over, writes in it, and gives it back."""

from __future__ import annotations

from uuid import UUID

from bot.core.escalation import StepError
from bot.core.learner import Account, Learner
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.services.people import learners
from bot.services.people.roster import account_of

LONGEST = 2000  # characters of one message of a coach


class NotReachable(Exception):
    """The learner has no messaging account that works."""


def switch(parts: Parts, staff_id: UUID, case_id: UUID, *, human: bool) -> Account | None:
    """Start or end human control of the talk with the learner of a case; None when it was so already.

    Returns where the learner is to be told. Only the owner may. Raises `NoSuchCase`, `StepError`, `NotReachable`.
    """
    with parts.begin() as uow:
        case = cases.visible_case(uow, staff_id, case_id)
        if case.owner_id != staff_id or not case.live:
            raise StepError("only the owner can do this")
        if case.learner_id is None:
            raise NotReachable
        account, learner_id = account_of(uow, case.learner_id), case.learner_id
    if account is None and human:
        raise NotReachable
    if not learners.take_over(parts, staff_id, learner_id, human=human):
        return None
    with parts.begin() as uow:
        case = cases.visible_case(uow, staff_id, case_id)
        cases.note(parts, uow, case, f"takeover_{'start' if human else 'end'}", str(staff_id))
        uow.commit()
    return account


def may_write(parts: Parts, staff_id: UUID, case_id: UUID) -> Account:
    """Where a message of the owner goes while he has the conversation.

    Raises `NoSuchCase`, `StepError` (not the owner, or the bot is talking), `NotReachable`.
    """
    with parts.begin() as uow:
        case = cases.visible_case(uow, staff_id, case_id)
        learner = uow.get(Learner, case.learner_id) if case.learner_id else None
        if case.owner_id != staff_id or learner is None or learner.human_since is None:
            raise StepError("the conversation was not taken over")
        account = account_of(uow, learner.id)
    if account is None:
        raise NotReachable
    return account


def is_human(parts: Parts, staff_id: UUID, case_id: UUID) -> bool:
    """Whether a coach has the conversation with the learner of this case. Raises `NoSuchCase`."""
    with parts.begin() as uow:
        case = cases.visible_case(uow, staff_id, case_id)
        learner = uow.get(Learner, case.learner_id) if case.learner_id else None
        return learner is not None and learner.human_since is not None
