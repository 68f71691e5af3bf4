"""A guess at danger in a message that plainly is something else: asked about mildly, or not at all."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.doubt.ordinary import weighed
from bot.core.signal import Assessment, Doubt, Evidence

SEEN = (Evidence("bellen", "model:0"),)
WISH, STORY = "mijn moeder mag het niet weten", "ik zag hem gisteren weer bij de brug staan"


def guess(chance: float) -> Assessment:
    return Assessment("crisis", ("thuis",), "self", SEEN, "geweld", chance=chance)


@pytest.mark.parametrize(("text", "answers"), [(WISH, False), (STORY, True)])
def test_an_alarm_becomes_a_mild_question(text: str, answers: bool) -> None:
    seen = weighed(guess(0.6), text, answers=answers)

    assert seen.level == "attention"
    assert seen.doubt is not None
    assert seen.doubt.chance < load("controlevraag")["mild"]["below"]
    assert (seen.doubt.kind, seen.topics) == ("geweld", ("thuis",))


def test_what_is_sure_stays_an_alarm() -> None:
    assert weighed(guess(0.9), WISH, answers=True) == guess(0.9)


def test_a_story_stays_what_it_is() -> None:
    assert weighed(guess(0.6), STORY, answers=False) == guess(0.6)


@pytest.mark.parametrize(("chance", "asked"), [(0.3, False), (0.44, False), (0.5, True)])
def test_a_slight_doubt_is_dropped(chance: float, asked: bool) -> None:
    seen = weighed(Assessment("none", doubt=Doubt(chance)), WISH, answers=False)

    assert (seen.doubt is not None) == asked


def test_nothing_is_made_of_nothing() -> None:
    assert weighed(Assessment("uitval", ("werk",)), WISH, answers=False) == Assessment("uitval", ("werk",))
