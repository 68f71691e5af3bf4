"""What work and where: an answer to our question is joined to what he said before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language.wanted import Wanted, wanted
from bot.services.talk.information import reply
from bot.understanding.questions.looking import completed
from bot.understanding.said import Said
from tests.unit.services.test_information import GROWN

ASKED = "Vraag eerst rond. Wat voor werk zoek je, en waar? Typ het zo: werk in een winkel in Zwolle."
LINKS = "Hier kun je kijken:\nIndeed: https://nl.indeed.com/"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("liefst bezorgen ik heb rijbewijs b", Wanted("bezorger")),
        ("schoon maken in Lelystad", Wanted("schoonmaker", "Lelystad")),
        ("in Almere of Lelystad", Wanted(None, "Almere", ("Lelystad",))),
        ("niet verder dan 20 minuten fietsen van Ede", Wanted(None, "Ede")),
        ("niet in Utrecht wel in Zeist", Wanted(None, "Zeist")),
        ("timmeren lijkt me wel wat", Wanted("timmerman")),
        ("ik wil schilderen", Wanted("schilder")),
        ("vakken vullen in Goes en Middelburg", Wanted("supermarkt", "Goes", ("Middelburg",))),
        ("pakketjes rondbrengen", Wanted("bezorger")),
        ("met mijn fiets in Assen", Wanted(None, "Assen")),
        ("helpen met alles", Wanted()),
        ("ik wil iets leren en veel werken", Wanted()),
        ("ik heb veel zorgen", Wanted()),
        ("ga verhuizen", Wanted()),
        ("wil graag sporten", Wanted()),
    ],
)
def test_a_verb_is_work_and_there_may_be_more_places(text: str, found: Wanted) -> None:
    assert wanted(text) == found


@pytest.mark.parametrize(
    ("text", "earlier", "search"),
    [
        ("in Almere of Lelystad", ["bezorgen lijkt me leuk"], "ik zoek werk, bezorger, in Almere en Lelystad"),
        ("bezorgen", [], "ik zoek werk, bezorger"),
        ("Ede", ["ik werk nu bij een bakker in Tiel", "iets met schoonmaken"], "ik zoek werk, schoonmaak, in Ede"),
        ("iets met dieren", ["liefst rond Zwolle"], "ik zoek werk, dieren, in Zwolle"),
        ("maakt niet uit", ["bezorgen"], ""),
        ("ik werk in Ede", ["bezorgen"], ""),
        ("mag ik eerst een cv maken in Ede", [], ""),
        ("ik weet het niet hoor", [], ""),
    ],
)
def test_an_answer_is_joined_to_what_was_said_before(text: str, earlier: list[str], search: str) -> None:
    assert completed(text, ASKED, earlier) == search
    assert completed(text, LINKS, earlier) == search
    assert completed(text, "Hoe gaat het met je?", earlier) == ""


def test_after_a_stage_a_stage_is_looked_for() -> None:
    assert completed("in Ede", ASKED.replace("werk zoek", "stage zoek"), []) == "ik zoek een stage in Ede"


def test_our_question_is_known_by_its_words() -> None:
    texts = (Path(__file__).parents[3] / "data/werk/responses.yml").read_text(encoding="utf-8")
    assert "Wat voor werk zoek je, en waar?" in texts
    assert "Wat voor stage zoek je, en waar?" in texts


def test_a_second_place_has_a_link_of_its_own() -> None:
    (shown,) = reply(Said("ik zoek werk, bezorger, in Almere en Lelystad", "find_vacancy", 0.9), GROWN)
    assert "q=bezorger&l=Almere" in shown.text
    assert "q=bezorger&l=Lelystad" in shown.text
