"""What lets off steam, puts one thing right, or leaves something out: no fact is invented, and nothing else changes."""

from __future__ import annotations

import pytest

from bot.conversation.guides.cv_skip import taken_off
from bot.core.cv import Cv, Fact
from bot.language.cv.exclaimed import only_exclaims, without_exclaims
from bot.language.cv.renamed import renamed
from bot.language.cv.skipping import skips
from bot.services.parts import Parts
from tests.conftest import language
from tests.unit.conversation.guides.playing import Played, play
from tests.unit.services.world import make_learner, make_place

_TOLD = "ik ben Naomi Lieveld, 0611111111, stage bij lunchroom De Theepot, afwas, 2025. school praktijkschool De Wissel"


@pytest.mark.parametrize("text", ["Oh", "Nou ehm", "Hè?", "haha oeps", "Pff even denken hoor", "Jeetje", "Tja"])
def test_what_lets_off_steam_is_nothing_else(text: str) -> None:
    assert only_exclaims(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [("Nou gewoon op de Meander", "gewoon op de Meander"), ("oh nee de hema", "oh nee de hema"), ("ja", "ja"),
     ("AH, kassa", "AH, kassa"), ("Heliomare", "Heliomare"), ("o ja ik heb ook bhv", "ja ik heb ook bhv")],
)  # fmt: skip
def test_what_says_something_stays(text: str, left: str) -> None:
    assert without_exclaims(text) == left
    assert not only_exclaims(text)


@pytest.mark.parametrize(
    ("text", "known", "instead"),
    [
        ("Oh wacht het was niet De Theepot maar De Theemuts!", "Lunchroom De Theepot", "Lunchroom De Theemuts"),
        ("Eh nee ik bedoel bakkerij De Korrel, niet De Kogel", "Bakkerij De Kogel", "Bakkerij De Korrel"),
        ("oeps sorry de gamma was het niet de praxis", "Praxis", "Gamma"),
        ("Hè wacht, bij de lidl werkte ik niet bij de aldi", "Aldi", "Lidl"),
        ("Oei foutje, het heet De Zonnehoek en niet De Zonnehof", "De Zonnehof", "De Zonnehoek"),
        ("wacht wacht niet action maar hema", "Action", "Hema"),
        ("haha oeps ik typte verkeerd, kwekerij Van Dalen moet het zijn", "Kwekerij Van Dam", "Kwekerij Van Dalen"),
        ("er staat noord maar het is jachtwerf Zuid", "Jachtwerf Noord", "Jachtwerf Zuid"),
    ],
)
def test_one_name_is_put_right_and_no_other(text: str, known: str, instead: str) -> None:
    assert [(one.known, one.instead) for one in renamed(text, [known, "De Wissel"])] == [(known, instead)]


@pytest.mark.parametrize(
    "text",
    ["ik vond het leuk, niet de Praxis", "niet bij Praxis maar in 2023", "ik werk niet bij de Praxis, mijn zus wel"],
)
def test_a_denial_without_a_name_puts_nothing_right(text: str) -> None:
    assert renamed(text, ["Praxis"]) == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Hobby's sla ik over", {"hobbies"}), ("mijn adres hoeft er niet op", {"place"}),
        ("over m'n rijbewijs wil ik niks invullen", {"licences"}), ("skills hoef ik niet", {"skills"}),
        ("laat certificaten maar zitten", {"certificates"}), ("doe maar geen talen", {"languages"}),
        ("geen hobbys op mijn cv pls", {"hobbies"}), ("die vraag over werk mag je overslaan", {"work"}),
        ("mijn geboortedatum geef ik niet", {"birth"}), ("school sla ik liever over", {"education"}),
        ("Met certificaten hoef je niet te komen", {"certificates"}), ("wat ik goed kan laat ik leeg", {"skills"}),
        ("certificaten hoef je niet te vragen en hobby's ook niet", {"certificates", "hobbies"}),
    ],
)  # fmt: skip
def test_anything_is_left_out_at_any_moment(text: str, topics: set[str]) -> None:
    assert set(skips(text).topics) == topics


@pytest.mark.parametrize(
    "text",
    ["mijn hobby is voetbal", "school heb ik niet afgemaakt", "op mijn werk hoef ik niet te tillen", "ik wil geen werk",
     "ik ga niet naar school", "haal die stage weg", "ik heb op school geen diploma gehaald"],
)  # fmt: skip
def test_what_tells_of_a_life_leaves_nothing_out(text: str) -> None:
    assert skips(text).topics == ()


def test_what_else_is_said_is_heard() -> None:
    assert skips("Hobby's sla ik over, laat maar zien").rest == "laat maar zien"
    assert taken_off(Cv(place=Fact("Urk")), skips("mijn adres hoeft er niet op").off).place is None


def _played(parts: Parts, *turns: str) -> Played:
    from bot.content.cv import cv_plan
    from bot.conversation.guides.cv import CvGuide
    from bot.language.cv import CvReader

    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        return play(parts, uow, learner, CvGuide(CvReader(language()), cv_plan()), list(turns))


def test_a_correction_leaves_the_school_as_it_is(parts: Parts) -> None:
    cv = _played(parts, _TOLD, "Oh wacht het was niet De Theepot maar De Theemuts!").cv

    assert [one.employer.value for one in cv.work if one.employer] == ["Lunchroom De Theemuts"]
    assert [(one.school.value, one.state) for one in cv.education if one.school] == [("De Wissel", None)]


def test_sighs_at_every_question_make_no_cv(parts: Parts) -> None:
    cv = _played(parts, "cv", "Eh", "Oeps", "Pfff", "Jeetje", "Wauw", "Hè?", "Goh").cv

    assert (cv.name, cv.work, cv.education, cv.skills) == (None, (), (), ())


def test_a_certificate_or_a_skip_is_no_paper_of_the_school(parts: Parts) -> None:
    said = ("oh ja en ik heb ook nog een heftruckcertificaat", "laat certificaten maar zitten")
    cv = _played(parts, _TOLD, *said).cv

    assert [one.state for one in cv.education] == [None]
    assert "certificates" in cv.refused


def test_what_is_left_out_is_said_back(parts: Parts) -> None:
    said = _played(parts, _TOLD, "Hobby's sla ik over").said[1]

    assert said[0].text == "Prima. Dit laat ik weg: hobby's."


def test_what_another_did_and_a_nod_are_no_facts(parts: Parts) -> None:
    told = "ik ben Lars de Boer, 0622334455, stage bij fietsenmaker Van Os, banden plakken. mijn maat deed de kassa"
    cv = _played(parts, told, "2024", "De Rijzert", "diploma", "ja klopt helemaal").cv

    assert [task.value for task in cv.work[0].tasks] == ["Banden plakken"]
    assert cv.skills == ()


def test_a_joke_takes_back_no_name_of_long_ago(parts: Parts) -> None:
    cv = _played(parts, "cv", "Youssef Amrani", "bel de koning hahaha", "grapje 0611223344").cv

    assert cv.name is not None
    assert cv.phone is not None


def test_a_school_with_the_name_of_an_employer_is_the_school(parts: Parts) -> None:
    told = "ik ben Anouk Brands, 0698989898, ik pas op bij mijn buurvrouw, spelletjes doen, al twee jaar"
    cv = _played(parts, told, "De Zonnebloem").cv

    assert [one.school.value for one in cv.education if one.school] == ["De Zonnebloem"]
    assert [one.employer.value for one in cv.work if one.employer] == ["mijn buurvrouw"]
