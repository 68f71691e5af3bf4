"""A whole first conversation over WhatsApp, against the product as `nazorg up` starts it."""

from __future__ import annotations

import pytest

from bot.demo.graphapi.client import Control
from tests.scenarios.product import SCHOOL, Product, heard

ROBIN = 7002


@pytest.fixture
def control(product: Product) -> Control:
    product.wait_until_well()
    return Control(f"http://127.0.0.1:{product.env['NAZORG_GRAPHAPI_PORT']}")


def test_a_first_conversation_over_whatsapp(product: Product, control: Control, code: str) -> None:
    welcome = heard(control, ROBIN, "af en toe vragen", lambda: control.write(ROBIN, code))
    assert SCHOOL in welcome
    heard(control, ROBIN, "Marieke vertellen?", lambda: control.tap(ROBIN, "Ja, dat mag"))
    heard(control, ROBIN, "Hoe heet je?", lambda: control.tap(ROBIN, "Ja, dat mag"))
    heard(control, ROBIN, "geboortedatum", lambda: control.write(ROBIN, "robin"))
    assert "Hoi Robin!" in heard(control, ROBIN, "Werk je nog", lambda: control.write(ROBIN, "1 maart 2007"))
    asks = "Mag ik dit aan Marieke vertellen?"
    heard(control, ROBIN, asks, lambda: control.write(ROBIN, "nee ben vrijdag ontslagen"))
    heard(control, ROBIN, "Wanneer mag Marieke je bellen?", lambda: control.tap(ROBIN, "Ja"))
    assert "geen berichten meer" in heard(control, ROBIN, "START", lambda: control.write(ROBIN, "stop"))
    assert set(control.calls("webhook")) == {200}
