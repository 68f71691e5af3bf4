"""Who may know, what is kept and what is wiped, as he says it in a whole talk: heard, done, and said truly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.guides.practice import PracticeGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.consent import standing
from bot.core.learner import Learner
from bot.language import CheckinReader
from bot.language.practice import PracticeListener
from bot.services.checkins import checkin
from bot.services.escalations import cases
from bot.services.escalations.cases import open_case
from bot.services.parts import Parts
from bot.understanding.said import Said
from tests.conftest import FixedClock, language
from tests.integration.conversation.talk import Switch, Talk
from tests.unit.services.world import Place, begin_talk, fresh, make_learner


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return replace(parts, reader=CheckinReader(language()))


@pytest.fixture
def talk(parts: Parts, switch: Switch, tmp_path: Path) -> Talk:
    return Talk(parts, switch, tmp_path / "spool")


@pytest.fixture
def pupil(parts: Parts, place: Place) -> Learner:
    """Who goes to an mbo, and belongs to the doorstroompunt when he drops out."""
    return make_learner(parts, place, profile="vervolgonderwijs", enrolled="mbo")


def lost(parts: Parts, learner: Learner, leave: str = "asked") -> None:
    with parts.begin() as uow:
        open_case(parts, uow, learner, level="uitval", topics=["opleiding"], leave=leave, stopped=True)  # type: ignore[arg-type]
        uow.commit()


# -- who may know ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["niet naar het doorstroompunt graag", "geen gedoe met leerplicht aub"])
async def test_who_is_not_to_be_told_is_left_out_and_said_back(
    talk: Talk, pupil: Learner, parts: Parts, text: str
) -> None:
    lost(parts, pupil, "given")
    assert talk.cases(pupil)[0].recipient == "doorstroompunt"
    (reply,) = await talk.says(text)
    (case,) = talk.cases(pupil)
    assert (case.recipient, case.also) == ("transitiecoach", [])
    assert case.who_knows in reply
    assert "Marieke kan dat lezen" in reply
    assert "Dan moet het mbo dat soms zelf melden" in reply  # what is not ours to promise
    with parts.begin() as uow:
        assert standing(uow.people.consents(pupil.id), "doorstroompunt") is False
    assert talk.engine.asked == []


async def test_it_counts_for_a_case_that_comes_later(talk: Talk, pupil: Learner, parts: Parts) -> None:
    assert await talk.says("niet naar het doorstroompunt hoor") != ["antwoord"]
    lost(parts, pupil)
    assert talk.cases(pupil)[0].recipient == "transitiecoach"


async def test_a_question_whether_they_hear_it_keeps_that_they_may_not(
    talk: Talk, pupil: Learner, parts: Parts
) -> None:
    lost(parts, pupil)
    await talk.says("mn ouders denken dat ik nog ga")
    await talk.says("je zegt dit niet tegen ze toch?")
    assert talk.engine.asked[-1] == '/informatie{"stuk":"ouders"}'
    assert talk.cases(pupil)[0].who_knows == "niet aan ouders"


async def test_who_said_whom_not_to_tell_is_not_taken_for_silent(
    talk: Talk, pupil: Learner, parts: Parts, clock: FixedClock
) -> None:
    lost(parts, pupil)
    await talk.says("niet aan mijn ouders vertellen")
    clock.forward(hours=parts.policies.leave_hours + 1)
    assert cases.settle_unanswered_leave(parts) == 0
    assert talk.cases(pupil)[0].leave == "asked"


async def test_words_that_only_look_like_it_go_on_to_the_engine(talk: Talk, pupil: Learner, parts: Parts) -> None:
    lost(parts, pupil)
    assert await talk.says("mijn moeder weet het nog niet") == ["antwoord"]
    assert talk.cases(pupil)[0].who_knows == ""


def take(parts: Parts, conversation: str, text: str) -> checkin.Step:
    return checkin.take(parts, conversation, Said(text))


def test_in_a_checkin_the_agreement_is_said_back_and_the_question_is_about_the_coach_alone(
    parts: Parts, pupil: Learner, talk: Talk
) -> None:
    conversation = begin_talk(parts, pupil)
    checkin.start(parts, conversation)
    assert take(parts, conversation, "ben gestopt met school").answered["ontvanger"] == "doorstroompunt"
    step = take(parts, conversation, "niet naar het doorstroompunt sturen hoor")
    assert (step.agreed, step.question) == ("niet aan het doorstroompunt", "mag_coach")
    assert "utter_afspraak_genoteerd" in step.responses
    assert step.answered["ontvanger"] == "coach"
    assert take(parts, conversation, "ja coach mag het weten, alleen niet me vader").answered["mag_coach"] == "ja"
    (case,) = talk.cases(pupil)
    assert (case.recipient, case.leave) == ("transitiecoach", "given")
    assert case.who_knows == "niet aan het doorstroompunt, niet aan vader"


def test_somebody_else_than_the_coach_is_written_down_and_what_we_can_do_is_said(parts: Parts, pupil: Learner) -> None:
    conversation = begin_talk(parts, pupil)
    checkin.start(parts, conversation)
    take(parts, conversation, "ben gestopt met school")
    step = take(parts, conversation, "alleen juf Fatma mag het weten")
    assert (step.responses[0], step.agreed) == ("utter_alleen_via_coach", "alleen juf Fatma")


def test_an_agreement_from_before_the_case_is_kept_with_it(parts: Parts, pupil: Learner, talk: Talk) -> None:
    conversation = begin_talk(parts, pupil)
    checkin.start(parts, conversation)
    take(parts, conversation, "niet bellen he, alleen appen")
    take(parts, conversation, "ben gestopt met school")
    assert talk.cases(pupil)[0].call_time == "liever een appje, niet bellen"


async def test_a_time_of_a_call_outside_a_checkin_is_said_back(talk: Talk, daan: Learner) -> None:
    (reply,) = await talk.says("bel me morgen na 3en")
    assert reply.endswith("Ik schrijf op: bellen morgen na 15:00.")
    (case,) = talk.cases(daan)
    assert (case.leave, case.status, case.call_time) == ("own_request", "notified", "morgen, na 15:00")
    assert await talk.says("wacht liever een appje") == [
        "Oké, ik schrijf op: een appje sturen, morgen na 15:00. Marieke kan dat lezen."
    ]


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("niet voor 12 uur", "niet voor 12:00", "bellen niet voor 12:00"),
        ("kom liever niet langs, appen mag", "liever een appje, niet aan de deur komen",
         "een appje sturen, niet langskomen"),
        ("geen brieven naar huis", "geen brieven naar huis", "geen brieven naar huis"),
        ("bel eerst mij aub", "eerst de leerling zelf", "eerst met jou zelf"),
        ("mama graag erbij", "met moeder erbij", "met moeder erbij"),
        ("ge moet niet bellen, app liever", "liever een appje, niet bellen", "een appje sturen, niet bellen"),
    ],
)
async def test_every_agreement_outside_a_checkin_is_kept_and_said_back(
    talk: Talk, daan: Learner, parts: Parts, typed: str, kept: str, said: str
) -> None:
    lost(parts, daan, "own_request")
    assert await talk.says(typed) == [f"Oké, ik schrijf op: {said}. Marieke kan dat lezen."]
    assert talk.cases(daan)[0].call_time == kept
    assert talk.engine.asked == []


async def test_he_first_and_not_arjan_by_name(talk: Talk, daan: Learner, parts: Parts) -> None:
    lost(parts, daan, "own_request")
    (reply,) = await talk.says("eerst mij bellen, niet arjan")
    assert reply == "Oké, ik schrijf op: eerst met jou zelf, niet bellen met Arjan. Marieke kan dat lezen."
    (case,) = talk.cases(daan)
    assert (case.call_time, case.who_knows) == ("eerst de leerling zelf", "niet bellen met Arjan")


async def test_a_number_alone_is_no_time_there(talk: Talk, daan: Learner, parts: Parts) -> None:
    lost(parts, daan, "own_request")
    await talk.says("3")
    assert talk.cases(daan)[0].call_time == ""


# -- what is kept ------------------------------------------------------------------------------------------------------


async def test_a_no_to_being_kept_ends_the_questions_and_a_yes_begins_again(
    talk: Talk, daan: Learner, parts: Parts
) -> None:
    conversation = begin_talk(parts, daan)
    checkin.start(parts, conversation)
    (reply,) = await talk.says("nee mag je niet bewaren ik ken jullie niet")
    assert "Ik stop met vragen." in reply
    assert "VERGEET MIJ" in reply
    assert fresh(parts, daan).status == "stopped"
    with parts.begin() as uow:
        assert list(uow.talks.answers(uow.talks.checkins_of(daan.id)[0].id)) == []
        assert standing(uow.people.consents(daan.id), "checkin") is False
    assert talk.engine.forgotten == [conversation]
    assert "leest alleen mee als jij dat goed vindt" in (await talk.says("wie ziet het dan"))[0]
    assert "Fijn dat je er weer bent" in (await talk.says("oke dan mag het wel"))[0]
    assert fresh(parts, daan).status == "active"
    assert talk.engine.asked == ["/start_checkin"]  # the talk goes on
    assert talk.cases(daan) == []


async def test_a_no_in_other_words_refuses_to_join(talk: Talk, parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place, status="invited", consents={})
    await talk.says("/start")
    assert "Dan stuur ik je geen vragen" in (await talk.says("hou maar niks bij van mij"))[0]
    assert fresh(parts, learner).status == "invited"
    assert (await talk.says("mwa doe maar"))[0].startswith("Fijn.")
    assert talk.engine.asked == ["/start_checkin"]  # who opened the chat for it gets the first question


# -- what is wiped -----------------------------------------------------------------------------------------------------


async def test_what_may_mean_all_is_asked_once_and_done(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("wat bewaar je van mij")
    (asked,) = await talk.says("kan alles weg?")
    assert asked.startswith("Wil je dat ik alles wis")
    assert talk.buttons == ["wissen:ja", "wissen:nee"]
    (done,) = await talk.says("ja zeker weten")
    assert done.startswith("Alles wat ik van je wist, is weg.")
    assert fresh(parts, daan).status == "forgotten"
    assert (await talk.says("is het nu weg?"))[0].startswith("Ja, het is weg.")
    assert (await talk.says("en wat marieke al weet?"))[0].startswith("Alles wat je hier zei, is gewist.")
    assert await talk.says("hoi") == []


async def test_a_no_leaves_it_and_is_it_gone_is_answered_truly(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("kun je vergeten wat ik allemaal gezegd heb")
    assert (await talk.taps("wissen:nee"))[0].startswith("Oké, dan blijft alles staan.")
    assert fresh(parts, daan).status == "active"
    await talk.says("is het nu weg?")
    assert talk.engine.asked[-1] == '/informatie{"stuk":"nog_niet_weg"}'


async def test_with_a_danger_that_is_cared_for_not_everything_is_said_to_be_gone(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    await talk.says("VERGEET MIJ")
    assert (await talk.says("is het nu weg?"))[0].startswith("Bijna alles is weg.")


# -- after the last word of a check-in, beside other things, and before there is a case --------------------------------


async def test_what_he_arranges_beside_something_else_is_kept_and_said_back(
    talk: Talk, pupil: Learner, parts: Parts
) -> None:
    lost(parts, pupil, "given")
    replies = await talk.says("bel me morgen voor 12. ik ben heel verdrietig en zit de hele dag op mijn kamer")
    assert replies[0] == "Oké, ik schrijf op: bellen morgen voor 12:00. Marieke kan dat lezen."
    assert replies[1:] == ["antwoord"]
    assert talk.cases(pupil)[0].call_time == "morgen, voor 12:00"


async def test_leave_again_with_how_and_to_whom_is_kept_in_one_sentence(
    talk: Talk, pupil: Learner, parts: Parts
) -> None:
    lost(parts, pupil, "given")
    (reply,) = await talk.says("ja zeg het maar tegen Marieke maar alleen zij, en bel me morgen voor 12")
    assert reply.startswith("Oké, ik schrijf op: bellen morgen voor 12:00, alleen Marieke. Marieke kan dat lezen.")
    (case,) = talk.cases(pupil)
    assert (case.call_time, case.who_knows) == ("morgen, voor 12:00", "alleen de coach")


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("mijn vader weet het nog niet. die moet het ook NIET horen", "niet aan vader"),
        ("zeg niks tegen mijn moeder he", "niet aan moeder"),
        ("ik zit thuis en mijn baas mag dat niet weten", "niet aan baas"),
    ],
)
async def test_whom_not_to_tell_stands_in_a_case_that_comes_later(
    talk: Talk, pupil: Learner, parts: Parts, text: str, whom: str
) -> None:
    await talk.says(text)
    lost(parts, pupil)
    assert talk.cases(pupil)[0].who_knows == whom


async def test_a_fact_about_somebody_stands_in_no_case(talk: Talk, pupil: Learner, parts: Parts) -> None:
    await talk.says("mijn vader weet het nog niet")
    lost(parts, pupil)
    assert talk.cases(pupil)[0].who_knows == ""


# -- beside a guide, whose question stands -----------------------------------------------------------------------------


@pytest.fixture
def practising(talk: Talk, tmp_path: Path) -> Talk:
    guides = {"practice": PracticeGuide(PracticeListener(language()))}
    spool = Spool(tmp_path / "spool", talk.parts.vault)
    talk.conversation = Conversation(
        talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, spool, guides  # type: ignore[arg-type]
    )
    return talk


@pytest.mark.parametrize(
    ("text", "leave", "call", "whom"),
    [
        ("marieke mag t weten ja, bellen kan elke dag voor 12", "given", "voor 12:00", ""),
        ("vertel het maar aan Marieke", "given", "", ""),
        ("mag niet naar mn vader he", "asked", "", "niet aan vader"),
        ("zeg niks tegen mijn moeder", "asked", "", "niet aan moeder"),
        ("bel me maar na 4", "asked", "na 16:00", ""),
    ],
)
async def test_what_he_arranges_beside_a_guide_is_kept_and_its_question_stands(
    practising: Talk, pupil: Learner, parts: Parts, text: str, leave: str, call: str, whom: str
) -> None:
    asked = (await practising.taps("gids:practice:begin"))[-1]
    lost(parts, pupil)
    replies = await practising.says(text)
    (case,) = practising.cases(pupil)
    assert (case.leave, case.call_time, case.who_knows) == (leave, call, whom)
    assert replies[-1] == asked


@pytest.mark.parametrize("text", ["ik kan maandag en dinsdag werken", "ik ben sam 18 en ik hou van koken"])
async def test_an_answer_to_a_guide_is_no_agreement(
    practising: Talk, pupil: Learner, parts: Parts, text: str
) -> None:
    await practising.taps("gids:practice:begin")
    lost(parts, pupil)
    await practising.says(text)
    (case,) = practising.cases(pupil)
    assert (case.leave, case.call_time, case.who_knows) == ("asked", "", "")


@pytest.mark.parametrize(
    ("text", "call", "whom"),
    [
        ("mag niet naar mn vader he", "", "niet aan vader"), ("10 uur", "om 10:00", ""),
        ("ik zit in de bieb tot 4 uur", "", ""), ("zondag eten we altijd bij mn opa en oma", "", ""),
    ],
)  # fmt: skip
async def test_after_the_last_word_what_he_arranges_is_kept_and_his_own_day_is_not(
    talk: Talk, pupil: Learner, parts: Parts, text: str, call: str, whom: str
) -> None:
    lost(parts, pupil, "given")
    await talk.says(text)
    (case,) = talk.cases(pupil)
    assert (case.call_time, case.who_knows) == (call, whom)


async def test_another_day_beside_a_message_for_the_coach_is_kept(talk: Talk, pupil: Learner, parts: Parts) -> None:
    lost(parts, pupil, "given")
    await talk.says("bel me maar na 4")
    await talk.says("donderdag is prima. en zeg maar dat ik de geiten niet kwijt wil")
    assert talk.cases(pupil)[0].call_time == "donderdag, na 16:00"


async def test_a_later_time_leaves_niet_bellen_standing(talk: Talk, pupil: Learner, parts: Parts) -> None:
    lost(parts, pupil, "given")
    await talk.says("niet bellen aub")
    await talk.says("morgen na 4")
    assert talk.cases(pupil)[0].call_time == "niet bellen, morgen, na 16:00"
    await talk.says("je mag me toch wel bellen, morgen na 4")
    assert talk.cases(pupil)[0].call_time == "morgen, na 16:00"
