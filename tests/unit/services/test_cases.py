"""Cases: leave, one case per situation, who is told, who may read."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from bot.core.conversation import Message
from bot.core.escalation import Escalation, StepError
from bot.core.learner import Learner
from bot.core.signal import Signal
from bot.services.checkins import checkin
from bot.services.escalations import cases, overview, signals
from bot.services.escalations.climb import climb
from bot.services.parts import Parts
from bot.services.talk import topics
from bot.understanding.said import Said
from tests.conftest import FixedClock
from tests.unit.services.world import Place, assess, begin_talk, make_learner, make_place


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


@pytest.fixture
def talk(parts: Parts, daan: Learner) -> Callable[[str], checkin.Step]:
    """A check-in of Daan, message by message, as the engine's actions would do it."""
    conversation = begin_talk(parts, daan)
    count = 0

    def say(text: str) -> checkin.Step:
        nonlocal count
        count += 1
        store(parts, daan, text, str(count))
        return checkin.take(parts, conversation, Said(text))

    checkin.start(parts, conversation)
    return say


def store(parts: Parts, learner: Learner, text: str, number: str) -> None:
    with parts.begin() as uow:
        account = uow.people.accounts_of(learner.id)[0]
        message = Message(
            account.id, "in", number, "text", parts.vault.seal(text), parts.now(), parts.now(), learner_id=learner.id
        )
        assert uow.talks.store(message)
        signals.record(parts, uow, assess(text), learner_id=learner.id, message_id=message.id)
        uow.commit()


def open_case(parts: Parts, learner: Learner, **given: Any) -> Escalation:
    values = {"level": "uitval", "topics": ["werk"], "leave": "given"} | given
    with parts.begin() as uow:
        case = cases.open_case(parts, uow, learner, **values)
        uow.commit()
    return case


def of(parts: Parts, learner: Learner) -> list[Escalation]:
    with parts.begin() as uow:
        return sorted(uow.cases.of_learner(learner.id), key=lambda c: (c.created_at, c.level))


def mails(parts: Parts) -> list[tuple[str, str]]:
    with parts.begin() as uow:
        found = uow.cases.claim_notices(parts.now(), timedelta(days=1), 99)
        uow.commit()
    return sorted((n.address, n.template) for n in found)


def quotes(parts: Parts, case: Escalation) -> list[str]:
    with parts.begin() as uow:
        return [parts.vault.open(e.sealed) for e in uow.cases.events(case.id) if e.what == "quote"]


# -- leave ------------------------------------------------------------------------------------------


def test_a_lost_job_asks_leave_and_tells_nobody_yet(parts: Parts, daan: Learner, place: Place, talk: Any) -> None:
    assert talk("plek=nee #ontslag").question == "mag_coach"
    (case,) = of(parts, daan)
    assert (case.level, case.leave, case.status, case.recipient) == ("uitval", "asked", "open", "transitiecoach")
    assert mails(parts) == []
    assert overview.live_cases(parts, place.coach.id) == []


def test_leave_given_tells_the_coach_only(parts: Parts, daan: Learner, place: Place, talk: Any) -> None:
    talk("plek=nee #ontslag")
    talk("ja")
    talk("bellen=na_16:00 wie_weet=niet_aan_moeder")
    (case,) = of(parts, daan)
    assert (case.leave, case.call_time, case.who_knows) == ("given", "na_16:00", "niet_aan_moeder")
    assert mails(parts) == [(place.coach.mail, "case_uitval")]
    assert quotes(parts, case) == ["plek=nee #ontslag"]
    with parts.begin() as uow:
        assert [(c.purpose, c.granted) for c in uow.people.consents(daan.id)][-1] == ("coach", True)


def test_leave_for_the_coach_is_never_written_down_as_leave_for_the_doorstroompunt(parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place, profile="dagbesteding", account="b")
    case = open_case(parts, learner, leave="asked", stopped=True)
    assert case.recipient == "doorstroompunt"
    with parts.begin() as uow:
        cases.leave_given(parts, uow, uow.cases.locked(case.id), learner)  # type: ignore[arg-type]
        uow.commit()
    with parts.begin() as uow:
        assert not [c for c in uow.people.consents(learner.id) if c.purpose == "doorstroompunt"]


def test_leave_refused_withdraws_and_nobody_can_read(
    parts: Parts, daan: Learner, place: Place, talk: Any, clock: FixedClock
) -> None:
    talk("plek=nee #ontslag")
    assert talk("nee").question is None
    (case,) = of(parts, daan)
    assert (case.leave, case.status) == ("refused", "withdrawn")
    clock.forward(days=3)
    assert cases.settle_unanswered_leave(parts) == 0
    assert climb(parts) == 0
    assert mails(parts) == []
    with parts.begin() as uow, pytest.raises(cases.NoSuchCase):
        cases.visible_case(uow, place.coach.id, case.id)


