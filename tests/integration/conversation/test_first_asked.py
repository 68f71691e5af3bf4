"""A guess at a crisis that is none too sure is asked about before anybody is alarmed; nothing surer waits for that."""

from __future__ import annotations

import pytest

from bot.core.learner import Learner
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk

ASKED = "Ik wil het zeker weten"
VIOLENCE = "0800-2000"


async def test_a_guess_that_is_none_too_sure_is_asked_about_plainly(talk: Talk, daan: Learner) -> None:
    (question,) = await talk.says("#vermoeden")

    assert question.startswith(ASKED)
    assert "Doet iemand je pijn" in question  # it names the danger that was guessed at
    assert talk.cases(daan) == []


async def test_a_yes_makes_it_a_crisis(talk: Talk, daan: Learner) -> None:
    await talk.says("#vermoeden")
    said = await talk.taps("check:yes")

    assert VIOLENCE in said[0]
    assert [case.level for case in talk.cases(daan)] == ["crisis"]


@pytest.mark.parametrize("before", ["#vermoeden", "#twijfel"])
async def test_where_it_was_asked_that_day_it_alarms(
    talk: Talk, daan: Learner, clock: FixedClock, before: str
) -> None:
    await talk.says(before)
    await talk.taps("check:no")
    clock.forward(hours=3)
    said = await talk.says("#vermoeden weer")

    assert not said[0].startswith(ASKED)
    assert [case.level for case in talk.cases(daan)] == ["crisis"]


async def test_a_surer_guess_and_a_rule_alarm_at_once(talk: Talk, daan: Learner) -> None:
    assert VIOLENCE in (await talk.says("#geslagen"))[0]
    assert [case.level for case in talk.cases(daan)] == ["crisis"]
