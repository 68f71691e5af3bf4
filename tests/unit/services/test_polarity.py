"""What is denied, over or borne well is not met as hard; what is borne badly is; and a step of his own has a word."""

from __future__ import annotations

import pytest

from bot.understanding.kind.acknowledging import felt, fitting, light, stands_for, wary
from bot.understanding.moves.own_step import own_step

DENIED = [
    "ik ben niet depressief hoor", "niet dat ik eenzaam ben ofzo", "ben niet ontslagen", "ze pesten me niet",
    "ik word nooit gepest", "heb geen schulden ofzo", "ik ben niet ziek gelukkig", "ben nie ontslagen man",
]  # fmt: skip
OVER = {
    "had stress maar is alweer over": "utter_weer_goed",
    "was boos op mn broer maar we hebben t bijgelegd": "utter_weer_goed",
    "beetje verdrietig geweest, gaat nu weer goed": "utter_weer_goed",
    "knie gebroken maar is weer beter": "utter_weer_goed",
    "soms kapot savonds maar dan is t over": "utter_weer_goed",
    "onze chef zeikt wel maar ik lach er om": "utter_lacht_erom",
    "die voorman zeikt wat af maar daar kan ik om lachen": "utter_lacht_erom",
    "zwaar werk maar ik vind dat prima": "utter_valt_mee",
    "t is vervelend maar boeit me niet": "utter_valt_mee", "da's moeilijk, maar 't valt wel mee": "utter_valt_mee",
    "te laat gekomen, was niet erg": "utter_valt_mee", "ben ziek geweest maar t komt wel goed": "utter_valt_mee",
}  # fmt: skip
HARD = [
    "ik slaap niet door mijn schulden", "ik trek die stress niet", "ik kan niet tegen dat gepest", "ben ontslagen",
    "t valt niet mee, zo verdrietig", "het is nog steeds zwaar", "was over maar nu weer gepest", "ik ben niet blij",
    "ruzie is weer goed maar ik ben wel moe", "ik hou het niet vol met die stress", "ze hebben me gepest",
    "kom niet uit mijn schulden",
]  # fmt: skip
PUT_DOWN = [
    "mn pa noemt me lui", "ze zeggen dat ik nergens goed voor ben", "mijn oom vindt mij een profiteur",
    "mijn stiefmoeder zegt altijd dat ik dom ben", "ze maken me belachelijk in de kantine",
]  # fmt: skip
LEFT_OUT = [
    "ze draaien hun rug naar me toe", "collega's negeren me", "ik hoor er niet echt bij",
    "zit altijd alleen in de pauze",
    "ze doen alsof ik lucht ben", "ze vragen mij nooit mee",
]  # fmt: skip
ACCUSED = ["ze zeggen dat ik geld heb gestolen", "ik zou een telefoon gejat hebben", "ik krijg overal de schuld"]
STEPS = [
    "dan vraag ik het morgen", "ga ik doen", "ik ga dr morgen vragen", "vraag mijn tante wel", "ik bel school zelf",
    "dan mail ik de gemeente", "k ga het uitzoeken", "ok ik ga dat bespreken met mn mentor", "ik zoek het wel ff op",
    "straks app ik hem", "vraag ik haar morgen wel", "ik ga 't met ons ma bespreken", "maandag bel ik duo",
    "ga het printen", "ik zal het tegen mijn chef zeggen",
]  # fmt: skip
NOT_TO_DO = [
    "dan teken ik niks", "ok ik teken nog niks", "ik geef mijn pas niet", "laat me niet opjagen",
    "dan betaal ik nog niks",
    "ik ga niks ondertekenen", "ik leen niks meer uit aan hem",
]  # fmt: skip
NO_STEP = [
    "bel mij morgen", "vraag maar", "mijn baas betaalt niks", "ik ga hem slaan", "ik moet altijd alles vragen",
    "ik ga niet bellen", "ik durf het niet te vragen", "betaal mijn huur niet", "ik kan met niemand praten",
    "zal ik bellen?", "ik ga weg", "k ga stoppen met mn pillen", "ik doe niks",
    "ik zeg niks tegen mijn moeder, ze maakt me dood",
    "ik ga naar bed", "ga ik niet doen", "ik kan je wel wat vertellen",
]  # fmt: skip


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_nothing_hard(text: str) -> None:
    assert not felt(text)


