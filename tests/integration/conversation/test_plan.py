"""The plan within the whole pipeline: steps, days, ticks, and leave for the coach."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.consent import standing
from bot.core.guided import PlanStep
from bot.core.learner import Learner
from bot.services.guides import documents, plan
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk


@pytest.fixture
def talk(planning: Talk) -> Talk:
    return planning


def steps(talk: Talk, learner: Learner) -> dict[str, PlanStep]:
    with talk.parts.begin() as uow:
        return {plan.title(talk.parts, one): one for one in plan.steps(uow, learner.id)}


async def test_places_a_day_and_the_coach_once(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    assert "gids:plan:kies:plekken" in talk.buttons
    await talk.taps("gids:plan:kies:plekken")
    said = await talk.says("de karwei, gamma en een kapper in de buurt")
    assert said[0] == "Opgeschreven: Karwei, Gamma en een kapper."
    said = await talk.says("volgende week vrijdag")
    assert "vrijdag 4 december. Die dag stuur ik je een bericht." in said[0]
    assert "Mag Marieke je plan zien?" in said[1]
    await talk.says("ja is goed")
    said = await talk.taps("gids:plan:kies:cv")
    said = await talk.taps("gids:plan:dag:1")
    assert "Mag Marieke" not in "".join(said)
    with talk.parts.begin() as uow:
        assert standing(uow.people.consents(daan.id), "plan") is True
        assert {one.state for one in uow.guided.applications_of(daan.id)} == {"idea"}
    assert steps(talk, daan)["Cv maken"].on == date(2026, 11, 26)


async def test_own_step_done_moved_and_dropped_in_his_words(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    said = await talk.says("zet fiets maken op mijn plan vrijdag")
    assert "Fiets maken, vrijdag 27 november" in said[0]
    await talk.says("nee")  # the coach
    await talk.says("zet bellen op mijn plan")
    await talk.says("geen idee")
    said = await talk.says("fiets pas volgende week dinsdag")
    assert "dinsdag 1 december" in said[0]
    said = await talk.says("heb gebeld")
    assert said[0] == "Je hebt contact gezocht. Die stap is klaar."
    assert "✓ Bellen of langs gaan" in said[1]
    assert await talk.says("haal die fiets maar weg") != []
    assert list(steps(talk, daan)) == ["Bellen of langs gaan"]


async def test_morgen_is_a_day_and_not_a_wish_to_rest(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.taps("gids:plan:kies:bellen")
    said = await talk.says("morgen")
    assert "morgen" in said[0]
    assert steps(talk, daan)["Bellen of langs gaan"].on == date(2026, 11, 26)


async def test_a_day_gone_by_is_asked_anew_and_a_sunday_is_told(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.taps("gids:plan:kies:bellen")
    assert "al voorbij" in (await talk.says("gisteren"))[0]
    assert "eerste gewone dag erna" in (await talk.says("zondag"))[0]


async def test_what_was_made_is_ticked_by_itself(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.taps("gids:plan:begin")
    await talk.taps("gids:plan:kies:cv")
    await talk.taps("gids:plan:geen_dag")
    clock.forward(days=1)
    with talk.parts.begin() as uow:
        documents.keep(talk.parts, uow, daan.id, "cv", {"resume": {}, "design": "plain"})
        uow.commit()
    said = await talk.taps("gids:plan:begin")
    assert said[0] == "Je cv is af. Die stap is klaar."
    await talk.taps("gids:plan:kies")
    assert "gids:plan:kies:cv" not in talk.buttons


async def test_news_in_the_plan_talk_reaches_the_list(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.taps("gids:plan:kies:bellen")
    said = await talk.says("heb gebeld met de lidl en ik mag vrijdag langskomen")
    assert said[0] == "Je hebt contact gezocht. Die stap is klaar."
    assert "je mag op gesprek bij Lidl, vrijdag 27 november" in said[1]
    with talk.parts.begin() as uow:
        assert [one.state for one in uow.guided.applications_of(daan.id)] == ["invited"]


async def test_not_done_ticks_nothing(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.taps("gids:plan:kies:bellen")
    await talk.taps("gids:plan:geen_dag")
    await talk.says("ik heb nog niet gebeld")
    assert steps(talk, daan)["Bellen of langs gaan"].open


async def test_a_question_is_left_to_the_engine(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.says("hoe moet ik bellen?")
    assert talk.engine.asked == ["hoe moet ik bellen?"]
    assert steps(talk, daan) == {}


async def test_asking_for_a_plan_is_no_step_and_two_steps_are_two(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.says("een plan maken")
    assert steps(talk, daan) == {}
    await talk.says("brief schrijven en cv maken")
    assert set(steps(talk, daan)) == {"Brief maken", "Cv maken"}
    said = await talk.says("kweet nie wanneer")
    assert "Staat op je plan" in said[0]


async def test_klaar_after_a_question_ends_and_ticks_nothing(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    for text in ("cv maken", "morgen", "nee", "dat was het wel zo"):
        said = await talk.says(text)
    assert "laat mijn plan zien" in said[0]
    assert steps(talk, daan)["Cv maken"].open
