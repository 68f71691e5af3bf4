"""While we ask who may know, a crisis stands whatever else the message says."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.conversation.asked_of_us import plain
from bot.conversation.asked_of_us.plain import _under_leave
from bot.core.signal import Assessment, Doubt


class _Calm:
    """Parts that see nothing in any words."""

    def assess(self, _: str) -> Assessment:
        return Assessment("none")


def read(monkeypatch: pytest.MonkeyPatch, text: str, verdict: Assessment) -> Assessment:
    monkeypatch.setattr(plain, "_asks_leave", lambda *_: True)
    return _under_leave(cast(Any, _Calm()), cast(Any, SimpleNamespace(inbound=SimpleNamespace(text=text))), verdict)


@pytest.mark.parametrize("text", ["mijn moeder mag het niet weten", "coach mag het weten, stiefpa raakt me ook"])
def test_a_crisis_is_not_lowered(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    crisis = Assessment("crisis", ("misbruik",))
    assert read(monkeypatch, text, crisis) == crisis


@pytest.mark.parametrize(
    ("text", "dropped"), [("mijn voogd mag het weten", True), ("die mannen mogen niks weten", False)]
)
def test_a_doubt_at_the_answer_alone_is_dropped(monkeypatch: pytest.MonkeyPatch, text: str, dropped: bool) -> None:
    doubt = Assessment("attention", doubt=Doubt(0.3))
    assert read(monkeypatch, text, doubt) == (Assessment("none") if dropped else doubt)