@pytest.mark.parametrize(("text", "say"), OVER.items())
def test_what_is_over_or_borne_well_is_met_as_that(text: str, say: str) -> None:
    assert not felt(text)
    assert fitting(("utter_gelezen",), text, (), ())[0].startswith(say)


@pytest.mark.parametrize("text", HARD)
def test_what_is_borne_badly_stays_hard(text: str) -> None:
    assert felt(text)


@pytest.mark.parametrize(
    ("text", "say"),
    [*((one, "utter_erken_kleineren") for one in PUT_DOWN), *((one, "utter_erken_buiten") for one in LEFT_OUT),
     *((one, "utter_erken_beschuldigd") for one in ACCUSED)],
)  # fmt: skip
def test_being_put_down_left_out_or_accused_has_words(text: str, say: str) -> None:
    assert fitting(("utter_dank_vertel",), text, (), ())[0].startswith(say)


@pytest.mark.parametrize(
    "text", ["ze noemen me niet dom", "ik ben niet lui", "mijn baas vindt mij niet lui", "hij is dom"]
)
def test_what_is_not_said_of_him_puts_nobody_down(text: str) -> None:
    assert not fitting(("utter_dank_vertel",), text, (), ())[0].startswith("utter_erken_kleineren")


@pytest.mark.parametrize("text", STEPS)
def test_a_step_of_his_own(text: str) -> None:
    assert own_step(text)[0] == "utter_goed_plan"


@pytest.mark.parametrize("text", NOT_TO_DO)
def test_what_he_will_not_do(text: str) -> None:
    assert own_step(text)[0] == "utter_eigen_niet"


@pytest.mark.parametrize("text", NO_STEP)
def test_no_step_of_his_own(text: str) -> None:
    assert not own_step(text)


def test_nothing_thanks_for_an_answer_that_was_not_given() -> None:
    told = "dat wist ik niet"
    assert fitting(("utter_gelezen",), told, (), ())[0] == "utter_goed_idee"
    assert fitting(("utter_gelezen",), told, (), ("utter_hoi", "utter_vraag_onbekend"))[0] == "utter_goed_idee_2"


@pytest.mark.parametrize(
    "text", ["ja soms", "nee de winkel is dicht", "ja maar is bijna weg", "ik ga niet meer zo vaak", "ging leuk toen"]
)
def test_no_joy_at_what_is_gone_or_denied(text: str) -> None:
    assert wary(text) or text == "ging leuk toen"


@pytest.mark.parametrize("text", ["ja hoor", "ja niks te klagen", "niet slecht", "ja leuk", "geen problemen, gaat top"])
def test_a_good_no_is_no_cloud(text: str) -> None:
    assert not wary(text)


def test_words_that_fit_anything_are_said_sparingly_and_never_in_a_row() -> None:
    told = "de bus reed om langs de markt"
    assert fitting(("utter_gelezen",), told, (), ()) == ("utter_gelezen",)
    assert fitting(("utter_gelezen",), told, (), ("utter_gelezen", "utter_ask_checkin_form_mensen")) == ()
    before = ("utter_gelezen", "utter_a", "utter_b", "utter_c", "utter_gelezen_2", "utter_d", "utter_e", "utter_f")
    assert fitting(("utter_gelezen",), told, (), before) == ()


def test_what_the_classifier_found_chooses_the_word_where_the_message_bears_it_out() -> None:
    assert fitting(("utter_gelezen",), "ik spaar voor de rijlessen", (), ()) == ("utter_gelezen",)
    assert fitting(("utter_gelezen",), "er ligt een boek op de mat", (), (), hints=("geld",)) == ("utter_gelezen",)
    short = "ik kan niks meer kopen deze maand en de huur moet nog"
    found = fitting(("utter_gelezen",), short, (), (), hints=("geld",))
    assert found[0].startswith("utter_erken_schuld")
    assert fitting(("utter_gelezen",), "kost dat veel?", (), (), hints=("geld",)) == ("utter_gelezen",)


def test_a_denied_hard_word_is_not_met_as_hard_in_a_checkin() -> None:
    assert stands_for("ben niet depressief, vind dat best oke", (), (), fresh=False) == "utter_gelezen"
    assert light("ben niet depressief, vind dat best oke")
