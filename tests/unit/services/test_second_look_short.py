"""What a message means by clause and beside what was asked: marks set right, a day off, a place that ends."""

from __future__ import annotations

import pytest

from bot.core.checkin import Answer
from bot.services.checkins import checkin
from bot.services.checkins.heard import hear
from bot.services.parts import Parts
from bot.understanding.answers.evidence import stands
from bot.understanding.answers.settled_mark import settled, unsure, with_mark
from bot.understanding.said import Heard, Said
from tests.unit.services.test_second_look import kept, looked, say

pytestmark = pytest.mark.usefixtures("database")

SETTLED = {
    "ow nog wat. ik moest 7 zeggen want vandaag heb ik mn vinger gebrand": "7",
    "ik moest eigenlijk 5 zeggen denk ik": "5",
    "bedoel 8": "8", "een zes nee maak daar maar een vijf van want als ik eerlijk ben slaap ik slecht": "5",
    "maak er maar 4 van": "4", "zet m op 6": "6", "verander die 8 naar een 5": "5", "doe er toch maar een 9 van": "9",
    "toch een 7": "7", "toch liever 6 denk ik": "6", "eerst 8 nu 4": "4", "net zei ik 7 maar nu 3 door die baas": "3",
    "van een 8 naar een 5 gegaan": "5", "een 6 of nee 7": "7", "6 nee wacht 4": "4", "7.. nee 5 eigenlijk": "5",
    "tis eigenlijk een 4": "4", "ik zei 8 maar het is eigenlijk een 5": "5", "had 6 moeten zeggen": "6",
}  # fmt: skip
NOT_SETTLED = [
    "toch 4 dagen nu", "nu 6 uur per dag ipv 4", "ik moest 7 dagen werken", "eigenlijk 3 collegas", "bedoel 2 jaar",
    "van 4 naar 5 dagen gegaan", "eerst had ik een 4 voor rekenen nu een 7", "ik had eerst 2 banen nu 1",
    "we verloren met 5 nee 6 punten", "doe dat toch maar niet", "maak er maar wat van",
    "van de 8 mensen zijn er nu nog 4",
    "7", "doe maar 7", "6 misschien 7",
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), SETTLED.items())
def test_the_mark_is_the_one_that_he_comes_to(text: str, mark: str) -> None:
    found = settled(text, "mensen")
    assert found is not None
    assert found.value == mark


@pytest.mark.parametrize("text", NOT_SETTLED)
def test_a_number_of_something_else_sets_no_mark_right(text: str) -> None:
    assert settled(text, "mensen") is None


@pytest.mark.parametrize("text", ["liever na 5", "toch maar 4", "nee 6"])
def test_an_hour_is_no_mark(text: str) -> None:
    assert settled(text, "bellen") is None


def test_a_mark_set_right_says_nothing_of_the_people_there() -> None:
    told = with_mark({"cijfer": Answer("7", "7"), "mensen": Answer("goed", "7")}, "toch een 7", "mensen")
    assert list(told) == ["cijfer"]


def test_of_two_marks_the_later_one_counts(real: Parts, talk: str) -> None:
    say(real, talk, "ja werk nog", "6 misschien 7", "7 doe maar")
    answers, _, _ = kept(real, talk)
    assert answers["cijfer"] == "7"
    assert "mensen" not in answers
    assert unsure(Answer("6", "6 misschien 7"))
    assert not unsure(Answer("6", "een 6"))


FOR_A_DAY = [
    "ben vandaag niet geweest", "nee vandaag vrij", "nee vandaag niet, morgen wel weer", "ik ga vandaag niet",
    "vanochtend niet kunnen gaan", "ben gister niet geweest want bus reed niet", "deze week niet heb griep",
]  # fmt: skip
FOR_GOOD = [
    "vandaag ontslagen", "nee sinds gisteren niet meer", "nee ga al weken niet", "nee", "nee gestopt",
    "het is afgelopen vrijdag gestopt", "nee niet meer, ben weg sinds vrijdag", "nee al sinds eind oktober klaar",
]  # fmt: skip


@pytest.mark.parametrize("text", FOR_A_DAY)
def test_a_day_off_is_no_end(real: Parts, text: str) -> None:
    told = looked(real, text, "plek").get("plek")
    assert told is None or told.value == "ja"


