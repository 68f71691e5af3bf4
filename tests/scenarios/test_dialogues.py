"""Whole dialogues end as they should: answers, signals, cases, and what is never said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.signal import LEVELS
from bot.play.script import Dialogue, read
from bot.play.stack import Stack

HERE = Path(__file__).parent
DIALOGUES = {dialogue.name: dialogue for dialogue in read(HERE / "dialogues.yml")}
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "expected.yml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_every_dialogue_has_an_expectation_and_four_are_played_for_each_profile() -> None:
    profiles = [dialogue.profile for dialogue in DIALOGUES.values()]
    assert set(DIALOGUES) == set(EXPECTED)
    assert all(profiles.count(profile) >= 4 for profile in ("arbeidsmarkt", "vervolgonderwijs", "dagbesteding"))


@pytest.mark.parametrize("name", list(DIALOGUES))
async def test_dialogue(running: Stack, name: str) -> None:
    dialogue: Dialogue = DIALOGUES[name]
    wanted = EXPECTED[name]
    result = await running.player.play(dialogue)
    said = "\n".join(reply["text"] for turn in result["turns"] for reply in turn["replies"])

    got = {q: None if a["refused"] else a["value"] for q, a in result["checkin"]["answers"].items()}
    assert {question: got.get(question, "not heard") for question in wanted.get("answers", {})} == wanted.get(
        "answers", {}
    )
    if "level" in wanted:
        gravest = max((s["level"] for s in result["signals"]), key=LEVELS.index, default="none")
        assert gravest == wanted["level"]
    _case(result["escalations"], wanted)
    assert [word for word in wanted.get("says", ()) if word not in said] == []
    assert [word for word in wanted.get("never", ()) if word in said] == []
    if "done" in wanted:
        assert result["checkin"]["done"] is wanted["done"]
    for state in ("stopped", "forgotten"):
        assert result[state] is wanted.get(state, False)
    _polite(result)


def _case(cases: list[dict[str, Any]], wanted: dict[str, Any]) -> None:
    if "case" not in wanted:
        return
    if wanted["case"] is None:
        assert cases == []
        return
    assert len(cases) == 1
    flat = cases[0] | cases[0]["agreements"]
    assert {key: flat[key] for key in wanted["case"]} == wanted["case"]
    assert cases[0]["quotes"]


def _polite(result: dict[str, Any]) -> None:
    """Every message is answered, no placeholder is left open, and no question is put more than three times."""
    texts = [reply["text"] for turn in result["turns"] for reply in turn["replies"]]
    assert all(turn["replies"] for turn in result["turns"])
    assert not [text for text in texts if "[" in text or "{" in text]
    questions = [text for text in texts if text.endswith("?")]
    assert all(questions.count(question) <= 3 for question in questions)
