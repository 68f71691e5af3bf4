"""Who stopped is heard and answered, and no messages begin again; somebody else who types is met as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.learner import Learner
from bot.language import CheckinReader
from bot.services.parts import Parts
from tests.conftest import language
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import fresh

PERSON = """kan ik mijn coach spreken?
wil je mijn coach vragen of ze me mailt
mag iemand mij bellen
ik wil toch even met een mens praten
kan mijn coach me mailen
mens
bel me maar
ik wil hulp
kan iemand me helpen
ik heb iemand nodig om mee te praten""".splitlines()
QUESTIONS = """hoe lang bewaren jullie dit?
krijg ik nou nog een uitkering of niet?
wie leest dit nog?
wie moet dat bij mijn school regelen?
hoeveel is het minimumloon?
mag mijn baas me zomaar ontslaan?""".splitlines()


@pytest.fixture
def real(talk: Talk) -> Talk:
    """The conversation with the real reader."""
    talk.parts = replace(talk.parts, reader=CheckinReader(language()))
    talk.restart()
    return talk


@pytest.mark.parametrize("text", PERSON)
async def test_a_wish_for_a_person_is_passed_on_after_a_stop(
    real: Talk, daan: Learner, parts: Parts, text: str
) -> None:
    await real.says("stop")
    (said,) = await real.says(text)
    assert "Ik geef het door aan" in said
    assert [case.leave for case in real.cases(daan)] == ["own_request"]
    assert fresh(parts, daan).status == "stopped"
    assert real.engine.asked == []


@pytest.mark.parametrize("text", QUESTIONS)
async def test_a_question_is_answered_after_a_stop(real: Talk, daan: Learner, parts: Parts, text: str) -> None:
    await real.says("stop")
    assert await real.says(text)
    assert "leuk dat je weer" not in real.channel.sent[-1][1].text
    assert fresh(parts, daan).status == "stopped"


@pytest.mark.parametrize(
    "text",
    [
        "hebben jullie mijn nummer nog", "en mijn gegevens? wat gebeurt daarmee", "wat bewaren jullie nu nog van mij",
        "worden mijn gegevens nu weggegooid of niet", "wie kan mijn berichten nu nog lezen", "is alles nu gewist",
    ],
)  # fmt: skip
async def test_a_question_about_his_data_gets_more_than_that_we_do_not_know(
    real: Talk, daan: Learner, text: str
) -> None:
    await real.says("stop")
    said = await real.says(text)
    assert said
    assert not any("Dat weet ik niet" in one or "leuk dat je weer" in one for one in said)


@pytest.mark.parametrize("text", ["is t nu echt uit?", "krijg ik nu echt niks meer", "ben ik nu uitgeschreven?"])
async def test_whether_it_has_stopped_is_confirmed(real: Talk, daan: Learner, parts: Parts, text: str) -> None:
    await real.says("stop")
    (said,) = await real.says(text)
    assert "Je krijgt al geen berichten meer" in said
    assert fresh(parts, daan).status == "stopped"


async def test_a_call_for_help_is_heard_after_a_stop_and_told_with_leave_alone(
    real: Talk, daan: Learner, parts: Parts
) -> None:
    await real.says("stop")
    (said,) = await real.says("#ontslagen")
    assert said.endswith("om je te helpen?")
    assert [case.leave for case in real.cases(daan)] == ["asked"]
    await real.says("ja graag hulp")
    assert [case.leave for case in real.cases(daan)] == ["own_request"]
    assert fresh(parts, daan).status == "stopped"


async def test_a_no_to_that_offer_tells_nobody(real: Talk, daan: Learner) -> None:
    await real.says("stop")
    await real.says("#ontslagen")
    assert await real.says("nee hoeft niet") == ["Dat is goed. Ik blijf stil. Typen mag altijd."]
    assert [case.leave for case in real.cases(daan)] == ["refused"]


@pytest.mark.parametrize("text", ["en gooi alles weg wat je van me hebt", "verwijder ook alles van mij"])
async def test_to_be_forgotten_works_after_a_stop(real: Talk, daan: Learner, text: str) -> None:
    await real.says("stop")
    (said,) = await real.says(text)
    assert said.startswith("Alles wat ik van je wist, is weg.")


async def test_somebody_else_gets_his_own_text_and_records_nothing(real: Talk, daan: Learner, parts: Parts) -> None:
    (intro,) = await real.says(f"dag, ik ben de moeder van {daan.name}")
    assert f"de chat van {daan.name} zelf" in intro
    (more,) = await real.says("hij gaat elke dag naar zijn werk. #ontslagen")
    assert "Ik schrijf dit niet op" in more
    (private,) = await real.says("wat heeft hij vorige keer gezegd?")
    assert private.startswith("Dat laat ik aan niemand anders zien.")
    assert (await real.says("dan niet, fijne dag"))[0]
    assert real.engine.asked == []
    assert real.cases(daan) == []
    with parts.begin() as uow:
        assert list(uow.talks.signals_of(daan.id)) == []


async def test_the_learner_who_is_back_goes_on(real: Talk, daan: Learner) -> None:
    await real.says(f"dag, ik ben de vader van {daan.name}")
    assert (await real.says("ik ben het zelf"))[0].startswith(f"Hoi {daan.name}!")
    await real.says("kun je me helpen met een brief")
    assert real.engine.asked == ["kun je me helpen met een brief"]


async def test_danger_told_by_somebody_else_is_a_crisis_all_the_same(real: Talk, daan: Learner) -> None:
    await real.says(f"ik ben de moeder van {daan.name}. hij wil niet meer leven #dood")
    assert any(case.level == "crisis" for case in real.cases(daan))


ENOUGH = """nee je mag me niet weer elke keer appen. alleen deze vraag
nee hoef geen berichten, wou alleen dit weten
nee niet weer beginnen met dat appen. alleen ff deze vraag
ik wil gewoon niks krijgen hoor
hoeft niet hoor was alleen ff een vraagje
je hoeft me echt niet weer te appen
nee dank je. het ging me om dat ene
ik had al gezegd geen berichten meer""".splitlines()


@pytest.mark.parametrize("text", ENOUGH)
async def test_a_no_to_messages_after_an_answer_gets_a_word_and_no_question(
    real: Talk, daan: Learner, parts: Parts, text: str
) -> None:
    await real.says("stop")
    await real.says("hoe lang bewaren jullie dit?")
    assert await real.says(text) == ["Oké, ik blijf stil."]
    assert await real.says("...") == []
    assert await real.says("ik zit gewoon op de bank") == []
    assert fresh(parts, daan).status == "stopped"


@pytest.mark.parametrize("text", ["...", "hm", "😂", "ok thanks", "ok duidelijk dan weet ik genoeg"])
async def test_what_says_nothing_is_no_wish_to_talk(real: Talk, daan: Learner, text: str) -> None:
    await real.says("stop")
    assert await real.says(text) == []
    assert (await real.says("ik zit gewoon op de bank"))[0].startswith("Hoi, leuk dat je weer")


async def test_a_worry_after_a_stop_is_heard_whatever_is_said_of_messages(real: Talk, daan: Learner) -> None:
    await real.says("stop")
    (said,) = await real.says("hoef geen berichten maar #ontslagen")
    assert said.endswith("om je te helpen?")
