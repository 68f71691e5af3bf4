"""Three young people over Telegram: from "ik heb nog niks" to a cv, a letter and a plan, in the whole product.

Each answers what is asked, whatever the order, as he would. The files that arrive are written to the test's folder,
so that a person can look at them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bot.demo.botapi.client import Control
from tests.scenarios.product import ROOT, Product

pytestmark = pytest.mark.long

MOST = 40  # messages of a learner in one talk
QUIET = 1.2  # seconds without a new message after which the bot has said all


@dataclass
class Person:
    """A learner behind a telephone. `answers`: what he says to a message that holds the pattern."""

    control: Control
    chat: int
    answers: Mapping[str, str] = field(default_factory=dict)

    def says(self, text: str) -> list[dict[str, Any]]:
        """Type, and wait for everything that the bot says to it."""
        return self._acts(lambda: self.control.write(self.chat, text))

    def taps(self, title: str) -> list[dict[str, Any]]:
        """Tap a button of the newest message that has it."""
        return self._acts(lambda: self.control.tap(self.chat, title))

    def _acts(self, act: Any) -> list[dict[str, Any]]:
        before = len(self.control.from_bot(self.chat))
        act()
        deadline, known, since = time.monotonic() + 30, before, time.monotonic()
        while time.monotonic() < deadline:
            count = len(self.control.from_bot(self.chat))
            if count > known:
                known, since = count, time.monotonic()
            if known > before and time.monotonic() - since > QUIET:
                return self.control.from_bot(self.chat)[before:]
            time.sleep(0.05)
        raise AssertionError("the bot said nothing")

    def goes_on(self, until: str, said: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Answer each question until the bot's last words hold `until`. Fails when a question has no answer."""
        for _ in range(MOST):
            last = words(said[-1])
            if until in last:
                return said
            reply = next((answer for pattern, answer in self.answers.items() if re.search(pattern, last)), None)
            assert reply is not None, f"no answer to {last!r}"
            said = self.taps(reply[1:]) if reply.startswith("!") else self.says(reply)
        raise AssertionError(f"{until!r} was not reached; last: {words(said[-1])!r}")

    def files(self, folder: Path) -> dict[str, bytes]:
        """All files that came in, also written to `folder`."""
        sent = [m["document"] for m in self.control.from_bot(self.chat) if "document" in m]
        found = {one["file_name"]: one["content"] for one in sent}
        for name, content in found.items():
            (folder / name).write_bytes(content)
        return found


