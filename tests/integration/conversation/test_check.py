"""A message that may mean danger is asked about, once; the answer counts, and so does silence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.content import load
from bot.core.conversation import Message
from bot.core.guided import GuidedTalk
from bot.core.learner import Learner
from bot.ports import ChannelError, EngineError
from bot.services.escalations import casefile, cases
from bot.services.escalations.checking import settle_silence
from bot.services.parts import Parts
from bot.services.people.erasure import erase
from bot.services.people.learners import take_over
from tests.conftest import FixedClock, safety
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, make_learner

ASKED = "Ik wil het zeker weten"
MILD = "Even checken"
CALM = "Oké, fijn dat ik het weet"
VIOLENCE = "0800-2000"  # the line of the kind that the doubt names
DOUBT = "#twijfel en verder gaat alles hier wel z'n gangetje met mij en de anderen"  # too long to be about joining
HOURS = load("controlevraag")["silence"]["hours"]


def word(talk: Talk, text: str) -> Message:
    """The message that was asked about, as it is stored."""
    return next(m for m in talk.messages() if talk.parts.vault.open(m.sealed) == text)


def state(talk: Talk, text: str = "#twijfel") -> str:
    return (word(talk, text).crisis_step or "").rpartition("/")[2]


def events(parts: Parts, learner: Learner) -> list[str]:
    with parts.begin() as uow:
        (case,) = uow.cases.of_learner(learner.id)
        return [event.what for event in uow.cases.events(case.id)]


async def test_one_short_question_and_the_engine_waits(talk: Talk, daan: Learner) -> None:
    (question,) = await talk.says("#twijfel")

    assert question.startswith(ASKED)
    assert question.count("?") == 1
    assert "Marieke" in question  # who is asked to look when no answer comes: said beforehand
    assert talk.buttons == ["check:no", "check:yes", "check:person"]
    assert (talk.engine.asked, talk.cases(daan), state(talk)) == ([], [], "asked")


async def test_a_slight_doubt_in_the_middle_of_a_cv_is_passed_over(talk: Talk, daan: Learner) -> None:
    with talk.parts.begin() as uow:
        now = talk.parts.now()
        uow.add(GuidedTalk(daan.id, "cv", now, now))
        uow.commit()

    assert load("controlevraag")["guided_low"] > 0.3  # the chance of "#licht"
    assert not any(text.startswith((ASKED, MILD)) for text in await talk.says("#licht"))


async def test_a_slight_doubt_gets_a_question_that_names_no_danger(talk: Talk, daan: Learner) -> None:
    (question,) = await talk.says("#licht")

    assert question.startswith(MILD)
    assert not {"dood", "leven", "pijn"} & set(re.findall(r"\w+", question.lower()))
    assert "Marieke" in question
    assert talk.buttons == ["check:no", "check:yes", "check:person"]
    assert (talk.engine.asked, talk.cases(daan)) == ([], [])


@pytest.mark.parametrize("typed", [None, "nee hoor", "gaat wel"])
async def test_after_a_no_to_the_mild_question_the_talk_goes_on(talk: Talk, daan: Learner, typed: str | None) -> None:
    await talk.says("#licht over mijn stage")
    said = await (talk.says(typed) if typed else talk.taps("check:no", "Nee, het gaat wel"))

    assert [said[0].partition(".")[0], *said[1:]] == [CALM, "antwoord"]
    assert (talk.engine.asked, talk.cases(daan)) == (["#licht over mijn stage"], [])


async def test_the_plain_question_stands_alone(talk: Talk, daan: Learner) -> None:
    said = await talk.says("gisteren ging het mis met hem en mij #twijfel. mag mijn baas weten welke ziekte ik heb?")

    assert [text.startswith(ASKED) for text in said] == [True]


@pytest.mark.parametrize(
    "typed", [None, "ja", "weet niet", "hoezo", "nee gaat niet goed", "nee alles is kut", "slecht"]
)
async def test_anything_but_a_no_to_the_mild_question_gets_the_plain_one(
    talk: Talk, daan: Learner, typed: str | None
) -> None:
    await talk.says("#licht")
    said = await (talk.says(typed) if typed else talk.taps("check:yes", "Ja"))

    assert said[0].startswith(ASKED)
    assert talk.cases(daan) == []
    assert VIOLENCE in "\n".join(await talk.says("ja"))
    assert [case.level for case in talk.cases(daan)] == ["crisis"]


async def test_a_person_is_asked_for_under_the_mild_question_too(talk: Talk, daan: Learner) -> None:
    await talk.says("#licht")
    await talk.taps("check:person", "Iemand spreken")

    assert [case.leave for case in talk.cases(daan)] == ["own_request"]


async def test_a_mild_question_keeps_no_plain_one_back_that_day(talk: Talk, daan: Learner) -> None:
    await talk.says("#licht")
    await talk.says("nee hoor")

    assert not any(text.startswith(MILD) for text in await talk.says("weer #licht"))
    assert any(text.startswith(ASKED) for text in await talk.says("nu #twijfel"))
    await talk.says("nee hoor")
    assert not any(text.startswith((MILD, ASKED)) for text in await talk.says("en #twijfel"))


async def test_silence_after_the_mild_question_is_told(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    await talk.says("#licht")
    clock.forward(hours=HOURS + 1)

    assert settle_silence(parts) == 1
    assert [case.level for case in talk.cases(daan)] == [load("controlevraag")["silence"]["level"]]


@pytest.mark.parametrize("typed", [None, "nee", "nee hoor", "nee joh haha", "gaat wel", "nee ben gewoon moe", "nope"])
async def test_after_a_no_the_talk_goes_on_where_it_was(talk: Talk, daan: Learner, typed: str | None) -> None:
    await talk.says("#twijfel over mijn stage")
    said = await (talk.says(typed) if typed else talk.taps("check:no", "Nee, het gaat wel"))

    assert said[0].startswith(CALM)
    assert said[1:] == ["antwoord"]
    assert talk.engine.asked == ["#twijfel over mijn stage"]
    assert (talk.cases(daan), state(talk, "#twijfel over mijn stage")) == ([], "no")


async def test_after_a_no_with_the_engine_down_the_message_is_answered_later(talk: Talk, daan: Learner) -> None:
    talk.engine.fails, talk.engine.well = EngineError(), False
    assert (await talk.says("#twijfel"))[0].startswith(ASKED)
    assert (await talk.says("nee"))[0].startswith(CALM)
    talk.engine.fails, talk.engine.well = None, True
    talk.parts.clock.forward(minutes=1)  # type: ignore[attr-defined]

    assert await talk.made_good() == ["antwoord"]
    assert talk.engine.asked[-1] == "#twijfel"


@pytest.mark.parametrize(
    "typed", [None, "ja", "ja eigenlijk wel", "help", "weet ik niet", "misschien", "soms", "boeie"]
)
async def test_a_yes_or_an_unsure_answer_is_a_crisis(talk: Talk, daan: Learner, typed: str | None) -> None:
    await talk.says("#twijfel")
    said = await (talk.says(typed) if typed else talk.taps("check:yes", "Ja"))

    assert VIOLENCE in said[0]  # the danger that the doubt named
    assert "Marieke" in said[1]
    (case,) = talk.cases(daan)
    assert (case.level, case.kind, case.leave, case.status) == ("crisis", "geweld", "vital", "notified")
    assert talk.notices()
    assert talk.engine.asked == []


async def test_the_case_holds_the_words_and_says_where_it_came_from(
    talk: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await talk.says("#twijfel")
    await talk.taps("check:yes", "Ja")
    file = casefile.open_file(parts, place.coach.id, talk.cases(daan)[0].id)

    assert {quote.text for quote in file.quotes} == {"#twijfel", "Ja"}
    assert "check_yes" in [one.what for one in file.history]
    assert [said.check for said in file.talk if said.text == "#twijfel"] == ["yes"]
    assert {item.rule for item in file.evidence} == {"doubt:test", "check:yes"}
    assert any(said.text.startswith(ASKED) for said in file.talk)


async def test_words_of_crisis_under_the_question_close_it(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("#twijfel")
    await talk.says("#dood")

    assert (talk.cases(daan)[0].kind, state(talk)) == ("suicidaliteit", "crisis")
    assert "check_crisis" in events(parts, daan)


async def test_somebody_to_speak_with_is_a_case_for_the_coach(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("#twijfel")
    (said,) = await talk.taps("check:person", "Iemand spreken")

    assert "Ik vraag Marieke om met je te praten" in said
    (case,) = talk.cases(daan)
    assert (case.level, case.leave, case.status) == ("uitval", "own_request", "notified")
    assert events(parts, daan)[-2:] == ["quote", "check_person"]


async def test_what_is_not_clear_is_explained_once(talk: Talk, daan: Learner) -> None:
    await talk.says("#twijfel")
    (again,) = await talk.says("hoezo vraag je dat")

    assert again.startswith("Ik vraag het omdat")
    assert talk.buttons == ["check:no", "check:yes", "check:person"]
    assert await talk.says("waarom dan") == ["antwoord", "antwoord"]  # each message by itself
    assert state(talk) == "passed"


async def test_something_else_takes_what_was_held_along(talk: Talk, daan: Learner) -> None:
    await talk.says("#twijfel")
    assert await talk.says("mijn rooster klopt niet") == ["antwoord", "antwoord"]
    await talk.says("ja")

    assert talk.engine.asked == ["#twijfel", "mijn rooster klopt niet", "ja"]  # this ja is no answer to the question
    assert talk.cases(daan) == []
    assert (await talk.taps("check:yes", "Ja"))[0]  # a tap on its button is, however late
    assert talk.cases(daan)[0].level == "crisis"


@pytest.mark.parametrize(
    "typed",
    [
        "al 2 weken niet, ik zit thuis #ontslag",
        "#ontslag en de bus komt niet",
        "papa kan bellen hij heet wim",
        "weer #twijfel",
    ],
)
async def test_a_worry_about_something_else_is_no_yes(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock, typed: str
) -> None:
    await talk.says("#twijfel")
    assert await talk.says(typed) == ["antwoord", "antwoord"]
    assert (state(talk), talk.engine.asked) == ("passed", ["#twijfel", typed])
    assert all(case.level != "crisis" for case in talk.cases(daan))
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 1  # and the coach hears of the question all the same


@pytest.mark.parametrize("typed", ["nee maar #twijfel", "ja tot 1 februari", "ja ik weet het zeker"])
async def test_what_may_be_a_yes_is_asked_once_more_and_then_passed(talk: Talk, daan: Learner, typed: str) -> None:
    await talk.says("#twijfel")
    (again,) = await talk.says(typed)
    assert again.startswith("Ik vraag het omdat")
    assert await talk.says(typed) == ["antwoord", "antwoord"]
    assert (talk.cases(daan), state(talk)) == ([], "passed")


async def test_what_was_said_beside_a_no_is_answered_with_what_was_held(talk: Talk, daan: Learner) -> None:
    await talk.says("#twijfel over mijn stage")
    calm, answered = await talk.says("nee joh. ze hebben me er gewoon uit gegooid vorige week")

    assert (calm.startswith(CALM), answered) == (True, "antwoord")
    assert talk.engine.asked == ["#twijfel over mijn stage\njoh. ze hebben me er gewoon uit gegooid vorige week"]


@pytest.mark.parametrize(("typed", "status"), [("stop", "stopped"), ("pauze", "paused"), ("hulp", "active")])
async def test_a_command_under_the_question_is_done(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock, typed: str, status: str
) -> None:
    """Help is an answer: it is taken for a yes."""
    await talk.says("#twijfel")
    await talk.says(typed)

    with parts.begin() as uow:
        learner = uow.get(Learner, daan.id)
        assert learner is not None
        assert learner.status == status
    assert [case.level for case in talk.cases(daan)] == (["crisis"] if typed == "hulp" else [])
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == (0 if typed == "hulp" else 1)


async def test_at_most_once_a_day_and_never_twice_about_one_message(
    talk: Talk, daan: Learner, clock: FixedClock
) -> None:
    await talk.says("#twijfel")
    await talk.says("nee")
    clock.forward(hours=23)
    assert await talk.says("weer #twijfel") == ["antwoord"]
    clock.forward(hours=2)
    assert (await talk.says("nog eens #twijfel"))[0].startswith(ASKED)


async def test_not_while_a_case_of_crisis_is_open(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.says("#dood")
    clock.forward(days=5)
    assert not any(said.startswith(ASKED) for said in await talk.says("#twijfel"))


async def test_a_coach_who_has_the_talk_sees_the_doubt(talk: Talk, daan: Learner, parts: Parts, place: Place) -> None:
    await talk.says("#dood")
    case = talk.cases(daan)[0]
    cases.accept(parts, place.coach.id, case.id)
    take_over(parts, place.coach.id, daan.id, human=True)
    cases.contact_made(parts, place.coach.id, case.id, "")
    cases.close(parts, place.coach.id, case.id, "gaat_weer", "")
    talk.parts.clock.forward(hours=5)  # type: ignore[attr-defined]

    assert await talk.says("#twijfel") == []
    assert state(talk) == "seen"
    assert settle_silence(parts) == 0


@pytest.mark.parametrize("status", ["stopped", "invited", "refused", "waiting_parent", "paused"])
async def test_it_is_asked_whatever_the_learner_chose(talk: Talk, parts: Parts, place: Place, status: str) -> None:
    learner = make_learner(parts, place, status=status, consents={"checkin": False, "coach": False})  # type: ignore[arg-type]
    assert (await talk.says(DOUBT))[0].startswith(ASKED)
    assert (await talk.says("ja"))[0]
    assert [case.level for case in talk.cases(learner)] == ["crisis"]


async def test_a_stranger_is_asked_and_promised_nobody(talk: Talk) -> None:
    (question,) = await talk.says(DOUBT, account="onbekend")
    assert question.startswith(ASKED)
    assert "praten" not in question
    (said,) = await talk.taps("check:person", "Iemand spreken", account="onbekend")
    assert "Ik kan zelf niemand voor je bellen" in said


# -- silence --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("shares", "leave"), [(True, "standing"), (False, "vital")])
async def test_silence_is_a_signal(
    talk: Talk, parts: Parts, place: Place, clock: FixedClock, shares: bool, leave: str
) -> None:
    learner = make_learner(parts, place, consents={"checkin": True, "coach": shares})
    await talk.says("#twijfel")
    clock.forward(hours=HOURS - 0.1)
    assert settle_silence(parts) == 0
    clock.forward(hours=0.2)

    assert settle_silence(parts) == 1
    (case,) = talk.cases(learner)
    assert (case.level, case.leave, case.status) == ("uitval", leave, "notified")
    assert [notice.address for notice in talk.notices()] == [place.coach.mail]
    assert [quote.text for quote in casefile.open_file(parts, place.coach.id, case.id).quotes] == ["#twijfel"]
    assert settle_silence(parts) == 0
    assert len(events(parts, learner)) == len(set(events(parts, learner)))


async def test_a_yes_after_the_silence_still_counts(talk: Talk, daan: Learner, parts: Parts, clock: FixedClock) -> None:
    await talk.says("#twijfel")
    clock.forward(hours=HOURS + 1)
    settle_silence(parts)
    await talk.taps("check:yes", "Ja")

    (case,) = talk.cases(daan)
    assert case.level == "crisis"
    assert events(parts, daan).count("quote") == 2  # the message, and the yes


async def test_who_went_on_about_something_else_did_not_answer(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    await talk.says("#twijfel")
    await talk.says("mijn rooster klopt niet")
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 1


async def test_an_answer_or_being_forgotten_ends_the_waiting(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    await talk.says("#twijfel")
    with parts.begin() as uow:
        erase(parts, uow, uow.get(Learner, daan.id))  # type: ignore[arg-type]
        uow.commit()
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 0


async def test_a_silent_stranger_leaves_a_line_without_words(talk: Talk, parts: Parts, clock: FixedClock) -> None:
    await talk.says(DOUBT, account="onbekend")
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 1
    with parts.begin() as uow:
        message = next(m for m in uow.talks.recent(talk.account("onbekend").id, 9) if m.direction == "in")
        assert uow.people.audited(cases.SYSTEM, "stranger_check_silent", str(message.id), parts.now())


async def test_a_question_that_could_not_be_sent_still_waits(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    talk.channel.fails = ChannelError("weg")
    await talk.says("#twijfel")
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 1


# -- without the database ---------------------------------------------------------------------------


async def test_without_the_database_it_asks_all_the_same(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    talk.switch.down = True
    assert (await talk.says("#twijfel"))[0].startswith(ASKED)
    said = await talk.says("ja")
    assert VIOLENCE in said[0]
    talk.switch.back()
    await talk.made_good()

    (case,) = talk.cases(daan)
    assert (case.level, case.kind, state(talk)) == ("crisis", "geweld", "yes")


async def test_a_no_without_the_database_is_kept(talk: Talk, daan: Learner, parts: Parts, clock: FixedClock) -> None:
    talk.switch.down = True
    await talk.says("#twijfel")
    assert (await talk.says("nee"))[0].startswith(CALM)
    talk.switch.back()

    assert await talk.made_good() == ["antwoord"]
    assert (state(talk), talk.engine.asked) == ("no", ["#twijfel"])
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 0


async def test_after_the_mild_question_the_plain_one_comes_without_the_database_too(talk: Talk, daan: Learner) -> None:
    await talk.says("#licht")
    talk.switch.down = True

    assert (await talk.says("ja"))[0].startswith(ASKED)
    assert VIOLENCE in "\n".join(await talk.says("ja"))


async def test_silence_after_the_database_is_back(talk: Talk, daan: Learner, parts: Parts, clock: FixedClock) -> None:
    talk.switch.down = True
    await talk.says("#twijfel")
    talk.switch.back()
    await talk.made_good()
    talk.restart()
    clock.forward(hours=HOURS + 1)
    assert settle_silence(parts) == 1


# -- with the real safety check -------------------------------------------------------------------------


async def test_with_the_real_check(talk: Talk, daan: Learner, parts: Parts) -> None:
    real = Talk(replace(parts, assess=safety().assess), talk.switch, talk.folder / "echt")
    assert (await real.says("ik durf niet naar huis"))[0].startswith(ASKED)
    said = await real.says("weet ik niet")
    assert VIOLENCE in said[0]
    assert talk.cases(daan)[0].kind == "geweld"


async def test_what_is_refused_for_a_cv_is_no_danger(talk: Talk, daan: Learner, parts: Parts) -> None:
    real = Talk(replace(parts, assess=safety().assess), talk.switch, talk.folder / "echt")
    with parts.begin() as uow:
        uow.add(GuidedTalk(daan.id, "cv", parts.now(), parts.now()))
        uow.commit()

    await real.says("jesse van den dungen, den bosch. adres zeg ik niet")
    assert talk.cases(daan) == []
    await real.says("adres zeg ik niet. ik wil dood")
    assert [case.level for case in talk.cases(daan)] == ["crisis"]


async def test_chopped_with_the_real_check(talk: Talk, daan: Learner, parts: Parts, clock: FixedClock) -> None:
    real = Talk(replace(parts, assess=safety().assess), talk.switch, talk.folder / "echt")
    for piece in ("ik", "wil"):
        assert await real.says(piece) == ["antwoord"]
        clock.forward(seconds=20)
    assert "113" in (await real.says("dood"))[0]
    assert talk.cases(daan)[0].kind == "suicidaliteit"
