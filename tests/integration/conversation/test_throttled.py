"""An answer that the provider finds too many at once is sent all the same, and campaigns make room."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.outbox import LONGEST_WAIT, TRIES
from bot.core.learner import Learner
from bot.ports import ChannelError
from tests.integration.conversation.talk import Talk


@pytest.fixture
def waits(talk: Talk) -> list[float]:
    """How long the outbox waited; the channel is free after the second time."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            talk.channel.fails = None

    talk.conversation.outbox._sleep = sleep
    return waited


async def test_an_answer_is_sent_after_a_429_and_campaigns_rest(talk: Talk, daan: Learner, waits: list[float]) -> None:
    talk.channel.fails = ChannelError("rate limit", retry_after=1)
    assert await talk.says("hoi") == ["antwoord"]
    assert waits == [1, 1]
    with talk.parts.begin() as uow:
        provider = uow.campaigns.provider("fake")
        assert provider.rest_until == talk.parts.now() + timedelta(seconds=2)
        assert provider.throttled == 2


async def test_it_is_not_tried_for_ever(talk: Talk, daan: Learner, waits: list[float]) -> None:
    waits.extend([0.0] * 3)  # never free
    talk.channel.fails = ChannelError("rate limit", retry_after=1)
    assert await talk.says("hoi") == []
    assert len(waits) == 3 + TRIES - 1


@pytest.mark.parametrize(
    "error",
    [
        ChannelError("rate limit", retry_after=LONGEST_WAIT + 1),
        ChannelError("no answer", uncertain=True, retry_after=1),
        ChannelError("unreachable"),
    ],
)
async def test_what_would_come_too_late_or_perhaps_twice_is_left(
    talk: Talk, daan: Learner, waits: list[float], error: ChannelError
) -> None:
    talk.channel.fails = error
    assert await talk.says("hoi") == []
    assert waits == []
