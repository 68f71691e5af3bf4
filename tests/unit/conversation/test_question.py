"""The check question: what is said, and what an answer to it means."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.question import PREFIX, question, understood
from bot.core.check import OPEN, STATES, WAITING, CheckStep
from bot.core.check import PREFIX as KEY
from bot.core.signal import Assessment, Doubt

NOTHING = Assessment("none")
RULED = Assessment("none", doubt=Doubt(0.1, ruled=True))
DOUBT = Assessment("attention", doubt=Doubt(0.3))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nee", "no"), ("Nee hoor", "no"), ("neee haha", "no"), ("nope", "no"), ("nee ik ben gewoon moe", "no"),
        ("gaat wel", "no"), ("het gaat wel hoor", "no"), ("was een grapje", "no"), ("nee man rustig", "no"),
        ("niks aan de hand", "no"), ("ben veilig", "no"), ("niet echt", "no"),
        ("ja", "yes"), ("jaa", "yes"), ("ja best wel", "yes"), ("eigenlijk wel", "yes"), ("help", "yes"),
        ("ja allebei", "yes"), ("klopt", "yes"), ("ja maar niet nu", "yes"),
        ("weet niet", "unsure"), ("kweet t nie", "unsure"), ("misschien", "unsure"), ("soms", "unsure"),
        ("beetje", "unsure"), ("denk het", "unsure"), ("boeie", "unsure"), ("en dan", "unsure"),
        ("ik wil iemand spreken", "person"), ("ja ik wil met iemand praten", "person"), ("bel me maar", "person"),
        ("hoezo", "again"), ("waarom vraag je dat", "again"), ("huh", "again"), ("ja het gaat wel", "again"),
        ("ja nee", "again"), ("wat bedoel je", "again"), ("oke", "again"),
        ("mijn rooster klopt niet", None), ("hoi", None), ("kan je helpen met mn cv", None),
    ],
)  # fmt: skip
def test_typed_answers(typed: str, meant: str | None) -> None:
    assert understood(typed, None, NOTHING) == meant


@pytest.mark.parametrize(
    ("typed", "verdict", "meant"),
    [
        ("nee maar ik durf niet naar huis", RULED, "unsure"),
        ("nee ik doe mezelf niks aan", DOUBT, "no"),  # a plain no; grave words belong to the question
        ("nee maar het is wel klaar zo", DOUBT, "unsure"),
        ("laat maar ik ben toch niemand", DOUBT, "unsure"),
        ("nee maar lig wel al weken in bed", Assessment("uitval", ("mentaal",)), "unsure"),
        ("zie het niet meer zitten", Assessment("uitval", ("mentaal",)), "unsure"),
        ("ben ontslagen", Assessment("uitval", ("werk",)), None),
        ("nee maar ben wel ontslagen", Assessment("uitval", ("werk",)), "no"),
        ("ben gewoon moe", Assessment("attention", ("mentaal",)), None),
        ("ja dus toen gingen we met zijn allen naar de stad en daarna nog wat eten en toen naar huis", NOTHING, None),
    ],
)  # fmt: skip
def test_what_an_answer_says_by_itself_counts(typed: str, verdict: Assessment, meant: str | None) -> None:
    assert understood(typed, None, verdict) == meant


@pytest.mark.parametrize(
    ("payload", "meant"),
    [("check:no", "no"), ("check:yes", "yes"), ("check:person", "person"), ("check:again", None), ("/greet", None)],
)
def test_taps(payload: str, meant: str | None) -> None:
    assert understood("Ja", payload, NOTHING) == meant


@pytest.mark.parametrize("about", ["self", "other"])
@pytest.mark.parametrize("state", ["asked", "again"])
@pytest.mark.parametrize("contact", ["staffed", "outside", "no_coach", "nobody", "stranger"])
def test_it_is_one_question_with_three_ways_out(about: str, state: str, contact: str) -> None:
    asked = question(CheckStep("", about, state), contact, coach="Marieke" if contact == "staffed" else "")  # type: ignore[arg-type]

    assert asked.text.count("?") == 1
    assert len(asked.text.split()) <= 40
    assert [button.payload for button in asked.buttons] == [f"{PREFIX}{end}" for end in ("no", "yes", "person")]
    assert "[" not in asked.text
    assert ("praten" in asked.text) is (state == "asked" and contact in ("staffed", "outside", "no_coach"))


def test_no_text_holds_what_no_text_about_danger_may() -> None:
    content, banned = load("controlevraag"), load("leesniveau")["never_in_crisis"]
    said = [content[part][who]["text"] for part in ("ask", "again") for who in ("self", "other")]
    said += [entry["text"] for entry in content["answers"].values()] + [content["silent"]["text"]]

    assert [(word, text) for text in said for word in banned if word in text.lower().split()] == []


@pytest.mark.parametrize("state", STATES)
def test_a_step_is_kept_as_it_is(state: str) -> None:
    for kind in ("", "geweld"):
        step = CheckStep(kind, "self", state)  # type: ignore[arg-type]
        assert CheckStep.parse(step.key) == step
        assert step.key.startswith(KEY)
        assert step.danger == (kind or None)


def test_keys_of_something_else_are_none() -> None:
    assert CheckStep.parse(None) is None
    assert CheckStep.parse("geweld/self/first") is None
    assert set(OPEN) < set(WAITING) < set(STATES)
