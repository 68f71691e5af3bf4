"""What somebody typed before he said yes is used after it, and is never asked for twice."""

from __future__ import annotations

import pytest

from bot.conversation.joining.told_before import own_words
from bot.core.learner import Learner
from bot.services.parts import Parts
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, make_learner


@pytest.fixture
def known(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place, status="invited", consents={})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ja", ""), ("ja is goed", ""), ("Prima hoor, doe maar", ""), ("ok", ""), ("nee geen toestemming hoor", ""),
        ("ja is goed, zit trouwens al een jaar thuis", "zit trouwens al een jaar thuis"),
        ("ja maar ben wel ontslagen vorige week", "ben wel ontslagen vorige week"),
        ("ja ik wil graag een cv maken", "ik wil graag een cv maken"),
        ("hoi ik zit al lang thuis", "ik zit al lang thuis"),
        ("nou ja dan mag het wel", ""),
    ],
)
def test_the_yes_itself_is_left_out(text: str, left: str) -> None:
    assert own_words(text) == left


@pytest.mark.parametrize(
    "texts",
    [
        ("#ontslag", "ja"), ("hoi", "#ontslag bij de gamma", "ja is goed"), ("hoi", "ja, #ontslag vorige week"),
        ("#ontslag", "nee liever niet", "toch wel, doe maar"), ("#ontslag", "wie leest dit", "ja"),
    ],
)  # fmt: skip
async def test_a_worry_from_before_the_yes_is_stored_and_met(
    talk: Talk, known: Learner, parts: Parts, texts: tuple[str, ...]
) -> None:
    for text in texts:
        await talk.says(text)

    asked = talk.engine.asked[-1]
    with parts.begin() as uow:
        levels = [signal.level for signal in uow.talks.signals_of(known.id)]
        checkin = uow.talks.open_checkin(known.id)
    assert "#ontslag" in asked
    assert levels == ["uitval"]
    assert checkin is not None


async def test_several_messages_are_answered_as_one(talk: Talk, known: Learner) -> None:
    del known
    for text in ("ik zoek een baan", "#ontslag bij de gamma", "ja hoor"):
        await talk.says(text)

    assert talk.engine.asked == ["ik zoek een baan\n#ontslag bij de gamma"]


async def test_before_the_yes_nothing_is_stored_of_it(talk: Talk, known: Learner, parts: Parts) -> None:
    await talk.says("#ontslag bij de gamma")

    with parts.begin() as uow:
        assert list(uow.talks.signals_of(known.id)) == []
        assert uow.talks.open_checkin(known.id) is None


async def test_what_was_typed_long_ago_is_let_rest(talk: Talk, known: Learner, clock: FixedClock) -> None:
    del known
    await talk.says("#ontslag bij de gamma")
    clock.forward(days=20)
    replies = await talk.says("ja")

    assert talk.engine.asked == []
    assert "Waar wil je over praten?" in replies[-1]
