"""A whole first conversation over Telegram: code, consents, birth date, and a check-in of somebody who lost his job."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from bot.demo.botapi.client import Control
from tests.scenarios.product import ROOT, Product

CHAT = 7002
SCHOOL = "VSO De Brug (demo)"


@pytest.fixture
def code(product: Product) -> str:
    command = [sys.executable, "-m", "bot.cli", "add-learner", "Robin", "--school", SCHOOL, "--coach"]
    command += ["marieke@demo.invalid", "--profile", "arbeidsmarkt"]
    command += ["--left-on", "2025-07-15", "--born-on", "2007-03-01"]
    done = subprocess.run(command, cwd=ROOT, env=product.env, capture_output=True, text=True, check=True)
    return done.stdout.split()[-1]


@pytest.fixture
def control(product: Product) -> Control:
    product.wait_until_well()
    return Control(f"http://127.0.0.1:{product.env['NAZORG_BOTAPI_PORT']}")


def heard(control: Control, word: str, act: Callable[[], object]) -> str:
    """Act as the person, and wait until the bot's newest message holds `word`."""
    before = len(control.from_bot(CHAT))
    act()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        new = [message["text"] for message in control.from_bot(CHAT)[before:]]
        if new and word in new[-1]:
            return "\n".join(new)
        time.sleep(0.05)
    raise AssertionError(f"{word!r} was not said; last: {new}")


def test_a_first_conversation_over_telegram(product: Product, control: Control, code: str) -> None:
    welcome = heard(control, "af en toe vragen", lambda: control.write(CHAT, f"/start {code}"))
    assert SCHOOL in welcome
    assert "Marieke" in welcome
    heard(control, "Marieke vertellen?", lambda: control.tap(CHAT, "Ja, dat mag"))
    heard(control, "Hoe heet je?", lambda: control.tap(CHAT, "Ja, dat mag"))
    heard(control, "geboortedatum", lambda: control.write(CHAT, "robin"))
    heard(control, "nog een keer", lambda: control.write(CHAT, "1-3-2006"))
    begun = heard(control, "Werk je nog", lambda: control.write(CHAT, "1 maart 2007"))
    assert "Hoi Robin!" in begun

    heard(control, "Mag ik dit aan Marieke vertellen?", lambda: control.write(CHAT, "nee ben vrijdag ontslagen"))
    heard(control, "Wanneer mag Marieke je bellen?", lambda: control.tap(CHAT, "Ja"))
    heard(control, "Wie mag dit weten?", lambda: control.write(CHAT, "na vieren, niet op woensdag"))
    heard(control, "geld", lambda: control.tap(CHAT, "Alleen mijn coach"))
    assert "geen berichten meer" in heard(control, "START", lambda: control.write(CHAT, "stop"))
