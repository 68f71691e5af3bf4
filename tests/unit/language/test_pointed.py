"""Who may not know, in a message that names nobody where it says so; how to call with somebody there, and hours that
are ruled out of one day."""

from __future__ import annotations

import pytest

from bot.language.agreed import only_times
from bot.language.calling import read_times_to_call
from bot.language.parties import somebody_else
from bot.language.private import kept_private
from bot.language.reached import reached
from bot.language.telling import telling


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mijn oma is ziek. die mag het niet weten, anders maakt ze zich zorgen", "niet aan oma"),
        ("mn baas heeft geen idee. hij hoeft dit niet te weten", "niet aan baas"),
        ("mama weet van niks, zij mag er niks van merken", "niet aan moeder"),
        ("mijn zusje vraagt er steeds naar. zeg het niet tegen haar", "niet aan zus"),
        ("papa denkt dat ik nog ga. liever niet dat hij dit hoort", "niet aan vader"),
        ("mijn broer hoort t liever niet", "niet aan broer"),
        ("liever dat thuis niks hoort", "niet aan ouders"),
        ("hou het stil voor mijn stiefvader", "niet aan stiefvader"),
        ("als mijn baas het maar niet te weten komt", "niet aan baas"),
        ("zeg maar niks tegen ons pa die wordt zot", "niet aan vader"),
        ("die van jeugdzorg hoeven hier niks van te horen", "niet aan jeugdzorg"),
        ("ge moet da nie tegen iemand vertellen", "niemand mag het weten"),
        ("je moe dat ni aan iemand zeggen", "niemand mag het weten"),
        ("vertel da aan niemand aub", "niemand mag het weten"),
        ("ik wil niet dat iemand dit weet", "niemand mag het weten"),
        ("mag aan coach, enkel zij en verder niemand", "alleen de coach"),
        ("ja zeg het maar tegen coach maar alleen haar", "alleen de coach"),
        ("vertel het aan mijn mentor maar verder niemand", "alleen mentor"),
    ],
)
def test_whom_he_means_is_heard(text: str, value: str) -> None:
    assert telling(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "mijn vader weet het nog niet", "niemand zegt iets tegen mij op het werk", "ik heb het aan niemand verteld",
        "hij zei dat ik het tegen niemand mag zeggen", "je mag het aan niemand vertellen zei hij",
        "mijn moeder is ziek. ze mag niet werken", "mijn vriend zit vast. hij mag niks zeggen",
        "mijn zusje is doof. ze kan niet horen", "ik ben alleen met haar thuis", "alleen zij lacht daar",
        "mijn collega is nieuw. hij moet niet zeuren", "coach mag het weten. ze moet niet zeuren",
        "mijn baas weet niet hoe laat ik kom", "je mag het niet zeggen maar hij stinkt haha",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_no_wish(text: str) -> None:
    assert telling(text).value == ""


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("je mag dat van die stage doorgeven maar niet van thuis dat gaat niemand wat aan", "van thuis"),
        ("vertel maar van mijn werk maar niet over thuis", "over thuis"),
    ],
)
def test_a_part_of_his_life_is_kept_to_himself(text: str, out: str) -> None:
    assert kept_private(text).out == (out,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mama moet erbij zijn als jullie bellen want ik durf niet goed aan de telefoon", "met moeder erbij"),
        ("bellen mag als mijn begeleider meeluistert", "met begeleider erbij"),
        ("bel maar als mijn zus erbij is", "met zus erbij"),
    ],
)
def test_who_has_to_be_there(text: str, said: str) -> None:
    assert said in reached(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("vrijdag niet tussen 1 en 3", ["niet op vrijdag tussen 13:00 en 15:00"]),
        ("niet op dinsdag tussen 9 en 11", ["niet op dinsdag tussen 09:00 en 11:00"]),
        ("maandag niet voor 10 uur", ["maandag", "niet voor 10:00"]),
        ("vrijdag tussen 1 en 3", ["vrijdag", "tussen 13:00 en 15:00"]),
        ("woensdagnamiddag", ["woensdagmiddag"]),
        ("donderdagvoormiddag", ["donderdagochtend"]),
    ],
)
def test_days_and_hours(text: str, values: list[str]) -> None:
    assert [one.value for one in read_times_to_call(text)] == values


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("morgen voor 12 uur", True), ("na vieren kan ik", True), ("dan liever woensdag", True),
        ("donderdag heb ik rijles om 4 uur", False), ("dinsdag moet ik naar de tandarts", False),
        ("zondag eten we taart", False), ("prima", False),
    ],
)  # fmt: skip
def test_a_time_and_nothing_else(text: str, only: bool) -> None:
    assert only_times(text) is only


@pytest.mark.parametrize(
    "text", ["ja dat mag coach wel weten", "zeg het maar tegen de coach", "van mij mag ze het weten"]
)
def test_that_the_coach_may_know_speaks_of_nobody_else(text: str) -> None:
    assert not somebody_else(text)
    assert somebody_else(f"{text}, maar mijn opa ook")
