"""Thanks, "dat was alles" and a goodbye mean the same everywhere; no help needed is no leave; thanks take nothing."""

from __future__ import annotations

import pytest

from bot.ports import Seed
from bot.services.talk.asides import for_engine
from bot.understanding.moves.farewells import done, no_need, not_taken, nothing_else, only_thanks, parting_word

ENDS = {
    "dank u. dan weet ik waar ik aan toe ben": "utter_graag_gedaan", "merci he, tot de volgende": "utter_graag_gedaan",
    "bedankt voor het meedenken": "utter_graag_gedaan", "is goed fijne dag groetjes": "utter_doei_later",
    "prettige avond nog": "utter_doei_later", "nee dat was alles": "utter_nee", "oke salut": "utter_doei_later",
    "fijn weekend": "utter_doei_later", "verder niks hoor": "utter_nee", "shukran": "utter_graag_gedaan",
    "ok top. Dank je wel he": "utter_graag_gedaan", "dat is het wel zo": "",
    "bedankt maar ik ben verdrietig": "", "dankje kan je me nog iets uitleggen": "", "hoe laat ga je dicht?": "",
    "ik had een fijne dag op stage": "", "dank je wel voor niks ik spring": "", "was een fijne dag": "",
}  # fmt: skip
NO_NEED = [
    "nee niks nodig", "ik red me wel", "hoeft niet", "niet nodig hoor", "doe ik zelf wel", "heb niemand nodig",
    "wil geen hulp", "kom er wel uit", "hoef niks", "los het zelf op",
]  # fmt: skip
NEED = [
    "heb hulp nodig", "heb niks te eten", "ik heb niemand", "wil niks meer", "kan je me helpen met een brief",
    "ik heb niks", "red het niet meer", "wel iets nodig", "ze hoeft niet langs te komen",
    "mama hoeft het niet te weten", "moet dat zelf?",
]  # fmt: skip


@pytest.mark.parametrize(("text", "say"), ENDS.items())
def test_what_ends_a_talk(text: str, say: str) -> None:
    assert parting_word(text) == say


@pytest.mark.parametrize("text", NO_NEED)
def test_no_help_is_needed(text: str) -> None:
    assert no_need(text)


@pytest.mark.parametrize("text", NEED)
def test_something_is_needed(text: str) -> None:
    assert not no_need(text)


@pytest.mark.parametrize("text", ["ok dzieki", "oke bedankt", "thanks!", "super dankjewel", "merci", "top thx"])
def test_thanks_take_nothing_that_was_offered(text: str) -> None:
    assert only_thanks(text)
    assert for_engine(text, Seed()) == '/opmerking{"opmerking":"utter_graag_gedaan"}'


@pytest.mark.parametrize("text", ["ja graag dankje", "is goed bedankt", "ja", "doe maar, dank je", "prima thanks"])
def test_thanks_with_a_yes_take_it(text: str) -> None:
    assert not only_thanks(text)


@pytest.mark.parametrize(
    ("text", "say"),
    [("oke, later", "utter_doei_later"), ("prima joh doei", ""), ("oke houdoe", "utter_doei_later"),
     ("thanks!", "utter_graag_gedaan"), ("ja graag, doei", ""), ("oke", ""), ("doe maar", "")],
)  # fmt: skip
def test_nor_does_a_goodbye_but_a_yes_beside_it_does(text: str, say: str) -> None:
    assert not_taken(text) == say


def test_done_is_said_in_a_clause() -> None:
    assert done("nee dat was alles")
    assert not done("dat was alles wat ik had")


@pytest.mark.parametrize("text", ["ewa later", "houdoe he", "ok joe", "yo mazzel gast"])
def test_a_sure_goodbye_is_one_where_nothing_else_is_said(text: str) -> None:
    assert nothing_else(text)


@pytest.mark.parametrize(
    "text", ["ga dood", "ben verdrietig", "wanneer weer?", "mijn vrienden zijn weg", "heb schulden doei"]
)
def test_what_tells_something_is_no_mere_goodbye(text: str) -> None:
    assert not nothing_else(text)
