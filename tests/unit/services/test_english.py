"""English outside a crisis is read as the Dutch that is known, and gets an English line; youth language is none."""

from __future__ import annotations

import pytest

from bot.ports import Seed
from bot.services.talk.english import dutch, for_engine, is_english, read
from bot.understanding.moves.leaving import goodbye
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.said import Said

ASKS = {
    "who can read this, school or gemeente?": "wie_leest",
    "how much rent allowance can i get": "huurtoeslag",
    "can i still get zorgtoeslag from last year": "zorgtoeslag_terug",
    "what do you save about me": "wat_bewaard",
    "who reads what i write": "wie_leest",
}
DUTCH = [
    "ik ben happy met mijn job", "whatever man", "nice bro", "ja i love it", "game over man lol", "let's go", "chill",
    "me boss is echt cool", "ik ga naar de gym", "same here", "sorry ik was in class", "no stress", "hi", "ok",
    "lekker gewerkt vandaag", "ff later",
]  # fmt: skip
SAID = {
    "I dont want Marieke to know about it": "marieke mag het niet weten",
    "you dont need to tell the school": "school mag het niet weten",
    "ok hi im back": "ok hoi ben er weer",
    "yes i still work there in the kitchen": "ja ik werk er nog in de kitchen",
    "i lost my job last week": "ik ben ontslagen last week",
    "i am very tired and i cant sleep": "ik ben moe en ik slaap slecht",
}


@pytest.mark.parametrize(("text", "subject"), ASKS.items())
def test_a_question_in_english_finds_its_piece(text: str, subject: str) -> None:
    assert subject in asked_for(dutch(text)).subjects
    assert for_engine(text, Seed()).startswith('/informatie{"stuk":"' + subject)
    assert '"opmerking":"utter_taal_en"' in for_engine(text, Seed())


@pytest.mark.parametrize("text", DUTCH)
def test_dutch_with_english_words_in_it_is_no_english(text: str) -> None:
    assert not is_english(text)
    assert dutch(text) == text


@pytest.mark.parametrize(("text", "words"), SAID.items())
def test_what_is_said_in_english_is_read(text: str, words: str) -> None:
    assert dutch(text) == words


def test_not_now_in_english_lets_the_talk_rest() -> None:
    assert goodbye(dutch("not now i am in the bus. later please"), "uren")


def test_the_english_line_comes_once() -> None:
    said, line = read(Said("i still work there in the kitchen"))
    assert (said.text, line) == ("ik werk er nog in de kitchen", ("utter_taal_en",))
    assert read(Said("i still work there", before=("utter_taal_en",)))[1] == ()
    assert read(Said("werk er nog")) == (Said("werk er nog"), ())


def test_in_a_checkin_the_engine_gets_the_words_as_they_are() -> None:
    assert for_engine("who can read this message", Seed(form="checkin_form")) == "who can read this message"
