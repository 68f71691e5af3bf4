"""Animals, games and people are told apart, nobody is condoled in doubt, and pride and fewer hours get a word."""

from __future__ import annotations

import pytest

from bot.core.signal import Assessment
from bot.understanding.answers.life import life_news, weighed
from bot.understanding.answers.played import lost_a_game
from bot.understanding.kind.acknowledging import felt, fitting, glad, stands_for, wary

YOUNG = [
    "er zijn lammetjes geboren!! 3", "onze hond heeft puppys gekregen!! wel 6", "de poes heeft jonkies haha",
    "er is een veulen geboren vannacht op de manege", "vandaag zijn er 12 biggetjes geboren bij ons op stal",
]  # fmt: skip
DEAD = [
    "mn cavia is gister doodgegaan :(", "een van de kalfjes heeft t niet gered", "mijn konijn moest ingeslapen worden",
    "we vonden een dode egel op t werk zielig", "een van de schapen is dood",
]  # fmt: skip
PLAYED = [
    "ben al 3 keer dood gegaan in fortnite", "ik ben alweer dood in cod man", "in gta is mn hele crew dood gegaan haha",
    "gekeken naar die serie en de hoofdpersoon gaat dood ik moest janken", "bij minecraft ging mn hond dood",
    "ben net weer doodgegaan",
]  # fmt: skip
VAGUE = {
    "gister overleden": "verlies", "hij is doodgegaan": "verlies", "eentje is dood gegaan maar de andere drinken goed":
    "misschien_dier", "ze is geboren!!": "geboren_vaag", "zat te gamen toen hoorde ik mn oma is dood": "verlies",
}  # fmt: skip
PROUD = [
    "mocht zelf een cv ketel aansluiten", "hoofd zegt ik ben snel", "klant zei dat ik heel vriendelijk was",
    "vandaag voor het eerst alleen de kassa gedaan", "mag vanaf maandag op de heftruck",
    "heb vandaag een hele muur gestukt in mn eentje", "kreeg een compliment van de baas",
]  # fmt: skip
NOT_PROUD = [
    "ze lieten me weer in mn eentje opruimen", "heb me zelf pijn gedaan", "mag zelf niks kiezen",
    "mag alleen de coach weten", "baas zegt dat ik te snel ga", "ik kan alleen maandag", "moest alles zelf doen",
    "hoofd zegt ik ben snel afgeleid", "mag ik zelf kiezen?",
]  # fmt: skip


@pytest.mark.parametrize("text", YOUNG)
def test_young_animals_are_no_child(text: str) -> None:
    news = life_news(text)
    assert news is not None
    assert (news.name, news.glad, news.topics) == ("dier_jong", True, ())


@pytest.mark.parametrize("text", DEAD)
def test_a_dead_animal_is_sad_and_no_mourning(text: str) -> None:
    news = life_news(text)
    assert news is not None
    assert news.name == "dier_dood"
    assert weighed(Assessment("none"), text, guessed=True, calm=True).level == "none"


@pytest.mark.parametrize("text", PLAYED)
def test_what_is_played_or_watched_is_met_with_no_condolence(text: str) -> None:
    assert life_news(text) is None
    assert not felt(text)
    assert fitting(("utter_dank_vertel",), text, (), ()) == ("utter_dank_vertel",)


def test_who_lost_a_game_gets_a_light_word_and_a_film_none() -> None:
    assert lost_a_game("ben alweer dood in cod")
    assert stands_for("ben alweer dood in cod", (), (), fresh=False) == "utter_spel"
    assert not lost_a_game("in die film gaat iedereen dood")
    assert not lost_a_game("ik ga daar echt dood van de hitte hahaha")
    assert not lost_a_game("ik ga dood van binnen")
    assert not lost_a_game("zat te gamen toen hoorde ik mn oma is dood")


@pytest.mark.parametrize(("text", "name"), VAGUE.items())
def test_in_doubt_the_words_are_neutral(text: str, name: str) -> None:
    news = life_news(text)
    assert news is not None
    assert news.name == name
    assert not {"utter_leven_rouw", "utter_leven_geboren", "utter_erken_rouw"} & set(news.say)


def test_what_went_well_at_work_is_no_birth() -> None:
    assert life_news("werken is me goed bevallen") is None
    assert life_news("mn vriendin is vannacht bevallen") is not None


@pytest.mark.parametrize("text", PROUD)
def test_pride_gets_a_word(text: str) -> None:
    assert glad(text)
    assert fitting(("utter_blij",), text, (), ())[0].startswith("utter_blij_trots")


@pytest.mark.parametrize("text", NOT_PROUD)
def test_what_only_sounds_so_is_no_pride(text: str) -> None:
    assert not glad(text)


@pytest.mark.parametrize(
    "text", ["baas heeft me van 32 naar 20 uur gezet", "krijg minder diensten sinds die nieuwe er is"]
)
def test_fewer_hours_are_not_nice(text: str) -> None:
    assert fitting(("utter_balen",), text, (), ()) == ("utter_erken_uren",)


def test_more_hours_and_hours_he_wants_less_of_are_no_matter() -> None:
    assert not felt("van 20 naar 32 uur gegaan")
    assert not felt("wil graag minder uren")


def test_bad_sleep_has_words_of_its_own_and_a_yes_with_a_but_is_wary() -> None:
    assert fitting(("utter_balen",), "slaap slecht en dan hoor ik wekker niet", (), ()) == ("utter_erken_slaap",)
    assert wary("ja maar me bedrijf stopt ermee")
