"""What is agreed on in a crisis stands in his words: by whom, when and on which number he is called, who may know."""

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
        ("ja een vrouw mag bellen niet een man. in de avond", "liefst een vrouw, in de avond"),
        ("een mevrouw mag bellen geen man, na 4", "liefst een vrouw, na 16:00"),
        ("ja bel maar maar niet door een man. morgenochtend", "liefst een vrouw, morgenochtend"),
        ("bel maar na het eten", "na eten"),
        ("oke iemand mag bellen. 0600000012", "zo snel mogelijk, op nummer 0600000012"),
        ("je mag bellen op 06 11 11 11 11", "zo snel mogelijk, op nummer 0611111111"),
    ],
)
async def test_by_whom_and_when_he_is_called_is_kept(real: Talk, daan: Learner, typed: str, agreed: str) -> None:
    await real.says("#dood")
    (reply,) = await real.says(typed)
    assert real.cases(daan)[0].call_time == agreed
    assert reply.endswith("Ben je op dit moment veilig?")
    assert "liefst een vrouw" not in agreed or "Of er een vrouw kan bellen, weet ik niet." in reply


async def test_a_number_leaves_standing_when_he_may_be_called(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("bel me morgen na 4, liefst een vrouw")
    (reply,) = await real.says("je mag bellen op 06 11 11 11 11")
    assert real.cases(daan)[0].call_time == "morgen, na 16:00, liefst een vrouw, op nummer 0611111111"
    assert "Ik heb al staan: liefst een vrouw, morgen, na 16:00." in reply


@pytest.mark.parametrize(
    "typed", ["mag dat cv morgen nog", "kan mn motivatiebrief morgen ook nog", "zullen we die sollicitatie later doen"]
)
async def test_a_time_for_something_else_is_no_call_time(real: Talk, daan: Learner, typed: str) -> None:
    await real.says("#dood")
    await real.says("oke iemand mag bellen. 0600000012")
    (reply,) = await real.says(typed)
    assert real.cases(daan)[0].call_time == "zo snel mogelijk, op nummer 0600000012"
    assert reply.startswith("Ja, dat mag later ook.")
    assert reply.endswith("Ben je op dit moment veilig?")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("oke alleen de coach dan. niet mn vader die draait door", "alleen de coach, niet aan vader"),
        ("alleen mijn coach mag het weten. me moeder niet die gaat gillen", "alleen de coach, niet aan moeder"),
        ("goed de coach dan maar mn broer niet", "niet aan broer"),
        ("mn oma mag het wel weten", "ook oma"),
    ],
)
async def test_who_may_know_is_kept_and_said_back(real: Talk, daan: Learner, typed: str, known: str) -> None:
    await real.says("#dood")
    await real.says("nee niet tegen mn coach zeggen")
    (reply,) = await real.says(typed)
    assert real.cases(daan)[0].who_knows == known
    assert reply.startswith("Ik schrijf op: ")
    assert "Alleen bij gevaar kan school het toch aan iemand vertellen." in reply
    assert reply.endswith("Ben je op dit moment veilig?")


@pytest.mark.parametrize("typed", ["als mn vader dit hoort slaat hij me dood", "mag mijn moeder dit weten?"])
async def test_a_fear_or_a_question_is_no_agreement(real: Talk, daan: Learner, typed: str) -> None:
    await real.says("#dood")
    (reply,) = await real.says(typed)
    assert not reply.startswith("Ik schrijf op: ")
    assert reply.endswith("Ben je op dit moment veilig?")


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("avond 11 uur kan ik lezen", True), ("na 10 uur kijk ik op mn tel", True), ("app maar na 9 uur", True),
        ("je mag me wel bellen na 4", False), ("bel me toch maar morgen na 4", False),
    ],
)  # fmt: skip
async def test_niet_bellen_is_lifted_by_no_time_to_read(real: Talk, daan: Learner, typed: str, stands: bool) -> None:
    await real.says("#dood")
    await real.says("niet bellen")
    await real.says(typed)
    assert ("niet bellen" in real.cases(daan)[0].call_time.split(", ")) is stands


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ja marieke mag me bellen. morgen na 3", False), ("marieke mag bellen na 4 hoor", False),
        ("marieke mag alles weten hoor, bel na 4", True),
    ],
)
async def test_leave_to_call_is_none_to_know_all(real: Talk, daan: Learner, typed: str, whole: bool) -> None:
    await real.says("#dood")
    await real.says(typed)
    assert (real.cases(daan)[0].who_knows == "de coach mag alles weten") is whole