def test_silence_is_told_on_standing_consent_after_some_hours(
    parts: Parts, daan: Learner, place: Place, talk: Any, clock: FixedClock
) -> None:
    talk("plek=nee #ontslag")
    clock.forward(hours=parts.policies.leave_hours, minutes=-1)
    assert cases.settle_unanswered_leave(parts) == 0
    clock.forward(minutes=2)
    assert cases.settle_unanswered_leave(parts) == 1
    assert cases.settle_unanswered_leave(parts) == 0
    assert of(parts, daan)[0].leave == "standing"
    assert mails(parts) == [(place.coach.mail, "case_uitval")]


def test_silence_without_standing_consent_is_told_to_nobody(parts: Parts, place: Place, clock: FixedClock) -> None:
    learner = make_learner(parts, place, account="b", consents={"checkin": True, "coach": False})
    open_case(parts, learner, leave="asked")
    clock.forward(days=5)
    assert cases.settle_unanswered_leave(parts) == 0
    assert mails(parts) == []


# -- one case per situation --------------------------------------------------------------------------


def test_more_of_the_same_is_added(parts: Parts, daan: Learner) -> None:
    first = open_case(parts, daan)
    second = open_case(parts, daan, topics=["geld"])
    assert first.id == second.id
    assert of(parts, daan)[0].topics == ["werk", "geld"]
    assert len(mails(parts)) == 1


@pytest.mark.parametrize("taken", [False, True])
def test_a_crisis_raises_an_open_case_and_everybody_is_told(
    parts: Parts, daan: Learner, place: Place, taken: bool
) -> None:
    case = open_case(parts, daan)
    if taken:
        cases.accept(parts, place.coach.id, case.id)
    mails(parts)
    open_case(parts, daan, level="crisis", topics=["mentaal"], leave="vital", kind="suicidaliteit")
    (raised,) = of(parts, daan)
    assert (raised.level, raised.kind, raised.leave, raised.status) == ("crisis", "suicidaliteit", "vital", "notified")
    assert raised.due_at == parts.now() + timedelta(minutes=15)
    assert [template for _, template in mails(parts)] == ["case_crisis"] * 3


def test_a_crisis_is_never_lowered(parts: Parts, daan: Learner) -> None:
    open_case(parts, daan, level="crisis", leave="vital", kind="geweld")
    open_case(parts, daan, level="attention", leave="own_request")
    (case,) = of(parts, daan)
    assert (case.level, case.leave) == ("crisis", "vital")


def test_words_without_leave_never_go_into_a_case_that_is_read_on_request(
    parts: Parts, daan: Learner, place: Place, talk: Any
) -> None:
    """He asked for a call about his cv. That he lost his job he has not agreed to tell."""
    told = open_case(parts, daan, level="attention", topics=["contact"], leave="own_request")
    talk("plek=nee #ontslag")
    assert quotes(parts, told) == []
    waiting = next(case for case in of(parts, daan) if case.id != told.id)
    assert (waiting.leave, waiting.status) == ("asked", "open")
    talk("ja")
    waiting = next(case for case in of(parts, daan) if case.id != told.id)
    assert (waiting.leave, waiting.status, quotes(parts, waiting)) == ("given", "notified", ["plek=nee #ontslag"])


def test_the_same_outside_a_checkin(parts: Parts, daan: Learner) -> None:
    told = open_case(parts, daan, level="attention", topics=["contact"], leave="own_request")
    conversation = begin_talk(parts, daan)
    store(parts, daan, "#ontslag", "1")
    assert topics.turn(parts, conversation, "action_signaal", Said("#ontslag"))[0] == "utter_erken_werk"
    assert quotes(parts, told) == []
    assert [case.leave for case in of(parts, daan) if case.id != told.id] == ["asked"]


def test_worse_news_is_added_to_what_was_shared_before(parts: Parts, daan: Learner, talk: Any) -> None:
    case = open_case(parts, daan, leave="given", topics=["geld"])
    talk("plek=nee #ontslag")
    assert [c.id for c in of(parts, daan)] == [case.id]
    assert quotes(parts, case) == ["plek=nee #ontslag"]
    assert "werk" in of(parts, daan)[0].topics


