"""Leave makes a case of whatever was told, and who reads it sees nothing that is not to be told."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from bot.core.conversation import Message, Session
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.language import CheckinReader
from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.escalations import casefile, overview
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.understanding.said import Said
from tests.conftest import language
from tests.unit.services.world import Place, begin_talk, make_learner

Say = Callable[..., Step]


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return replace(parts, reader=CheckinReader(language()))


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


@pytest.fixture
def say(parts: Parts, daan: Learner) -> Say:
    """Store each message, with the verdict on it, and take it; the last step."""
    numbers, talk = itertools.count(1), begin_talk(parts, daan)
    checkin.start(parts, talk)

    def one(text: str) -> Step:
        with parts.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            now = parts.now()
            message = Message(
                session.account_id, "in", str(next(numbers)), "text", parts.vault.seal(text), now, now, daan.id
            )
            uow.add(message)
            uow.flush()
            record(parts, uow, parts.assess(text), learner_id=daan.id, message_id=message.id)
            uow.commit()
        return checkin.take(parts, talk, Said(text))

    def say(*texts: str) -> Step:
        return [one(text) for text in texts][-1]

    return say


def the_cases(parts: Parts, daan: Learner) -> list[Escalation]:
    with parts.begin() as uow:
        return list(uow.cases.of_learner(daan.id))


def read(parts: Parts, staff: UUID, case: Escalation) -> str:
    file = casefile.open_file(parts, staff, case.id)
    words = [*file.quotes, *file.talk, *file.history]
    answers = file.checkin.answers if file.checkin else ()
    return " | ".join([*(one.text for one in words), *(one.words for one in answers), file.case.who_knows])


def test_leave_makes_a_case_of_what_is_no_worry(parts: Parts, daan: Learner, say: Say) -> None:
    say("ja ik werk daar nog", "een 7")
    assert the_cases(parts, daan) == []
    say("je mag het tegen Marieke zeggen dat ik geen werkkleding krijg, maar niet bellen, liever appen")
    (case,) = the_cases(parts, daan)
    assert (case.level, case.leave, case.status) == ("attention", "given", "notified")
    assert case.call_time == "liever een appje, niet bellen"


def test_a_bare_yes_takes_what_was_told_before_along(parts: Parts, daan: Learner, place: Place, say: Say) -> None:
    say("ja ik werk daar nog", "ik krijg al weken geen werkkleding van ze", "vertel het Marieke maar")
    (case,) = the_cases(parts, daan)
    quotes = [one.text for one in casefile.open_file(parts, place.coach.id, case.id).quotes]
    assert "ik krijg al weken geen werkkleding van ze" in quotes


def test_what_is_not_to_be_told_is_nowhere_in_the_file(parts: Parts, daan: Learner, place: Place, say: Say) -> None:
    say("ik ben ontslagen #ontslag. ik was stoned op mijn werk")
    step = say("ja vertel maar aan Marieke, maar niet dat ik blow")
    assert step.agreed == 'niet vertellen "dat ik blow"'
    (case,) = the_cases(parts, daan)
    assert case.leave == "given"
    assert case.who_knows == "niet alles vertellen"
    text = read(parts, place.coach.id, case)
    assert "ontslagen" in text
    assert "stoned" not in text
    assert "blow" not in text


@pytest.mark.parametrize(
    ("wish", "shown"),
    [("ja maar niet dat ik blow", ("werk", "geld")), ("ja, maar niks over mijn schulden", ("werk", "middelen"))],
)
def test_a_subject_that_is_not_to_be_told_is_not_named(
    parts: Parts, daan: Learner, place: Place, say: Say, wish: str, shown: tuple[str, ...]
) -> None:
    say("ik ben ontslagen #ontslag. ik was stoned op mijn werk", wish)
    with parts.begin() as uow:
        (case,) = uow.cases.live_of(daan.id, lock=True)
        case.topics = ["werk", "middelen", "geld"]
        uow.commit()
    assert overview.one_case(parts, place.coach.id, case.id).topics == shown
    assert [one.topics for one in overview.live_cases(parts, place.coach.id)] == [shown]


def test_leave_for_a_part_keeps_the_case_and_his_place(parts: Parts, daan: Learner, place: Place, say: Say) -> None:
    say("ik ben ontslagen #ontslag. ik was stoned op mijn werk")
    step = say("dat van werk is goed, dat van de wiet niet")
    assert step.agreed == 'niet vertellen "dat van de wiet"'
    (case,) = the_cases(parts, daan)
    assert (case.level, case.leave, case.who_knows) == ("uitval", "given", "niet alles vertellen")
    assert "stoned" not in read(parts, place.coach.id, case)


def test_a_crisis_is_read_in_full(parts: Parts, daan: Learner, place: Place, say: Say) -> None:
    say("ik ben ontslagen #ontslag. ik was stoned op mijn werk", "ja vertel maar, maar niet dat ik blow")
    with parts.begin() as uow:
        (case,) = uow.cases.live_of(daan.id, lock=True)
        case.level = "crisis"
        uow.commit()
    assert "stoned" in read(parts, place.coach.id, case)


def test_what_stands_is_overwritten_by_an_explicit_wish_only(parts: Parts, daan: Learner, say: Say) -> None:
    say("ik ben ontslagen #ontslag", "ja stuur maar, ze moet wel snel zijn. bellen kan hele dag")
    (case,) = the_cases(parts, daan)
    assert case.call_time == "maakt niet uit, met spoed"
    say("nee ik ga heus niet terug naar die zaak")
    assert the_cases(parts, daan)[0].call_time == "maakt niet uit, met spoed"
    say("bel toch liever na 4 uur")
    assert the_cases(parts, daan)[0].call_time == "na 16:00, met spoed"
