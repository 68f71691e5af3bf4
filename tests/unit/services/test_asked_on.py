"""A guess of the classifier, or a place that ends without a word why, is asked on before leave is asked; what calms a
guess takes it back; two signals of one talk are no trend; a joke takes back what it stands next to, no plain fact."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.conversation import Message, Session
from bot.core.escalation import Escalation
from bot.core.signal import Assessment, Evidence, Level, Signal, Topic
from bot.services.checkins import checkin
from bot.services.checkins.calming import calm
from bot.services.checkins.checkin import Step
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.services.stored import learner_of
from bot.understanding.moves.jokes import in_itself
from bot.understanding.moves.spoken import bare
from bot.understanding.said import Said

Say = Callable[..., Step]
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def say(real: Parts, talk: str) -> Say:
    """One message, with the signal of the classifier (`guess`) or of a rule (`rule`) that it has."""
    numbers, before, earlier = itertools.count(1), [], []

    def one(text: str, *, guess: Level = "none", rule: Level = "none", topic: Topic = "werk") -> Step:
        with real.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            sealed, now, whose = real.vault.seal(text), real.now(), session.learner_id
            message = Message(session.account_id, "in", str(next(numbers)), "text", sealed, now, now, whose)
            uow.add(message)
            uow.flush()
            level, found = (rule, "test") if rule != "none" else (guess, "model:test")
            verdict = Assessment(level, (topic,), "self", (Evidence(text, found),))
            record(real, uow, verdict, learner_id=whose, message_id=message.id)
            uow.commit()
        step = checkin.take(real, talk, Said(text, before=tuple(before), earlier=tuple(earlier)))
        before.extend(step.responses)
        earlier.append(text)
        return step

    return one


def cases_of(parts: Parts, talk: str) -> list[Escalation]:
    with parts.begin() as uow:
        return list(uow.cases.live_of(learner_of(uow, talk).id))


def signals_of(parts: Parts, talk: str) -> list[str]:
    with parts.begin() as uow:
        return [one.level for one in uow.talks.signals_of(learner_of(uow, talk).id)]


def test_a_guess_is_asked_on_and_opens_nothing(real: Parts, talk: str, say: Say) -> None:
    say("ja werk er nog")
    step = say("het rooster is weer eens omgegooid en zo", guess="uitval")
    assert step.question == "verhaal"
    assert step.responses[0].startswith(("utter_erken_t_werk", "utter_frustratie"))
    assert cases_of(real, talk) == []


@pytest.mark.parametrize(
    "text", ["liever niet", "ze willen me weg hebben denk ik, ik slaap er slecht van", "weet niet", "gaat je niks aan"]
)
def test_what_does_not_calm_the_guess_leads_to_leave(real: Parts, talk: str, say: Say, text: str) -> None:
    say("ja werk er nog")
    say("het rooster is weer eens omgegooid en zo", guess="uitval")
    assert say(text).question == "mag_coach"
    assert [case.leave for case in cases_of(real, talk)] == ["asked"]


@pytest.mark.parametrize("text", ["nee joh niks aan de hand", "valt wel mee hoor", "alles goed", "geen zorgen hoor"])
def test_what_calms_the_guess_takes_it_back(real: Parts, talk: str, say: Say, text: str) -> None:
    say("ja werk er nog")
    say("het rooster is weer eens omgegooid en zo", guess="uitval")
    assert say(text).question != "mag_coach"
    assert (cases_of(real, talk), signals_of(real, talk)) == ([], [])


def test_that_he_is_there_still_calms_no_end(real: Parts, talk: str, say: Say) -> None:
    say("moet je horen gister zei mn baas dat ie me niet meer nodig heeft na de kerst", guess="uitval")
    say("geen idee")
    assert say("ja nu nog wel").question == "mag_coach"
    assert signals_of(real, talk) == ["uitval"]


def test_that_he_is_there_still_calms_another_guess(real: Parts, talk: str, say: Say) -> None:
    say("het rooster is weer eens omgegooid en zo", guess="uitval")
    say("geen idee")
    assert say("ja nu nog wel").question != "mag_coach"


def test_a_second_guess_is_worry_enough(real: Parts, talk: str, say: Say) -> None:
    say("ja werk er nog")
    say("het rooster is weer eens omgegooid en zo", guess="uitval")
    assert say("daarom kom ik er de laatste weken bijna nooit", guess="uitval").question == "mag_coach"


def test_a_plain_story_is_kept_and_no_leave_is_asked(real: Parts, talk: str, say: Say) -> None:
    say("ja werk er nog")
    say("het rooster is weer eens omgegooid en zo", guess="uitval")
    step = say("de planner had de weken door elkaar gehaald")
    assert step.question not in ("mag_coach", "verhaal", None)
    assert (cases_of(real, talk), signals_of(real, talk)) == ([], ["uitval"])


def test_what_a_rule_saw_is_asked_for_leave_at_once(say: Say) -> None:
    say("ja werk er nog")
    assert say("ik ben er helemaal klaar mee daar", rule="uitval").question == "mag_coach"


def test_a_rule_and_its_case_are_never_calmed(real: Parts, talk: str, say: Say) -> None:
    say("ik ben er helemaal klaar mee daar", rule="uitval")
    say("nee joh niks aan de hand")
    assert [case.status for case in cases_of(real, talk)] == ["open"]


def test_a_mere_question_is_not_asked_on(real: Parts, talk: str, say: Say) -> None:
    say("ja werk er nog")
    step = say("raak ik mijn wajong kwijt als ik meer ga werken?", guess="uitval")
    assert step.question != "verhaal"
    assert cases_of(real, talk) == []


def test_a_crisis_is_not_calmed(real: Parts, talk: str, say: Say) -> None:
    say("#dood", guess="crisis")
    say("niks aan de hand")
    assert "crisis" in signals_of(real, talk)


def test_two_about_different_things_make_a_trend(real: Parts, talk: str, say: Say) -> None:
    say("ja werk er nog")
    say("gedoe met de buren steeds", rule="attention", topic="wonen")
    assert say("en de post stapelt op", rule="attention", topic="geld").question == "mag_coach"


def test_what_is_said_laughing_makes_no_trend(real: Parts, talk: str, say: Say) -> None:
    with real.begin() as uow:
        learner, old = learner_of(uow, talk), real.now() - timedelta(days=20)
        uow.add(Signal(learner.id, "attention", ["thuis"], "self", old, source="answer"))
        uow.commit()
    say("ja werk er nog")
    assert say("ga kapot van die wekker haha 😂", rule="attention", topic="mentaal").question != "mag_coach"


def test_a_joke_takes_back_no_plain_fact(say: Say) -> None:
    step = say("ja werk er nog bij de gamma")
    assert step.answered["plek"] == "ja"
    assert say("haha grapje").question != "plek"


def test_a_joke_made_in_a_message_takes_nothing_else_back(real: Parts, talk: str, say: Say) -> None:
    say("ja werk er nog")
    say("een 4")
    step = say("ik ga de hele tent verbouwen tot zwembad. grapje hoor")
    assert step.responses[0] == "utter_haha"
    assert "attention" in signals_of(real, talk)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("je mag bij mij de afwas doen. grapje! thuis is alles goed", "thuis is alles goed"),
     ("ik verhuis morgen naar de maan, geintje", ""), ("was maar een grapje", None), ("nee man grapje", None),
     ("ik zei dat ik ontslagen was maar dat was een grapje", None)],
)  # fmt: skip
def test_a_joke_in_itself(text: str, rest: str | None) -> None:
    assert in_itself(text) == rest


def test_no_need_while_leave_waits_is_a_no_to_leave(real: Parts, talk: str, say: Say) -> None:
    say("nee ontslagen")
    say("we hebben nog wat gegeten met de ploeg")
    step = say("nee niks nodig. ik red me wel")
    assert step.question is None
    assert "utter_later_verteld" not in step.responses
    assert step.answered["mag_coach"] == "nee"


@pytest.mark.parametrize("text", ["nee", "nee niet meer", "ben gestopt"])
def test_a_place_that_ends_without_a_word_why_is_asked_on(text: str) -> None:
    assert bare(text)


@pytest.mark.parametrize(
    "text", ["gestopt want het was te zwaar", "ga er niet meer heen door ruzie", "niet meer sinds mei"]
)
def test_a_place_that_ends_with_a_reason_is_told(text: str) -> None:
    assert not bare(text)


@pytest.mark.parametrize(
    "text",
    ["gaat niet goed", "het valt niet mee", "alles goed maar ik slaap niet", "niks aan de hand maar ik ben bang"],
)
def test_what_calms_nothing(text: str) -> None:
    assert not calm(text)
