"""Leave that was given can be taken back, in the talk and after it, until somebody took the case up."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from bot.core.checkin import Answer
from bot.core.conversation import Message, Session
from bot.core.escalation import Escalation, Notice
from bot.core.learner import Learner
from bot.services.checkins import checkin, later_leave
from bot.services.checkins.checkin import Step
from bot.services.escalations import notices
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.understanding.answers.leave_back import takes_back
from bot.understanding.answers.plain_leave import plain_leave
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")
Say = Callable[..., list[Step]]
LOST = "ben ontslagen vorige week"


@pytest.fixture
def say(real: Parts, talk: str) -> Say:
    """Store each message, with the verdict on it, and take it."""
    numbers = itertools.count(1)

    def one(text: str, intent: str, sure: float) -> Step:
        with real.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            sealed, now = real.vault.seal(text), real.now()
            number, whose = str(next(numbers)), session.learner_id
            message = Message(session.account_id, "in", number, "text", sealed, now, now, whose)
            uow.add(message)
            uow.flush()
            record(real, uow, real.assess(text), learner_id=session.learner_id, message_id=message.id)
            uow.commit()
        return checkin.take(real, talk, Said(text, intent, sure))

    def say(*texts: str, intent: str = "", sure: float = 0.9) -> list[Step]:
        return [one(text, intent, sure) for text in texts]

    return say


def the_case(parts: Parts, talk: str) -> Escalation:
    with parts.begin() as uow:
        session = uow.get(Session, talk)
        assert session is not None
        assert session.learner_id is not None
        return next(iter(uow.cases.of_learner(session.learner_id)))


@pytest.mark.parametrize(
    "text",
    [
        "nee wacht ik wil niet dat ze het weet", "vertel het toch maar niet", "ik wil niet dat je het aan haar vertelt",
        "zeg het maar niet tegen de coach", "coach mag het toch niet weten", "niet vertellen", "ik neem het terug",
        "haal het weg", "eigenlijk wil ik niet dat de coach dit leest", "liever niet doorgeven aub",
    ],
)  # fmt: skip
def test_what_takes_leave_back_at_any_time(text: str) -> None:
    assert takes_back(text, just=False)


@pytest.mark.parametrize("text", ["toch liever niet", "nee toch niet doen sorry", "nee laat toch maar zitten"])
def test_a_bare_after_all_is_about_leave_only_right_after_it(text: str) -> None:
    assert takes_back(text, just=True)
    assert not takes_back(text, just=False)


@pytest.mark.parametrize(
    "text",
    [
        "ik wil niet dat mijn moeder het weet", "niet tegen mijn moeder zeggen", "ik wil niet dat ze belt", "nee",
        "niet bellen", "mijn pa mag het niet weten", "liever appen toch niet bellen", "wat zeg je dan niet?",
        "ze mag niks tegen thuis zeggen", "geen idee weet niet", "niemand anders mag het weten", "liever niet",
        "wie mag het niet weten", "ik wil alleen niet dat ze het mijn baas vertelt", "weet niet meer",
    ],
)  # fmt: skip
def test_what_takes_no_leave_back(text: str) -> None:
    assert not takes_back(text, just=True)


@pytest.mark.parametrize("text", ["nee wacht ik wil niet dat ze het weet", "toch liever niet"])
def test_it_is_taken_back_in_the_talk_and_he_hears_it(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST, "ja mag wel")
    assert the_case(real, talk).leave == "given"
    step = say(text)[-1]
    case = the_case(real, talk)
    assert (case.leave, case.status) == ("refused", "withdrawn")
    assert {"utter_leave_terug", "utter_checkin_klaar_geen_coach"} & set(step.responses)
    assert step.question not in ("bellen", "wie_weet", "mag_coach")


def test_leave_for_a_case_that_somebody_took_up_is_noted_and_not_hidden(real: Parts, talk: str, say: Say) -> None:
    say(LOST, "ja mag wel")
    with real.begin() as uow:
        held = uow.cases.locked(the_case(real, talk).id)
        assert held is not None
        held.step("accepted")
        uow.commit()
    step = say("ik wil niet dat ze het weet")[-1]
    assert "utter_leave_gelezen" in step.responses
    case = the_case(real, talk)
    assert (case.leave, case.status) == ("given", "accepted")
    with real.begin() as uow:
        assert "leave_taken_back" in {event.what for event in uow.cases.events(case.id)}


def learner_of(real: Parts, talk: str) -> Learner:
    with real.begin() as uow:
        learner = uow.get(Learner, the_case(real, talk).learner_id)
        assert learner is not None
        return learner


def test_it_is_taken_back_after_the_talk_and_given_again(real: Parts, talk: str, say: Say) -> None:
    say(LOST, "ja mag wel")
    learner = learner_of(real, talk)
    with real.begin() as uow:
        checkin = uow.talks.open_checkin(learner.id)
        assert checkin is not None
        checkin.ended_at = real.now()
        uow.commit()
    assert later_leave.refused(real, learner, "ik wil niet dat mijn moeder het weet") == ""
    assert later_leave.refused(real, learner, "vertel het toch maar niet") == "leave_withheld"
    assert the_case(real, talk).status == "withdrawn"
    assert later_leave.given(real, learner, "vertel het toch maar aan de coach")
    assert the_case(real, talk).leave == "given"


class Post:
    """Mail that is only counted."""

    sent = 0

    async def notify(self, address: str, subject: str, body: str) -> None:
        self.sent += 1


@pytest.mark.parametrize(("back", "mails"), [(True, 0), (False, 1)])
async def test_a_mail_that_waits_for_a_withdrawn_case_is_not_sent(
    real: Parts, talk: str, say: Say, back: bool, mails: int
) -> None:
    say(LOST, "ja mag wel", *(["niet vertellen"] if back else []))
    post = Post()
    await notices.deliver(real, post, "http://localhost")
    with real.begin() as uow:
        waiting = uow.get(Notice, 1)
    assert min(post.sent, 1) == mails
    assert waiting is None or waiting.status != "due"


@pytest.mark.parametrize("text", ["of nee vertel het toch maar"])
def test_a_no_that_goes_on_is_a_yes(text: str) -> None:
    assert plain_leave(text).get("mag_coach", Answer("", "")).value == "ja"


@pytest.mark.parametrize("text", ["nee vertel het toch maar niet", "nee toch niet", "of nee toch maar niet"])
def test_a_no_that_stays_one_is_no_yes(text: str) -> None:
    assert plain_leave(text).get("mag_coach", Answer("nee", "")).value == "nee"


@pytest.mark.parametrize(
    ("text", "himself"),
    [("bel mama maar niet", False), ("niet mijn vader bellen", False), ("liever niet bellen", True)],
)
def test_whom_not_to_call_is_told_apart(real: Parts, talk: str, say: Say, text: str, himself: bool) -> None:
    step = say(LOST, "ja mag wel", text)[-1]
    assert ("niet bellen" in the_case(real, talk).call_time) == himself
    assert step.question != "mag_coach"
