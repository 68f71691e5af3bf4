"""A whole first conversation over Telegram: code, consents, birth date, and a check-in of somebody who lost his job."""

from __future__ import annotations

import pytest

from bot.demo.botapi.client import Control
from tests.scenarios.product import SCHOOL, Product, heard

CHAT = 7002


@pytest.fixture
def control(product: Product) -> Control:
    product.wait_until_well()
    return Control(f"http://127.0.0.1:{product.env['NAZORG_BOTAPI_PORT']}")


def test_a_first_conversation_over_telegram(product: Product, control: Control, code: str) -> None:
    welcome = heard(control, CHAT, "af en toe vragen", lambda: control.write(CHAT, f"/start {code}"))
    assert SCHOOL in welcome
    assert "Marieke" in welcome
    heard(control, CHAT, "Marieke vertellen?", lambda: control.tap(CHAT, "Ja, dat mag"))
    heard(control, CHAT, "Hoe heet je?", lambda: control.tap(CHAT, "Ja, dat mag"))
    heard(control, CHAT, "geboortedatum", lambda: control.write(CHAT, "robin"))
    heard(control, CHAT, "nog een keer", lambda: control.write(CHAT, "1-3-2006"))
    begun = heard(control, CHAT, "Werk je nog", lambda: control.write(CHAT, "1 maart 2007"))
    assert "Hoi Robin!" in begun

    heard(control, CHAT, "Mag ik dit aan Marieke vertellen?", lambda: control.write(CHAT, "nee ben vrijdag ontslagen"))
    heard(control, CHAT, "Wanneer mag Marieke je bellen?", lambda: control.tap(CHAT, "Ja"))
    heard(control, CHAT, "of ook anderen?", lambda: control.write(CHAT, "na vieren, niet op woensdag"))
    heard(control, CHAT, "geld", lambda: control.tap(CHAT, "Alleen mijn coach"))
    assert "geen berichten meer" in heard(control, CHAT, "START", lambda: control.write(CHAT, "stop"))
