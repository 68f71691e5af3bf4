"""The short word before the next question fits what was said; where that is unsure there is none."""

from __future__ import annotations

import pytest

from bot.core.checkin import Answer
from bot.core.signal import Level
from bot.understanding.kind.reaction import react


def word(before: Level = "none", now: Level = "none", *, certain: bool = True, first: bool = True, **said: str) -> str:
    fresh = {name: Answer(value, value) for name, value in said.items()}
    return " ".join(react(before, now, fresh, certain=certain, tapped=False, first=first))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"plek": "ja"}, "utter_fijn"), ({"mensen": "goed"}, "utter_fijn"), ({"cijfer": "4"}, "utter_balen"),
        ({"cijfer": "2"}, "utter_balen"), ({"geld": "slecht"}, "utter_balen"), ({"cijfer": "5"}, "utter_duidelijk"),
        ({"mensen": "matig"}, "utter_duidelijk"), ({"gaat": "matig"}, "utter_duidelijk"), ({"cijfer": "7"}, ""),
        ({"plek": "ja", "mensen": "slecht"}, "utter_balen"), ({"vrije_tijd": "matig"}, "utter_klein_alleen"),
        ({"bellen": "na 16:00"}, "utter_afspraak_genoteerd"),
        ({"wie_weet": "alleen de coach"}, "utter_afspraak_genoteerd"),
    ],
)  # fmt: skip
def test_it_fits(said: dict[str, str], wanted: str) -> None:
    assert word(**said) == wanted


def test_a_guess_alone_is_never_called_heavy() -> None:
    assert word(now="attention", certain=False) == ""
    assert word(now="uitval", certain=False) == "utter_dank_vertel"
    assert word(now="uitval", plek="nee") == "utter_naar_uitval"


def test_a_good_word_comes_once_and_a_bad_one_each_time() -> None:
    assert word(first=False, mensen="goed") == ""
    assert word("uitval", "uitval", first=False, cijfer="3") == "utter_balen"


def test_a_tapped_time_needs_no_word_and_a_refusal_has_its_own() -> None:
    answer = Answer("na 16:00")
    assert react("uitval", "uitval", {"bellen": answer}, certain=True, tapped=True, first=False) == ()
    refused = {"geld": Answer("", refused=True)}
    assert react("none", "none", refused, certain=True, tapped=False, first=True) == ("utter_ok_refused",)
