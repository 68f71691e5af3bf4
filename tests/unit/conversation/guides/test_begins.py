"""A guided talk begins on a wish or on news, never on an office's letter or on "still there", and ends elsewhere."""

from __future__ import annotations

import pytest

from bot.conversation.guides.desk_lines import elsewhere
from bot.core.checkin import Answer
from bot.understanding.questions.guide_wish import asked, borne_out, heard, points, wished
from bot.understanding.said import Said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("application", "heb gesolliciteerd bij jumbo"),
        ("application", "nieuwe baan!! bij gamma"),
        ("application", "ben afgewezen"),
        ("application", "nog niks gehoord van de action"),
        ("application", "heb morgen een gesprek"),
        ("letter", "kan je helpen met een motivatiebrief"),
        ("letter", "brief schrijven voor een baan"),
        ("letter", "sollicitatiebrief"),
        ("practice", "gesprek oefenen"),
        ("cv", "help me met mijn cv"),
    ],
)
def test_words_bear_it_out(kind: str, text: str) -> None:
    assert borne_out(kind, text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("application", "ja nog bij de fabriek"),
        ("application", "mama heeft kanker dus ik doe thuis alles"),
        ("application", "moet ik naar politie?"),
        ("application", "ze doen lelijk"),
        ("application", "werk nog bij de kringloop"),
        ("letter", "brief van uwv snap ik niet"),
        ("letter", "krijg n brief van uwv snap er niks van"),
        ("letter", "kan je me helpen met een brief van de gemeente"),
        ("letter", "er lag een brief van de deurwaarder"),
        ("letter", "brief van de belasting gekregen"),
        ("practice", "duim voor me morgen heb ik proefdag"),
        ("letter", "want in 1 brief staat dat ze van mijn loon gaan afhalen"),
        ("letter", "heb brieven van cjib en van zorgverzekering samen 2340 euro"),
        ("letter", "er ligt een stapel brieven die ik niet open doe"),
    ],
)
def test_a_guess_begins_nothing(kind: str, text: str) -> None:
    assert not borne_out(kind, text)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["4", "een 7", "doe maar een 9", "mn moeder is ziek", "oma is dood", "6,5"])
def test_a_mark_or_news_of_a_life_is_elsewhere(text: str) -> None:
    assert elsewhere(text)


@pytest.mark.parametrize("text", ["bij de jumbo", "maandag", "vulploeg", "ja", "4 uur per dag"])
def test_an_answer_is_not(text: str) -> None:
    assert not elsewhere(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("cv", "kan je me helpen met een cv maken"),
        ("letter", "wil een brief schrijven voor een baan bij de jumbo"),
        ("practice", "ik wil oefenen voor een sollicitatiegesprek"),
        ("plan", "help me met een plan maken"),
        ("cv", "kunnen we me cv doen"),
        ("letter", "ik moet nog een motivatiebrief maken help"),
        ("cv", "school wil dat ik een cv maak, help"),
        ("cv", "mijn cv"),
        ("letter", "kun jij een sollicitatiebrief voor me schrijven"),
        ("cv", "ik heb een cv nodig"),
        ("practice", "wil graag oefenen met bellen naar een baas"),
        ("plan", "zullen we samen een plan maken"),
        ("cv", "kan je ook een cv voor mij maken dan"),
        ("practice", "heb morgen een sollicitatiegesprek wil je met me oefenen"),
    ],
)
def test_a_wish_in_so_many_words(kind: str, text: str) -> None:
    assert wished(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "er ligt een stapel brieven van de gemeente die ik niet open doe",
        "mijn stiefvader mag het niet weten maar de coach wel",
        "ga ik morgen wel even met mijn chef over hebben",
        "hm ok ga ik vragen aan me baas",
        "kreeg een brief van de deurwaarder dat ze langskomen",
        "oma zegt dat jij tegen school moet zeggen dat ik hulp wil",
        "mam zegt jij moet school zeggen dat ze helpen",
        "mijn broer gaat ook solliciteren bij mijn werk",
        "vorige week mocht ik zelf een cv ketel aansluiten",
        "mijn plan is om te gaan werken",
        "de coach heeft mijn cv al",
        "heb een sollicitatiegesprek",
        "heb weer post van het uwv gehad snap er niks van",
        "ja school mag het horen maar mn pa echt niet",
        "zal het mn leidinggevende wel vragen dan",
        "die brief van de zorgverzekering zegt dat ik 400 euro moet",
        "pap vindt dat jullie moeten bellen met school",
        "mijn zus heeft een cv gemaakt bij de bieb",
    ],
)
def test_no_wish_for_a_talk(text: str) -> None:
    assert wished(text) is None


