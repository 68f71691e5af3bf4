"""The number to call somebody on is his own, and the only one that is typed; at a doubt there is none."""

from __future__ import annotations

import pytest

from bot.language.phone import phone_in

HIS = [
    "0612345678", "bel me op 06-12345678", "oke iemand mag bellen. 0612345678", "je mag bellen op 06 12 34 56 78",
    "mijn nummer is 0612345678", "mn nieuwe nummer is +31 612345678", "bel me morgen na 4 op 0612345678",
    "je mag me vrijdag bellen op 0612345678 maar niet na 10 uur", "me nummer 0612345678 bel maar",
    "mijn coach mag me bellen op 0612345678", "een vrouw mag me bellen, 0612345678", "0612345678 is van mij",
    "ze mogen me bellen van 3 tot 5 op 0612345678", "ja bel maar 0612345678", "je kan gewoon bellen naar 0612345678",
]  # fmt: skip
OTHERS = [
    "je mag me bellen maar niet op 0612345678 dat is van mijn vader, mijn nummer is 0687654321",
    "bel me maar niet op 0612345678 die is van me vader",
    "je kan mijn moeder bellen op 0612345678",
    "laat mijn vader bellen 0612345678",
    "bel me morgen, niet op 0612345678 dat is me stiefvader, wel op 0687654321",
    "bel me maar niet op 0612345678",
    "je mag bellen. niet op dit nummer: 0612345678",
    "0612345678. die niet bellen",
    "bel me op 0612345678 of 0687654321",
    "bel ahmed maar 0612345678",
    "je kan ahmed bellen op 0612345678",
    "bel me, 0612345678 is van Ahmed",
    "je kan hem bellen op 0612345678",
    "bel me op zijn nummer 0612345678",
    "me stiefpa z'n nummer is 0612345678, bel me",
    "mijn dealer heeft 0612345678 bel me",
    "je mag mijn mentor bellen 0612345678",
    "bel me geen 0612345678",
    "bel 0800 0113", "bel me", "0612345",
]  # fmt: skip


@pytest.mark.parametrize("text", HIS)
def test_his_own_number_is_taken(text: str) -> None:
    assert phone_in(text) == "0612345678"


@pytest.mark.parametrize("text", OTHERS)
def test_that_of_another_or_a_refused_one_is_not(text: str) -> None:
    assert phone_in(text) == ""
