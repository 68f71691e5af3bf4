"""The danger that the words say: pills that were kept, the gravest clause, a hand at his throat."""

from __future__ import annotations

import pytest

from bot.conversation.doubt.graver import weighed
from bot.core.signal import Assessment, Evidence
from tests.conftest import safety

NONE = Assessment("none")
PILLS = Assessment("crisis", ("mentaal",), "self", (Evidence("…", "overdosis"),), "overdosis")


@pytest.mark.parametrize(
    "text",
    [
        "ik heb al mn pillen opgespaard in een sok", "heb de tabletten van oma verzameld", "ik hamster pillen",
        "de slaappillen heb ik bewaard onder mijn bed", "ik spaar ze op. nog niks genomen", "heb ze verstopt in een la",
        "ik heb pillen verzameld en als ik ze slik is het klaar",
    ],
)  # fmt: skip
def test_pills_that_were_kept_are_a_plan_and_no_overdose(text: str) -> None:
    seen = weighed(PILLS, text, safety().assess)
    assert (seen.level, seen.kind) == ("crisis", "suicidaliteit")


@pytest.mark.parametrize(
    "text",
    [
        "ik heb 20 pillen geslikt", "alle pillen die ik had verzameld heb ik ingenomen",
        "ik had ze bewaard en nu alles op", "heb te veel genomen", "mn hele strip in 1x binnen, had ik gespaard",
        "ik nam ze net, had ze opgespaard",
    ],
)  # fmt: skip
def test_pills_that_were_taken_are_an_overdose(text: str) -> None:
    assert weighed(PILLS, text, safety().assess) is PILLS


@pytest.mark.parametrize(
    "text",
    [
        "mijn vriend pakt me dan bij mijn keel", "hij greep me gister naar de keel", "mn stiefpa kneep mn keel dicht",
        "dan vliegt ie me naar de strot", "me ex heeft me bij de keel gepakt",
        "als ze boos is duwt ze met haar arm op mijn keel", "mijn broer drukt dan op mijn keel",
    ],
)  # fmt: skip
def test_a_hand_at_the_throat_is_a_crisis(text: str) -> None:
    seen = weighed(NONE, text, safety().assess)
    assert (seen.level, seen.kind, seen.about) == ("crisis", "geweld", "self")
    assert seen.chance == 0  # words of his, and no guess: nothing asks about it first


@pytest.mark.parametrize(
    "text",
    [
        "ik heb een zere keel en hij ook", "mn baas hangt me de keel uit", "ik heb een brok in mn keel",
        "hij zit met stoeien aan mijn nek", "de fysio pakt me bij mn nek", "mijn keel zit dicht van de griep",
        "bij judo pakte hij me bij mijn nek",
    ],
)  # fmt: skip
def test_a_throat_by_itself_is_none(text: str) -> None:
    assert weighed(NONE, text, safety().assess) is NONE


CUTS = Assessment("crisis", ("mentaal",), "other", (Evidence("…", "zelfbeschadiging-snijden"),), "zelfbeschadiging")


@pytest.mark.parametrize(
    "text",
    [
        "mn beste vriendin snijdt zichzelf en ze appte net dat ze er morgen niet meer is",
        "mijn nicht krast in haar arm. ze zegt dat ze dood wil",
        "een klasgenoot snijdt zich en hij wil zelfmoord plegen", "ze snijdt haar polsen. en ze heeft afscheid genomen",
        "me zus snijdt weer, ze wil niet meer leven zegt ze",
        "mijn vriend doet zichzelf pijn en hij heeft net twintig pillen geslikt",
    ],
)  # fmt: skip
def test_the_gravest_clause_gives_the_kind(text: str) -> None:
    seen = weighed(CUTS, text, safety().assess)
    assert seen.kind in ("suicidaliteit", "overdosis")
    assert seen.about == "other"


@pytest.mark.parametrize(
    "text",
    [
        "mn vriendin snijdt zichzelf en ze is morgen jarig", "ze snijdt zich, maar ze wil niet dood",
        "mijn zus krast in haar arm en ze huilt veel", "hij snijdt zich en zegt dat het helpt tegen stress",
        "ze deed het weer gister. haar moeder weet het", "ze snijdt en ik weet niet wat ik moet zeggen",
    ],
)  # fmt: skip
def test_self_harm_alone_keeps_its_kind(text: str) -> None:
    assert weighed(CUTS, text, safety().assess).kind == "zelfbeschadiging"
