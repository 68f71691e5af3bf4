"""Spoilt spelling of the lines that the check learns from."""

from __future__ import annotations

from bot.safety.noise import LEARNT, NOISES, some_spoilt

TEXTS = [f"Ja, het gaat goed hier! Vandaag weer {number} dozen ingepakt." for number in range(2_000)]


def test_a_share_is_spoilt_and_always_the_same_one() -> None:
    spoilt = some_spoilt(TEXTS)
    changed = sum(new != old for new, old in zip(spoilt, TEXTS, strict=True)) / len(TEXTS)

    assert spoilt == some_spoilt(TEXTS)
    assert spoilt != some_spoilt(TEXTS, seed=1)
    assert 0.25 < changed < sum(LEARNT.values())  # a short line may have nothing to spoil


def test_every_way_occurs() -> None:
    spoilt = dict(zip(TEXTS, some_spoilt(TEXTS), strict=True))
    ways = {name for name in LEARNT for at, text in enumerate(TEXTS) if spoilt[text] == NOISES[name](text, at) != text}

    assert ways == set(LEARNT)


def test_nothing_is_left_empty() -> None:
    assert some_spoilt(["?!"] * 500).count("") == 0
