"""After he said that help was called nothing tells him to call 112 again, until it gets worse."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.danger import crisis
from bot.conversation.danger.crisis import CrisisStep, Person
from bot.core.signal import Assessment, Kind

NOBODY, SOMEBODY = Person(), Person(age=19, alone=False, coach="Marieke")
KINDS = [(kind, about) for kind, by in load("crisis")["kinds"].items() for about in by if about in ("self", "other")]
CALLED = [
    "heb 112 gebeld", "112 is gebeld", "ambulance is onderweg", "de politie komt eraan", "heb de politie gebeld",
    "hulp is onderweg", "ik heb net 112 aan de lijn", "brandweer is gebeld", "ambulance komt", "crisisdienst gebeld",
]  # fmt: skip
NOT_CALLED = [
    "moet ik 112 bellen", "ik durf 112 niet te bellen", "niet de politie bellen", "als de politie komt ben ik weg",
    "heb niet gebeld", "ze nemen niet op bij 112", "ik wil geen ambulance",
]  # fmt: skip


def tells_to_call(text: str) -> bool:
    words = text.lower()
    parts = words.replace("\n", ". ").split(". ")
    return any("112" in part and "bel" in part and "gebeld" not in part for part in parts)


@pytest.mark.parametrize("text", CALLED)
@pytest.mark.parametrize("kind", ["suicidaliteit", "geweld", "psychose", "overdosis"])
def test_what_says_that_help_was_called(kind: str, text: str) -> None:
    last = CrisisStep(kind, "other", "first")
    said = crisis.understood(last, text, None)

    assert said is not None
    reply = crisis.answer(last, said, SOMEBODY)
    assert reply is not None
    assert reply.step.called
    assert not tells_to_call(reply.message.text)


@pytest.mark.parametrize("text", NOT_CALLED)
def test_what_does_not_say_so(text: str) -> None:
    last = CrisisStep("suicidaliteit", "self", "first")
    said = crisis.understood(last, text, None)
    reply = crisis.answer(last, said, SOMEBODY) if said else None

    assert reply is None or not reply.step.called


@pytest.mark.parametrize("person", [NOBODY, SOMEBODY])
@pytest.mark.parametrize(("kind", "about"), KINDS)
def test_no_later_text_tells_to_call_again(kind: str, about: str, person: Person) -> None:
    step = CrisisStep(kind, about, "answers.hulp_komt", called=True)
    for _ in range(7):
        reply = crisis.follow(step, person)
        assert reply.step.called
        assert reply.message.text.strip()
        if "slechter" not in reply.step.block:
            assert not tells_to_call(reply.message.text), reply
        step = reply.step


@pytest.mark.parametrize("said", ["geschrokken", "robot", "wie_bellen", "doorvertellen", "rust", "laat_maar"])
def test_what_is_answered_in_between_leaves_it_out(said: str) -> None:
    reply = crisis.answer(CrisisStep("suicidaliteit", "other", "answers.hulp_komt", called=True), said, SOMEBODY)

    assert reply is not None
    assert not tells_to_call(reply.message.text)


@pytest.mark.parametrize("said", ["slechter", "niet_veilig"])
def test_when_it_gets_worse_112_is_named_again(said: str) -> None:
    reply = crisis.answer(CrisisStep("geweld", "self", "again", called=True), said, SOMEBODY)

    assert reply is not None
    assert "112" in reply.message.text


def test_the_first_message_may_say_it_already() -> None:
    kind: Kind = "overdosis"
    verdict = Assessment("crisis", about="other", kind=kind)
    reply = crisis.first(verdict, SOMEBODY, None, "hij heeft pillen op, 112 is gebeld")

    assert reply.step.called
    assert not tells_to_call(reply.message.text)


def test_the_step_is_stored_with_it_and_an_older_one_is_still_read() -> None:
    step = CrisisStep("geweld", "self", "answers.hulp_komt", called=True)

    assert CrisisStep.parse(step.key) == step
    assert CrisisStep.parse("geweld/self/again") == CrisisStep("geweld", "self", "again")
    assert not crisis.later(step, SOMEBODY).step.called


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("ze zijn er, hij wordt meegenomen. ik ben ok", True), ("hij is net opgepakt", True),
        ("ze zijn er", False), ("hij wordt niet meegenomen", False), ("me broertje wordt meegenomen", False),
    ],
)  # fmt: skip
def test_who_does_it_is_taken_away_by_those_who_were_called(typed: str, there: bool) -> None:
    said = crisis.understood(CrisisStep("geweld_nu", "self", "answers.hulp_komt", called=True), typed, None)

    assert (said == "hulp_er") is there
