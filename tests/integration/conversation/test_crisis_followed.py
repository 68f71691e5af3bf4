"""An open crisis in a whole talk: what he tells steers the reply, and a guess stays one until something worries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence
from bot.language import CheckinReader
from tests.conftest import language
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import assess

GUESS = Assessment("crisis", ("mentaal",), "self", (Evidence("…", "model:x"),), "suicidaliteit")


def marked(text: str, earlier: Sequence[str] = ()) -> Assessment:
    return GUESS if "#gok" in text else assess(text, earlier)


@pytest.fixture
def real(talk: Talk) -> Talk:
    """The conversation with the real reader, and a check that can be steered to a guess."""
    talk.parts = replace(talk.parts, reader=CheckinReader(language()))
    return talk.judged_by(marked)


async def test_an_unanswered_question_does_not_harden_a_guess(real: Talk, daan: Learner) -> None:
    await real.says("#gok ze blijven me appen")
    (asked,) = await real.says("de bedrijfsarts heb ik nog nooit gesproken hoor")
    assert "begreep ik je verkeerd" in asked
    for text in (
        "me tante kookt voor me en me zusje slaapt hier vaak, dus ik ben niet alleen", "het werk zelf vind ik leuk",
        "verder niks, was fijn om te typen",
    ):  # fmt: skip
        replies = await real.says(text)
        assert not any("113" in reply for reply in replies[1:])
        assert not any("begreep ik je verkeerd" in reply for reply in replies)
    assert real.engine.asked != []


async def test_a_worry_after_it_is_met_as_one(real: Talk, daan: Learner) -> None:
    await real.says("#gok ze blijven me appen")
    await real.says("de bedrijfsarts heb ik nog nooit gesproken hoor")
    (reply,) = await real.says("ik ben zo bang")
    assert "113" in reply
    for text in ("het werk is leuk", "een 8"):
        assert not any("begreep ik je verkeerd" in reply for reply in await real.says(text))


async def test_a_nod_is_met_with_one_thing_to_do(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    (first,) = await real.says("ok")
    assert first.startswith("Goed. Doe nu één ding")
    (near,) = await real.says("mijn moeder is beneden ja")
    assert near.startswith("Fijn dat je moeder dichtbij is.")
    (told,) = await real.says("moet ik dat nu tegen haar zeggen")
    assert told.startswith("Ja, als je die persoon vertrouwt.")
    (nod,) = await real.says("ok")
    assert nod.startswith("Heel goed. Ga nu")


async def test_after_violence_a_teacher_nearby_is_somebody_to_go_to(real: Talk, daan: Learner) -> None:
    await real.says("#geslagen")
    (reply,) = await real.says("juf Lien is ook op kantoor, die is hier")
    assert reply.startswith("Fijn dat er iemand dichtbij is. Ga daar nu naartoe, als dat veilig kan.")
    assert reply.endswith("Ben je nu veilig?")


async def test_who_did_it_is_nobody_to_go_to(real: Talk, daan: Learner) -> None:
    await real.says("mijn moeder slaat me")
    await real.says("#geslagen")
    replies = await real.says("mijn moeder is beneden")
    assert not any("dichtbij" in reply for reply in replies)


async def test_that_it_is_so_makes_nobody_safe(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    (reply,) = await real.says("ja klopt")
    assert reply.endswith("Ben je op dit moment veilig?")


async def test_who_is_not_to_know_by_name_stands_in_the_case(real: Talk, daan: Learner) -> None:
    await real.says("#geslagen")
    (reply,) = await real.says("niet tegen dylan zeggen")
    assert "Dylan" not in reply  # in this danger nobody is named back: others may read along
    assert "Van mij hoort die persoon niks." in reply
    assert real.cases(daan)[0].who_knows == "niet aan Dylan"


async def test_a_message_that_others_read_says_nothing_of_it_and_an_ok_leaves_that(real: Talk, daan: Learner) -> None:
    await real.says("#geslagen")
    (reply,) = await real.says("appen mag, maar niks hierover")
    assert "niks hierover" in reply
    await real.says("oke")
    assert real.cases(daan)[0].call_time == "liever een appje, niks hierover in een bericht"


async def test_time_and_place_in_one_message_are_both_kept(real: Talk, daan: Learner) -> None:
    await real.says("#geslagen")
    await real.says("niet bellen als hij thuis is, wel bellen tussen 1 en 4 dan ben ik op werk")
    held = real.cases(daan)[0].call_time
    assert "tussen 13:00 en 16:00" in held
    assert "niet als hij thuis is" in held


async def test_a_place_beside_something_dark_gets_the_plain_question_at_once(real: Talk, daan: Learner) -> None:
    (reply,) = await real.says("ik sta op de brug en het heeft geen zin meer")
    assert "niet meer leven" in reply
    assert real.buttons == ["check:no", "check:yes", "check:person"]


async def test_giving_away_is_asked_about_mildly_and_once(real: Talk, daan: Learner) -> None:
    (reply,) = await real.says("heb mn playstation weggegeven, hoef ik niet meer")
    assert "heel erg mis" in reply
    await real.says("nee hoor")
    assert not any("heel erg mis" in one for one in await real.says("en mn spullen ook allemaal weggegeven"))
