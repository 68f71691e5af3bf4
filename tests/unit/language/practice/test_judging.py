"""Judging answers to an employer's questions: agreement with a coach's tips, and what may never happen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.practice import QUESTIONS, tip_for
from bot.language.practice import PracticeListener, measure
from tests.conftest import language

EVERY = ("tuned", "unseen", "second", "last")
ANSWERS: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "answers.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def listener() -> PracticeListener:
    return PracticeListener(language())


def judged(listener: PracticeListener, answer: dict[str, Any]) -> str:
    return tip_for(answer["q"], listener.hear(answer["text"], answer["q"]), measure())


@pytest.mark.parametrize(
    ("part", "same", "fitting"), [("tuned", 30, 30), ("unseen", 57, 60), ("second", 37, 42), ("last", 26, 29)]
)
def test_agrees_with_the_tip_of_a_coach(listener: PracticeListener, part: str, same: int, fitting: int) -> None:
    tips = [(judged(listener, one), one) for one in ANSWERS[part]]
    assert sum(tip == one["tip"] for tip, one in tips) >= same
    assert sum(tip in (one["tip"], *one.get("also", ())) for tip, one in tips) >= fitting


def test_nothing_private_or_angry_is_kept_as_a_good_sentence(listener: PracticeListener) -> None:
    for one in (one for part in EVERY for one in ANSWERS[part]):
        if one["tip"] in ("private", "boss"):
            best = listener.hear(one["text"], one["q"]).best
            assert listener.hear(best, one["q"]).found.isdisjoint({"private", "boss"}), best


def test_what_is_kept_is_what_he_wrote(listener: PracticeListener) -> None:
    for one in (one for part in EVERY for one in ANSWERS[part]):
        best = listener.hear(one["text"], one["q"]).best
        assert best in " ".join(one["text"].split())


@pytest.mark.parametrize(
    "text",
    ["ik heb geen schulden", "ik wil werken met mensen met een beperking", "mijn oma heeft diabetes en ik help haar"],
)
def test_what_is_not_about_himself_is_not_called_private(listener: PracticeListener, text: str) -> None:
    assert "private" not in listener.hear(text, "tell").found


@pytest.mark.parametrize("text", ["mijn baas was aardig", "ik had geen ruzie met de baas", "de chef was nooit gemeen"])
def test_a_kind_word_about_a_boss_is_no_complaint(listener: PracticeListener, text: str) -> None:
    assert "boss" not in listener.hear(text, "did").found


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("wat moet ik aan naar een gesprek", "kleding"),
        ("welke kleren meisje gesprek kledingwinkel", "kleding"),
        ("bro wat draag je naar zo'n gesprek is een trainingspak ok", "kleding"),
        ("moet ik zeggen dat ik autisme heb", "vertellen"),
        ("ik moet op gesprek maar wat zeg ik over mijn autisme", "vertellen"),
        ("vragen ze ook naar me strafblad in zo'n gesprek", "vertellen"),
        ("hoe bel ik", "bellen"),
        ("ik durf niet te bellen", "bellen"),
        ("is het raar als mn moeder meegaat naar gesprek", "meenemen"),
        ("help ik klap dicht als ze vragen stellen", "zenuwen"),
        ("morgen proefdraaien in de keuken wat moet ik weten", "proefdag"),
        ("wat moet ik zelf vragen aan die baas", "vragen"),
        ("hoe kom ik er", "reizen"),
        ("wat als ik te laat ben voor mn gesprek", "te_laat"),
        ("moet ik zeggen je of u tegen de chef bij t gesprek", "groeten"),
        ("oefenen voor gesprek", ""),
        ("kunnen we doen alsof jij de baas bent en ik kom solliciteren", ""),
    ],
)
def test_hears_what_he_wants_to_know(listener: PracticeListener, text: str, topic: str) -> None:
    assert listener.topic(text) == topic


@pytest.mark.parametrize("text", ["", "?", "😀", "a" * 2000, "en " * 600, "ik " * 500 + ".", "<b>ik</b> =1+1"])
def test_any_text_is_judged(listener: PracticeListener, text: str) -> None:
    for question in QUESTIONS:
        assert tip_for(question, listener.hear(text, question), measure())
