"""In an open crisis: a worry beside "met mij is niks", whom not to call, what did not happen, what comes tonight."""

from __future__ import annotations

import pytest

from bot.conversation.danger.crisis import CrisisStep, understood

OTHER, SELF = CrisisStep("suicidaliteit", "other", "first"), CrisisStep("suicidaliteit", "self", "first")
VIOLENCE, FORCED = CrisisStep("geweld", "self", "first"), CrisisStep("uitbuiting", "self", "stay")


@pytest.mark.parametrize(
    ("step", "text", "reply"),
    [
        (SELF, "me zusje mag je niet bellen", "niet_zeggen"), (SELF, "mijn moeder liever niet bellen", "niet_zeggen"),
        (SELF, "niet mijn oma bellen aub", "niet_zeggen"), (VIOLENCE, "mn tante hoef je niet te appen", "niet_zeggen"),
        (SELF, "bel me niet", "niet_bellen"),
        (VIOLENCE, "niet geslagen hoor", "misverstand"), (VIOLENCE, "nee hij heeft me nooit geslagen", "misverstand"),
        (VIOLENCE, "hij slaat niet", "misverstand"), (FORCED, "ben niet gedwongen", "misverstand"),
        (FORCED, "vanavond moet ik weer", "niet_veilig"), (FORCED, "ik moet er straks heen", "niet_veilig"),
        (FORCED, "morgen moet ik naar die man", "niet_veilig"),
    ],
)  # fmt: skip
def test_it_is_heard(step: CrisisStep, text: str, reply: str) -> None:
    assert understood(step, text, None) == reply


@pytest.mark.parametrize(
    ("step", "text", "never"),
    [
        (OTHER, "met mij is niks maar ik tril helemaal", "gaat_goed"),
        (SELF, "met mij is niks maar ben bang", "gaat_goed"),
        (VIOLENCE, "vandaag niet geslagen", "misverstand"), (VIOLENCE, "niet hard geslagen", "misverstand"),
        (VIOLENCE, "hij slaat nu niet", "misverstand"), (FORCED, "vanavond moet ik werken", "niet_veilig"),
        (SELF, "zeg ik liever niet", "niet_zeggen"), (SELF, "dat wil ik niet zeggen", "niet_zeggen"),
    ],
)  # fmt: skip
def test_it_is_not_taken_for_more(step: CrisisStep, text: str, never: str) -> None:
    assert understood(step, text, None) != never
