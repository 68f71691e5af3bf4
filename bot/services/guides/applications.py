"""Applications of a learner: where, what, when sent, what was answered. Contents are sealed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.core import plan
from bot.core.guided import Application, ApplicationState
from bot.records import UnitOfWork
from bot.services.parts import Parts


@dataclass(frozen=True)
class Content:
    """What an application is about, as far as it was told; "" for what was not. `at` is the time of the talk in his
    own words, `start` the day on which the work begins (ISO)."""

    where: str = ""
    work: str = ""
    at: str = ""
    start: str = ""


def content_of(parts: Parts, application: Application) -> Content:
    """What is known of an application; empty where it was erased."""
    return Content(**json.loads(parts.vault.open(application.sealed))) if application.sealed else Content()


def held(uow: UnitOfWork, learner_id: UUID, *states: ApplicationState) -> list[Application]:
    """His applications in these states (all without any), newest change first."""
    found = uow.guided.applications_of(learner_id)
    return [one for one in found if one.state != "dropped" and (not states or one.state in states)]


def add(
    parts: Parts, uow: UnitOfWork, learner_id: UUID, state: ApplicationState, content: Content
) -> Application:
    """A new application."""
    now = parts.now()
    made = Application(learner_id, now, now, _sealed(parts, content), state)
    uow.add(made)
    uow.flush()
    return made


def tell(parts: Parts, application: Application, **told: str) -> None:
    """Add to what is known; "" changes nothing."""
    known = asdict(content_of(parts, application)) | {name: value for name, value in told.items() if value}
    application.sealed, application.changed_at = _sealed(parts, Content(**known)), _after(parts, application)


def sent(parts: Parts, application: Application, day: date | None) -> None:
    """It was sent on `day` (None: he did not say). Ten days later it is time to call."""
    _state(parts, application, "sent")
    application.sent_on = day or application.sent_on
    application.next_on = plan.call_on(application.sent_on or parts.today())


def invited(parts: Parts, application: Application, day: date | None, at: str) -> None:
    """There is a talk, on `day` and at the time that he named, if he did."""
    _state(parts, application, "invited")
    application.next_on = day
    if at:
        tell(parts, application, at=at)


def talked(parts: Parts, application: Application, day: date | None) -> None:
    """The talk was held."""
    _state(parts, application, "talked")
    application.next_on = day or application.next_on or parts.today()
    application.nudged_at = parts.now()  # the day has passed: nothing to remind of


def rejected(parts: Parts, application: Application) -> None:
    """They said no. The day of a talk that was held stays, for the counts."""
    was_held = _talk_held(parts, application)
    _state(parts, application, "rejected")
    _over(parts, application, keep=was_held)


def hired(parts: Parts, application: Application, start: date | None) -> None:
    """They said yes; `start` is the first day, if he named it."""
    was_held = _talk_held(parts, application)
    _state(parts, application, "hired")
    _over(parts, application, keep=was_held)
    if start is not None:
        tell(parts, application, start=start.isoformat())


def called(parts: Parts, application: Application) -> None:
    """He called about it: a week to wait before it comes up again."""
    application.changed_at, application.nudged_at = _after(parts, application), None
    application.next_on = parts.today() + timedelta(days=7)


def call_off(parts: Parts, application: Application) -> None:
    """The talk is off; the application is still open."""
    _state(parts, application, "sent")
    application.next_on = None


def drop(parts: Parts, application: Application) -> None:
    """He does not want it any more, or it was a mistake."""
    _state(parts, application, "dropped")
    _over(parts, application, keep=False)


def waited(parts: Parts, application: Application) -> int:
    """Days since it was sent, or since he told of it."""
    made: date = application.sent_on or application.made_at.astimezone(parts.now().tzinfo).date()
    return (parts.today() - made).days


def new_place(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> Content | None:
    """The place where he was hired last, with its first day: what a check-in asks about as his place."""
    latest = next(iter(held(uow, learner_id, "hired")), None)
    return content_of(parts, latest) if latest else None


def blank(applications: Sequence[Application]) -> None:
    """Erase what they say; rows stay for counts."""
    for one in applications:
        one.sealed, one.nudged_at = b"", one.nudged_at or one.changed_at


def _state(parts: Parts, application: Application, state: ApplicationState) -> None:
    application.state, application.changed_at, application.nudged_at = state, _after(parts, application), None


def _talk_held(parts: Parts, application: Application) -> bool:
    day = application.next_on
    return application.state == "talked" or (
        application.state == "invited" and day is not None and day <= parts.today()
    )


def _over(parts: Parts, application: Application, *, keep: bool) -> None:
    """Nothing is due any more; the day of a talk that was held stays, for the counts."""
    application.nudged_at = parts.now()
    application.next_on = min(application.next_on or parts.today(), parts.today()) if keep else None


def _after(parts: Parts, application: Application) -> datetime:
    return max(parts.now(), application.changed_at)


def _sealed(parts: Parts, content: Content) -> bytes:
    return parts.vault.seal(json.dumps(asdict(content), ensure_ascii=False))
