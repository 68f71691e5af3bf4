"""When our next message comes is answered from what is planned, and honestly where nothing is."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.campaign import Campaign, Cohort, Plan, Point, to_json
from bot.core.information import Person
from bot.core.planned import Planned
from bot.services.parts import Parts
from bot.services.planning.next_message import in_words, planned_day
from bot.services.talk import information
from bot.services.talk.information import reply
from bot.understanding.said import Said
from tests.unit.services.world import Place, begin_talk, make_learner

ASKED = Said("op welke dag stuur je weer een bericht", "out_of_scope", 0.9)


def test_without_a_plan_it_is_said_that_nobody_knows() -> None:
    (shown,) = reply(ASKED, Person(19))
    assert shown.text.startswith("Dat weet ik nog niet precies.")
    (tapped,) = reply(Said("", "informatie", 1.0, {"stuk": "volgend_bericht_dag"}), Person(19))
    assert "[dag]" not in tapped.text


def test_a_planned_day_is_named(parts: Parts, place: Place) -> None:
    learner, now = make_learner(parts, place), parts.now()
    day = parts.today() + timedelta(days=9)
    rules = Plan(points=(Point.parse("weeks:4"),), cohort=Cohort(), ends_on=date(2028, 12, 31))
    campaign = Campaign(learner.school_id, "Proef", to_json(rules), "s", now, "test", "running")
    with parts.begin() as uow:
        uow.add(campaign)
        uow.flush()
        uow.add(Planned(campaign.id, learner.id, "weeks:4", day, now, now + timedelta(days=9), "fake"))
        past = parts.today() - timedelta(days=9)
        uow.add(Planned(campaign.id, learner.id, "weeks:1", past, now, None, state="answered"))
        uow.commit()
    with parts.begin() as uow:
        assert planned_day(uow, learner.id, parts.today()) == day
    (shown,) = information.answer(parts, begin_talk(parts, learner), ASKED)
    assert in_words(day) in shown.text
    assert "[dag]" not in shown.text
