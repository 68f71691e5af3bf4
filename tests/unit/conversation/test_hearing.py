"""What typed words mean under a question about safety: on the safe side, and never by a word that only sounds alike."""

from __future__ import annotations

import pytest

from bot.conversation import crisis, hearing
from bot.conversation.crisis import CrisisStep, Person
from bot.core.signal import Assessment, Evidence

FIRST = CrisisStep("suicidaliteit", "self", "first")
HURT = CrisisStep("geweld", "self", "first")
BED = CrisisStep("dakloos", "self", "first")
TAKEN = CrisisStep("overdosis", "self", "first")
CALL = CrisisStep("suicidaliteit", "self", "answers.veilig")
SEEN = CrisisStep("geweld", "self", "answers.veilig")
ADULT = Person(20, alone=False, coach="Marieke")


@pytest.mark.parametrize(
    ("step", "typed", "reply"),
    [
        (FIRST, "ja", "veilig"),
        (FIRST, "Ja!!", "veilig"),
        (FIRST, "neeee", "niet_veilig"),
        (FIRST, "nie", "niet_veilig"),
        (FIRST, "no", "niet_veilig"),
        (FIRST, "oke", None),
        (FIRST, "ok dank je", None),
        (FIRST, "goed", None),
        (FIRST, "ja maar het gaat niet", None),
        (FIRST, "ik heb veilig thuis gebeld", None),
        (FIRST, "ik ben veilig", "veilig"),
        (FIRST, "ben nie veilig", "niet_veilig"),
        (FIRST, "kweetniet", "weet_niet"),
        (FIRST, "weet t niet", "weet_niet"),
        (FIRST, "ik durf niet", "niet_durven"),
        (FIRST, "durf nie te bellen", "niet_durven"),
        (HURT, "ik durf niet naar huis", None),
        (FIRST, "kan nu niet bellen", "niet_durven"),
        (FIRST, "nee niet bellen", "niet_bellen"),
        (FIRST, "bel me niet", "niet_bellen"),
        (FIRST, "bel me maar", "bel_mij"),
        (FIRST, "kan iemand mij bellen", "bel_mij"),
        (FIRST, "ik ga iemand bellen", None),
        (FIRST, "laat maar", "laat_maar"),
        (FIRST, "grapje", "grapje"),
        (FIRST, "het was een grapje haha", "grapje"),
        (FIRST, "mijn leven is een grap", None),
        (FIRST, "ga weg", "rust"),
        (HURT, "ga weg van huis zeggen ze", None),
        (FIRST, "hou je bek", "rust"),
        (FIRST, "mag mn moeder t weten?", "ouders"),
        (FIRST, "vertel je dit aan mn ouders?", "ouders"),
        (FIRST, "bel je mn vader", "ouders"),
        (FIRST, "zeg het niet tegen mn vader", "niet_zeggen"),
        (FIRST, "niemand mag dit weten", "niet_zeggen"),
        (FIRST, "ik weet niet of mijn moeder thuis is", "weet_niet"),
        (FIRST, "vertel je het door", "doorvertellen"),
        (FIRST, "blijft dit tussen ons?", "doorvertellen"),
        (FIRST, "wie leest dit", "doorvertellen"),
        (FIRST, "wie kan mij helpen", None),
        (FIRST, "ben je een robot?", "robot"),
        (FIRST, "praat ik met een mens", "robot"),
        (HURT, "mijn vader is geen goed mens", None),
        (FIRST, "wanneer belt ze", "wanneer"),
        (HURT, "hij leest alles", "meelezen"),
        (HURT, "ik kan niet weg", "kan_niet_weg"),
        (SEEN, "ja", "meelezen"),
        (SEEN, "nee", "alleen"),
        (CALL, "oke", "bel_mij"),
        (CALL, "liever niet", "niet_bellen"),
        (CALL, "nee", "niet_bellen"),
        (BED, "ja ik kan bij mn oma slapen", "veilig"),
        (BED, "kan niet bij mn oma slapen", None),
        (BED, "ik ben veilig", None),
        (TAKEN, "ambulance komt", "veilig"),
        (TAKEN, "ze zijn er nog niet", None),
        (TAKEN, "ambulance is er", "geholpen"),
    ],
)
def test_what_is_typed(step: CrisisStep, typed: str, reply: str | None) -> None:
    assert crisis.understood(step, typed, None) == reply


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("kan je me helpen met mijn cv", True),
        ("hoe schrijf ik een motivatiebrief", True),
        ("ik wil een baan zoeken", True),
        ("ik ga niet meer naar school", False),
        ("ik ben mn werk kwijt", False),
        ("help me", False),
        ("mijn cv " + "en nog iets " * 9, False),
    ],
)
def test_a_practical_wish(text: str, wish: bool) -> None:
    assert hearing.practical(text) is wish


def test_a_long_message_is_no_answer() -> None:
    assert crisis.understood(FIRST, "ja " + "en dan nog wat over gisteren en over morgen en verder " * 2, None) is None


def test_a_made_up_payload_is_nothing() -> None:
    assert crisis.understood(FIRST, "x", "crisis:<script>") is None
    assert crisis.understood(FIRST, "x", "crisis:bel_mij") == "bel_mij"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("hij heeft me verkracht", "seksueel"), ("zit steeds aan me", "seksueel"), ("slaat me", "geweld"),
     ("heeft in de gevangenis gezeten", "geweld")],
)  # fmt: skip
def test_sexual_violence_has_its_own_line(words: str, kind: str) -> None:
    verdict = Assessment("crisis", ("veiligheid",), "self", (Evidence(words, "geweld-door"),), "geweld")
    reply = crisis.first(verdict, ADULT, None, words)
    assert reply.step.kind == kind
    assert reply.step.danger == "geweld"
    again = crisis.first(Assessment("crisis", (), "self", (), "geweld"), ADULT, reply.step)
    assert again.step.block == "again"
    assert again.step.kind == kind


def test_the_same_answer_is_not_said_twice_in_a_row() -> None:
    once = crisis.answer(FIRST, "robot", ADULT)
    assert once is not None
    twice = crisis.answer(once.step, "robot", ADULT)
    assert twice is not None
    assert twice.message.text != once.message.text
    assert crisis.is_open(twice.step)


def test_help_at_hand_is_waited_for_in_an_overdose() -> None:
    step, heard = CrisisStep("overdosis", "self", "answers.niemand_erbij"), []
    for _ in range(4):
        step = crisis.follow(step, ADULT).step
        heard.append(step.block)
    assert heard == ["answers.slechter", "answers.wacht", "answers.slechter", "answers.wacht"]
