"""Crisis texts: whole, direct, never the same twice, and each rule can fail."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from bot.content import load
from bot.content.checks.crisis import ABOUT, KINDS, crisis_problems, ideas
from bot.content.checks.lines import fill, read_lines
from bot.content.checks.policy import read_policy

POLICY = read_policy(load("leesniveau"))
BLOCKS = [(kind, about) for kind in KINDS for about in ABOUT]


@pytest.fixture
def crisis() -> dict[str, Any]:
    # one copy per place, so that breaking one button list breaks one only
    return deepcopy(load("crisis"))


def whats(crisis: dict[str, Any]) -> str:
    return " | ".join(problem.what for problem in crisis_problems(crisis, POLICY))


def test_the_real_texts_are_in_order(crisis: dict[str, Any]) -> None:
    assert whats(crisis) == ""


@pytest.mark.parametrize(("kind", "about"), BLOCKS)
def test_every_block_names_real_help(crisis: dict[str, Any], kind: str, about: str) -> None:
    block = crisis["kinds"][kind][about]
    assert "{lijn:112}" in block["first"]["text"]
    assert "{" not in fill(block["first"]["text"], read_lines(load("hulplijnen")))


@pytest.mark.parametrize("about", ABOUT)
def test_suicide_is_named_and_the_line_is_113(crisis: dict[str, Any], about: str) -> None:
    text = crisis["kinds"]["suicidaliteit"][about]["first"]["text"]
    assert "zelfmoord" in text
    assert "{lijn:113}" in text
    assert "{chat:113}" in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_worried_friend_is_not_left_alone_with_it(crisis: dict[str, Any], kind: str) -> None:
    text = crisis["kinds"][kind]["other"]["first"]["text"]
    assert "niet alleen" in text or "Blijf erbij" in text


@pytest.mark.parametrize("state", ["staffed", "outside", "oncall", "no_coach"])
def test_who_comes_and_when_is_said(crisis: dict[str, Any], state: str) -> None:
    assert "[wanneer]" in crisis["contact"][state]["text"]
    assert "[wanneer]" in crisis["call"][state]["text"]


def test_a_stranger_is_promised_nobody(crisis: dict[str, Any]) -> None:
    texts = [crisis["contact"]["stranger"], *crisis["answers"]["stranger"].values()]
    assert all("[coach]" not in node["text"] and "school" not in node["text"] for node in texts)
    assert {"bel_mij", "niet_bellen", "doorvertellen"} <= crisis["answers"]["stranger"].keys()


def test_talk_lines_exist(crisis: dict[str, Any]) -> None:
    assert {entry["line"] for entry in crisis["talk"]} <= read_lines(load("hulplijnen")).keys()


def test_at_most_three_buttons(crisis: dict[str, Any]) -> None:
    assert all(len(buttons) <= 3 for buttons in crisis["sets"].values())


def test_a_condition_and_its_advice_are_one_idea() -> None:
    assert ideas("Goed dat je het zegt. Is er gevaar? Bel dan 112. Ben je veilig?") == 3


def drop_again(crisis: dict[str, Any]) -> None:
    crisis["kinds"]["geweld"]["self"]["again"] = {}


def repeat_first(crisis: dict[str, Any]) -> None:
    block = crisis["kinds"]["geweld"]["self"]
    block["again"]["text"] = block["first"]["text"]


def too_short(crisis: dict[str, Any]) -> None:
    crisis["kinds"]["dakloos"]["other"]["first"]["text"] = "Bel 112. Ben je veilig?"


def no_question(crisis: dict[str, Any]) -> None:
    crisis["kinds"]["psychose"]["self"]["first"]["text"] = "Bel 112. Ga naar iemand toe. Blijf daar."


def dead_button(crisis: dict[str, Any]) -> None:
    crisis["kinds"]["geweld"]["self"]["first"]["buttons"][0]["reply"] = "weg"


def silent_state(crisis: dict[str, Any]) -> None:
    crisis["contact"]["outside"] = {}


def promise(crisis: dict[str, Any]) -> None:
    crisis["contact"]["staffed"]["text"] += " Ik beloof dat het geheim blijft."


def method(crisis: dict[str, Any]) -> None:
    crisis["kinds"]["suicidaliteit"]["self"]["again"]["text"] = "Heb je pillen?"


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        (drop_again, "there is no text"),
        (repeat_first, "comes twice"),
        (too_short, "2 sentences"),
        (no_question, "one question"),
        (dead_button, "weg leads nowhere"),
        (silent_state, "who gets in touch"),
        (promise, '"geheim"'),
        (method, '"pillen"'),
    ],
)
def test_each_rule_can_fail(
    crisis: dict[str, Any], harm: Callable[[dict[str, Any]], None], complaint: str
) -> None:
    harm(crisis)
    assert complaint in whats(crisis)
