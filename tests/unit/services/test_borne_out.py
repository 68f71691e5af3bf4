"""A kind word is borne out by what the message means: none of a topic that is only guessed, nor of another's place."""

from __future__ import annotations

import pytest

from bot.understanding.kind.acknowledging import fitting, light
from bot.understanding.kind.borne_out import borne_out, of_his_place, of_topic
from bot.understanding.kind.kind_words import worded

FINE = [
    "ze leggen alles stap voor stap uit en dat werkt voor mij goed",
    "er is niks veranderd, een vriend komt vaak langs en dat is genoeg",
    "mn broer weet er nog niks van en dat houden we zo",
    "tis daar rustig en ik ken iedereen bij naam",
    "we hebben vandaag broodjes gebakken voor de hele groep",
    "k zit nu in de trein naar mn nicht",
]  # fmt: skip
HARD = {
    "ze willen me niet meer op het werk, mijn contract stopt": "werk",
    "ik ga niet meer naar school, ben gestopt met de opleiding": "opleiding",
    "ik moet weg bij de dagbesteding, ze stoppen er daar mee met mij": "dagbesteding",
    "ik heb overal pijn en kan bijna niet lopen": "gezondheid",
    "thuis is het elke avond ruzie en geschreeuw": "thuis",
}


@pytest.mark.parametrize("text", FINE)
@pytest.mark.parametrize("topic", ["werk", "opleiding", "dagbesteding", "geld", "thuis", "eenzaam"])
def test_a_guessed_topic_is_not_named_where_the_message_tells_nothing_bad_of_it(text: str, topic: str) -> None:
    assert of_topic(text, (topic,)) == ()
    said = fitting(("utter_gelezen",), text, (), (), hints=(topic,))
    assert not any(one.startswith("utter_erken_t_") for one in said)


@pytest.mark.parametrize(("text", "topic"), HARD.items())
def test_it_is_named_where_the_message_does(text: str, topic: str) -> None:
    assert of_topic(text, (topic,))


def test_the_place_of_another_is_not_named() -> None:
    text = "ze willen me er niet meer hebben en nu ben ik gestopt"
    assert of_topic(text, ("dagbesteding",), "opleiding") == ()
    assert of_topic(text, ("dagbesteding", "opleiding"), "opleiding") == ["utter_erken_t_opleiding"]
    named = "ze hebben me weggestuurd bij mijn bijbaan, ik mag niet meer komen"
    assert of_topic(named, ("werk",), "opleiding")


@pytest.mark.parametrize(
    ("said", "place", "text", "shown"),
    [("utter_erken_school_2", "werk", "nee ben gestopt", "utter_erken_t_werk"),
     ("utter_erken_werk", "dagbesteding", "ze hebben me weggestuurd", "utter_erken_t_dagbesteding"),
     ("utter_erken_school", "werk", "nee ben gestopt met school", "utter_erken_school"),
     ("utter_erken_school", "opleiding", "nee ben gestopt", "utter_erken_school"),
     ("utter_erken_ziek", "werk", "ben ziek", "utter_erken_ziek")],
)  # fmt: skip
def test_the_word_is_of_his_own_place(said: str, place: str, text: str, shown: str) -> None:
    assert of_his_place(said, place, text) == shown


@pytest.mark.parametrize(
    "text", ["heb een bedrijfsongeval gehad", "sta rood", "ben blut", "op krukken", "weer afgewezen", "ben eenzaam"]
)
def test_what_a_few_words_name_is_never_doubted(text: str) -> None:
    for said in ("utter_leven_ongeluk", "utter_erken_schuld", "utter_erken_afgewezen", "utter_erken_alleen"):
        assert borne_out(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [("utter_succes_ermee", "ik kan geen heel cijfer geven want de praktijk is een 9 en de theorie eerder een 6"),
     ("utter_erken_laat", "op donderdag is de winkel tot negen uur open dus dan eet ik wat later"),
     ("utter_lieve_mensen", "ik ben bang dat het met mijn vriendin Chanel niet goed gaat, ze eet bijna niks meer")],
)  # fmt: skip
def test_a_wrong_word_of_a_list_gives_way(said: str, text: str) -> None:
    assert said not in worded((said,), text, None, (), grave=False)


@pytest.mark.parametrize("text", ["ik maak me zorgen om me vriendin", "zorgen over me broertje heb ik wel"])
def test_worry_is_no_kindness(text: str) -> None:
    assert not any(one.startswith("utter_lieve_mensen") for one in light(text))


def test_a_notice_takes_no_words_place() -> None:
    told = "thuis is het fijn, lekker rustig en gezellig met mama"
    said = worded(("utter_later_verteld",), told, None, (), grave=False)
    assert said[-1] == "utter_later_verteld"
    assert len(said) == 2
