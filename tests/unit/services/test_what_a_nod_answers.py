"""An "oke" after something told is no answer, evidence that stands is kept, and what is about his place is no home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.checkin import Answer
from bot.services.checkins.heard import hear
from bot.services.parts import Parts
from bot.understanding.answers.evidence import better, late_mark, of_his_place
from bot.understanding.moves.nodding import takes_up, told
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")
ASKED = "utter_ask_checkin_form_geld"


@pytest.mark.parametrize("text", ["oke", "ok dankje", "haha oke", "👍", "oki thnx", "ah ok", "oké!"])
def test_a_bare_nod_after_something_told_answers_nothing(real: Parts, text: str) -> None:
    heard = hear(real, Said(text, "affirm", 0.9, last=("", ASKED)), "geld", "arbeidsmarkt")
    assert (dict(heard.answers), heard.aside, heard.free) == ({}, True, True)


@pytest.mark.parametrize("last", [(ASKED,), ("utter_fijn", ASKED), ("utter_erken_werk_2", ASKED), ()])
def test_a_bare_nod_after_the_question_is_so_so(real: Parts, last: tuple[str, ...]) -> None:
    heard = hear(real, Said("oke", "affirm", 0.9, last=last), "geld", "arbeidsmarkt")
    assert heard.answers["geld"].value == "matig"


@pytest.mark.parametrize(
    "text", ["oke wist ik wel", "haha oke ga ik proberen", "ok ik vraag het me slb", "top ga ik doen"]
)
@pytest.mark.parametrize("intent", ["checkin_good", "affirm"])
def test_what_is_done_with_ours_answers_nothing(real: Parts, text: str, intent: str) -> None:
    assert not hear(real, Said(text, intent, 0.9, last=(ASKED,)), "geld", "arbeidsmarkt").answers


def test_a_nod_before_more_keeps_what_is_told(real: Parts) -> None:
    text = "Ok. Met geld helpt mijn vader. Ik heb 2 vrienden en dat is genoeg."
    assert "mensen" not in hear(real, Said(text), "mensen", "arbeidsmarkt").answers
    heard = hear(real, Said("ok. mn collegas zijn lief"), "geld", "arbeidsmarkt")
    assert {name: one.value for name, one in heard.answers.items()} == {"mensen": "goed"}


def test_what_our_last_message_told() -> None:
    assert all(map(told, [("",), ("utter_vraag_onbekend", ASKED), ("utter_later_verteld",)]))
    assert not any(map(told, [(), ("utter_fijn", "utter_checkin_begin", ASKED)]))


def test_words_that_show_no_more_take_nobodys_place() -> None:
    known = Answer("ja", "Ik werk bij de kas")
    assert better(known, Answer("ja", "werk of voor")) is known
    more = Answer("ja", "ik werk nog altijd bij de kas in Ens")
    assert better(known, more) is more
    dated = replace(known, words="werk", date=date(2026, 1, 1))
    for other in (Answer("nee", "weg"), dated, Answer("", "zeg ik niet", refused=True)):
        assert better(known, other) is other


WHERE = {"wonen": Answer("slecht", "weet nie waar ik dan heen")}


@pytest.mark.parametrize(
    ("place", "text", "kept"),
    [
        ("stopt_binnenkort", "ik weet nie waar ik dan heen moet", False),
        ("nee", "weet niet waar ik heen kan", False),
        ("ja", "ik weet nie waar ik dan heen moet", True),
        ("nee", "weet niet waar ik vannacht heen moet slapen", True),
        ("nee", "moet mn kamer uit en weet niet waar ik heen moet", True),
    ],
)
def test_where_to_go_is_about_the_place_that_ended(place: str, text: str, *, kept: bool) -> None:
    assert ("wonen" in of_his_place(WHERE, {"plek": Answer(place, "")}, text)) is kept


def test_a_number_after_the_question_for_a_mark_is_the_mark() -> None:
    assert late_mark("einde", ["plek", "cijfer", "einde"], {}, "een 8!") == {"cijfer": Answer("8", "een 8!")}
    assert late_mark("einde", ["cijfer", "einde"], {}, "8 van 10")["cijfer"].value == "8"
    assert late_mark("einde", ["plek", "einde"], {}, "8") == {}
    assert late_mark("einde", ["cijfer", "einde"], {"cijfer": Answer("7", "7")}, "8") == {}
    assert late_mark("uren", ["cijfer", "uren"], {}, "8") == {}


@pytest.mark.parametrize("text", ["een 3", "3/10", "3 van de 10", "cijfer 3", "mijn cijfer is een 3", "cijfer: 3"])
def test_a_mark_is_named_as_one(text: str) -> None:
    assert late_mark("einde", ["cijfer", "einde"], {}, text)["cijfer"].value == "3"


@pytest.mark.parametrize("text", ["3", "3!", " 8 ", "3 maanden", "een 3 of zo, nee"])
def test_a_bare_number_may_be_anything(text: str) -> None:
    assert late_mark("einde", ["cijfer", "einde"], {}, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "oke ik trek het niet meer", "ok dan maar dood", "oke dan ga ik wel slapen buiten", "oke dan ben ik weg",
        "ok ik wil niet meer", "oke dan ga ik wel naar de brug", "ok ze hebben me eruit gezet", "oke dan spring ik",
    ],
)  # fmt: skip
def test_trouble_behind_an_ok_is_no_sign_of_having_read(text: str) -> None:
    assert not takes_up(text, ())


@pytest.mark.parametrize(
    "text", ["oke wist ik wel", "haha oke ga ik proberen", "ok ik vraag het me slb", "top ga ik doen", "oke ga ik doen"]
)
def test_what_he_does_with_ours_is_one(text: str) -> None:
    assert takes_up(text, ())
    assert not takes_up(text, ("geld",))


def test_a_question_about_ours_corrects_nothing(real: Parts) -> None:
    text = "bedoel je een cijfer voor werk of voor alles? werk is een 9 en alles samen een 8"
    heard = hear(real, Said(text), "cijfer", "arbeidsmarkt", ["plek", "bellen"])
    assert {name: one.value for name, one in heard.answers.items()} == {"cijfer": "8"}


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("mevrouw de graaf van school mag alles weten. wel appen ik bel niet graag", "bellen",
         {"bellen": "liever een appje", "wie_weet": "ook mevrouw de Graaf van school"}),
        ("app maar ik neem toch niet op", "bellen", {"bellen": "liever een appje"}),
        ("je mag het aan mn mentor vertellen", "mag_coach", {"wie_weet": "ook mentor"}),
        ("ja de coach ook wel", "mag_coach", {"mag_coach": "ja"}),
    ],
)  # fmt: skip
def test_agreements_in_his_own_words(real: Parts, text: str, question: str, expected: dict[str, str]) -> None:
    heard = hear(real, Said(text), question, "arbeidsmarkt")
    found = {name: one.value for name, one in heard.answers.items() if name != "mag_coach" or name in expected}
    assert found == expected
