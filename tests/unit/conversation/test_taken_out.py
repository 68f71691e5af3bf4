"""A guess at danger is weighed on what is left without the clauses that have a plain reading; no danger is lowered."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.conversation.danger import mistaken
from bot.conversation.danger.step import CrisisStep
from bot.conversation.doubt import taken_out
from bot.core.signal import Assessment, Doubt, Evidence
from tests.conftest import safety

ROOT = Path(__file__).parents[3]
VOICES = ("r14-praat-c", "r14-praat-d", "r14-praat-e", "r15-midden-a", "r15-midden-b", "r15-midden-c")
MANY = 400
SEEN = (Evidence("", "model:0"),)
PLAIN = [
    "nee ik ga heus niemand wat doen, ik ga straks boksen dan zakt t",
    "liever niet bellen. ik neem niet op. appen mag, en niet onverwacht langskomen",
    "dankje voelt wel beter nu het eruit is", "pff ingewikkelt. kan iemand dat met mij samen doen",
    "ik kan bij mijn nicht op de slaapbank dus ik sta niet op straat hoor",
    "niet mijn ouders, ik regel het verder zelf", "niet depressief, ik vind dat best oke",
    "zeg het maar tegen mijn mentor, maar niet tegen mijn stiefmoeder. het is een rommeltje thuis",
]  # fmt: skip
DARK = [
    "niet mijn ouders bellen, vanavond is het toch klaar met mijn leven", "ik doe niemand kwaad, alleen mezelf",
    "niet bellen, ik heb de pillen al liggen", "app me niet meer, ik ga naar het spoor",
    "niet tegen mijn moeder zeggen dat hij mij slaat",
]  # fmt: skip


def calm(text: str, earlier: Sequence[str] = ()) -> Assessment:
    return Assessment("none")


def alarmed(text: str, earlier: Sequence[str] = ()) -> Assessment:
    return Assessment("crisis", ("mentaal",), "self", SEEN, "suicidaliteit", chance=0.7)


def guess(chance: float = 0.6) -> Assessment:
    return Assessment("crisis", ("mentaal",), "self", SEEN, "suicidaliteit", chance=chance)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_taken_out(text: str) -> None:
    assert taken_out.parted(text).plain
    one = taken_out.weighed(guess(), f"{text}. tot later", (), calm)
    assert one.level != "crisis"
    asked = one.doubt
    assert asked is not None
    assert asked.chance < 0.45
    doubted = Assessment("none", doubt=Doubt(0.5))
    assert taken_out.weighed(doubted, text, (), calm).doubt is None


@pytest.mark.parametrize("text", PLAIN)
def test_what_alarms_by_itself_stands(text: str) -> None:
    assert taken_out.weighed(guess(), text, (), alarmed) == guess()
    assert taken_out.weighed(guess(0.9), text, (), calm) == guess(0.9)


@pytest.mark.parametrize("text", DARK)
def test_beside_dark_words_nothing_is_taken_out(text: str) -> None:
    assert taken_out.weighed(guess(), text, (), calm) == guess()


def test_a_rest_in_doubt_is_asked_about_mildly() -> None:
    def doubting(text: str, earlier: Sequence[str] = ()) -> Assessment:
        return Assessment("none", doubt=Doubt(0.5)) if "rommeltje" in text else Assessment("none")

    plainly = Assessment("none", doubt=Doubt(0.5))
    assert taken_out.weighed(plainly, PLAIN[-1], (), doubting) == plainly  # as plain a doubt as before
    seen = taken_out.weighed(guess(), PLAIN[-1], (), doubting)
    assert seen.doubt is not None
    assert seen.doubt.chance < 0.45


def test_no_crisis_of_the_labelled_messages_is_lowered() -> None:
    """Of 450 crises of these voices none was; a sample of them is enough to notice."""
    files = [(ROOT / f"data/signals/{name}.jsonl").read_text() for name in VOICES]
    rows = [json.loads(line) for text in files for line in text.splitlines()]
    texts = [row["text"] for row in rows if row["level"] == "crisis"]
    lowered = []
    for text in random.Random(4).sample(texts, MANY):
        verdict = safety().assess(text)
        if all(item.rule.startswith(("model:", "doubt:")) for item in verdict.evidence):
            seen = taken_out.weighed(verdict, text, (), safety().assess)
            lowered += [text] if seen != verdict else []
    assert lowered == []


STEP = CrisisStep("suicidaliteit", "self", "asked", guess=True)


@pytest.mark.parametrize(
    "text",
    [
        "me tante kookt voor me en me zusje slaapt hier vaak, dus ik ben niet alleen", "het werk zelf vind ik leuk",
        "ik voel me zo schuldig tegenover mijn collega's", "oh dus ik kan daar zelf om vragen",
        "ja is goed ik hoor het wel",
        "de bedrijfsarts heb ik nog nooit gesproken", "ok", "nee verder niks, was fijn",
    ],
)  # fmt: skip
def test_harmless_words_do_not_harden_a_guess(text: str) -> None:
    assert not mistaken.worries(STEP, text, Assessment("none"))


@pytest.mark.parametrize(
    "text", ["ik wil niet meer", "ik ben bang", "ben zo alleen", "heb de pillen al liggen", "ik huil"]
)
def test_a_worry_does(text: str) -> None:
    assert mistaken.worries(STEP, text, Assessment("none"))


def test_what_the_check_sees_does() -> None:
    assert mistaken.worries(STEP, "tja", Assessment("none", doubt=Doubt(0.5)))
    assert mistaken.worries(STEP, "tja", Assessment("crisis", ("mentaal",), kind="suicidaliteit"))
    assert mistaken.worries(STEP, "tja", Assessment("uitval", ("mentaal",)))
    assert not mistaken.worries(STEP, "tja", Assessment("uitval", ("werk", "gezondheid")))
