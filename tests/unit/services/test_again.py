"""A question that comes again is never in the words of the time before, and every form is there for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.core.checkin import PROFILES, QUESTIONS
from bot.understanding.kind.again import ASKS, BACK, FIRST, HOW, form

RESPONSES = yaml.safe_load(
    (Path(__file__).resolve().parents[3] / "data/checkin/responses.yml").read_text(encoding="utf-8")
)["responses"]
ASKED = [name for name in QUESTIONS if name != "gaat"]


def test_the_first_time_it_is_in_its_first_form() -> None:
    assert form("geld", (), (), was=("plek", FIRST)) == FIRST


def test_after_something_that_was_met_it_is_a_short_return() -> None:
    assert form("plek", ("utter_hoi",), (f"{ASKS}plek",), was=("plek", FIRST)) == BACK


def test_where_nothing_was_understood_it_says_what_to_type() -> None:
    assert form("plek", ("utter_niet_begrepen_2",), (f"{ASKS}plek",), was=("plek", FIRST)) == HOW


@pytest.mark.parametrize("said", ["utter_hoi", "utter_niet_begrepen", "utter_gelezen"])
def test_never_twice_in_the_same_form(said: str) -> None:
    last = FIRST
    for _ in range(6):
        now = form("cijfer", (said,), (f"{ASKS}cijfer",), was=("cijfer", last))
        assert now not in (last, FIRST)
        last = now


def test_after_a_restart_of_the_engine_it_is_not_put_as_new() -> None:
    assert form("geld", (), (), was=("geld", None)) == BACK


def test_what_was_asked_a_while_ago_comes_in_other_words() -> None:
    assert form("mag_coach", (), (f"{ASKS}mag_coach", f"{ASKS}geld"), was=("geld", FIRST)) == BACK


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("helper", ["coach", "doorstroompunt"])
def test_each_form_is_one_text_with_the_same_buttons(question: str, profile: str, helper: str) -> None:
    shown = {}
    for one in (FIRST, BACK, HOW):
        slots = {"profiel": profile, "opnieuw": one, "ontvanger": helper}
        entries = RESPONSES[f"{ASKS}{question}"]
        bound = [e for e in entries if e.get("condition")]
        fits = [e for e in bound if all(slots[c["name"]] == c["value"] for c in e["condition"])]
        fits = fits or [e for e in entries if not e.get("condition")]
        assert len(fits) == 1
        shown[one] = fits[0]
    assert len({entry["text"] for entry in shown.values()}) == 3
    assert len({str(entry.get("buttons")) for entry in shown.values()}) == 1
    assert len(shown[BACK]["text"]) <= max(len(shown[FIRST]["text"]), 90)
