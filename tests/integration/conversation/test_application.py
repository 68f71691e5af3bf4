"""News about applications within the whole pipeline: kept at the right place, met with one thing to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.guides.application import ApplicationGuide
from bot.conversation.guides.practice import PracticeGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.consent import standing
from bot.core.guided import Application
from bot.core.learner import Learner
from bot.language.news import NewsReader
from bot.language.practice import PracticeListener
from bot.services.guides import applications
from bot.services.guides.applications import Content
from tests.conftest import FixedClock, language
from tests.integration.conversation.talk import Talk


@pytest.fixture
def talk(planning: Talk) -> Talk:
    return planning


def held(talk: Talk, learner: Learner) -> dict[str, Application]:
    """The applications by place."""
    with talk.parts.begin() as uow:
        found = uow.guided.applications_of(learner.id)
    return {applications.content_of(talk.parts, one).where: one for one in found}


def given(talk: Talk, learner: Learner, where: str, *, days_ago: int = 0) -> None:
    """An application that was sent."""
    with talk.parts.begin() as uow:
        one = applications.add(talk.parts, uow, learner.id, "idea", Content(where))
        applications.sent(talk.parts, one, date.fromordinal(talk.parts.today().toordinal() - days_ago))
        uow.commit()


async def test_several_places_and_then_news_without_a_place(talk: Talk, daan: Learner) -> None:
    assert await talk.taps("gids:application:begin") == ["Wat is er gebeurd?"]
    said = await talk.says("heb gesolliciteerd bij de jumbo en de lidl")
    assert "Jumbo en Lidl" in said[0]
    said = await talk.says("afgewezen weer")
    assert said == ["Van welke plek kwam de nee?"]
    said = await talk.says("lidl")
    assert said[0] == "Balen dat het nee is bij Lidl."
    said = await talk.says("ik mag vrijdag om 2 uur op gesprek")  # one place is left: it is not asked
    assert "Jumbo, vrijdag 27 november om 2 uur" in said[0]
    assert "gids:practice:begin" in talk.buttons
    found = held(talk, daan)
    assert (found["Lidl"].state, found["Jumbo"].state) == ("rejected", "invited")
    assert found["Jumbo"].next_on == date(2026, 11, 27)
    assert talk.engine.asked == []


async def test_a_place_is_chosen_by_a_tap(talk: Talk, daan: Learner) -> None:
    given(talk, daan, "Jumbo")
    given(talk, daan, "de garage")
    await talk.taps("gids:application:begin")
    await talk.says("ik ben aangenomen")
    chosen = next(payload for payload in talk.buttons if str(held(talk, daan)["de garage"].id) in payload)
    said = await talk.taps(chosen)
    assert said[0] == "Gefeliciteerd. Je bent aangenomen bij de garage."
    assert held(talk, daan)["Jumbo"].state == "sent"


async def test_the_third_no_offers_the_coach_instead_of_advice(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.taps("gids:application:begin")
    for number, where in enumerate(("lidl", "aldi", "hema")):
        clock.forward(hours=1)
        said = await talk.says(f"ben afgewezen bij de {where}")
        assert len(said) == 2
        assert ("/talk_to_human" in talk.buttons) is (number == 2)


async def test_who_knows_why_is_not_told_to_ask_why(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    said = await talk.says("afgewezen bij de hema ze zochten iemand met ervaring")
    assert "waarom" not in " ".join(said).lower()
    assert "gids:plan:zet:plekken" in talk.buttons


@pytest.mark.parametrize(("days", "may_call"), [(3, False), (14, True)])
async def test_nothing_heard(talk: Talk, daan: Learner, days: int, may_call: bool) -> None:
    given(talk, daan, "de garage", days_ago=days)
    await talk.taps("gids:application:begin")
    said = await talk.says("niks gehoord van die garage")
    assert ("Je mag bellen" in said[0]) is may_call
    assert ("Vanaf" in said[0]) is not may_call


async def test_hired_asks_the_first_day_and_then_the_coach_once(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    said = await talk.says("aangenomen bij de lidl!!")
    assert said[-1] == "Wanneer begin je?"
    said = await talk.says("morgen")  # a day, and no wish to go on tomorrow
    assert said[0] == "Opgeschreven. Je eerste dag is morgen."
    assert "Mag Marieke" in said[1]
    await talk.says("ja hoor")
    with talk.parts.begin() as uow:
        assert standing(uow.people.consents(daan.id), "plan") is True
        place = applications.new_place(talk.parts, uow, daan.id)
    assert place == Content("Lidl", start="2026-11-26")
    said = await talk.taps("gids:application:coach_stop")
    assert said == ["Goed. Marieke ziet het niet."]
    with talk.parts.begin() as uow:
        assert standing(uow.people.consents(daan.id), "plan") is False


async def test_a_refusal_is_final(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    assert (await talk.says("ik mag op gesprek"))[-1] == "Waar was dat?"
    said = await talk.says("zeg ik niet")
    assert said[0].startswith("Opgeschreven: je mag op gesprek")
    assert said[-1] == "Wanneer is het gesprek?"
    assert await talk.says("weet ik nog niet") == ["Prima. Dat laat ik open."]
    said = await talk.says("gesprek ging goed")
    assert "Waar" not in "".join(said)
    assert [one.state for one in held(talk, daan).values()] == ["talked"]


async def test_another_day_for_the_talk(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    await talk.says("mag vrijdag om 2 uur op gesprek bij de lidl")
    said = await talk.says("nee wacht om 3 uur, donderdag volgende week")
    assert said == ["Veranderd. Het gesprek is nu donderdag 3 december om 3 uur."]


async def test_what_is_no_news_goes_to_the_engine_and_ends_the_talk(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    await talk.says("heb gesolliciteerd bij de lidl")
    assert await talk.says("wat is een bbl") == ["antwoord"]
    assert await talk.says("mijn broer is aangenomen bij de lidl") == ["antwoord"]
    assert held(talk, daan)["Lidl"].state == "sent"


async def test_an_unanswered_question_comes_back_once(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    await talk.says("ik mag op gesprek bij de lidl")
    again = await talk.says("de zon schijnt")
    assert again[-1] == "Wanneer is het gesprek?"
    assert "Wanneer is het gesprek?" not in await talk.says("mooi weer")


async def test_a_crisis_comes_first_and_the_news_is_kept(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    await talk.says("heb gesolliciteerd bij de lidl")
    said = await talk.says("#dood")
    assert "113" in "".join(said)
    assert held(talk, daan)["Lidl"].state == "sent"


async def test_a_place_told_afterwards_and_a_step_of_the_plan(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:plan:begin")
    await talk.taps("gids:plan:kies:bellen")
    await talk.taps("gids:plan:geen_dag")
    await talk.says("ben weer afgewezen")
    assert await talk.says("bij de kruidvat") == ["Opgeschreven: Kruidvat."]
    assert held(talk, daan)["Kruidvat"].state == "rejected"
    said = await talk.says("dat bellen is gelukt")
    assert said[0] == "Je hebt contact gezocht. Die stap is klaar."
    assert talk.engine.asked == []


async def test_what_points_back_is_about_the_place_that_was_talked_of(talk: Talk, daan: Learner) -> None:
    given(talk, daan, "de garage")
    await talk.taps("gids:application:begin")
    await talk.says("niks gehoord van de lidl")
    await talk.says("heb 2 weken geleden gesolliciteerd")
    said = await talk.says("ze zeiden nee")
    assert said[0] == "Balen dat het nee is bij Lidl."
    assert held(talk, daan)["Lidl"].sent_on == date(2026, 11, 11)
    await talk.says("ik ga het bij de jumbo proberen")
    await talk.says("heb daar me cv ingeleverd")
    found = held(talk, daan)
    assert {where: one.state for where, one in found.items()} == {
        "de garage": "sent", "Lidl": "rejected", "Jumbo": "sent",
    }  # fmt: skip


async def test_news_that_waits_is_never_put_at_a_place_that_he_did_not_mean(talk: Talk, daan: Learner) -> None:
    given(talk, daan, "Albert Heijn")
    given(talk, daan, "de fietsenmaker")
    await talk.taps("gids:application:begin")
    assert await talk.says("ik mag maandag op gesprek") == ["Bij welke plek was dat?"]
    said = await talk.says("yess ik heb die baan bij de fietsenmaker")
    assert said == ["Gefeliciteerd. Je bent aangenomen bij de fietsenmaker.", "Wanneer begin je?"]
    assert held(talk, daan)["Albert Heijn"].state == "sent"


async def test_the_place_and_the_day_are_put_right(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    await talk.says("ik heb gesolliciteerd bij de praxis")
    await talk.says("nee niet de praxis de gamma")
    assert set(held(talk, daan)) == {"Gamma"}
    said = await talk.says("vorige week dinsdag")
    assert "dinsdag 17 november" in said[0]


async def test_a_wish_goes_before_the_news_that_is_told_with_it(talk: Talk, daan: Learner, tmp_path: Path) -> None:
    """The news is written down, nothing is asked of it, and he practises."""
    practice = PracticeGuide(PracticeListener(language()))
    guides: Any = {"application": ApplicationGuide(NewsReader(language())), "practice": practice}
    spool = Spool(tmp_path / "practice", talk.parts.vault)
    talk.conversation = Conversation(talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, spool, guides)
    said = await talk.says("ik heb donderdag sollicitatiegesprek bij een kinderdagverblijf kunnen we oefenen")
    assert any("Opgeschreven" in one and "kinderdagverblijf" in one for one in said)
    assert [one.state for one in held(talk, daan).values()] == ["invited"]
    with talk.parts.begin() as uow:
        active = uow.guided.active(daan.id)
    assert active is not None
    assert active.kind == "practice"


async def test_two_places_each_with_its_day_and_one_put_right(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:application:begin")
    await talk.says("heb gesolliciteerd bij de gamma afgelopen maandag en bij de jumbo vrijdag")
    found = held(talk, daan)
    first, second = found["Gamma"].sent_on, found["Jumbo"].sent_on
    assert first
    assert second
    assert (first.weekday(), second.weekday()) == (0, 4)
    await talk.says("o nee wacht de jumbo was donderdag")
    found = held(talk, daan)
    right = found["Jumbo"].sent_on
    assert right
    assert right.weekday() == 3
    assert found["Gamma"].sent_on == first
    await talk.says("nee wacht de kruidvat was dinsdag")  # of no place that is known
    assert held(talk, daan)["Jumbo"].sent_on == right
