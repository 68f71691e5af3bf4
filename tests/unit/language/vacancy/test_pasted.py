"""Pasted vacancies: what is read is right; what is not clear is a choice or nothing."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.letter import Vacancy
from bot.language.vacancy import VacancyReader

NOW = datetime(2026, 11, 25, 11, tzinfo=UTC)
FIELDS = ("employer", "role", "place", "contact", "mail", "closes", "age")
CASES = yaml.safe_load((Path(__file__).parent / "vacatures.yml").read_text(encoding="utf-8"))["vacancies"]


def read(text: str) -> Vacancy:
    return VacancyReader().read(text, question="vacancy", now=NOW).vacancy


def wrong(case: dict[str, Any], found: Vacancy) -> list[str]:
    """Fields that say something that does not stand in the vacancy."""
    return [name for name in FIELDS if (value := getattr(found, name)) and value != case.get(name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].split("\n")[0][:40])
def test_nothing_is_read_that_is_not_there(case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert found.kind == "text"
    assert found.danger == ""
    assert wrong(case, found) == []
    assert sorted(found.asks) == sorted(case["asks"])
    for name, right in case.get("choice", {}).items():
        assert right in getattr(found, name)


def test_most_of_what_is_there_is_read() -> None:
    told = [(case, name) for case in CASES for name in FIELDS if case.get(name)]
    found = sum(getattr(read(case["text"]), name) == case[name] for case, name in told)
    assert found / len(told) >= 0.9, f"{found} of {len(told)}"


def test_html_formulas_and_signs_that_cannot_be_seen_are_no_facts() -> None:
    found = read(
        "<html><script>Bedrijf: Kwaad</script><h1>Kok gezocht</h1><p>Restaurant De Smulhoek zoekt een kok</p>"
        '<li>Functie: =HYPERLINK("http://x","klik")</li><li>Wij vragen: op tijd\u200b komen</li></html>'
    )
    assert (found.employer, found.role) == ("Restaurant De Smulhoek", "kok")
    assert found.asks == ("tijd",)


def test_twenty_thousand_characters_are_read_at_once() -> None:
    text = CASES[0]["text"] + "Je krijgt een goed salaris en leuke collega's in het team. " * 400
    started = time.perf_counter()
    assert read(text[:20_000]).employer == "Jumbo"
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("sign", ["a", "A ", "<", "Bij A ", "zoekt een ", "1 ", "\n- ", "Jan de ", "van "])
def test_no_text_keeps_the_reader_busy(sign: str) -> None:
    started = time.perf_counter()
    read("wij zoeken een kok. ben jij flexibel? solliciteer\n" + (sign * 20_000)[:20_000])
    assert time.perf_counter() - started < 3


def test_an_english_text_gives_no_dutch_role() -> None:
    found = read(
        "Warehouse worker wanted\nWe are looking for a worker for our team in Tilburg. You will work with your team "
        "and you have experience. Requirements: driving licence. Apply with your resume."
    )
    assert found.english
    assert found.role == ""


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("Snel geld verdienen! Geen ervaring nodig. App voor info.", "snelgeld"),
        ("Wij zoeken mensen. Stuur een foto van je paspoort en je bankpas.", "id"),
        ("Verdien geld: stel je bankrekening beschikbaar, wij storten en jij maakt over.", "bank"),
        ("Je betaalt eerst 50 euro borg betalen voor het startpakket kopen.", "geld"),
        ("Pak rijden in de nacht, contant betaald, geen vragen stellen.", "pakket"),
        ("Verdien €500 per dag met je telefoon", "snelgeld"),
        ("ik kan geld verdienen als ik mijn pinpas uitlenen wil", "bank"),
    ],
)
def test_an_offer_that_is_no_work_is_seen(text: str, danger: str) -> None:
    assert read(text).danger == danger


@pytest.mark.parametrize(
    "text",
    [
        "Neem bij het gesprek een geldig identiteitsbewijs mee. Wij zoeken een kok. Solliciteer via mail.",
        "Wij vragen nooit om vooraf te betalen. Jumbo zoekt een vakkenvuller. Solliciteer nu.",
        "Je verdient € 14,50 per uur en € 120 per dag. Wij zoeken een lasser, solliciteer.",
        "Als caissière ben je handig met een pinapparaat. Wij zoeken een kassamedewerker.",
        "Pakketbezorger: pakketten wegbrengen met de bus. Wij zoeken iemand met rijbewijs B.",
    ],
)
def test_an_honest_employer_is_no_danger(text: str) -> None:
    assert read(text).danger == ""
