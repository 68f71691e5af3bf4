"""Who is in custody is not at his place, and who is told to go is about to lose it; nobody else's custody is his."""

from __future__ import annotations

import pytest

from bot.services.parts import Parts

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ik zit vast", "nee"), ("zit in de bajes", "nee"), ("ik zit al 2 maanden in de cel", "nee"),
        ("ben vastgezet", "nee"), ("docent zegt dat ik eruit moet", "stopt_binnenkort"),
        ("ze zeggen dat ik weg moet", "stopt_binnenkort"), ("moet eruit van school", "stopt_binnenkort"),
        ("ik zit vast met een opdracht", None), ("broer zit in de gevangenis", None),
        ("baas zei dat ik op tijd weg moet", None), ("zat vroeger in de bajes", None), ("ik heb een vaste baan", "ja"),
    ],
)  # fmt: skip
def test_what_is_said_of_his_place(real: Parts, text: str, value: str | None) -> None:
    found = real.reader.read(text, question="plek", profile="vervolgonderwijs", now=real.now()).get("plek")
    assert (found.value if found else None) == value
