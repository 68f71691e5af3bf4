"""How he wants to be reached in a crisis is kept in the case, and every reply after it keeps to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.learner import Learner
from bot.language import CheckinReader
from tests.conftest import language
from tests.integration.conversation.talk import Talk


@pytest.fixture
def real(talk: Talk) -> Talk:
    """The conversation with the real reader."""
    talk.parts = replace(talk.parts, reader=CheckinReader(language()))
    talk.restart()
    return talk


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [
        ("liever appen dan bellen", "liever een appje"), ("niet naar huis bellen", "niet naar huis bellen"),
        ("Ja. Maar niet bellen als ik op het werk ben. Na 17.00 uur.", "niet als ik op het werk ben, na 17:00"),
        ("ze mag bellen maar pas na 4 uur want dan ben ik klaar met werk", "na 16:00"),
        ("ja bel snel aub", "zo snel mogelijk"), ("bel dan wel nu meteen", "zo snel mogelijk"),
        ("ik wil niet bellen ik wil typen", "liever een appje"),
        ("niemand bij me aan de deur ok", "niet aan de deur komen"),
        ("overdag niet bellen dan zit ik op stage", "niet overdag"), ("whatsapp is beter voor mij", "liever een appje"),
        ("wil wel dat iemand me belt, zo snel als kan", "zo snel mogelijk"),
        ("morgen na half 6 kan ze bellen eerder niet", "morgen, na 17:30"),
    ],
)  # fmt: skip
async def test_the_wish_is_kept_and_the_question_stays(real: Talk, daan: Learner, typed: str, agreed: str) -> None:
    await real.says("#dood")
    (reply,) = await real.says(typed)

    assert real.cases(daan)[0].call_time == agreed
    assert reply.endswith("Ben je op dit moment veilig?")
    assert real.engine.asked == []


async def test_a_yes_to_a_call_leaves_the_time_standing(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("niet bellen als ik op het werk ben, na 17.00 uur")
    (reply,) = await real.says("bel me maar")

    assert 'Ik heb al staan: niet "als ik op het werk ben", na 17:00.' in reply
    assert real.cases(daan)[0].call_time == "niet als ik op het werk ben, na 17:00"


async def test_who_wants_it_at_once_still_rules_out_the_house(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("niet naar huis bellen")
    await real.says("bel me nu")
    assert real.cases(daan)[0].call_time == "zo snel mogelijk, niet naar huis bellen"


async def test_it_is_not_asked_again_if_school_may_call(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("liever appen dan bellen")
    (reply,) = await real.says("ja")
    assert "Mag Marieke je bellen?" not in reply
    assert real.buttons == []


async def test_a_wish_beside_an_answer_is_kept_too(real: Talk, daan: Learner) -> None:
    await real.says("#geslagen")
    (reply,) = await real.says("mag juf Petra van school bellen? niet naar huis bellen!! dan hoort hij het")
    (case,) = real.cases(daan)
    assert "niet naar huis bellen" in reply
    assert (case.call_time, bool(case.who_knows)) == ("niet naar huis bellen", True)


async def test_the_question_about_safety_outlives_when_and_how(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("hoe laat belt ze")
    asked = [(await real.says(typed))[0] for typed in ("liever appen dan bellen", "na 4 uur mag ze bellen", "tja")]
    assert [reply.endswith("Ben je op dit moment veilig?") for reply in asked] == [True, False, True]


async def test_whom_he_trusts_is_named_back_with_one_small_step(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    (reply,) = await real.says("Mijn zus Hanneke vertrouw ik.")
    assert reply.startswith("Fijn dat je zus Hanneke er is. Doe nu één ding: bel of app je zus Hanneke.")
    assert reply.endswith("?")
