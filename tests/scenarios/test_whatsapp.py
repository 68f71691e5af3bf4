"""A whole first conversation over WhatsApp, against the product as `nazorg up` starts it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from bot.demo.graphapi.client import Control
from tests.scenarios.product import ROOT, Product

ROBIN = 7002
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
    return Control(f"http://127.0.0.1:{product.env['NAZORG_GRAPHAPI_PORT']}")


def heard(control: Control, word: str, act: Callable[[], object]) -> str:
    """Act as the person, and wait until the bot's newest message holds `word`."""
    before = len(control.from_bot(ROBIN))
    act()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        new = [message["text"] for message in control.from_bot(ROBIN)[before:]]
        if new and word in new[-1]:
            return "\n".join(new)
        time.sleep(0.05)
    raise AssertionError(f"{word!r} was not said; last: {new}")


def test_a_first_conversation_over_whatsapp(product: Product, control: Control, code: str) -> None:
    welcome = heard(control, "af en toe vragen", lambda: control.write(ROBIN, code))
    assert SCHOOL in welcome
    heard(control, "Marieke vertellen?", lambda: control.tap(ROBIN, "Ja, dat mag"))
    heard(control, "Hoe heet je?", lambda: control.tap(ROBIN, "Ja, dat mag"))
    heard(control, "geboortedatum", lambda: control.write(ROBIN, "robin"))
    assert "Hoi Robin!" in heard(control, "Werk je nog", lambda: control.write(ROBIN, "1 maart 2007"))
    heard(control, "Mag ik dit aan Marieke vertellen?", lambda: control.write(ROBIN, "nee ben vrijdag ontslagen"))
    heard(control, "Wanneer mag Marieke je bellen?", lambda: control.tap(ROBIN, "Ja"))
    assert "geen berichten meer" in heard(control, "START", lambda: control.write(ROBIN, "stop"))
    assert set(control.calls("webhook")) == {200}
