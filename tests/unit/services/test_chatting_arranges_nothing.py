"""A personal question to the bot answers nothing that is asked of us."""

from __future__ import annotations

import pytest

from bot.core.checkin import Answer
from bot.services.checkins.no_answer import told_alone


@pytest.mark.parametrize("text", ["heb jij eigenlijk ook weekend?", "slaap jij ook weleens in het weekend?"])
def test_a_chat_is_no_time_to_call(text: str) -> None:
    assert told_alone({"bellen": Answer("in het weekend", text)}, {}, text) == {}


@pytest.mark.parametrize("text", ["kan ze mij in het weekend bellen?", "mag het ook een appje zijn?"])
def test_a_wish_asked_for_is_kept(text: str) -> None:
    assert set(told_alone({"bellen": Answer("in het weekend", text)}, {}, text)) == {"bellen"}
