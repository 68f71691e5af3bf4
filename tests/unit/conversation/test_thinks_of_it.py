"""After the plain question about danger own words for a yes are one."""

from __future__ import annotations

import pytest

from bot.conversation.doubt.question import understood
from bot.core.signal import Assessment

NONE = Assessment("none")


@pytest.mark.parametrize(
    "text",
    [
        "niet nu meteen ofzo, maar ik denk er wel elke avond aan", "ik denk er vaak aan", "denk er soms over na",
        "daar denk ik best veel aan", "soms denk ik er de hele nacht over na", "ik pieker er steeds over",
    ],
)  # fmt: skip
def test_thinking_of_it_is_a_yes(text: str) -> None:
    assert understood(text, None, NONE) == "yes"


@pytest.mark.parametrize(
    "text", ["ik denk er niet aan hoor", "daar denk ik nooit over", "mn baas denkt er nog over na", "ik ga zo eten"]
)
def test_a_denial_or_somebody_else_is_none(text: str) -> None:
    assert understood(text, None, NONE) in (None, "no")

