"""Leave that was given and is taken back: nobody reads it who had not begun, and who had sees that."""

from __future__ import annotations

from bot.core.consent import Consent, standing
from bot.core.escalation import Escalation, Leave
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts

BY_HIM: tuple[Leave, ...] = ("given", "standing", "own_request")
_UNREAD = ("open", "notified")


def can_be(case: Escalation) -> bool:
    """Whether leave for this case is his to take back: never where life is at stake, nor what a person asks of him."""
    return case.leave in BY_HIM and case.level != "crisis" and not case.is_task


def read_already(case: Escalation) -> bool:
    """Whether somebody took it up: what was read cannot be unread."""
    return case.status not in _UNREAD


def take_back(parts: Parts, uow: UnitOfWork, case: Escalation, learner: Learner) -> None:
    """The case goes from everyone's list, and a mail that waits is not sent (`notices.py`), unless somebody took it up:
    then it says so. What he agreed to before this case stands."""
    cases.note(parts, uow, case, "leave_taken_back", "learner")
    ledger = uow.people.consents(learner.id)
    if standing(ledger, "coach") and not standing([c for c in ledger if c.at < case.created_at], "coach"):
        uow.add(Consent(learner.id, "coach", False, parts.now()))
    if not read_already(case):
        case.leave = "refused"
        case.step("withdrawn")
