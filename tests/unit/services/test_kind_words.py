"""The kind word by clause: whose it is, with slips mended, told in two messages, and a word for what is small."""

from __future__ import annotations

import pytest

from bot.services.checkins.joking import is_joke
from bot.understanding.answers.clausal import mended, own
from bot.understanding.kind.acknowledging import felt, fitting, light, stands_for

SMALL = {
    "bedankt voor de uitleg": "utter_graag_gedaan",
    "sorry ik typ zo langzaam": "utter_geen_probleem",
    "ik ben dyslectisch hoor": "utter_geen_probleem",
    "o ja dat is wel handig": "utter_goed_idee",
    "daar heb ik echt wat aan": "utter_goed_idee",
    "vrijdag heb ik mijn theorie": "utter_succes_ermee",
    "morgen sollicitatiegesprek bij de hema": "utter_succes_ermee",
    "ik zal het maandag aan haar vragen": "utter_goed_plan",
    "vanavond ga ik lasagne maken": "utter_goed_plan",
    "ik zou later graag met auto's werken": "utter_wens",
    "een klein kantoortje lijkt me wel fijn": "utter_wens",
    "mijn nicht gaat trouwen in mei": "utter_leuk_feest",
    "zondag is oma jarig": "utter_leuk_feest",
    "de pony's borstelen en de kippen gevoerd": "utter_dieren",
    "mijn begeleidster was heel lief": "utter_lieve_mensen",
    "papa zorgt goed voor me": "utter_lieve_mensen",
    "t is wel saai die dozen": "utter_saai",
    "de tolk was er weer niet": "utter_lastig_weg",
    "we gaan zondag bowlen": "utter_leuk",
    "ik vint het gezellig daar": "utter_leuk",
}  # fmt: skip
NOT_SMALL = [
    "ik ga alle pillen zoeken", "ik ga hem terugpakken", "ik wil niks meer leren", "geen zin in dat feest",
    "het is niet leuk", "ik zal het nooit zeggen", "mijn examen is niet gehaald", "ik wil dood",
    "vond het eerst leuk, nu kut",
    "mijn buurman heeft een hond", "liever niet", "hoezo", "ik ga weg", "ik ga morgen stoppen",
    "was het leuk?", "ik ga me snijden", "ze zijn niet aardig", "de film was niet saai",
]  # fmt: skip
MENDED = {
    "vedrietig": "verdrietig", "begraafen": "begraven", "moielijk": "moeilijk", "vint": "vind", "eenzam": "eenzaam",
    "ontslage": "ontslagen", "verveelend": "vervelend", "zenuwachtug": "zenuwachtig", "overlede": "overleden",
}  # fmt: skip
KEPT = [
    "konijnen", "vinden", "tolk", "slaat", "leiden", "boot", "Tiel", "Samir", "Marokko", "werken", "trouw", "geboorte",
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SMALL.items())
def test_something_small_gets_a_word_of_its_own(text: str, said: str) -> None:
    assert list(light(text))[:1] == [said]
    assert fitting(("utter_gelezen",), text, (), ()) == (said,)


@pytest.mark.parametrize("text", NOT_SMALL)
def test_what_only_sounds_so_gets_none(text: str) -> None:
    assert not light(text)


@pytest.mark.parametrize(("word", "right"), MENDED.items())
def test_a_slip_in_a_feeling_word_is_mended(word: str, right: str) -> None:
    assert mended(f"ik {word} dus") == f"ik {right} dus"


@pytest.mark.parametrize("word", KEPT)
def test_a_word_is_no_slip_of_another(word: str) -> None:
    assert mended(word) == word


@pytest.mark.parametrize(
    ("text", "left"),
    [("ik ben ziek", "ik ben ziek"), ("de tolk is ziek", ""), ("mijn broer is ontslagen", ""),
     ("hij blowt elke dag", ""),
     ("mijn baas zegt dat ik ontslagen ben", "mijn baas zegt dat ik ontslagen ben"), ("de tolk is er niet, ziek", ""),
     ("mijn zus is ziek maar ik ben moe", "maar ik ben moe"), ("ze hebben me ontslagen", "ze hebben me ontslagen"),
     ("slaap nu bij een maat op de bank", "slaap nu bij een maat op de bank")],
)  # fmt: skip
def test_whose_a_clause_is(text: str, left: str) -> None:
    assert own(text) == left


@pytest.mark.parametrize(
    "text",
    ["mijn broer is ontslagen", "mijn vader heeft schulden", "mijn vriendin slaapt slecht",
     "mijn zus is gestopt met school"],
)  # fmt: skip
def test_what_happened_to_another_is_not_said_of_him(text: str) -> None:
    (said,) = fitting(("utter_dank_vertel",), text, (), ())
    assert said.startswith(("utter_erken_ander", "utter_dank_vertel"))


@pytest.mark.parametrize("text", ["de docent is ziek", "mijn hond is moe", "de bus was te laat"])
def test_a_thing_or_somebody_far_is_nobodys_feeling(text: str) -> None:
    assert not felt(text)


@pytest.mark.parametrize(
    ("earlier", "text"),
    [("ik ben verdrietig want Snuf is dood. dat is een konijn", "we hebben hem begraven met bloemen"),
     ("flip is dood", "het was mijn cavia"), ("mijn kat is overleden", "gister begraven in de tuin"),
     ("onze hond was oud en ziek", "nu is hij dood")],
)  # fmt: skip
def test_an_animal_in_two_messages_is_one_matter(earlier: str, text: str) -> None:
    word = stands_for(text, (), (), fresh=False, earlier=(earlier,))
    assert fitting((word,), text, (), (), (earlier,))[0].startswith("utter_leven_dier")


@pytest.mark.parametrize("text", ["morgen is de begrafenis van opa", "mijn oma is overleden"])
def test_somebody_who_died_is_no_animal(text: str) -> None:
    word = stands_for(text, (), (), fresh=False, earlier=("mijn hond is dood",))
    assert fitting((word,), text, (), (), ("mijn hond is dood",))[0] == "utter_leven_rouw"


@pytest.mark.parametrize("text", ["gwn", "gewoon", "niks bijzonders", "zelfde als altijd"])
def test_nothing_special_is_nothing_to_be_sorry_for(text: str) -> None:
    assert fitting(("utter_duidelijk",), text, (), ()) == ("utter_gewoon",)
    assert fitting(("utter_klein_alleen",), text, (), ()) == ("utter_gewoon",)


@pytest.mark.parametrize(
    "text",
    ["mama was lief en Joke van de boerderij ook", "en joke van de boerderij ook", "Joke is ziek",
     "joke helpt me altijd",
     "ga met joke naar de markt", "mevrouw Grap is streng", "tante joke komt", "mijn begeleidster Joke"],
)  # fmt: skip
def test_a_name_is_no_joke(text: str) -> None:
    assert not is_joke(text)


@pytest.mark.parametrize(
    "text", ["haha nee joke", "Joke!", "was een joke", "nee joke hoor", "Grapje", "dat was een grap", "joke"]
)
def test_a_joke_is_one(text: str) -> None:
    assert is_joke(text)