def test_a_sure_engine_needs_less_of_a_wish() -> None:
    text = "ik heb morgen een sollicitatiegesprek hoe bereid ik me voor"
    assert asked("interview_help", 0.9, text) == "practice"
    assert asked("interview_help", 0.5, text) is None
    assert asked("interview_help", 0.9, "hm ok ga ik vragen aan me baas") is None
    assert asked("checkin_bad", 0.9, "kan je me helpen met een cv maken") == "cv"
    assert asked("talk_to_human", 0.9, "kan je me helpen met een cv maken") == "cv"  # what he asks for goes first


@pytest.mark.parametrize(
    ("kind", "intent", "text"),
    [
        ("letter", "find_vacancy", "de kringloop zoekt mensen en dat lijkt me wat. kun je helpen met een brief?"),
        ("cv", "find_vacancy", "ik zoek werk in een winkel in Ede, wil je mijn cv maken"),
        ("practice", "info_work", "ik wil graag oefenen voor een sollicitatiegesprek bij een bakker"),
        ("plan", "info_education", "kunnen we samen een plan maken voor school"),
    ],
)  # fmt: skip
def test_a_named_wish_stands_before_looking_for_work(kind: str, intent: str, text: str) -> None:
    assert asked(intent, 0.95, text) == kind


@pytest.mark.parametrize("text", ["ik zoek werk in een winkel in Ede", "heb je tips voor een baan", "wat verdien ik"])
def test_looking_for_work_alone_is_no_wish_for_a_talk(text: str) -> None:
    assert asked("find_vacancy", 0.95, text) is None


@pytest.mark.parametrize(
    "text",
    ["moet ik erin zetten dat ik autisme heb", "zal ik mijn hobby erbij zetten", "moet mijn leeftijd erop",
     "kan je dat eruit halen", "hoort mijn adres daarin"],
)  # fmt: skip
def test_what_points_at_what_is_being_made(text: str) -> None:
    assert points(text)


@pytest.mark.parametrize("text", ["moet ik op mijn cv zetten dat ik autisme heb", "een brief erbij", "ik heb autisme"])
def test_what_names_it_or_points_at_nothing(text: str) -> None:
    assert not points(text)


@pytest.mark.parametrize(
    ("told", "leaves"),
    [
        ({}, "rest"), ({"plek": Answer("ja"), "cijfer": Answer("7")}, "rest"), ({"mensen": Answer("goed")}, "rest"),
        ({"plek": Answer("nee")}, ""), ({"stemming": Answer("slecht")}, ""), ({"bellen": Answer("morgen")}, ""),
        ({"cijfer": Answer("2")}, ""),
    ],
)  # fmt: skip
def test_a_wish_begins_at_once_unless_what_is_told_asks_for_care(told: dict[str, Answer], leaves: str) -> None:
    found = heard(Said("kun je helpen met een brief"), {**told, "hulp": Answer("papieren")}, "mensen")
    assert found
    assert found.leaves == leaves
    assert {name: found.answers[name] for name in told} == told
    assert ("hulp" in found.answers) == (leaves == "")


@pytest.mark.parametrize("question", ["mag_coach", "bellen", "hulp"])
def test_a_wish_waits_for_leave_a_call_and_help(question: str) -> None:
    found = heard(Said("kan je me helpen met mijn cv"), {}, question)
    assert found
    assert (found.leaves, found.answers["hulp"].value) == ("", "cv")
