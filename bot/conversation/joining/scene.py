"""One turn of onboarding within its transaction, and what its steps share."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.conversation import texts
from bot.conversation.intake import Talk
from bot.core.conversation import AuditEvent
from bot.core.escalation import Escalation, Notice
from bot.core.learner import Account, Learner, School, Staff
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts


@dataclass
class Scene:
    """One onboarding turn within its transaction. `replies` are sent in order; `begin` starts a check-in, `held` are
    the messages from before his yes that are answered now."""

    parts: Parts
    uow: UnitOfWork
    account: Account
    talk: Talk
    replies: list[Outgoing] = field(default_factory=list)
    begin: bool = False
    held: tuple[int, ...] = ()

    def say(self, name: str, number: int = 0, /, **names: str) -> None:
        """Add a text."""
        self.replies.append(texts.onboarding(name, number, **names))


@dataclass(frozen=True)
class Outcome:
    """What to send now, whether a check-in begins, and the messages that waited and are answered now."""

    replies: list[Outgoing]
    begin: bool
    held: tuple[int, ...] = ()


def task(scene: Scene, learner: Learner, kind: str, template: str) -> None:
    """Something a person of the school has to do: a case without a signal."""
    case = Escalation(
        learner.id, learner.school_id, "attention", ["contact"], "transitiecoach", scene.parts.now(),
        "own_request", rule=f"onboarding-{kind}", kind=kind,
    )  # fmt: skip
    scene.uow.add(case)
    scene.uow.flush()
    cases.note(scene.parts, scene.uow, case, "opened", cases.SYSTEM)
    for address in cases.addresses(scene.uow, case):
        scene.uow.add(Notice(case.id, address, template, scene.parts.now()))
    case.step("notified")
    scene.uow.add(AuditEvent(scene.parts.now(), cases.SYSTEM, f"task_{kind}", str(learner.id)))


def names_of(scene: Scene, learner: Learner) -> dict[str, str]:
    """What fills the placeholders: school, and coach if there is one."""
    school = scene.uow.get(School, learner.school_id)
    coach = scene.uow.get(Staff, learner.coach_id) if learner.coach_id else None
    return {"school": school.name if school else "", "coach": coach.name.split()[0] if coach else ""}
