"""A coach of any name is the coach in a crisis, with the database and without it."""

from __future__ import annotations

import pytest

from bot.conversation.danger.step import CrisisStep
from bot.conversation.memory import MOST, Memory, unnamed
from bot.core.learner import Learner, Staff
from bot.services.parts import Parts
from tests.integration.conversation.talk import Switch, Talk
from tests.unit.services.world import Place, make_learner

SAID = [
    ("yvonne mag me bellen", "bel_mij"), ("zeg het niet tegen Yvonne", "niet_zeggen"),
    ("ik ben bij yvonne", "bij_iemand"), ("yvonne zit naast me", "bij_iemand"), ("kan yvonne me bellen", "bel_mij"),
    ("wil met Yvonne praten", "bel_mij"), ("nee Yvonne hoeft niet te bellen", "niet_bellen"),
    ("laat yvonne maar bellen", "bel_mij"), ("weet yvonne hiervan", "doorvertellen"), ("yvonne is er nu", "bij_iemand"),
    ("ja yvonne mag me bellen", "bel_mij"), ("hoort yvonne dit", "doorvertellen"),
]  # fmt: skip


@pytest.fixture
def noor(parts: Parts, place: Place) -> Learner:
    """A learner whose coach has a name that stands in no list of ours."""
    with parts.begin() as uow:
        coach = uow.get(Staff, place.coach.id)
        assert coach is not None
        coach.name = "Yvonne de Wit"
        uow.commit()
    return make_learner(parts, place, name="Noor")


def answers(parts: Parts, talk: Talk, learner: Learner) -> list[str]:
    (case,) = talk.cases(learner)
    with parts.begin() as uow:
        return [event.what for event in uow.cases.events(case.id) if event.what.startswith("answer_")]


@pytest.mark.parametrize(("typed", "reply"), SAID)
async def test_with_the_database(talk: Talk, noor: Learner, parts: Parts, typed: str, reply: str) -> None:
    await talk.says("#dood")
    await talk.says(typed)
    assert answers(parts, talk, noor) == [f"answer_{reply}"]


@pytest.mark.parametrize(("typed", "reply"), SAID)
async def test_without_it_the_same(
    talk: Talk, noor: Learner, parts: Parts, switch: Switch, typed: str, reply: str
) -> None:
    await talk.says("#dood")
    switch.down = True
    (said,) = await talk.says(typed)
    assert "113" in said
    switch.back()
    await talk.made_good()
    assert answers(parts, talk, noor) == [f"answer_{reply}"]


async def test_also_where_the_crisis_began_without_it(talk: Talk, noor: Learner, switch: Switch) -> None:
    await talk.says("hoi")
    switch.down = True
    await talk.says("#dood")
    assert (await talk.says("mag Yvonne me bellen"))[0].startswith("Ik kan jou zelf niet bellen.")


async def test_his_own_words_are_not_given_back_as_an_answer(talk: Talk, noor: Learner, switch: Switch) -> None:
    await talk.says("#dood")
    switch.down = True
    (said,) = await talk.says("Yvonne heeft vandaag een rode jas en rode laarzen")
    assert said.startswith("Ik lees goed wat je schrijft.\n")
    assert "rode jas" not in said


@pytest.mark.parametrize(
    ("coach", "typed", "read"),
    [
        ("Yvonne", "bel yvonne nu", "bel coach nu"), ("Jo", "joh bel me", "joh bel me"), ("", "bel me", "bel me"),
        ("van", "van mij", "van mij"), ("A.", "A. komt", "A. komt"),
    ],
)  # fmt: skip
def test_only_the_name_itself_is_replaced(coach: str, typed: str, read: str) -> None:
    assert unnamed(typed, coach) == read


def test_the_oldest_is_forgotten_first_and_a_step_in_time(parts: Parts) -> None:
    memory = Memory(parts.now, 4)
    for number in range(MOST + 1):
        memory.keep(("fake", str(number)), CrisisStep("geweld", "self", "first"))
    assert memory.step(("fake", "0")) is None
    assert memory.step(("fake", "1")) is not None
    parts.clock.forward(hours=5)  # type: ignore[attr-defined]
    assert memory.step(("fake", "1")) is None