@pytest.mark.parametrize(
    "text", ["coach hoeft hier niks mee", "nah bro laat coach maar lekker thuis", "nee gij moet niks doorgeven"]
)
def test_a_no_to_a_person_is_no_wish_for_one(parts: Parts, daan: Learner, text: str) -> None:
    conversation = begin_talk(parts, daan)
    store(parts, daan, text, "1")
    assert topics.turn(parts, conversation, "action_mens", Said(text)) == ("utter_nee",)
    assert of(parts, daan) == []


def test_a_time_that_is_named_pauses_nothing(parts: Parts, daan: Learner) -> None:
    conversation, text = begin_talk(parts, daan), "alleen mn rug doet soms pijn, volgende maand een minigraver"
    store(parts, daan, text, "1")
    assert not {"utter_gepauzeerd", "utter_ja"} & set(topics.turn(parts, conversation, "action_pauze", Said(text)))
    assert topics.turn(parts, conversation, "action_robot", Said(text)) == ()


def test_asking_for_a_person_is_leave_enough(parts: Parts, daan: Learner, place: Place) -> None:
    conversation = begin_talk(parts, daan)
    store(parts, daan, "mag ik marieke spreken", "1")
    assert topics.turn(parts, conversation, "action_mens", Said("x")) == ("utter_mens_gevraagd",)
    assert of(parts, daan)[0].leave == "own_request"
    assert mails(parts) == [(place.coach.mail, "case_attention")]


def test_messages_at_the_same_moment_open_one_case(parts: Parts, daan: Learner) -> None:
    def crisis(_: int) -> None:
        open_case(parts, daan, level="crisis", leave="vital", kind="geweld")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(crisis, range(6)))
    assert len(of(parts, daan)) == 1
    assert len(mails(parts)) == 3


def test_two_worries_in_a_row_become_a_case(parts: Parts, daan: Learner, talk: Any) -> None:
    talk("#moe")
    assert of(parts, daan) == []
    talk("geld=slecht")
    assert [case.level for case in of(parts, daan)] == ["uitval"]


def test_worries_of_two_talks_become_a_case(parts: Parts, daan: Learner, talk: Any) -> None:
    with parts.begin() as uow:
        earlier = Signal(daan.id, "attention", ["wonen"], "self", parts.now() - timedelta(days=20), source="answer")
        uow.add(earlier)
        uow.commit()
    talk("geld=slecht")
    assert [case.level for case in of(parts, daan)] == ["uitval"]


# -- who is told and who may read --------------------------------------------------------------------


def test_without_an_own_coach_every_coach_is_told_and_no_other(parts: Parts, place: Place) -> None:
    open_case(parts, make_learner(parts, place, coach=False, account="b"))
    assert mails(parts) == [("coach@debrug.invalid", "case_uitval")]


def test_people_of_another_school_see_nothing(parts: Parts, daan: Learner, place: Place) -> None:
    other = make_place(parts, "Andere School")
    case = open_case(parts, daan)
    assert {address for address, _ in mails(parts)} == {place.coach.mail}
    assert overview.live_cases(parts, other.coach.id) == []
    for stranger in (other.coach.id, uuid4()):
        with pytest.raises(cases.NoSuchCase):
            cases.accept(parts, stranger, case.id)
        with parts.begin() as uow, pytest.raises(cases.NoSuchCase):
            cases.visible_case(uow, stranger, case.id)
    with parts.begin() as uow, pytest.raises(cases.NoSuchCase):
        cases.visible_case(uow, place.coach.id, uuid4())


def test_one_person_takes_it_and_only_that_person_closes_it(parts: Parts, daan: Learner, place: Place) -> None:
    case = open_case(parts, daan)
    deputy = place.staff["deputy"].id
    cases.accept(parts, place.coach.id, case.id)
    cases.accept(parts, place.coach.id, case.id)
    with pytest.raises(StepError):
        cases.accept(parts, deputy, case.id)
    with pytest.raises(StepError):
        cases.close(parts, deputy, case.id, "gaat_weer", "")
    with pytest.raises(ValueError, match="unknown outcome"):
        cases.close(parts, place.coach.id, case.id, "klaar", "")
    cases.contact_made(parts, place.coach.id, case.id, "gesproken")
    cases.close(parts, place.coach.id, case.id, "gaat_weer", "ok")
    assert of(parts, daan)[0].status == "closed"
    with pytest.raises(StepError):
        cases.close(parts, place.coach.id, case.id, "gaat_weer", "")


