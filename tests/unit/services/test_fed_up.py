"""A plain "I don't want this" ends our questions for today; what may be said of a life or of leave does not."""

from __future__ import annotations

import pytest

from bot.understanding.moves.fed_up import fed_up

ENOUGH = """ik wil dit niet rot op man
geen zin in deze vragen laat me
ik doe hier niet aan mee
ga weg met je vragen
ik wil dit gesprek niet
hou op met dat gevraag
ik wil hier helemaal niet over praten met een bot
bah nee ik hoef dit niet
donder op met die vragenlijst
ik ga geen vragen beantwoorden
moet ik niet, laat me met rust"""
ELSE = """ik wil dit niet meer
ik wil niet meer
rot op
wil niet naar werk
ik wil dit werk niet
mn baas zegt rot op
ik heb geen zin in school
ik wil dat niet
laat me met rust
ik wil hier niet meer zijn
ik wil dat niet tegen mama zeggen
hoef ik niet"""


@pytest.mark.parametrize("text", ENOUGH.split("\n"))
def test_enough_of_our_questions(text: str) -> None:
    assert fed_up(text, "cijfer")


@pytest.mark.parametrize("text", ELSE.split("\n"))
def test_something_else(text: str) -> None:
    assert not fed_up(text, "plek")


def test_under_leave_it_is_a_no_to_that_unless_he_is_angry() -> None:
    assert not fed_up("ik wil dit niet", "mag_coach")
    assert fed_up("ik wil dit niet, rot op", "mag_coach")


@pytest.mark.parametrize("text", ["hou op met die berichten", "stop met die vragen, laat me met rust"])
def test_who_names_our_messages_means_for_good(text: str) -> None:
    assert not fed_up(text, "plek")
