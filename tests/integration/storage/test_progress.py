"""What learners reached, counted per school and period, without names."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.plan import Progress
from bot.services.guides import applications, documents, progress
from bot.services.guides.applications import Content
from bot.services.parts import Parts
from tests.conftest import NOON, FixedClock
from tests.unit.services.world import make_learner, make_place


def test_each_school_and_period_has_its_own_counts(parts: Parts, clock: FixedClock) -> None:
    ours, theirs = make_place(parts), make_place(parts, "De Weide")
    daan, noor = make_learner(parts, ours), make_learner(parts, theirs, name="Noor", account="a2")
    with parts.begin() as uow:
        documents.keep(parts, uow, daan.id, "cv", {"resume": {"a": 1}})
        documents.keep(parts, uow, noor.id, "cv", {"resume": {"a": 1}})
        uow.flush()
        documents.keep(parts, uow, daan.id, "cv", {"resume": {"a": 2}})  # a second version: still one with a cv
        documents.keep(parts, uow, daan.id, "letter", {"a": 1})
        for where in ("Lidl", "Aldi", "Jumbo", "HEMA"):
            made = applications.add(parts, uow, daan.id, "idea", Content(where))
            if where == "HEMA":
                continue  # an idea is no application
            applications.sent(parts, made, date(2026, 11, 20))
            if where == "Aldi":  # a talk, then no: the talk still counts
                applications.talked(parts, made, date(2026, 11, 24))
                applications.rejected(parts, made)
            if where == "Jumbo":
                applications.invited(parts, made, date(2026, 11, 24), "")
                applications.hired(parts, made, None)
        uow.commit()
    since, until = NOON - timedelta(days=1), NOON + timedelta(hours=1)
    reached = progress.of_school(parts, ours.school.id, since, until)
    assert reached == Progress(cvs=1, letters=1, applications=3, talks=2, hired=1)
    assert progress.of_school(parts, theirs.school.id, since, until) == Progress(cvs=1)
    assert progress.of_school(parts, ours.school.id, until, until + timedelta(days=30)).empty
    clock.forward(hours=1)
    assert progress.of_staff(parts, ours.coach.id) == reached


def test_a_talk_that_never_came_is_not_counted(parts: Parts) -> None:
    place = make_place(parts)
    daan = make_learner(parts, place)
    with parts.begin() as uow:
        made = applications.add(parts, uow, daan.id, "idea", Content("Lidl"))
        applications.invited(parts, made, date(2026, 12, 1), "")
        applications.rejected(parts, made)
        uow.commit()
    since, until = NOON - timedelta(days=1), NOON + timedelta(days=30)
    assert progress.of_school(parts, place.school.id, since, until).talks == 0
