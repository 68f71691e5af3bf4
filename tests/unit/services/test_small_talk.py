"""Chatting back, a compliment, an opinion about this chat: each is met, and what is about his life is left alone."""

from __future__ import annotations

import pytest

from bot.ports import Seed
from bot.services.talk.asides import for_engine
from bot.understanding.kind.acknowledging import stands_for
from bot.understanding.moves.small_talk import small_talk

TALK = {
    "utter_met_mij": [
        "hoe is het met jou dan",
        "en met jou?",
        "alles goed met jou",
        "hoe gaat het eigenlijk met je",
        "en jij?",
    ],
    "utter_succes": [
        "duim voor me morgen heb ik proefdag",
        "wens me geluk met verhuizen",
        "succes wens me dan ff",
        "duim je voor me",
    ],
    "utter_lief": [
        "je bent de beste bot",
        "jij bent echt een topper",
        "ik vind je lief",
        "hou van je",
        "praat fijn met jou",
    ],
    "utter_groeten": ["zeg haar maar hoi", "doe coach de groetjes", "groetjes aan de coach"],
    "utter_wie_is_coach": ["wie is coach eigenlijk", "wie is die coach dan"],
    "utter_nog_even": ["was dat het?", "zijn we er al", "hoeveel vragen nog", "hoe lang duurt dit",
                       "duurt dit gesprek nog lang"],
    "utter_ik_ben_er": [
        "hoi ben je er ik weet niet wie ik anders moet appen",
        "ik weet niet bij wie ik anders terecht kan",
        "ben je er? ik heb verder niemand",
    ],
    "utter_waar_we_waren": ["waar waren we", "wat was de vraag ook alweer", "waar hadden we het over"],
    "utter_over_chat": [
        "best stomme vragen dit",
        "vind het niks zo'n bot",
        "vind dit raar",
        "beetje vaag dit",
        "rare app is dit",
    ],
}
NONE = [
    "mijn collega's zijn stom",
    "ik vind mijn werk niks",
    "hoe gaat het op school",
    "wie is dat",
    "ja goed",
    "beetje raar op werk",
    "hij bent niet lief",
    "je bent niet te vertrouwen",
    "school is saai",
    "ik weet niet wie ik anders kies voor stage",
    "wie ben jij nog meer",
]


@pytest.mark.parametrize(("say", "text"), [(say, text) for say, texts in TALK.items() for text in texts])
def test_it_is_met(say: str, text: str) -> None:
    assert small_talk(text, within=True) == say
    assert stands_for(text, (), (), fresh=False) == say


@pytest.mark.parametrize("text", NONE)
def test_the_rest_is_not(text: str) -> None:
    assert small_talk(text, within=True) == ""


def test_beside_an_answer_only_what_wants_a_word_back_counts() -> None:
    assert small_talk("ja goed en met jou?", within=True, beside=True) == "utter_met_mij"
    assert small_talk("8 maar stomme vragen", within=True, beside=True) == ""


def test_outside_a_check_in_the_engine_is_told_what_to_say() -> None:
    assert for_engine("je bent de beste bot", Seed()) == '/opmerking{"opmerking":"utter_lief"}'
    assert for_engine("waar waren we", Seed()) == "waar waren we"
    assert for_engine("je bent de beste bot", Seed({}, "checkin_form", "plek")) == "je bent de beste bot"
