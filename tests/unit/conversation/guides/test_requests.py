"""What is asked of the thing that is made is heard, and what is told in odd spelling finds its place in the letter."""

from __future__ import annotations

import pytest

from bot.conversation.guides.letter_show import facts_in
from bot.conversation.guides.letter_wish import _manner
from bot.conversation.guides.sorts import requests
from tests.unit.conversation.guides.test_letter import Talk


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("wil jij de fauten der uit haalen want ik ben dislekties", [False, False, True]),
        ("haal de spelfouten er ff uit aub", [False, False, True]),
        ("kan je checken of alles goed gespeld is", [False, False, True]),
        ("kan het korter ik lees niet zo graag", [True, False, False]),
        ("maak hem korter want dit leest niemand", [True, False, False]),
        ("minder lang graag", [True, False, False]),
        ("ik maak nooit fouten in mijn werk", [False, False, False]),
        ("ik haal fouten uit machines", [False, False, False]),
        ("ik let op de taal van klanten", [False, False, False]),
        ("omdat ik graag fouten uit code haal", [False, False, False]),
    ],
)
def test_what_he_wants_of_the_letter(text: str, wants: list[bool]) -> None:
    assert _manner(text)[0] == wants


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("zet er een plaatje bij", True),
        ("kan je er ook iets over mijn hond in zetten", True),
        ("kunde gij dat wa schoner schrijven", True),
        ("ik wil graag met dieren werken", False),
        ("omdat ik graag mensen help", False),
        ("laat maar", False),
    ],
)
def test_a_request_to_us(text: str, asks: bool) -> None:
    assert requests(text) == asks


def test_a_letter_in_odd_spelling(talk: Talk) -> None:
    talk.begin("hoi ik wil een solisitasie brief maaken")
    said = talk("voor dierepensioen de Veenhof in stadskanaal ze zoeken imand voor de hoken schoon maken en uitlaten")
    assert "Veenhof" in said and "Stadskanaal" in said  # noqa: PT018
    talk("ik heb stasje gelopen op kinderboerdreij in musselkanaal 1 jaar")
    facts = facts_in(talk.turn(""))
    assert any("musselkanaal" in one for one in facts.can)
    assert "fouten eruit" in talk("wil jij de fauten der uit haalen want ik ben dislekties")
    assert "kort" in talk("kan het korter ik lees niet zo graag")


def test_what_he_did_is_no_reason(talk: Talk) -> None:
    said = talk.begin("hoi kun je helpen met een brief voor de bakker in Sittard")
    assert "helpen met" not in said
    talk("winkelmedewerker, ik heb stage gedaan bij de Jumbo in Geleen een half jaar")
    facts = facts_in(talk.turn(""))
    assert (facts.why, facts.vacancy.role) == ((), "winkelmedewerker")
    assert facts.can == ("ik heb stage gedaan bij de Jumbo in Geleen een half jaar",)
    talk("zet er een plaatje bij")
    assert facts_in(talk.turn("")).why == ()


@pytest.mark.parametrize("text", ["hoe krijg ik die nou bij dat bedrijf", "hoe moet ik dat versturen naar de baas"])
def test_how_it_gets_to_the_employer(talk: Talk, text: str) -> None:
    talk.begin("brief voor de hema in gouda")
    assert "bijlage" in talk(text)
