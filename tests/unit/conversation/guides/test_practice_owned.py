"""A practice talk owns its talk: what stops, thanks, asks or describes the work is never judged as an answer."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.guides.practice_clauses import clauses_of
from tests.unit.conversation.guides.test_practice import ANSWERS, Practice, asked, practice

__all__ = ["practice"]
TEXTS, PIECES = load("gids_practice")["texts"], load("gids_practice")["pieces"]


@pytest.mark.parametrize(
    "text",
    [
        "en nu wil ik stoppen",
        "Nu wil ik stoppen met oefenen.",
        "voor vandaag wil ik graag ophouden",
        "kap er ff mee",
        "zo is t welletjes voor vandaag",
        "heb genoeg geoefend",
        "mn hoofd zit vol, ik kap er mee",
        "amai ik ga stoppen nu",
        "ok tot zover",
        "ik hou er mee op",
    ],
)
def test_a_wish_to_stop_ends_it(practice: Practice, text: str) -> None:
    practice.begins()
    practice.says(ANSWERS["tell"])
    said = practice.says(text)
    assert TEXTS["stopped"]["text"] in said
    assert practice.told
    assert practice.told.over


@pytest.mark.parametrize(
    "text",
    [
        "als het te druk is moet ik even stoppen",
        "soms wil ik stoppen met een taak, dan vraag ik hulp",
        "ik stop de dozen in de kast",
        "mijn zwakke punt is dat ik niet kan stoppen met praten",
        "ik ben klaar met school sinds juni",
        "ik wil niet stoppen met leren",
    ],
)
def test_a_stop_in_an_answer_is_no_wish(text: str) -> None:
    assert clauses_of(text).kinds == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Goed. Nog een vraag graag.",
        "nog een vraag graag",
        "doe er nog maar eentje",
        "geef me er nog een",
        "ok kom maar met de volgende",
        "ik wil er nog 1",
        "stel maar nog een vraag",
        "mag ik nog een andere vraag",
    ],
)
def test_one_more_is_the_next_question(practice: Practice, text: str) -> None:
    practice.begins()
    assert asked("why") in practice.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dank je. Ik schrijf ze op een kaartje.",
        "merci, ga ik onthouden",
        "thanks die onthoud ik",
        "dankjewel voor de tip hoor",
    ],
)
def test_thanks_are_not_judged(practice: Practice, text: str) -> None:
    practice.begins()
    said = practice.says(text)
    assert asked("tell") in said
    assert "practised" not in practice.state or practice.state["practised"] == []


def test_what_he_says_to_a_customer_is_an_answer() -> None:
    for text in ("ik zeg altijd dank je wel tegen klanten", "de klant kreeg een bedankje", "mensen bedanken mij vaak"):
        assert clauses_of(text).kinds == frozenset()


@pytest.mark.parametrize(
    "text", ["Is dat een goed antwoord?", "was dat een beetje goed", "hoe vond je die", "zeg ik dat zo goed?"]
)
def test_whether_it_was_good_is_told_by_the_rules_of_a_tip(practice: Practice, text: str) -> None:
    practice.begins()
    assert TEXTS["verdict_none"]["text"] in practice.says(text)
    practice.says(ANSWERS["tell"])
    assert TEXTS["verdict_keep"]["text"] in practice.says(text)


def test_an_answer_and_then_whether_it_is_good(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:why")
    good = practice.says("Omdat ik van stilte en orde houd en ik oude spullen mooi vind. Is dat een goed antwoord?")
    assert TEXTS["verdict_keep"]["text"] in good
    practice.taps("vraag:hard")
    weak = practice.says("Ik vind rekenen heel erg vervelend. is dat goed zo")
    assert TEXTS["verdict_more"]["text"] in weak


@pytest.mark.parametrize(
    "text",
    [
        "De functie is assistent depotbeheer. Objecten verpakken, nummeren en in de stelling leggen.",
        "het gaat om een baan als vulploegmedewerker bij de jumbo, 12 uur",
        "de baan is trouwens bij een dierenasiel",
        "ik solliciteer op kok in een verpleeghuis",
        "mijn gesprek is bij een bakker in Ede",
    ],
)
def test_a_description_of_the_work_is_kept_and_not_judged(practice: Practice, text: str) -> None:
    practice.begins()
    said = practice.says(text)
    assert asked("tell") in said
    assert practice.state["practised"] == []


def test_the_name_of_the_work_is_kept(practice: Practice) -> None:
    practice.begins()
    practice.says("De functie is assistent depotbeheer. Objecten verpakken en nummeren.")
    assert practice.state["job"] == "assistent depotbeheer"
    for text in (
        "het werk is leuk omdat ik graag sjouw",
        "de baan bij de kassa was leuk",
        "mijn stage was in een tuin",
    ):
        assert "job" not in clauses_of(text).kinds


def test_an_introduction_is_judged_as_one_whatever_is_asked(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:why")
    said = practice.says(
        "Ik ben Fenna, 23 jaar. Ik heb drie jaar fossielen gesorteerd bij een museum en ik ben heel precies."
    )
    assert practice.state["last"] == "tell"
    assert asked("why") in said or asked("did") in said


@pytest.mark.parametrize(
    "text",
    [
        "Welke vragen kan ik zelf stellen aan hen?",
        "wat moet ik dan vragen",
        "heb je voorbeelden van goeie vragen",
        "wat voor vragen stel je zelf aan een baas",
    ],
)
def test_which_questions_to_put_is_no_question_to_the_employer(practice: Practice, text: str) -> None:
    practice.begins()
    practice.taps("vraag:ask")
    said = practice.says(text)
    assert PIECES["vragen"]["text"] in said
    assert "ask" not in practice.state["practised"]


def test_a_real_question_to_the_employer_is_an_answer(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:ask")
    practice.says("met wie ga ik samenwerken en hoe laat begin ik?")
    assert "ask" in practice.state["practised"]


def test_stopping_with_a_question_gets_its_answer(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:ask")
    said = practice.says("Nu wil ik stoppen met oefenen. Welke vragen kan ik zelf stellen aan hen?")
    assert PIECES["vragen"]["text"] in said
    assert TEXTS["stopped"]["text"] in said


def test_his_sentences_are_shown(practice: Practice) -> None:
    practice.begins()
    practice.says(ANSWERS["tell"])
    assert TEXTS["sentences"]["text"] in practice.says("laat maar zien")