@pytest.mark.parametrize("text", FOR_GOOD)
def test_a_no_is_one(real: Parts, text: str) -> None:
    assert looked(real, text, "plek")["plek"].value == "nee"


ENDS = [
    "nog tot eind vd maand dan is het klaar. contract wordt niet verlengd want geen werk zeggen ze",
    "nog tot kerst dan stopt het want ze hebben geen werk meer", "nog 3 weken en dan ben ik weg daar",
    "contract is niet verlengd dus nog 2 weken", "tot de kerst mag ik blijven daarna niks",
    "ik werk er nog tot vrijdag",
    "mijn contract stopt over 3 weken",
]  # fmt: skip
STAYS = ["werk er nog een jaar denk ik", "ja nog 2 jaar school te gaan", "ja tot vrijdag vrij dan weer aan de slag"]


@pytest.mark.parametrize("text", ENDS)
def test_a_place_that_is_there_still_and_ends(real: Parts, text: str) -> None:
    assert looked(real, text, "plek")["plek"].value == "stopt_binnenkort"


@pytest.mark.parametrize("text", STAYS)
def test_a_place_that_goes_on(real: Parts, text: str) -> None:
    assert looked(real, text, "plek")["plek"].value == "ja"


def heard(real: Parts, text: str, question: str, *last: str, intent: str = "") -> Heard:
    return hear(real, Said(text, intent, 0.97, last=last), question, "arbeidsmarkt")


NODS = ["oke goed om te weten", "ok fijn dank u", "top dankje", "super bedankt", "hm oke", "ok thnx"]
ANSWERS = ["gaat wel", "niet zo best", "prima hoor", "is wel oke ja", "niks te klagen", "kan beter"]


@pytest.mark.parametrize("text", NODS)
def test_taking_up_what_was_told_answers_nothing(real: Parts, text: str) -> None:
    assert heard(real, text, "geld", "").answers == {}


@pytest.mark.parametrize("text", ANSWERS)
def test_a_short_answer_is_one_all_the_same(real: Parts, text: str) -> None:
    assert set(heard(real, text, "geld", "").answers) == {"geld"}


@pytest.mark.parametrize(("text", "question"), [("thuis ok", "wonen"), ("thuis is gewoon thuis he", "wonen"),
    ("tis plezant ma k mag nog nie knippen, alleen wassen en vegen", "mensen")])  # fmt: skip
def test_a_complaint_by_the_engine_alone_sours_nothing(real: Parts, text: str, question: str) -> None:
    told = heard(real, text, question, intent="checkin_bad").answers.get(question)
    assert told is None or told.value == "goed"


@pytest.mark.parametrize("text", ["later ik zit in de bus", "straks ff, ben bezig", "nu niet komt later wel"])
def test_nothing_is_guessed_of_not_now(real: Parts, text: str) -> None:
    assert "plek" not in heard(real, text, "plek").answers


def test_a_guess_undoes_no_pause(real: Parts) -> None:
    assert heard(real, "later ik zit in de bus", "plek", intent="pause_later").leaves == "rest"


def test_how_it_was_there_is_not_how_it_goes() -> None:
    gone = {"plek": Answer("nee", "nee ontslagen")}
    guess = {"gaat": Answer("goed", "ik vond het daar plezant", guess=True), "wonen": Answer("goed", "x", guess=True)}
    assert set(stands(gone, guess)) == {"wonen"}


def test_what_is_mixed_is_read_by_clause(real: Parts) -> None:
    assert looked(real, "thuis druk met 4 zusjes maar gezellig", "uren")["wonen"].value == "goed"
    told = looked(real, "slaap slecht, collegas zijn aardig, en ik heb schulden", None)
    assert {name: told[name].value for name in ("stemming", "mensen", "geld")} == {
        "stemming": "slecht", "mensen": "goed", "geld": "slecht"}  # fmt: skip


def test_no_feeling_is_asked_a_third_time(real: Parts, talk: str) -> None:
    put = []
    say(real, talk, "ja werk nog", "7")
    for text in ("wat is zorgtoeslag?", "wat is nazorg?", "leest mijn moeder mee?", "wat doet een coach?"):
        put.append(checkin.take(real, talk, Said(text)).question)
    assert put.count("mensen") <= 1  # beside the time that it was put before
