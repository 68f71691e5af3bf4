"""Somebody in the house is the best help, and who worries about another may be well himself."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.danger import crisis, hearing, readback, second
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep

NEAR = [
    "mn moeder is beneden", "me broer zit in de kamer naast me", "mn pa is gwn thuis", "oma slaapt hiernaast",
    "mama staat te koken", "me vader kijkt tv in de woonkamer", "buurvrouw is thuis", "beneden zit mn zus",
    "mijn moeder ligt op de bank", "de nachtdienst zit op kantoor", "mn zus en mn broer zijn gewoon thuis",
]  # fmt: skip
FAR = [
    "mn moeder is niet thuis", "mn vader is boven en slaat alles kapot", "mn moeder is dood", "mn pa is op werk",
    "mn moeder komt straks thuis", "opa is boven in de hemel", "mn vader is dronken beneden",
    "mijn vader staat in de gang met een mes", "mn broer ligt elke nacht in mijn kamer",
    "mn vriend slaapt naast me sinds hij me pakte", "mn vriend zit in de kamer met zn wapen",
    "papa zit beneden te zuipen", "mn vader is beneden aan het schreeuwen",
    "mijn moeder ligt op de bank met haar fles", "mn stiefvader is beneden", "mn vader zit altijd in mijn kamer",
    "mn oom is boven en hij wacht op me", "beneden zit mn broer met zn vrienden", "mn broer ligt in mijn kamer",
]  # fmt: skip
FINE = [
    "met mijn eigen werk gaat het trouwens gewoon goed", "met mij zelf is niks hoor", "ik zit zelf goed in me vel",
    "me stage loopt lekker trouwens", "ik heb zelf nergens last van",
]  # fmt: skip
NOT_FINE = [
    "met mij gaat het niet goed", "hij zegt dat het goed gaat", "ik tril helemaal zelf", "met hem gaat het goed",
    "ik wil zelf ook niet meer", "ik zelf heb gewoon zin om ook te gaan", "mijn leven was best goed",
    "ik zelf was best gewoon", "mijn leven gaat lekker", "zelf heb ik gewoon zin om weg te zijn",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["suicidaliteit", "zelfbeschadiging", "overdosis"])
@pytest.mark.parametrize("typed", NEAR)
def test_who_is_near_is_heard(typed: str, kind: str) -> None:
    assert crisis.understood(CrisisStep(kind, "self", "again"), typed, None) == "dichtbij"


@pytest.mark.parametrize("typed", FAR)
def test_who_is_away_or_a_danger_is_nobody_to_go_to(typed: str) -> None:
    assert crisis.understood(CrisisStep("suicidaliteit", "self", "again"), typed, None) != "dichtbij"


@pytest.mark.parametrize("kind", ["geweld", "uitbuiting", "seksueel", "dreiging"])
def test_after_violence_nobody_is_sent_to_somebody_in_the_house(kind: str) -> None:
    assert crisis.understood(CrisisStep(kind, "self", "again"), "mn vader is beneden", None) != "dichtbij"


@pytest.mark.parametrize("called", [False, True])
@pytest.mark.parametrize("typed", FINE)
def test_that_he_is_well_himself_is_heard(typed: str, called: bool) -> None:
    assert crisis.understood(CrisisStep("suicidaliteit", "other", "again", called), typed, None) == "zelf_goed"


@pytest.mark.parametrize("typed", NOT_FINE)
def test_what_is_about_the_other_or_is_no_good_is_no_such_answer(typed: str) -> None:
    assert crisis.understood(CrisisStep("suicidaliteit", "other", "again"), typed, None) != "zelf_goed"
    assert crisis.understood(CrisisStep("suicidaliteit", "self", "again"), "ik zit zelf goed", None) != "zelf_goed"


def test_every_language_has_a_line_for_danger_with_112() -> None:
    assert all("{lijn:112}" in one["danger"] and "?" not in one["danger"] for one in load("talen")["languages"])


@pytest.mark.parametrize("kind", ["suicidaliteit", "suicide_nu"])
@pytest.mark.parametrize(
    "typed",
    [
        "mag dat cv morgen nog", "kan mn sollicitatiebrief morgen ook nog", "zullen we die sollicitatie later doen",
        "kunnen die vragen later", "mag ik jullie vragen straks beantwoorden", "kan dat later met mn cv",
        "kan ik mn cv straks afmaken",
    ],
)  # fmt: skip
def test_what_he_was_busy_with_may_wait_where_he_asks_so(typed: str, kind: str) -> None:
    assert crisis.understood(CrisisStep(kind, "self", "again"), typed, None) == "mag_later"


LETTERS = [
    "ga de brief schrijven voor mn moeder, later lezen ze die", "ik ga nu me brief schrijven, daarna doe ik het",
    "doe me brief op tafel straks vinden ze het", "me brief is bijna af", "nog 1 brief voor mn broertje",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["suicidaliteit", "suicide_nu"])
@pytest.mark.parametrize(
    "typed", [*LETTERS, "kan ik oefenen met de knoop vanavond", "kan mn brief straks", "mag mn cv nog en straks ga ik"]
)
def test_no_farewell_may_wait(typed: str, kind: str) -> None:
    assert crisis.understood(CrisisStep(kind, "self", "again"), typed, None) not in ("mag_later", "eerst_dit")


@pytest.mark.parametrize("typed", LETTERS)
def test_a_letter_to_those_who_stay_is_a_danger_now_and_no_wish(typed: str) -> None:
    closer = second.nearer(CrisisStep("suicidaliteit", "self", "again"), typed)
    assert closer is not None
    assert closer.kind == "suicide_nu"
    assert not hearing.practical(typed)


@pytest.mark.parametrize(
    "typed", ["help me met een brief", "help me met een brief schrijven voor werk", "hoe schrijf ik een motivatiebrief"]
)
def test_a_letter_for_work_is_a_wish(typed: str) -> None:
    assert second.nearer(CrisisStep("suicidaliteit", "self", "again"), typed) is None
    assert hearing.practical(typed)


def test_who_is_near_is_not_heard_while_what_was_said_before_is_away() -> None:
    reply = second.answer_unrecorded(CrisisStep("suicidaliteit", "self", "first"), "mn moeder is beneden", None)
    assert reply is not None
    assert reply.step.block == "again"


SMALL = [
    "zit op een stoel", "lig in bed", "zit gewoon op de bank", "het regent hier",
    "sta in de keuken",
]  # fmt: skip
WEIGHTY = [
    "alles draait om me heen", "ik zie alles dubbel", "ben zo slaperig ineens", "kan mn benen niet voelen",
    "ik word zo moe en licht", "heb alles opgeruimd en betaald", "ga nu naar de trein toe", "het water is koud",
    "mijn telefoon gaat straks uit", "sta op een stoel", "zit op de bank en huil", "ik drink water met pillen",
    "ik drink wat water",
]  # fmt: skip


def head(typed: str, kind: str, *, calm: bool = True) -> str:
    step, person = CrisisStep(kind, "self", "first"), Person()
    said = readback.with_words(crisis.follow(step, person), typed, person, (), kept=False, calm=calm)
    return said.message.text.partition("\n")[0]


@pytest.mark.parametrize("typed", SMALL)
def test_of_small_things_a_short_word(typed: str) -> None:
    forms = {one["text"] for one in load("crisis")["read"]["small"]}
    assert head(typed, "suicidaliteit") in forms
    assert head(typed, "suicidaliteit", calm=False) not in forms
    assert "Oké, dank je." not in forms


@pytest.mark.parametrize("kind", ["overdosis", "suicide_nu", "geweld_nu", "dreiging_nu", "verwond_nu"])
@pytest.mark.parametrize("typed", [*SMALL, *WEIGHTY])
def test_where_the_danger_is_now_nothing_is_small(typed: str, kind: str) -> None:
    assert head(typed, kind) not in {one["text"] for one in load("crisis")["read"]["small"]}


@pytest.mark.parametrize("typed", WEIGHTY)
def test_what_may_weigh_is_not_small(typed: str) -> None:
    assert head(typed, "suicidaliteit") not in {one["text"] for one in load("crisis")["read"]["small"]}