def words(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")


@pytest.fixture
def control(product: Product) -> Control:
    product.wait_until_well()
    return Control(f"http://127.0.0.1:{product.env['NAZORG_BOTAPI_PORT']}")


def join(product: Product, control: Control, chat: int, name: str, profile: str) -> Person:
    """A learner with a code, who gave leave and is in his first check-in."""
    command = [sys.executable, "-m", "bot.cli", "add-learner", name, "--school", "VSO De Brug (demo)", "--coach"]
    command += ["marieke@demo.invalid", "--profile", profile, "--left-on", "2026-07-15", "--born-on", "2007-03-01"]
    done = subprocess.run(command, cwd=ROOT, env=product.env, capture_output=True, text=True, check=True)
    person = Person(control, chat)
    person.says(f"/start {done.stdout.split()[-1]}")
    person.taps("Ja, dat mag")
    person.taps("Ja, dat mag")
    person.says(name)
    person.says("1 maart 2007")
    return person


ASKED = {
    "Ik wil het zeker weten": "nee hoor, het gaat wel",  # the check question may come; then the talk goes on
    "Wat past bij jou": "[kan]",
    "voornaam en je achternaam": "[naam]",
    "baas je bereiken": "[contact]",
    "Waar heb je gewerkt": "[werk]",
    "Hoe heet de plek": "weet ik niet",
    "Wat deed je bij": "[taken]",
    "Wanneer was dat": "[wanneer]",
    "Op welke school": "[school]",
    "een papier gehaald": "[papier]",
    "Tik aan wat klopt|Nog iets\\?": "!Klaar",
    "Wat kun je goed\\?": "[kan]",
    "In welke plaats": "[plaats]",
    "Bedoel je": "ja",
    "Op welke dagen": "alle dagen",
    "Hoe kom je naar": "met de fiets",
    "Welke talen": "nederlands",
    # the letter
    "Voor welk werk": "[vacature]",
    "Waarom wil je": "[reden]",
    "goed voor dit werk|Tik aan|goed kunt": "[kan]",
    "Wanneer kun je beginnen": "meteen",
    "anders schrijven": "!Nee, laat zo",
    "welke naam|Welke naam": "[naam]",
}
ROBIN = {
    "naam": "robin de vries", "contact": "06 12345678", "werk": "stage bij garage smit in ede, half jaar",
    "taken": "banden wisselen en olie verversen", "wanneer": "in 2025", "school": "praktijkonderwijs",
    "papier": "ja diploma", "kan": "ik kan goed met mijn handen werken", "plaats": "Ede",
    "vacature": "bij de kwik fit in ede, banden wisselen", "reden": "omdat ik van auto's hou",
}  # fmt: skip
NOOR = {
    "naam": "Noor Bakker", "contact": "noor.bakker@example.org",
    "werk": "dagbesteding bij een zorgboerderij in Barneveld",
    "taken": "dieren voeren en stallen schoonmaken", "wanneer": "3 jaar", "school": "zeg ik liever niet",
    "papier": "nee", "kan": "ik kan goed met dieren", "plaats": "Barneveld",
    "vacature": "bij de kinderboerderij in Barneveld, dieren verzorgen", "reden": "omdat ik rustig word van dieren",
}  # fmt: skip
YASSIN = {
    "naam": "Yassin el Amrani", "contact": "0687654321", "werk": "bijbaan bij de jumbo in utrecht sinds 2025",
    "taken": "vakken vullen en kassa doen", "wanneer": "sinds 2025", "school": "mbo entree op het ROC Midden Nederland",
    "papier": "nog bezig", "kan": "ik ben snel en op tijd", "plaats": "Utrecht",
    "vacature": "bij de lidl in utrecht als vakkenvuller", "reden": "omdat het dichtbij mijn huis is",
}  # fmt: skip


def answers(life: Mapping[str, str]) -> dict[str, str]:
    return {asked: re.sub(r"\[(\w+)\]", lambda m: life[m[1]], reply) for asked, reply in ASKED.items()}


@pytest.mark.parametrize(
    ("chat", "life", "profile", "proof"),
    [
        (7101, ROBIN, "arbeidsmarkt", "Robin de Vries"),
        (7102, NOOR, "dagbesteding", "Noor Bakker"),
        (7103, YASSIN, "vervolgonderwijs", "Yassin el Amrani"),
    ],
)
def test_from_nothing_to_cv_letter_and_plan(
    product: Product, control: Control, tmp_path: Path, chat: int, life: dict[str, str], profile: str, proof: str
) -> None:
    person = join(product, control, chat, life["naam"].split()[0], profile)
    person.answers = answers(life)
    said = person.says("ik heb nog niks voor een cv, kan je me helpen met een cv maken")
    if chat == 7102:
        assert "113" in "".join(words(m) for m in person.says("ik wil niet meer leven"))
        person.taps("Ja, ik ben veilig")
        person.says("nee hoeft niet bellen")
        said = person.says("ik wil verder met mijn cv")
    person.goes_on("Klopt alles?", said)
    person.goes_on("Wat wil je nu doen?", person.taps("Ja, klopt"))
    person.goes_on("Klopt dit?", person.taps("Een brief maken"))
    person.goes_on("Wat wil je nu doen?", person.taps("Ja, klopt"))
    person.taps("Maak een plan")
    person.taps("Bellen of langs gaan")
    planned = person.taps("Over een week")
    assert "Staat op je plan" in "".join(words(m) for m in planned)

    files = person.files(tmp_path)
    kinds = [name.rpartition(".")[2] for name in files]
    assert kinds.count("pdf") == kinds.count("docx") == 2
    for name, content in files.items():
        if name.endswith(".pdf"):
            pdf = PdfReader(tmp_path / name)
            assert len(pdf.pages) == 1
            assert proof in pdf.pages[0].extract_text()
            assert str(pdf.trailer["/Root"]["/Lang"]).startswith("nl")
        assert content