def test_two_at_once_leave_one_owner(parts: Parts, daan: Learner, place: Place) -> None:
    case = open_case(parts, daan)

    def take(staff_id: Any) -> bool:
        try:
            cases.accept(parts, staff_id, case.id)
        except StepError:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        took = list(pool.map(take, [person.id for person in place.staff.values()]))
    assert sum(took) == 1


# -- climbing ----------------------------------------------------------------------------------------


def test_a_case_nobody_takes_climbs_to_deputy_and_lead(
    parts: Parts, daan: Learner, place: Place, clock: FixedClock
) -> None:
    open_case(parts, daan)
    mails(parts)
    assert climb(parts) == 0
    told = []
    for _ in range(3):
        clock.forward(days=4)
        assert climb(parts) == 1
        assert climb(parts) == 0
        told += mails(parts)
    deputy, lead = place.staff["deputy"].mail, place.staff["lead"].mail
    assert told == [(deputy, "deputy_uitval"), (lead, "lead_uitval"), (lead, "lead_uitval")]


def test_a_crisis_climbs_each_quarter(parts: Parts, daan: Learner, place: Place, clock: FixedClock) -> None:
    open_case(parts, daan, level="crisis", leave="vital")
    mails(parts)
    for role in ("deputy", "lead", "lead"):
        clock.forward(minutes=14)
        assert climb(parts) == 0
        clock.forward(minutes=1)
        assert climb(parts) == 1
        assert mails(parts) == [(place.staff[role].mail, f"{role}_crisis")]


def test_what_was_taken_does_not_climb_and_nothing_is_closed_by_time(
    parts: Parts, daan: Learner, place: Place, clock: FixedClock
) -> None:
    case = open_case(parts, daan)
    cases.accept(parts, place.coach.id, case.id)
    clock.forward(days=400)
    assert climb(parts) == 0
    assert of(parts, daan)[0].status == "accepted"


def test_where_a_role_is_missing_everybody_hears_of_it(parts: Parts, clock: FixedClock) -> None:
    small = make_place(parts, "Klein", roles=("coach",))
    open_case(parts, make_learner(parts, small, account="k"))
    mails(parts)
    clock.forward(days=4)
    climb(parts)
    assert mails(parts) == [(small.coach.mail, "deputy_uitval")]


@pytest.fixture
def pupil(parts: Parts, place: Place) -> Learner:
    """Who lost his dagbesteding, so that the doorstroompunt is responsible."""
    return make_learner(parts, place, profile="dagbesteding", account="b")


def test_who_asks_for_the_coach_is_never_sent_to_another_party(parts: Parts, pupil: Learner) -> None:
    """His case waited for leave for two parties; he asks the coach to arrange it."""
    waiting = open_case(parts, pupil, leave="asked", stopped=True)
    assert waiting.recipient == "doorstroompunt"
    asked = open_case(parts, pupil, level="attention", topics=["contact"], leave="own_request")
    assert (asked.id, asked.recipient, asked.leave, asked.status) == (
        waiting.id, "transitiecoach", "own_request", "notified"
    )  # fmt: skip
    assert asked.also == ["doorstroompunt"]


def test_a_request_opens_no_case_for_another_party(parts: Parts, pupil: Learner) -> None:
    case = open_case(parts, pupil, leave="own_request", stopped=True)
    assert (case.recipient, case.also) == ("transitiecoach", ["doorstroompunt"])


@pytest.mark.parametrize(("named", "recipient"), [(True, "doorstroompunt"), (False, "transitiecoach")])
def test_a_yes_is_to_whom_the_question_names(parts: Parts, pupil: Learner, named: bool, recipient: str) -> None:
    case = open_case(parts, pupil, leave="asked", stopped=True)
    with parts.begin() as uow:
        held = uow.cases.locked(case.id)
        assert held is not None
        cases.leave_given(parts, uow, held, pupil, named=named)
        uow.commit()
    assert of(parts, pupil)[0].recipient == recipient


def test_leave_that_was_given_for_both_stays_when_he_asks_for_the_coach(parts: Parts, pupil: Learner) -> None:
    open_case(parts, pupil, leave="given", stopped=True)
    case = open_case(parts, pupil, level="attention", leave="own_request")
    assert (case.recipient, case.leave) == ("doorstroompunt", "given")


def test_the_message_that_gives_leave_is_quoted_where_it_says_more(parts: Parts, daan: Learner, talk: Any) -> None:
    talk("plek=nee #ontslag")
    talk("mag_coach=ja maar ik wil eerst weten hoe dat zit")
    (case,) = of(parts, daan)
    assert quotes(parts, case) == ["plek=nee #ontslag", "mag_coach=ja maar ik wil eerst weten hoe dat zit"]
