"""Whose danger it is, what changes an open crisis, and what a plain statement after a guess is answered with."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.conversation.danger import crisis, second
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.plainly import SAYS_IT
from bot.conversation.danger.step import CrisisStep
from bot.core.signal import Assessment, Evidence, Kind

SELF, OTHER = CrisisStep("suicidaliteit", "self", "first"), CrisisStep("suicidaliteit", "other", "again")
HURT, FORCED = CrisisStep("geweld", "self", "again"), CrisisStep("uitbuiting", "self", "stay")
PERSON = Person(20, alone=False, coach="Marieke")


def seen(kind: Kind, about: str = "self", *rules: str) -> Assessment:
    found = tuple(Evidence("iets", rule) for rule in rules or ("model:x",))
    return Assessment("crisis", ("mentaal",), about, found, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "het gaat niet om mij, een vriend van me appt dat hij er klaar mee is", "zij wil dood",
        "mn maat stuurt afscheid",
        "mijn zusje zegt dat ze niet meer wil leven", "mijn vriendin appt net dat ze pillen heeft genomen",
        "het gaat om mijn broertje, hij snijdt zichzelf", "dit gaat niet over mij maar over mijn nicht",
        "een jongen uit mijn klas zegt dat hij er niet meer wil zijn", "mijn moeder praat over zelfmoord",
        "ik ben bang dat mijn broer zelfmoord pleegt", "met mij is niks maar wel met mijn zus ze wil niet meer",
        "gaat niet om mij hoor, me mattie doet raar", "hij staat op de brug en wil springen",
        "mijn huisgenoot hoort stemmen het gaat niet over mij", "niet voor mij maar voor een vriend",
    ],
)  # fmt: skip
def test_a_danger_of_another_is_not_his_own(text: str) -> None:
    assert second.whose(seen("suicidaliteit"), text).about == "other"


@pytest.mark.parametrize(
    "text",
    [
        "ik wil dood", "mijn broer zegt dat ik dood moet", "niemand geeft om mij", "het gaat niemand om mij",
        "mijn vriendin is dood en ik wil ook niet meer", "het gaat jullie niet om mij",
        "ze zeggen dat ik me moet ophangen",
        "mijn vader slaat me en ik wil niet meer leven", "niemand zou me missen als ik er niet meer ben",
        "mijn vriend heeft het uitgemaakt, ik wil niet meer", "mn ouders weten het niet maar ik wil dood",
        "ik snij mezelf en mijn moeder zag het", "mijn moeder zegt dat ze me liever kwijt is",
        "ik mis mijn opa die is dood",
        "het maakt niet uit of ik er ben", "deze wereld is niet voor mij",
    ],
)  # fmt: skip
def test_what_is_said_of_himself_stays_his_own(text: str) -> None:
    assert second.whose(seen("suicidaliteit"), text).about == "self"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("hij neemt niet op", "other"), ("ze heeft alles al klaarliggen", "other"), ("me maat is echt op", "other"),
        ("ik wil zelf ook niet meer leven", "self"), ("ik wil dood", "self"), ("wil niet meer", "self"),
    ],
)  # fmt: skip
def test_in_a_crisis_of_another_it_stays_his_unless_he_speaks_of_himself(text: str, about: str) -> None:
    for rule in ("model:x", "suicidaliteit-dood-willen"):
        assert second.whose(seen("suicidaliteit", "self", rule), text, OTHER).about == about


@pytest.mark.parametrize(
    ("text", "earlier", "other"),
    [
        ("t gaat niet om mij", (), True), ("nee het gaat om mijn zusje", (), True),
        ("het is niet over mij, me vriend appte dit", ("mn vriend neemt niet op",), True),
        ("t gaat niet om mij", ("ik wil dood",), False), ("het gaat niet om mij maar ik wil ook niet meer", (), False),
        ("het gaat niet", (), False), ("het gaat niet goed met mij", (), False), ("niemand geeft om mij", (), False),
    ],
)  # fmt: skip
def test_that_it_is_about_another_turns_the_talk(text: str, earlier: tuple[str, ...], other: bool) -> None:
    turn = second.turned(SELF, text, earlier)
    assert (turn is not None and (turn.about, turn.block) == ("other", "first")) is other


NONE = Assessment("none")


@pytest.mark.parametrize(
    ("step", "verdict", "alone", "wish", "kind"),
    [
        (HURT, seen("suicidaliteit"), NONE, False, "geweld"),  # by what was said before it only
        (HURT, seen("suicidaliteit"), seen("suicidaliteit"), False, "suicidaliteit"),
        (HURT, seen("suicidaliteit"), seen("suicidaliteit"), True, "geweld"),  # it says how to reach him
        (FORCED, seen("suicidaliteit"), Assessment("uitval"), False, "uitbuiting"),
        (FORCED, seen("suicidaliteit", "self", "suicidaliteit-dood-willen"), NONE, True, "suicidaliteit"),
        (FORCED, seen("overdosis", "self", "overdosis"), NONE, True, "overdosis"),
        (HURT, seen("dakloos"), seen("dakloos"), False, "geweld"),
    ],
)  # fmt: skip
def test_only_a_rule_or_a_clear_crisis_changes_the_kind(
    step: CrisisStep, verdict: Assessment, alone: Assessment, wish: bool, kind: str
) -> None:
    kept = second.kept(step, verdict, "iets", alone, wish=wish)
    assert (kept.kind, kept.about) == (kind, "self")
    if kind != verdict.kind and verdict.kind == "suicidaliteit":
        assert "suicidaliteit" in kept.also  # and is said beside


@pytest.mark.parametrize("block", ["again", "stay", "listen", "answers.weet_niet", "answers.laat_maar", "nagevraagd"])
@pytest.mark.parametrize("kind", ["suicidaliteit", "zelfbeschadiging", "geweld", "uitbuiting", "dreiging", "psychose"])
def test_a_plain_statement_after_something_milder_gets_firm_words(kind: Kind, block: str) -> None:
    last = CrisisStep(kind, "self", block, guess=True)
    reply = crisis.first(seen(kind, "self", "een-regel"), PERSON, last, "iets")
    assert reply.step.block in ("first", SAYS_IT)
    assert not reply.step.guess
    assert "112" in reply.message.text or "113" in reply.message.text
    assert reply.message.text.endswith("?")


def test_a_guess_goes_on_as_before_and_no_block_comes_twice_in_a_row() -> None:
    assert crisis.first(seen("suicidaliteit"), PERSON, SELF, "iets").step.block == "again"
    ruled = seen("suicidaliteit", "self", "een-regel")
    step, blocks = SELF, ["first"]
    for _ in range(6):
        step = crisis.first(ruled, PERSON, step, "iets").step
        blocks.append(step.block)
    assert all(one != two for one, two in pairwise(blocks))
    assert not {"stay", "listen"} & set(blocks)  # what is said plainly gets no weaker words


def test_who_called_for_help_hears_no_first_block_again() -> None:
    last = CrisisStep("suicidaliteit", "self", "answers.hulp_komt", called=True)
    assert crisis.first(seen("suicidaliteit", "self", "een-regel"), PERSON, last, "iets").step.called
