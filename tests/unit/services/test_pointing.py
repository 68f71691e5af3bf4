""" "Ermee" is what he told before it, or the place that is asked about; help and all of a life are not our messages."""

from __future__ import annotations

import pytest

from bot.services.checkins.heard import hear
from bot.services.checkins.pointing import resolved
from bot.services.parts import Parts
from bot.understanding.moves.leaving import about_else, for_a_while, plainly, refuses_help
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.said import Said

WORK = "arbeidsmarkt"


@pytest.mark.parametrize(
    ("earlier", "text", "thing"),
    [
        ("ik blow elke dag", "ik wil ermee kappen", "blowen"),
        ("gok veel de laatste tijd", "ik wil hiermee stoppen maar lukt niet", "gokken"),
        ("gok veel de laatste tijd", "ik wil stoppen", "gokken"),
        ("ik drink elk weekend veel", "kan ik daarmee stoppen denk je", "drinken"),
        ("zit al een jaar op die stage", "wil ermee kappen", "school"),
        ("zit de hele nacht te gamen", "ik wil ermee stoppen", "gamen"),
        ("heb weer zitten snuiven", "ik kap ermee", "drugs"),
        ("heb geen zin meer in die opleiding", "ik stop ermee", "school"),
    ],
)
def test_it_is_what_he_told_just_before(earlier: str, text: str, thing: str) -> None:
    assert resolved(text, ("hoi", earlier), None, WORK) == f"ik wil stoppen met {thing}"


@pytest.mark.parametrize(
    ("text", "profile", "thing"),
    [
        ("ik wil ermee stoppen", WORK, "mijn werk"),
        ("ik kap ermee", "vervolgonderwijs", "school"),
        ("wil er wel mee kappen", "dagbesteding", "dagbesteding"),
    ],
)
def test_under_a_question_about_his_place_it_is_the_place(text: str, profile: str, thing: str) -> None:
    assert resolved(text, (), "plek", profile) == f"ik wil stoppen met {thing}"
    assert resolved(text, (), "mensen", profile) == text
    assert resolved(text, (), "mag_coach", profile) == text
    assert resolved(text, ("heb geen zin meer in school",), "mag_coach", profile) == "ik wil stoppen met school"


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ((), "ik wil ermee kappen"),
        ((), "ik wil stoppen"),
        (("ik blow elke dag",), "mag ik hiermee stoppen? heb dit niet meer nodig"),
        (("ik blow elke dag",), "ik wil stoppen met jullie berichten"),
        (("ik blow elke dag",), "stop ermee"),
        (("ja werk nog bij de jumbo",), "ik wil stoppen"),
    ],
)
def test_else_it_stays_what_it_is(earlier: tuple[str, ...], text: str) -> None:
    assert resolved(text, earlier, None, WORK) == text


def test_a_habit_that_is_meant_is_answered_with_what_helps() -> None:
    assert asked_for(resolved("ik wil ermee kappen", ("ik blow elke dag",), None, WORK)).subjects == ("minderen",)
    assert asked_for(resolved("ik kap ermee", ("gok elke dag",), None, WORK)).subjects == ("gokstop",)


@pytest.mark.parametrize(
    "text",
    [
        "ik wil ermee kappen", "ik kap ermee", "mag ik hiermee stoppen? heb dit niet meer nodig",
        "mag ik stoppen met dit",
        "ik wil overal mee stoppen", "ik wil met alles stoppen", "hou op met die hulp van je", "rot op met die hulp",
        "nee geen contact met mijn coach", "kun je 3 weken geen berichten sturen",
    ],
)  # fmt: skip
def test_what_does_not_say_our_messages_for_good_stops_nothing(text: str) -> None:
    assert not plainly("stop", text)


@pytest.mark.parametrize(
    "text",
    [
        "laat me met rust", "laat me gewoon met rust", "stop nou met appen", "ik wil niks meer van jullie horen",
        "rot op en app me niet meer", "stop ermee joh", "geen contact meer",
    ],
)  # fmt: skip
def test_what_says_it_stops(text: str) -> None:
    assert plainly("stop", text)
    assert not refuses_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "nee laat me met rust met je hulp", "hou op met je coach, ik wil niks", "nee rot op met die hulp",
        "nee laat me daarmee met rust", "laat me nou met rust over die coach", "ik hoef jullie hulp niet, laat me",
        "nee laat me met rust met die bemoeienis", "hou op met die hulp van je", "nee laat me met rust",
    ],
)  # fmt: skip
def test_under_the_question_for_leave_an_angry_no_is_a_no(parts: Parts, text: str) -> None:
    heard = hear(parts, Said(text, "stop_messages", 0.9), "mag_coach", WORK)
    assert heard.answers["mag_coach"].value == "nee"
    assert (heard.leaves, heard.responses) == ("rest", ("utter_geen_hulp",))


def test_ermee_alone_is_asked_whatever_it_would_answer(parts: Parts) -> None:
    heard = hear(parts, Said("mag ik hiermee stoppen? heb dit niet meer nodig", "affirm", 0.9), "plek", WORK)
    assert (dict(heard.answers), heard.responses) == ({}, ("utter_stop_bedoeld",))


@pytest.mark.parametrize("text", ["stuur de komende weken maar niks", "voorlopig geen berichten meer aub joh"])
def test_a_stop_with_an_end_is_a_rest(text: str) -> None:
    assert for_a_while(text)
    assert not plainly("stop", text)


def test_all_of_a_life_is_something_else() -> None:
    assert about_else("ik wil overal mee stoppen")
    assert not about_else("stop met alles sturen")
